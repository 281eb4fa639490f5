"""Reads of findings: lists narrowed to what is wanted, those of a stretch of a source, what accepting one proposes."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch

from annotations.checks import running
from annotations.models import Finding, FindingDecision, FindingPassage, Viewer
from annotations.models.findings import FindingQuerySet
from annotations.rules.findings import BECOMES, FindingStatus, Made, details_from
from annotations.rules.kinds import ContradictionKind, Kind


@dataclass(frozen=True)
class Wanted:
    """Which findings; None is all. `is_current`: whether the last run still gives them."""

    check: str | None = None
    kind: str | None = None
    status: str | None = None
    source: UUID | None = None
    is_current: bool | None = True


def findings_in(project: UUID, user: Viewer, wanted: Wanted) -> FindingQuerySet:
    """The findings of a project that the person may see, in the order in which they were first given."""
    findings = Finding.objects.visible_to(user).filter(project_id=project)
    named = {"check_name": wanted.check, "kind": wanted.kind, "status": wanted.status}
    findings = findings.filter(**{name: value for name, value in named.items() if value is not None})
    if wanted.source is not None:
        here = FindingPassage.objects.filter(finding_id=OuterRef("pk"), source_id=wanted.source)
        findings = findings.filter(Exists(here))
    if wanted.is_current is not None:
        findings = findings.filter(ceased__isnull=wanted.is_current)
    return findings.order_by("id")


def is_known_check(project: UUID, name: str) -> bool:
    """Whether there is such a check, or was when it found something in the project."""
    is_there = any(name == check.NAME for check in running.EVERY)
    return is_there or Finding.objects.filter(project_id=project, check_name=name).exists()


def with_all_said(findings: FindingQuerySet) -> FindingQuerySet:
    """With their passages and what people decided, both in order, in two queries more however many they are."""
    return findings.prefetch_related(
        Prefetch("passages", FindingPassage.objects.order_by("number")),
        Prefetch("decisions", FindingDecision.objects.order_by("revision").select_related("person")),
    )


def noticed_in(source: UUID, user: Viewer, kinds: Collection[str], *, most: int) -> list[FindingPassage]:
    """The places in a source of open and current findings of these kinds, in text order, with their findings."""
    places = FindingPassage.objects.filter(source_id=source, finding__in=_open_of(user, kinds))
    places = places.select_related("finding")
    return list(places.order_by("start", "end", "finding_id", "number")[:most])


def asking_in(sources: Collection[UUID], user: Viewer, kinds: Collection[str]) -> Mapping[UUID, int]:
    """How many open and current findings of these kinds each source has, as far as it has any."""
    places = FindingPassage.objects.filter(source_id__in=sources, finding__in=_open_of(user, kinds))
    return dict(places.values_list("source_id").annotate(Count("finding_id", distinct=True)).order_by())


def _open_of(user: Viewer, kinds: Collection[str]) -> FindingQuerySet:
    seen = Finding.objects.visible_to(user)
    return seen.filter(ceased__isnull=True, status=FindingStatus.OPEN.value, kind__in=list(kinds))


def counts_by(project: UUID, user: Viewer, wanted: Wanted, field: str) -> Mapping[str, int]:
    """How many findings that are wanted there are by `check_name`, `kind` or `status`."""
    rows = findings_in(project, user, wanted).values_list(field).annotate(Count("pk")).order_by()
    return dict(rows)


def becomes_of(finding: Finding) -> tuple[Made, ...]:
    """What the finding can become when it is accepted; the first is what is proposed."""
    return BECOMES[finding.kind]


def found_at(passage: FindingPassage) -> list[Mapping[str, object]]:
    """The dates and figures that were found within it, as what could be said of the passage: `kind`, details, their
    `quote`, and whether it `is_all` of the passage; those that are first.
    """
    within = FindingPassage.objects.filter(
        source_id=passage.source_id,
        start__gte=passage.start,
        end__lte=passage.end,
        finding__ceased__isnull=True,
        finding__kind__in=_MEASURED,
    )
    found = [
        {
            **one.finding.values,
            "kind": one.finding.kind,
            "quote": one.quote,
            "is_all": (one.start, one.end) == (passage.start, passage.end),
        }
        for one in within.select_related("finding").order_by("start", "finding_id")[:_MOST_BESIDE]
    ]
    return sorted(found, key=lambda one: not one["is_all"])


def proposed(
    finding: Finding,
    number: int,
    becomes: Made,
    *,
    kind: object = None,
    beside: Sequence[Mapping[str, object]] = (),
) -> dict[str, object]:
    """What accepting proposes to say of a passage: `kind`, `note`, `details`; of another kind if one is given.

    Nothing is proposed that no check found. A finding about one passage has the details of its kind. One about several
    may have them by passage, in `ends`; else they are of what is `found_at` the passage: of what is all of it, of what
    the finding compared (`first` and `second`), or of the only one there.
    """
    is_one = finding.kind in list(Kind)
    found = {**finding.values, "kind": finding.kind} if is_one else _end_of(finding, number, beside)
    wanted = found.get("kind", Kind.CLAIM.value) if kind is None else kind
    return {
        "kind": wanted,
        "note": "" if is_one or becomes is Made.CONTRADICTION else finding.message,
        "details": details_from(Kind(str(wanted)), found) if wanted in list(Kind) else {},
    }


def proposed_kind(finding: Finding, ends: Sequence[Mapping[str, object]]) -> str | None:
    """The kind of contradiction that accepting proposes, by what is said of its ends; None where that tells none."""
    if finding.contradiction_kind is not None:
        return finding.contradiction_kind
    if ends and all(end["kind"] == Kind.STATISTIC for end in ends):
        return ContradictionKind.FIGURE.value
    dated = [end["details"].get("dating") for end in ends if isinstance(end["details"], Mapping)]
    return ContradictionKind.DATING.value if dated and len(dated) == len(ends) and all(dated) else None


def _end_of(finding: Finding, number: int, beside: Sequence[Mapping[str, object]]) -> Mapping[str, object]:
    ends = finding.values.get("ends")
    end = ends[number] if isinstance(ends, list) and number < len(ends) else None
    if isinstance(end, Mapping):
        return end
    is_figure = finding.contradiction_kind == ContradictionKind.FIGURE
    wanted = Kind.STATISTIC.value if is_figure else Kind.CLAIM.value
    compared = finding.values.get(("first", "second")[number]) if number < 2 else None
    all_of_it = [one for one in beside if one["is_all"]]
    named = [one for one in beside if compared and compared in (one.get("dating"), one["quote"])]
    of_its_kind = [one for one in beside if one["kind"] == wanted]
    only = of_its_kind if len(of_its_kind) == 1 and not compared else []
    found = all_of_it or named or only
    return min(found, key=lambda one: one["kind"] != wanted, default={"kind": wanted, "dating": compared})


_MEASURED = (Kind.CLAIM.value, Kind.STATISTIC.value)
_MOST_BESIDE = 50  # found within one passage; a longer one is no place for one value
