"""What of the findings of some sources a run did not give, and what of it another source would still bring up."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from annotations.checks.across.pairing import pairs
from annotations.checks.check import Comparison, Settings
from annotations.checks.finding import Finding as Noticed
from annotations.models import Finding, FindingPassage, Source
from annotations.queries.checks import chosen_comparisons, comparison_names
from annotations.queries.stated import statements_of
from annotations.rules.findings import finding_key

Chosen: TypeAlias = Mapping[str, Settings]

PIECE = 1_000  # findings that are looked up at once, by their ids: no plan of PostgreSQL's hangs on statistics then


@dataclass(frozen=True, slots=True)
class NotGiven:
    """A finding that is current, and that a run over one of its sources did not give."""

    id: UUID
    check: str
    key: bytes


def key_of(finding: Noticed) -> bytes:
    """What tells it from every other; rules/findings.py."""
    places = [(one.source, one.start, one.end) for one in finding.passages]
    return finding_key(finding.check, finding.kind, finding.contradiction_kind, places, dict(finding.values))


def not_given(source: UUID, given: Collection[UUID], *, is_compared: bool) -> Iterator[NotGiven]:
    """The current findings with a passage in the source that are not among the given.

    Those of comparisons, or those of all other checks, such as there are no more included.
    """
    known = FindingPassage.objects.filter(source_id=source).values_list("finding_id", flat=True)
    left = list({one for one in known.iterator() if one not in given})
    names = set(comparison_names())
    for piece in pieces_of(left):
        current = Finding.objects.filter(pk__in=piece, ceased__isnull=True)
        for one, check, key in current.values_list("pk", "check_name", "key"):
            if (check in names) == is_compared:
                yield NotGiven(one, check, bytes(key))


def settled(
    source: UUID, left: Iterable[NotGiven], order: Mapping[str, int], archived: Collection[str], chosen: Chosen
) -> list[UUID]:
    """Which of what comparisons did not give from the side of this source is no longer noticed, as far as it can tell.

    A statement has only its best candidates, so a pair may be known from the other side alone. `order` is that of the
    sources of the run. Of two of them the first settles what is not current, and what the later brings up comes back;
    a source outside the run is compared with this one by itself.
    """
    comparisons = {one.NAME: one for one in chosen_comparisons(chosen)}
    able = {one.id: one for one in left}
    noticed: dict[tuple[str, tuple[str, ...]], set[bytes]] = {}
    found = []
    for piece in pieces_of(list(able)):
        for one, places in _places(piece).items():
            check, between = able[one].check, tuple(sorted(places))
            if places <= order.keys():
                if order[str(source)] == min(order[place] for place in places):
                    found.append(one)
                continue
            if (check, between) not in noticed:
                is_able = check in comparisons and places.isdisjoint(archived)
                keys = _keys(comparisons[check], between, chosen[check]) if is_able else set()
                noticed[check, between] = keys
            if able[one].key not in noticed[check, between]:
                found.append(one)
    return found


def first_told(source: UUID, findings: Sequence[UUID], order: Mapping[str, int]) -> set[UUID]:
    """Those of the findings that no source before this one in the run speaks of: they are counted here."""
    place = order[str(source)]
    return {
        one
        for piece in pieces_of(findings)
        for one, places in _places(piece).items()
        if all(order.get(other, place) >= place for other in places)
    }


def archived_in(project: UUID) -> frozenset[str]:
    """The ids of the project's archived sources, as passages have them."""
    archived = Source.objects.filter(project_id=project, archived=True).values_list("pk", flat=True)
    return frozenset(map(str, archived))


def pieces_of(ids: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    """So many at once as can be looked up."""
    for first in range(0, len(ids), PIECE):
        yield ids[first : first + PIECE]


def _places(findings: Sequence[UUID]) -> dict[UUID, set[str]]:
    """By finding, the sources that it speaks of."""
    places: dict[UUID, set[str]] = {}
    passages = FindingPassage.objects.filter(finding_id__in=findings)
    for one, source in passages.values_list("finding_id", "source_id"):
        places.setdefault(one, set()).add(str(source))
    return places


def _keys(comparison: Comparison, sources: Sequence[str], settings: Settings) -> set[bytes]:
    """Of all that the comparison notices between these sources; in order of id, as everywhere."""
    statements = [one for source in sources for one in statements_of(UUID(source), comparison.NAME)]
    findings = (comparison.compare(first, second, settings) for first, second in pairs(statements))
    return {key_of(finding) for finding in findings if finding is not None}
