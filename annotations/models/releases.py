"""Releases: frozen datasets, kept whole in the database."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from annotations.models.projects import Person, Project, one_of
from annotations.models.viewers import Viewer
from annotations.rules.releases import ReleaseStatus


class ReleaseQuerySet(models.QuerySet["Release"]):
    """Releases as members see them."""

    def visible_to(self, user: Viewer) -> Self:
        """Those of every project the person is a member of, whatever the role."""
        return self.filter(project__memberships__person__user_id=user.pk) if user.pk else self.none()


class Release(models.Model):
    """A frozen, numbered, hashed dataset of signed-off work; numbered when it turns ready, so without holes."""

    id = models.UUIDField(primary_key=True, editable=False)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="releases")
    number = models.PositiveIntegerField(null=True)
    note = models.TextField(blank=True)
    status = models.CharField(max_length=10, default=ReleaseStatus.QUEUED.value)
    fault = models.TextField(blank=True, help_text="why it failed")
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    ledger_sequence = models.BigIntegerField(null=True)
    revision = models.PositiveIntegerField(default=1)
    created = models.DateTimeField(db_default=Now(), editable=False)
    created_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="release_numbers_are_unique"),
            one_of("status", list(ReleaseStatus), name="release_status_is_known"),
            models.CheckConstraint(
                condition=Q(status="ready", number__isnull=False) | (~Q(status="ready") & Q(number__isnull=True)),
                name="only_what_is_ready_has_a_number",
            ),
        ]

    def __str__(self) -> str:
        return f"release {self.number or '(not ready)'}"


class ReleaseFile(models.Model):
    """One file of a release."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="files")
    name = models.TextField()
    media_type = models.TextField()
    bytes = models.BigIntegerField()
    sha256 = models.BinaryField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["release", "name"], name="release_file_names_are_unique")]

    def __str__(self) -> str:
        return self.name


class ReleaseChunk(models.Model):
    """A piece of a release's file, compressed (zlib); in order of number they are the file named."""

    pk = models.CompositePrimaryKey("release_id", "name", "number")
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="chunks")
    name = models.TextField()
    number = models.PositiveIntegerField()
    content = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.name}, {self.number}"
