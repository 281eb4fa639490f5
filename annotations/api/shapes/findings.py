"""Shapes of checks, of their runs and of what they find."""

from rest_framework import serializers

from annotations.api.shapes.base import Progress, Shape, choice, ids, text
from annotations.checks.finding import Noticed
from annotations.rules.checks import MOST_FINDINGS, RunCause, RunStatus
from annotations.rules.findings import Decision, FindingStatus, Made
from annotations.rules.kinds import ContradictionKind, Kind
from annotations.rules.relations import Relation


class FindingPassageOut(Shape):
    """One of the places that a finding speaks of, in code points."""

    source = serializers.UUIDField()  # type: ignore[assignment]
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    quote = serializers.CharField()


class FindingDecisionOut(Shape):
    """What somebody decided about a finding, and what work of theirs it became."""

    id = serializers.UUIDField()
    revision = serializers.IntegerField(help_text="of the finding, after it")
    decision = choice(Decision)
    person = serializers.CharField()
    reason = text()
    at = serializers.DateTimeField()
    annotations = ids()
    contradiction = serializers.UUIDField(allow_null=True)


class FindingOut(Shape):
    """What a check noticed; nobody's work until somebody accepts it."""

    id = serializers.UUIDField()
    project = serializers.UUIDField()
    check = serializers.CharField()
    kind = choice([*Kind, *Noticed])
    passages = serializers.ListField(child=FindingPassageOut())
    message = serializers.CharField()
    relation = choice(Relation, allow_null=True)
    contradiction_kind = choice(ContradictionKind, allow_null=True)
    values = serializers.DictField(child=serializers.JSONField(allow_null=True))
    status = choice(FindingStatus)
    is_current = serializers.BooleanField(help_text="whether the last run over its sources gives it")
    first_given = serializers.DateTimeField()
    ceased = serializers.DateTimeField(allow_null=True, help_text="when a run first did not give it any more")
    revision = serializers.IntegerField()
    decisions = serializers.ListField(child=FindingDecisionOut())


class FindingEndIn(Shape):
    """What stands for a passage: an annotation that is there, or what is said instead of what is proposed."""

    annotation = serializers.UUIDField(allow_null=True, required=False)
    kind = choice(Kind, allow_null=True, required=False)
    note = text(allow_null=True, required=False)
    details = serializers.DictField(child=serializers.JSONField(allow_null=True), required=False, allow_null=True)


class FindingDecisionIn(Shape):
    """A decision about a finding. To dismiss takes a reason; what follows it goes with accept only.

    `take_back` goes with reopen: what accepting it made is undone with it, all or nothing, by whoever accepted it.
    `becomes`: `annotations` on its passages, a `contradiction` of such, or `nothing` where it is only noted; left out,
    an annotation kind becomes annotations, a contradiction or a tension a contradiction, and what holds and shared
    wording are noted. `annotations` has one for each passage in order, null for what is proposed.
    """

    id = serializers.UUIDField(required=False)
    decision = choice(Decision)
    seen_revision = serializers.IntegerField(min_value=1)
    reason = text(required=False)
    take_back = serializers.BooleanField(allow_null=True, required=False)
    becomes = choice(Made, allow_null=True, required=False)
    annotations = serializers.ListField(child=FindingEndIn(allow_null=True), allow_null=True, required=False)
    kind = choice(ContradictionKind, allow_null=True, required=False)
    explanation = text(allow_null=True, required=False)


class CutOut(Shape):
    """A check that had more to look at in a source than it comes through, or gave more findings than are kept."""

    source = serializers.UUIDField()  # type: ignore[assignment]
    check = serializers.CharField()


class CheckRunOut(Shape):
    """A run of a project's checks over sources of it; `sources` null until it begins: all that are not archived."""

    id = serializers.UUIDField()
    project = serializers.UUIDField()
    sources = serializers.ListField(child=serializers.UUIDField(), allow_null=True)
    cause = choice(RunCause)
    status = choice(RunStatus)
    fault = serializers.CharField(allow_null=True)
    progress = Progress()
    given = serializers.IntegerField(help_text="findings that it gave, known ones too")
    cut = CutOut(
        many=True,
        help_text=f"where a check gave more than the {MOST_FINDINGS:,} that are kept of a source, or saw a part only",
    )
    created = serializers.DateTimeField()
    ended = serializers.DateTimeField(allow_null=True)
    asked_by = serializers.CharField()
    revision = serializers.IntegerField()


class CheckRunIn(Shape):
    """Over which sources checks shall run; all of the project that are not archived if left out or null."""

    id = serializers.UUIDField(required=False)
    sources = serializers.ListField(child=serializers.UUIDField(), allow_null=True, required=False)


class CheckSettingOut(Shape):
    """A number that a project can set for a check."""

    name = serializers.CharField()
    value = serializers.IntegerField()
    default = serializers.IntegerField()
    low = serializers.IntegerField()
    high = serializers.IntegerField()
    meaning = serializers.CharField()


class FindingCounts(Shape):
    """Findings by status, as far as the caller may see them; open ones only while they are given."""

    open = serializers.IntegerField()
    accepted = serializers.IntegerField()
    dismissed = serializers.IntegerField()


class CheckOut(Shape):
    """A check in a project."""

    name = serializers.CharField()
    title = serializers.CharField()
    explanation = serializers.CharField()
    is_on = serializers.BooleanField()
    settings = serializers.ListField(child=CheckSettingOut())
    counts = FindingCounts()
    revision = serializers.IntegerField()


class ChecksOut(Shape):
    """Every check there is."""

    results = serializers.ListField(child=CheckOut())


class CheckChange(Shape):
    """What may be changed of a check in a project; null is the check's own number."""

    is_on = serializers.BooleanField(required=False)
    settings = serializers.DictField(child=serializers.IntegerField(allow_null=True), required=False)
