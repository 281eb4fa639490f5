"""Findings as people read them: where their words stand, what was noticed, and what can be made of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from uuid import UUID

from django.utils.translation import gettext as _

from annotations.checks import running
from annotations.models import Finding, FindingDecision, FindingPassage, Source
from annotations.pages.details import Detail, shown_details
from annotations.pages.forms import Field, fill, named
from annotations.queries.corroboration import Witnesses, witnesses_of
from annotations.queries.findings import becomes_of, proposed
from annotations.queries.passages import Around, around
from annotations.rules.details import in_order
from annotations.rules.findings import FindingStatus, Made
from annotations.rules.kinds import NOTE_LIMIT, ContradictionKind, Kind

REACH = 160
TOGETHER = 700  # code points: places of one source that lie within so many are shown in one piece of its text


@dataclass(frozen=True)
class Typed:
    """What was sent, and what is wrong with it by field; '' is what concerns all of it."""

    said: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class ShownPassage:
    """One of the places of a finding, in its text, from A on."""

    place: str
    passage: FindingPassage
    source: Source
    around: Around


@dataclass(frozen=True)
class ShownTogether:
    """All places of a finding in one piece of text: pieces of it, with the place's letter where one stands."""

    first: ShownPassage
    around: Around
    pieces: list[tuple[str, str]]


@dataclass(frozen=True)
class ShownFinding:
    """A finding as it is listed. `ways` are what it can become, with the words of the buttons."""

    finding: Finding
    check: str
    passages: list[ShownPassage]
    together: ShownTogether | None
    details: list[Detail]
    decisions: list[FindingDecision]
    ways: list[tuple[str, str]]
    fields: list[Field]
    errors: list[str]
    may_decide: bool
    person: UUID
    typed: Mapping[str, str]
    witnesses: Witnesses | None

    @property
    def key(self) -> str:
        """What tells the fields of this finding from those of others on the page."""
        return f"{self.finding.id}-"

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided about it."""
        return self.finding.status == FindingStatus.OPEN

    @property
    def may_take_back(self) -> bool:
        """Whether the person accepted it, so that something was made or stands for it."""
        last = self.decisions[-1] if self.decisions else None
        is_own = last is not None and last.person_id == self.person
        return last is not None and is_own and bool(last.annotations or last.contradiction_id)

    @property
    def becomes_contradiction(self) -> bool:
        """Whether it can become one, so that its kind and explanation are asked for."""
        return any(way == Made.CONTRADICTION for way, _words in self.ways)

    @property
    def is_refused(self) -> bool:
        """Whether something was sent that could not be done."""
        return bool(self.errors or any(one.errors for one in self.fields))


def titles_of() -> Mapping[str, str]:
    """The checks' titles by their names, in the order of the registry."""
    return {check.NAME: check.TITLE for check in running.EVERY}


def shown_findings(
    found: Sequence[Finding], person: UUID, *, may_decide: bool, typed: Typed | None = None
) -> list[ShownFinding]:
    """The findings, which have their passages and decisions, with their words in their texts; in three queries.

    `person` is who looks at them.
    """
    passages = {one.pk: list(one.passages.all()) for one in found}
    every = [passage for ends in passages.values() for passage in ends]
    near = [key for key, ends in passages.items() if _are_near(ends)]
    wanted = [(one.source_id, one.start, one.end) for one in every] + [_hull(passages[key]) for key in near]
    texts = around(wanted, REACH)
    stands = dict(zip(((one.finding_id, one.number) for one in every), texts[: len(every)], strict=True))
    hulls = dict(zip(near, texts[len(every) :], strict=True))
    sources = Source.objects.in_bulk({one.source_id for one in every})
    agreeing, titles = witnesses_of(found), titles_of()
    return [
        _with_all_told(
            _shown(one, passages[one.pk], stands, sources, (person, may_decide), typed or Typed()),
            titles,
            agreeing,
            hulls,
        )
        for one in found
    ]


def _with_all_told(
    shown: ShownFinding,
    titles: Mapping[str, str],
    agreeing: Mapping[UUID, Witnesses],
    hulls: Mapping[UUID, Around],
) -> ShownFinding:
    key = shown.finding.pk
    return replace(
        shown,
        check=titles.get(shown.check, shown.check),
        witnesses=agreeing.get(key),
        together=_together(shown.passages, hulls[key]) if key in hulls else None,
    )


def _hull(ends: Sequence[FindingPassage]) -> tuple[UUID, int, int]:
    return ends[0].source_id, min(one.start for one in ends), max(one.end for one in ends)


def _are_near(ends: Sequence[FindingPassage]) -> bool:
    """Whether several places stand apart from each other in one piece of text that is short enough to be shown once."""
    if len(ends) < 2 or len({one.source_id for one in ends}) > 1:
        return False
    _source, start, end = _hull(ends)
    in_order = sorted(ends, key=lambda one: one.start)
    return end - start <= TOGETHER and all(one.end <= after.start for one, after in pairwise(in_order))


def _together(passages: Sequence[ShownPassage], stands: Around) -> ShownTogether:
    in_order = sorted(passages, key=lambda one: one.passage.start)
    first = in_order[0]
    pieces, end = [], first.passage.start
    for one in in_order:
        between = stands.quote[end - first.passage.start : one.passage.start - first.passage.start]
        pieces += [("", between), (one.place, one.passage.quote)]
        end = one.passage.end
    return ShownTogether(first, stands, pieces)


def _shown(
    finding: Finding,
    passages: Sequence[FindingPassage],
    stands: Mapping[tuple[UUID, int], Around],
    sources: Mapping[UUID, Source],
    viewer: tuple[UUID, bool],
    typed: Typed,
) -> ShownFinding:
    is_of_a_kind = finding.kind in list(Kind)
    details = proposed(finding, 0, Made.ANNOTATIONS)["details"] if is_of_a_kind else {}
    assert isinstance(details, dict)  # noqa: S101  (what proposed says it is)
    if details.get("explanation") == finding.message:
        details = {**details, "explanation": None}  # it stands above them already
    stands_in = {"kind": finding.contradiction_kind, "explanation": finding.message, **typed.said}
    fields = fill(_fields(), stands_in, typed.errors)
    shown = {one.name for one in fields}
    return ShownFinding(
        finding=finding,
        check=finding.check_name,
        passages=[
            ShownPassage(chr(ord("A") + number % 26), one, sources[one.source_id], stands[finding.pk, one.number])
            for number, one in enumerate(passages)
        ],
        details=shown_details(in_order(finding.kind, details)) if is_of_a_kind else [],
        decisions=list(finding.decisions.all()),
        ways=[(way.value, _words_of(way, len(passages))) for way in becomes_of(finding)],
        fields=fields,
        errors=[reason for name, reasons in typed.errors.items() if name not in shown for reason in reasons],
        person=viewer[0],
        may_decide=viewer[1],
        typed=typed.said,
        witnesses=None,
        together=None,
    )


def _fields() -> list[Field]:
    kinds = (("", _("as dates and figures suggest")), *named(ContradictionKind))
    return [
        Field("kind", _("In what they do not go together"), "choice", choices=kinds),
        Field("explanation", _("Explanation"), "area", limit=NOTE_LIMIT),
        Field("reason", _("Why it is dismissed"), "area", limit=NOTE_LIMIT, required=True),
    ]


def _words_of(way: Made, passages: int) -> str:
    if way is Made.CONTRADICTION:
        return _("Set them against each other")
    if way is Made.NOTHING:
        return _("Note it as seen")
    return _("Tag the passage") if passages == 1 else _("Tag the passages")
