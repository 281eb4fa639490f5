"""Contradictions: annotations that do not go together, of one source or of several."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from annotations.models.annotations import Annotation
from annotations.models.projects import Person, Project, one_of
from annotations.models.viewers import Viewer
from annotations.rules.kinds import ContradictionKind, ResolutionState
from annotations.rules.permissions import CONTRIBUTORS, Role
from annotations.rules.signoff import Status


class ContradictionQuerySet(models.QuerySet["Contradiction"]):
    """Contradictions as members see them."""

    def visible_to(self, user: Viewer) -> Self:
        """Everything in the person's projects; for readers only what is signed off and not deleted."""
        if not user.pk:
            return self.none()
        member = "project__memberships__"
        return self.filter(
            Q(**{f"{member}role__in": [role.value for role in CONTRIBUTORS]})
            | Q(**{f"{member}role": Role.READER.value}, status=Status.SIGNED_OFF.value, deleted=False),
            **{f"{member}person__user_id": user.pk},
        )


class Contradiction(models.Model):
    """Two or more annotations that do not go together: in what, why, and what became of it."""

    id = models.UUIDField(primary_key=True, editable=False)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="contradictions")
    kind = models.CharField(max_length=12, null=True)
    explanation = models.TextField(blank=True)
    resolution_state = models.CharField(max_length=13, default=ResolutionState.OPEN.value)
    resolution_preferred = models.ForeignKey(Annotation, on_delete=models.PROTECT, null=True, related_name="+")
    resolution_reason = models.TextField(blank=True)
    annotations = models.ManyToManyField(Annotation, through="ContradictionEnd", related_name="contradictions")
    status = models.CharField(max_length=10, default=Status.DRAFT.value)
    revision = models.PositiveIntegerField(default=1)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    authors = ArrayField(models.UUIDField())
    origin = models.TextField(null=True)
    deleted = models.BooleanField(default=False)
    created = models.DateTimeField(db_default=Now(), editable=False)
    updated = models.DateTimeField(db_default=Now(), editable=False)

    objects = ContradictionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["project", "created", "id"], name="contradictions_in_order"),
            models.Index(fields=["updated", "id"], condition=Q(status="submitted"), name="contradictions_waiting"),
            GinIndex(fields=["authors"], condition=Q(status="draft", deleted=False), name="contradictions_drafts"),
        ]
        constraints = [
            one_of("kind", list(ContradictionKind), name="contradiction_kind_is_known"),
            one_of("status", list(Status), name="contradiction_status_is_known"),
            one_of("resolution_state", list(ResolutionState), name="resolution_state_is_known"),
            models.CheckConstraint(
                condition=Q(resolution_state="preferred", resolution_preferred__isnull=False)
                | (~Q(resolution_state="preferred") & Q(resolution_preferred__isnull=True)),
                name="preferred_names_which",
            ),
        ]

    def __str__(self) -> str:
        return f"contradiction of {self.kind}"


class ContradictionEnd(models.Model):
    """That a contradiction rests on an annotation, and in which place of its order."""

    contradiction = models.ForeignKey(Contradiction, on_delete=models.PROTECT, related_name="ends")
    annotation = models.ForeignKey(Annotation, on_delete=models.PROTECT, related_name="rested_on")
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contradiction", "annotation"], name="each_end_once"),
            models.UniqueConstraint(fields=["contradiction", "position"], name="ends_have_an_order"),
        ]

    def __str__(self) -> str:
        return f"end {self.position} of {self.contradiction_id}"
