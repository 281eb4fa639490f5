"""Lists whose entries begin with their dates: which of them stands out of order."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from annotations.checks.chronology.telling import noticed, plain
from annotations.checks.chronology.timeline import Dated, Timeline, is_before, relation
from annotations.checks.finding import Finding, Noticed

LEAST = 4  # entries that make a list
BETWEEN = 2  # lines without a date at their beginning that may stand between two entries
LATEST = 30  # code points of a line before its date, at the most

_LINE = re.compile(r"^[^\S\n]*\S", re.MULTILINE)

_BEGINNING = re.compile(
    r"\s*(?:[•◦▪*–—-]\s*)?(?:[(\[]?\d{1,3}[.)\]]\s+)?(?:(?:In|On|By|В|С|Early|Late|The|Spring|Summer|Autumn"
    r"|Winter)\s+)?",
    re.IGNORECASE,
)


def chronicles(name: str, timeline: Timeline) -> Iterator[Finding]:
    """Each date out of order in a list that is otherwise in order, from the oldest or from the newest."""
    for entries in _lists(timeline):
        found = _disorder(entries)
        if found:
            yield _finding(name, timeline, *found, len(entries))


def _lists(timeline: Timeline) -> Iterator[list[Dated]]:
    """Runs of lines that begin with a date."""
    entries: list[Dated] = []
    last = -1
    starts = [found.start() for found in _LINE.finditer(timeline.text)]
    for date in timeline.dates:
        number = bisect_right(starts, date.start) - 1
        if number == last or not _begins(timeline, date, starts[number]):
            continue
        if entries and number - last > BETWEEN + 1:
            yield entries
            entries = []
        entries.append(date)
        last = number
    yield entries


def _begins(timeline: Timeline, date: Dated, start: int) -> bool:
    if date.first is None or date.is_doubted or date.start - start > LATEST:
        return False
    return _BEGINNING.fullmatch(timeline.text, start, date.start) is not None


def _disorder(entries: list[Dated]) -> tuple[Dated, Dated] | None:
    """The one entry after which the order breaks, after the one before it; None if the order breaks never or often."""
    if len(entries) < LEAST:
        return None
    pairs = list(pairwise(entries))
    rising = [place for place, (one, other) in enumerate(pairs) if is_before(one, other)]
    falling = [place for place, (one, other) in enumerate(pairs) if is_before(other, one)]
    odd, even = (falling, rising) if len(rising) >= len(falling) else (rising, falling)
    if len(odd) != 1 or len(even) < LEAST - 2:
        return None
    return entries[odd[0] + 1], entries[odd[0]]


def _finding(name: str, timeline: Timeline, odd: Dated, beside: Dated, count: int) -> Finding:
    return noticed(
        name,
        Noticed.TENSION,
        ((beside.start, beside.end), (odd.start, odd.end)),
        timeline,
        message=(
            f"{count} entries here begin with their dates and stand in the order of them, but {plain(odd.quote)} comes"
            f" after {plain(beside.quote)}."
        ),
        relation=relation(beside, odd),
        values={"first": beside.edtf.text, "second": odd.edtf.text},
    )
