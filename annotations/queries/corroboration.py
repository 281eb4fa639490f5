"""How many sources hold alike what a finding holds, and how many of them are independent of each other."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from annotations.checks.across.corroboration import groups_of, witnesses
from annotations.checks.finding import Noticed
from annotations.models import Finding, FindingPassage
from annotations.rules.findings import FindingStatus

MOST = 2_000  # findings of one matter that are looked through

Matter = tuple[UUID, str, str, str]


@dataclass(frozen=True)
class Witnesses:
    """The sources that hold a matter alike, and as how many witnesses they count: those that share wording as one."""

    sources: int
    independent: int


def witnesses_of(findings: Sequence[Finding]) -> Mapping[UUID, Witnesses]:
    """By finding, for those that hold between sources; the findings have their passages."""
    matters = {one.pk: matter for one in findings if (matter := _matter(one)) is not None}
    if not matters:
        return {}
    tied = _tied({project for project, *_rest in matters.values()})
    agreeing = _agreeing(set(matters.values()))
    found = {}
    for one in findings:
        if one.pk in matters:
            sources = _hanging_together(_ends(one), agreeing[matters[one.pk]])
            found[one.pk] = Witnesses(len(sources), witnesses(map(str, sources), tied))
    return found


def _matter(finding: Finding) -> Matter | None:
    """What it is about: the same event or quantity by the same comparison; None for what holds within a source."""
    values = finding.values
    is_between = len({passage.source_id for passage in finding.passages.all()}) > 1
    if finding.kind != Noticed.HOLDS or not is_between or not isinstance(values, dict) or "about" not in values:
        return None
    return finding.project_id, finding.check_name, str(values.get("event")), str(values["about"])


def _agreeing(matters: Iterable[Matter]) -> Mapping[Matter, list[frozenset[tuple[UUID, int, int]]]]:
    """By matter, the places that hold with each other, as far as the checks still say so."""
    wanted = Q()
    for project, check, _event, about in matters:
        wanted |= Q(project_id=project, check_name=check, values__about=about)
    current = Finding.objects.filter(wanted, kind=Noticed.HOLDS.value, ceased__isnull=True)
    current = current.exclude(status=FindingStatus.DISMISSED.value)
    found: dict[Matter, list[frozenset[tuple[UUID, int, int]]]] = defaultdict(list)
    for one in current.prefetch_related("passages").order_by("id")[:MOST]:
        matter = _matter(one)
        if matter is not None:
            found[matter].append(_ends(one))
    return found


def _ends(finding: Finding) -> frozenset[tuple[UUID, int, int]]:
    return frozenset((one.source_id, one.start, one.end) for one in finding.passages.all())


def _hanging_together(
    ends: frozenset[tuple[UUID, int, int]], agreeing: Sequence[frozenset[tuple[UUID, int, int]]]
) -> set[UUID]:
    """The sources of all places that hold with these, directly or through another."""
    places, grown = set(ends), True
    while grown:
        more = set().union(*(some for some in agreeing if some & places)) - places
        places |= more
        grown = bool(more)
    return {source for source, _start, _end in places}


def _tied(projects: Iterable[UUID]) -> Mapping[str, str]:
    """The sources that share wording, by what stands for each group of them."""
    shared = Finding.objects.filter(
        project_id__in=list(projects), kind=Noticed.DEPENDENCE.value, ceased__isnull=True
    ).exclude(status=FindingStatus.DISMISSED.value)
    sources: dict[UUID, set[str]] = defaultdict(set)
    rows = FindingPassage.objects.filter(finding__in=shared).values_list("finding_id", "source_id")
    for finding, source in rows:
        sources[finding].add(str(source))
    return groups_of({frozenset(pair) for pair in sources.values() if len(pair) == 2})
