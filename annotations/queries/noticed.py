"""What comparisons noticed from the side of sources that a run leaves out, and would notice again."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg

from annotations.checks.across.pairing import pairs
from annotations.checks.check import Comparison, Settings
from annotations.checks.finding import Finding as Noticed
from annotations.models import Finding, Source
from annotations.queries.checks import chosen_comparisons
from annotations.queries.stated import statements_of
from annotations.rules.findings import finding_key


def key_of(finding: Noticed) -> bytes:
    """What tells it from every other; rules/findings.py."""
    places = [(one.source, one.start, one.end) for one in finding.passages]
    return finding_key(finding.check, finding.kind, finding.contradiction_kind, places, dict(finding.values))


def archived_in(project: UUID) -> frozenset[str]:
    """The ids of the project's archived sources, as passages have them."""
    archived = Source.objects.filter(project_id=project, archived=True).values_list("pk", flat=True)
    return frozenset(map(str, archived))


def noticed_by_others(
    project: UUID, sources: Sequence[UUID], given: Collection[UUID], chosen: Mapping[str, Settings]
) -> set[UUID]:
    """Of the current findings between a source of the run and one outside it, that the run did not give: which stand.

    A statement has only its best candidates, so a pair may be known from the other side alone, and the run did not look
    from there. Each such pair of sources is compared by itself.
    """
    archived = archived_in(project)
    comparisons = {one.NAME: one for one in chosen_comparisons(chosen)}
    left = (
        Finding.objects.filter(project_id=project, ceased__isnull=True, check_name__in=comparisons)
        .filter(pk__in=Finding.objects.filter(passages__source_id__in=sources).values("pk"))
        .exclude(pk__in=given)
        .annotate(places=ArrayAgg("passages__source_id", distinct=True))
    )
    known: dict[tuple[str, tuple[str, ...]], set[bytes]] = {}
    standing = set()
    inside = {str(source) for source in sources}
    for one, name, key, places in left.values_list("pk", "check_name", "key", "places"):
        between = tuple(sorted(str(place) for place in places))
        if inside.issuperset(between) or archived.intersection(between):
            continue
        if (name, between) not in known:
            known[name, between] = _keys(comparisons[name], between, chosen[name])
        if bytes(key) in known[name, between]:
            standing.add(one)
    return standing


def _keys(comparison: Comparison, sources: Sequence[str], settings: Settings) -> set[bytes]:
    """Of all that the comparison notices between these sources; in order of id, as everywhere."""
    statements = [one for source in sources for one in statements_of(UUID(source), comparison.NAME)]
    findings = (comparison.compare(first, second, settings) for first, second in pairs(statements))
    return {key_of(finding) for finding in findings if finding is not None}
