"""How many independent witnesses agree: what several sources hold alike, those that depend on each other as one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from annotations.checks.finding import Finding, Noticed, Passage

Pair = frozenset[str]


def corroborated(findings: Iterable[Finding]) -> list[Finding]:
    """The findings in their order, with what holds between sources brought together and its witnesses counted.

    Findings of one comparison that hold, say the same event or quantity (`values`: event, about) and rest on passages
    that all hold with each other become one, where the first of them stood, with a passage of each source. Its
    `values.witnesses` is the number of sources in it, those counted once that a dependence finding ties, directly or
    through another; the message says so. Others are given back as they are.
    """
    given = list(findings)
    tied = groups_of(dependent_pairs(given))
    found: list[Finding | None] = list(given)
    for places in _topics(given).values():
        for members in _agreeing(given, places):
            found[members[0]] = _joined([given[place] for place in members], tied)
            for place in members[1:]:
                found[place] = None
    return [finding for finding in found if finding is not None]


def dependent_pairs(findings: Iterable[Finding]) -> set[Pair]:
    """The sources that share wording, two and two."""
    sources = (
        frozenset(passage.source for passage in finding.passages)
        for finding in findings
        if finding.kind is Noticed.DEPENDENCE
    )
    return {pair for pair in sources if len(pair) == 2}


def groups_of(pairs: Iterable[Pair]) -> Mapping[str, str]:
    """For each source that depends on another, or another on it, the first by name of all that hang together."""
    parent: dict[str, str] = {}

    def root(source: str) -> str:
        parent.setdefault(source, source)
        while parent[source] != source:
            parent[source] = parent[parent[source]]
            source = parent[source]
        return source

    for pair in sorted(sorted(pair) for pair in pairs):
        first, second = sorted((root(pair[0]), root(pair[1])))
        parent[second] = first
    return {source: root(source) for source in sorted(parent)}


def witnesses(sources: Iterable[str], tied: Mapping[str, str]) -> int:
    """How many of the sources are independent; those of one group of `groups_of` count once."""
    return len({tied.get(source, source) for source in sources})


def _topics(findings: Sequence[Finding]) -> Mapping[tuple[str, str, str], list[int]]:
    """By comparison, event and what it is about, the places of what holds between sources."""
    topics: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for place, finding in enumerate(findings):
        values = finding.values
        is_between = len({passage.source for passage in finding.passages}) > 1
        if finding.kind is Noticed.HOLDS and is_between and "about" in values:
            topics[finding.check, str(values.get("event")), str(values["about"])].append(place)
    return topics


def _agreeing(findings: Sequence[Finding], places: Sequence[int]) -> Iterator[list[int]]:
    """The places in groups whose passages, one of each source, hold with each other two and two."""
    by_pair = {frozenset(_ends(findings[place])): place for place in places}
    left = list(by_pair.values())
    while left:
        passages = list(_ends(findings[left[0]]))
        for place in left[1:]:
            for passage in _ends(findings[place]):
                if _goes_with(passage, passages, by_pair):
                    passages.append(passage)
        members = [
            by_pair[pair] for one, other in combinations(passages, 2) if (pair := frozenset((one, other))) in by_pair
        ]
        yield sorted(members)
        left = [place for place in left if place not in members]


def _goes_with(passage: Passage, passages: Sequence[Passage], by_pair: Mapping[frozenset[Passage], int]) -> bool:
    """Whether a passage is of a source not there yet and holds with all of them."""
    return all(one.source != passage.source and frozenset((one, passage)) in by_pair for one in passages)


def _ends(finding: Finding) -> tuple[Passage, Passage]:
    return finding.passages[0], finding.passages[1]


def _joined(findings: Sequence[Finding], tied: Mapping[str, str]) -> Finding:
    """One for all, with the message of the first and how many witnesses there are."""
    first = findings[0]
    passages = tuple(dict.fromkeys(passage for finding in findings for passage in finding.passages))
    sources = sorted({passage.source for passage in passages})
    number = witnesses(sources, tied)
    return replace(
        first,
        passages=passages,
        message=f"{first.message} {_told(len(sources), number)}",
        values={**first.values, "sources": len(sources), "witnesses": number},
    )


def _told(sources: int, number: int) -> str:
    if number == sources:
        return f"{sources} sources agree, and share no wording: {number} witnesses."
    return f"{sources} sources agree, but share wording: they count as {_plural(number)}."


def _plural(number: int) -> str:
    return "one witness" if number == 1 else f"{number} witnesses"
