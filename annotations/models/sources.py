"""Sources: one immutable text each, kept in blocks, and its provenance."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from annotations.models.projects import Project
from annotations.models.viewers import Viewer


class SourceQuerySet(models.QuerySet["Source"]):
    """Sources as members see them."""

    def visible_to(self, user: Viewer) -> Self:
        """Those of every project the person is a member of, whatever the role."""
        return self.filter(project__memberships__person__user_id=user.pk) if user.pk else self.none()


class Source(models.Model):
    """A document under criticism. Its text never changes; its provenance is what people recorded of it."""

    id = models.UUIDField(primary_key=True, editable=False)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="sources")
    title = models.TextField()
    language = models.TextField(null=True)
    direction = models.TextField(null=True)
    publisher = models.TextField(null=True)
    author = models.TextField(null=True)
    speaker = models.TextField(null=True)
    genre = models.TextField(null=True)
    translated_from = models.TextField(null=True)
    published = models.TextField(null=True)
    found_at = models.TextField(null=True)
    dating_evidence = models.TextField(null=True)
    sha256 = models.BinaryField(max_length=32)
    original_sha256 = models.BinaryField(max_length=32)
    original_bytes = models.PositiveIntegerField()
    normalised = models.JSONField(default=list)
    length = models.PositiveIntegerField()
    lines = models.PositiveIntegerField()
    recorded_by = ArrayField(models.UUIDField(), help_text="everybody who typed provenance, the importer first")
    archived = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)
    created = models.DateTimeField(db_default=Now(), editable=False)
    updated = models.DateTimeField(db_default=Now(), editable=False)

    objects = SourceQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["project", "created", "id"], name="sources_in_order")]
        constraints = [
            models.CheckConstraint(condition=Q(length__gte=1, length__lte=2_000_000), name="source_length_in_bounds"),
            models.CheckConstraint(condition=~Q(title=""), name="source_has_a_title"),
        ]

    def __str__(self) -> str:
        return self.title


class SourceBlock(models.Model):
    """A piece of a source's text, so that a passage far into a long text is read without reading the rest."""

    pk = models.CompositePrimaryKey("source_id", "start")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="blocks")
    start = models.PositiveIntegerField(help_text="code points before it")
    first_line = models.PositiveIntegerField(help_text="line feeds before it")
    text = models.TextField()

    def __str__(self) -> str:
        return f"{self.source_id} from {self.start}"


class SourceIndex(models.Model):
    """A piece of a text as search compares it, and its words; made by a job, and made again at will."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="index")
    start = models.PositiveIntegerField(help_text="code points of the text before it")
    folded = models.TextField(default="", db_default="")
    words = SearchVectorField(help_text="its folded words, and their stems behind the name of a language")
    version = models.TextField(default="", db_default="", help_text="how it was made; what is of another is not used")

    class Meta:
        indexes = [GinIndex(fields=["words"], name="source_words")]
        constraints = [models.UniqueConstraint(fields=["source", "start"], name="one_index_per_block")]

    def __str__(self) -> str:
        return f"words of {self.source_id} from {self.start}"
