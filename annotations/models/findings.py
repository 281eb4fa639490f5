"""Findings: what a check noticed, where, and what people decided about it. Nobody's work until somebody accepts it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from annotations.checks.finding import Noticed
from annotations.models.contradictions import Contradiction
from annotations.models.contributed import ContributedQuerySet
from annotations.models.projects import Person, Project, one_of
from annotations.models.sources import Source
from annotations.rules.findings import Decision, FindingStatus
from annotations.rules.kinds import ContradictionKind, Kind
from annotations.rules.relations import Relation


class FindingQuerySet(ContributedQuerySet["Finding"]):
    """Findings as those see them who work in the project; to readers they are as hidden as drafts."""


class Finding(models.Model):
    """One thing that a check noticed. What it says of which places never changes; its wording and its status can."""

    id = models.UUIDField(primary_key=True, editable=False)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="findings", db_index=False)
    check_name = models.CharField(max_length=60)  # `check` is taken by Django
    kind = models.CharField(max_length=20)
    contradiction_kind = models.CharField(max_length=12, null=True)
    relation = models.CharField(max_length=12, null=True, help_text="of the first value to the second")
    message = models.TextField()
    values = models.JSONField(help_text="details of the annotation kind, or what was compared")
    key = models.BinaryField(max_length=32, help_text="SHA-256 over what it is; rules/findings.py")
    status = models.CharField(max_length=9, default=FindingStatus.OPEN.value)
    revision = models.PositiveIntegerField(default=1, help_text="rises with each decision and each other wording")
    first_given = models.DateTimeField(db_default=Now(), editable=False)
    ceased = models.DateTimeField(
        null=True, help_text="when a run first did not give it any more; null while the last one does"
    )

    objects = FindingQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["project", "id"], name="findings_in_order"),
            models.Index(
                fields=["project", "check_name", "status"],
                condition=Q(ceased__isnull=True),
                name="findings_by_check",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["project", "key"], name="one_finding_per_key"),
            one_of("kind", [*Kind, *Noticed], name="finding_kind_is_known"),
            one_of("status", list(FindingStatus), name="finding_status_is_known"),
            one_of("relation", list(Relation), name="finding_relation_is_known"),
            one_of("contradiction_kind", list(ContradictionKind), name="finding_contradiction_kind_is_known"),
            models.CheckConstraint(
                condition=Q(kind=Noticed.CONTRADICTION.value, contradiction_kind__isnull=False)
                | (~Q(kind=Noticed.CONTRADICTION.value) & Q(contradiction_kind__isnull=True)),
                name="contradictions_say_which_kind",
            ),
            models.CheckConstraint(condition=~Q(message=""), name="finding_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} found by {self.check_name}"


class FindingPassage(models.Model):
    """One of the places that a finding speaks of, with the words that stand there."""

    pk = models.CompositePrimaryKey("finding_id", "number")
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="passages", db_index=False)
    number = models.PositiveSmallIntegerField()
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+", db_index=False)
    start = models.PositiveIntegerField(help_text="code points into the stored text; the passage is half-open")
    end = models.PositiveIntegerField()
    quote = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["source", "start", "end"], name="findings_in_source")]
        constraints = [models.CheckConstraint(condition=Q(start__lt=F("end")), name="finding_passage_is_not_empty")]

    def __str__(self) -> str:
        return f"{self.source_id} from {self.start} to {self.end}"


class FindingDecision(models.Model):
    """What somebody decided about a finding, why, and what became of it. Rows are added, never changed."""

    id = models.UUIDField(primary_key=True, editable=False)
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="decisions", db_index=False)
    revision = models.PositiveIntegerField(help_text="of the finding, after it")
    decision = models.CharField(max_length=7)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    reason = models.TextField(blank=True)
    at = models.DateTimeField(db_default=Now(), editable=False)
    annotations = ArrayField(models.UUIDField(), default=list, help_text="what it became, in order of its passages")
    contradiction = models.ForeignKey(Contradiction, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["finding", "revision"], name="one_decision_on_a_finding"),
            one_of("decision", list(Decision), name="finding_decision_is_known"),
            models.CheckConstraint(
                condition=~Q(decision=Decision.DISMISS.value, reason=""), name="dismissals_have_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(decision=Decision.ACCEPT.value) | Q(annotations=[], contradiction__isnull=True),
                name="only_accepted_findings_become_work",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision} of {self.finding_id}"
