"""Annotations: what is said of one passage."""

from typing import Self

from django.contrib.postgres.fields import ArrayField, BigIntegerRangeField
from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from annotations.models.projects import Person, one_of
from annotations.models.sources import Source
from annotations.models.viewers import Viewer
from annotations.rules.kinds import Kind
from annotations.rules.permissions import CONTRIBUTORS, Role
from annotations.rules.signoff import Status


class AnnotationQuerySet(models.QuerySet["Annotation"]):
    """Annotations as members see them."""

    def visible_to(self, user: Viewer) -> Self:
        """Everything in the person's projects; for readers only what is signed off and not deleted."""
        if not user.pk:
            return self.none()
        member = "source__project__memberships__"
        return self.filter(
            Q(**{f"{member}role__in": [role.value for role in CONTRIBUTORS]})
            | Q(**{f"{member}role": Role.READER.value}, status=Status.SIGNED_OFF.value, deleted=False),
            **{f"{member}person__user_id": user.pk},
        )

    def visible_as(self, role: Role) -> Self:
        """The same in one project, where the person is known to sit, and as what; without asking row by row."""
        return self.filter(status=Status.SIGNED_OFF.value, deleted=False) if role is Role.READER else self


class Annotation(models.Model):
    """What is said of one passage: a kind, typed details, a note; with its revision and its status."""

    id = models.UUIDField(primary_key=True, editable=False)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="annotations", db_index=False)
    kind = models.CharField(max_length=20)
    start = models.PositiveIntegerField(help_text="code points into the stored text; the passage is half-open")
    end = models.PositiveIntegerField()
    quote = models.TextField()
    prefix = models.TextField(help_text="the 32 code points before")
    suffix = models.TextField(help_text="the 32 code points after")
    note = models.TextField(blank=True)
    details = models.JSONField()
    dated = BigIntegerRangeField(null=True, help_text="earliest and latest day, as ordinals with 0001-01-01 as day 1")
    status = models.CharField(max_length=10, default=Status.DRAFT.value)
    revision = models.PositiveIntegerField(default=1)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    authors = ArrayField(models.UUIDField())
    origin = models.TextField(null=True, help_text="what it was derived from, such as an accepted finding")
    deleted = models.BooleanField(default=False)
    created = models.DateTimeField(db_default=Now(), editable=False)
    updated = models.DateTimeField(db_default=Now(), editable=False)

    objects = AnnotationQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["source", "start", "id"], name="annotations_in_order"),
            models.Index(fields=["updated", "id"], condition=Q(status="submitted"), name="annotations_waiting"),
            GinIndex(fields=["authors"], condition=Q(status="draft", deleted=False), name="annotations_drafts"),
            GistIndex(fields=["dated"], condition=Q(dated__isnull=False), name="annotations_by_date"),
        ]
        constraints = [
            one_of("kind", list(Kind), name="annotation_kind_is_known"),
            one_of("status", list(Status), name="annotation_status_is_known"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="passage_is_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} at {self.start}"
