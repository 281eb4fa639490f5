"""The ledger: every change as an entry of its project's chain, written by the database's own function only."""

from typing import Self

from django.db import models

from annotations.models.annotations import Annotation
from annotations.models.contradictions import Contradiction
from annotations.models.projects import Person, Project
from annotations.models.viewers import Viewer
from annotations.rules.permissions import CONTRIBUTORS, Role
from annotations.rules.signoff import Move, Status


class LedgerHead(models.Model):
    """Where a project's chain stands; its row lock orders the entries as the commits are ordered."""

    project = models.OneToOneField(Project, on_delete=models.PROTECT, primary_key=True, related_name="head")
    sequence = models.BigIntegerField(default=0)
    chain_sha256 = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return f"{self.project_id} at {self.sequence}"


class LedgerEntryQuerySet(models.QuerySet["LedgerEntry"]):
    """Entries as members see them."""

    def visible_to(self, user: Viewer) -> Self:
        """Everything in the person's projects; for readers of work only the signatures that stand."""
        if not user.pk:
            return self.none()
        member = "project__memberships__"
        for_members = models.Q(thing__in=["annotation", "contradiction", "assignment", "invitation"])
        stands = models.Exists(_signed_off(Annotation)) | models.Exists(_signed_off(Contradiction))
        first_of_two = models.Q(
            models.Exists(_signed_off(Annotation, later=1)) | models.Exists(_signed_off(Contradiction, later=1)),
            action=Move.ENDORSE.value,
        )
        return self.filter(
            models.Q(**{f"{member}role__in": [role.value for role in CONTRIBUTORS]})
            | models.Q(models.Q(stands) | first_of_two | ~for_members, **{f"{member}role": Role.READER.value}),
            **{f"{member}person__user_id": user.pk},
        )


def _signed_off(
    model: type[Annotation | Contradiction], *, later: int = 0
) -> "models.QuerySet[Annotation | Contradiction]":
    """The work that an entry, or one so much later, signed off, if nothing happened to it since."""
    return model._default_manager.filter(
        pk=models.OuterRef("thing_id"),
        revision=models.OuterRef("revision") + later,
        status=Status.SIGNED_OFF.value,
        deleted=False,
    )


class LedgerEntry(models.Model):
    """One change of one thing. `body` is the hashed text; the other columns repeat it for the queries."""

    pk = models.CompositePrimaryKey("project_id", "sequence")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="entries", db_index=False)
    sequence = models.BigIntegerField()
    at = models.DateTimeField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    action = models.TextField()
    thing = models.TextField()
    thing_id = models.UUIDField()
    revision = models.PositiveIntegerField()
    status = models.TextField(null=True, help_text="where the thing stands after it")
    deleted = models.BooleanField(default=False)
    cause = models.BigIntegerField(null=True, help_text="the sequence of the entry it follows from, or takes back")
    meaning = models.TextField(null=True, help_text="what the sign-off means, in words")
    statement = models.TextField(null=True, help_text="what was signed, as canonical JSON")
    body = models.TextField()
    body_sha256 = models.BinaryField(max_length=32)
    chain_sha256 = models.BinaryField(max_length=32)

    objects = LedgerEntryQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["project", "thing", "action", "at"], name="ledger_over_time")]
        constraints = [
            models.UniqueConstraint(fields=["thing_id", "revision"], name="one_decision_per_revision"),
            models.UniqueConstraint(
                fields=["project", "cause"],
                condition=models.Q(cause__isnull=False, thing__in=["annotation", "contradiction"])
                & ~models.Q(action=Move.UNSETTLE.value),
                name="taken_back_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sequence}: {self.action} of {self.thing}"
