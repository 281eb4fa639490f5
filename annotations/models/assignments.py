"""Who is to look at what: assignments, which last, and leases, which pass."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from annotations.models.contributed import ContributedQuerySet
from annotations.models.projects import Person, Project
from annotations.models.sources import Source


class AssignmentQuerySet(ContributedQuerySet["Assignment"]):
    """Assignments as those see them who work in the project."""


class Assignment(models.Model):
    """That a source, a kind, or one kind of one source is somebody's to work on; ended by deleting it."""

    id = models.UUIDField(primary_key=True, editable=False)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="assignments")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="assignments")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, related_name="assignments")
    kind = models.CharField(max_length=20, null=True, help_text="a kind or contradiction; null is all")
    revision = models.PositiveIntegerField(default=1)
    created = models.DateTimeField(db_default=Now(), editable=False)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "person", "source", "kind"], nulls_distinct=False, name="assigned_once"
            ),
            models.CheckConstraint(
                condition=Q(source__isnull=False) | Q(kind__isnull=False), name="something_is_assigned"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_id or 'every source'}, {self.kind or 'every kind'} for {self.person_id}"


class LeaseQuerySet(ContributedQuerySet["Lease"]):
    """Leases as those see them who work in the project."""


class Lease(models.Model):
    """That somebody has taken a thing from the queue and is looking at it; it expires by the database's clock."""

    thing_id = models.UUIDField(primary_key=True, help_text="an annotation or a contradiction")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="leases")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="leases")
    expires = models.DateTimeField()

    objects = LeaseQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.thing_id} until {self.expires}"
