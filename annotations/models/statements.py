"""Statements of sources, as checks compare them, and how many have each term; made by a job, and made again at will."""

from django.contrib.postgres.fields import ArrayField, BigIntegerRangeField, DecimalRangeField
from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.db import models
from django.db.models import F, Q

from annotations.models.sources import Source


class Statement(models.Model):
    """One thing that a source states. Nobody's work: whoever checks the source again replaces it."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="statements", db_index=False)
    check_name = models.CharField(max_length=60)  # `check` is taken by Django
    number = models.PositiveIntegerField(help_text="its place among those of its source and check, from 0")
    start = models.PositiveIntegerField(help_text="code points into the stored text; the passage is half-open")
    end = models.PositiveIntegerField()
    quote = models.TextField()
    sentence = models.TextField()
    terms = ArrayField(models.TextField())
    keys = ArrayField(models.BigIntegerField(), help_text="of the terms, by which it is found; rules/terms.py")
    dating = models.TextField(null=True, help_text="EDTF")
    dated = BigIntegerRangeField(null=True, help_text="earliest and latest day, as ordinals with 0001-01-01 as day 1")
    figures = DecimalRangeField(null=True, help_text="the bounds of its figure, both included")
    unit = models.TextField(null=True)
    wording = models.TextField(null=True)
    more = models.JSONField()

    class Meta:
        indexes = [
            # Without a list of what is pending, which every search would read from end to end.
            GinIndex(fields=["keys"], name="statements_by_term", fastupdate=False),
            GistIndex(fields=["dated"], condition=Q(dated__isnull=False), name="statements_by_date"),
            GistIndex(fields=["figures"], condition=Q(figures__isnull=False), name="statements_by_figure"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["source", "check_name", "number"], name="statements_in_order"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="statement_passage_is_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.check_name}: {self.quote}"


class TermCount(models.Model):
    """How many statements have a term, so that how rare it is need not be counted."""

    key = models.BigIntegerField(primary_key=True)
    statements = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.statements} have {self.key}"
