"""Runs of checks over a project's sources, and what a project has set for each check."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Now

from annotations.models.contributed import ContributedQuerySet
from annotations.models.projects import Person, Project, one_of
from annotations.rules.checks import RunCause, RunStatus


class CheckRunQuerySet(ContributedQuerySet["CheckRun"]):
    """Runs as those see them who work in the project."""


class CheckRun(models.Model):
    """That all checks of a project run over some of its sources; no entry of the ledger, since it changes no work."""

    id = models.UUIDField(primary_key=True, editable=False)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="check_runs", db_index=False)
    sources = ArrayField(models.UUIDField(), null=True, help_text="in their order; null until it begins: all")
    cause = models.CharField(max_length=10)
    status = models.CharField(max_length=10, default=RunStatus.QUEUED.value)
    fault = models.TextField(blank=True, help_text="why it failed")
    done = models.PositiveIntegerField(default=0, help_text="steps; each source is read once and compared once")
    total = models.PositiveIntegerField(default=0)
    given = models.PositiveIntegerField(default=0, help_text="findings that it gave, known ones too")
    cut = models.JSONField(
        default=list,
        db_default=Value([], models.JSONField()),
        help_text="`{source, check}` where a check gave more than are kept of one",
    )
    revision = models.PositiveIntegerField(default=1)
    created = models.DateTimeField(db_default=Now(), editable=False)
    ended = models.DateTimeField(null=True)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)

    objects = CheckRunQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["project", "created", "id"], name="check_runs_in_order")]
        constraints = [
            one_of("status", list(RunStatus), name="check_run_status_is_known"),
            one_of("cause", list(RunCause), name="check_run_cause_is_known"),
            models.CheckConstraint(condition=Q(done__lte=F("total")), name="no_more_done_than_there_is"),
        ]

    def __str__(self) -> str:
        return f"check run, {self.status}"


class CheckSetting(models.Model):
    """Whether a check runs in a project, and with which numbers; without a row it runs with its own."""

    pk = models.CompositePrimaryKey("project_id", "check_name")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="check_settings", db_index=False)
    check_name = models.CharField(max_length=60)
    is_on = models.BooleanField()
    settings = models.JSONField(help_text="by name, what is not the check's own")
    revision = models.PositiveIntegerField(help_text="from 2 on, since a check that nobody has set is at 1")

    def __str__(self) -> str:
        return f"{self.check_name} is {'on' if self.is_on else 'off'}"
