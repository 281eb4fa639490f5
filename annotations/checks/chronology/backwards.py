"""Ranges written backwards: "1998-1994", "from 9 August 1994 to 3 May 1993"."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from annotations.checks.chronology.cues import alternatives
from annotations.checks.chronology.telling import noticed, plain
from annotations.checks.chronology.timeline import Timeline, is_before
from annotations.checks.finding import Finding, Noticed
from annotations.checks.lexing.lexed import Span
from annotations.rules.relations import Relation

FEW = 6  # words: a block of fewer is a heading or a label, where lists may run from the newest to the oldest

_YEAR = r"(?<![\d.,/-])(1[0-9]{3}|20[0-9]{2})(?![\d/]|[.,-]\d)"
_DASHED = re.compile(r"(?<![\w.,/:–—-])(1[0-9]{3}|20[0-9]{2})\s?[-–—]\s?(1[0-9]{3}|20[0-9]{2})(?![\w/–—-]|[.,/]\d)")
# "1898-02" and "1999-00" end in the next century, and up to 12 the second may be a month.
_SHORTENED = re.compile(r"(?<![\w.,/:–—-])(1[0-9]{3}|20[0-9]{2})[-–—]([1-9][0-9])(?![\w/–—-]|[.,/]\d)")
_OLD = re.compile(r"\s*(?:гг?\.?\s*)?(?:B\.?\s?C|до н|e\.\s?ə|b\.\s?e\.\s?ə|eramızdan|miladdan)")
_CODE = re.compile(
    r"(?:no|nr|№|tel|phone|fax|isbn|issn|code|ref|pp?|page|pages|resolution|тел|стр|с|s)\.?:?\s*\Z", re.I
)


def backward_ranges(name: str, timeline: Timeline) -> Iterator[Finding]:
    """Every range whose end is before its start."""
    starts = [mention.start for mention in timeline.reading.dates]
    found = [*_years(timeline, starts), *_dates(timeline)]
    for first, second in sorted(set(found)):
        yield _finding(name, timeline, first, second)


def _years(timeline: Timeline, starts: list[int]) -> Iterator[tuple[Span, Span]]:
    """Pairs of years, the later first, in what was read as dates."""
    for pattern in (_DASHED, _SHORTENED, _worded(timeline.reading.language)):
        for match in pattern.finditer(timeline.text):
            first, second = match[1], match[2]
            whole = second if len(second) == 4 else first[:2] + second
            if whole < first and not (len(second) == 2 and int(second) <= 12) and _is_dated(timeline, match, starts):
                yield Span(*match.span(1)), Span(*match.span(2))


@lru_cache(maxsize=8)
def _worded(language: str | None) -> re.Pattern[str]:
    begin, join = alternatives("range_from", language), alternatives("range_to", language)
    return re.compile(rf"(?<!\w)(?:{begin})\s+{_YEAR}\s+(?:года?\s+)?(?:{join})\s+{_YEAR}", re.IGNORECASE)


def _is_dated(timeline: Timeline, match: "re.Match[str]", starts: list[int]) -> bool:
    """Whether it was read as dates, and neither as a number of something nor as years before Christ."""
    text = timeline.text
    place = bisect_right(starts, match.end(1) - 1) - 1
    mentions = timeline.reading.dates
    is_read = place >= 0 and mentions[place].end >= match.end(1)
    return (
        is_read
        and not _OLD.match(text, match.end())
        and not _CODE.search(text[max(match.start(1) - 14, 0) : match.start(1)])
    )


def _dates(timeline: Timeline) -> Iterator[tuple[Span, Span]]:
    """Two days or months that "from" and "to" make a range of."""
    language = timeline.reading.language
    begin = re.compile(rf"(?<!\w)(?:{alternatives('range_from', language)})\s+\Z", re.IGNORECASE)
    join = re.compile(rf"\s+(?:года?\s+)?(?:{alternatives('range_to', language)})\s+", re.IGNORECASE)
    for one, other in pairwise(timeline.dates):
        if other.start - one.end <= 12 and join.fullmatch(timeline.text, one.end, other.start):
            from_before = begin.search(timeline.text[max(one.start - 10, 0) : one.start])
            if from_before and one.is_single and other.is_single and is_before(other, one):
                yield Span(one.start, one.end), Span(other.start, other.end)


def _finding(name: str, timeline: Timeline, first: Span, second: Span) -> Finding:
    reading = timeline.reading
    block = reading.blocks[reading.block_number(first.start)]
    is_label = len(reading.words_in(block.start, min(block.end, block.start + 400))) < FEW
    one, other = (timeline.text[span.start : span.end] for span in (first, second))
    return noticed(
        name,
        Noticed.TENSION if is_label else Noticed.CONTRADICTION,
        (first, second),
        timeline,
        message=f"The range is written from {plain(one)} to {plain(other)}, so it ends before it begins.",
        relation=Relation.DISJOINT,
        values={"from": " ".join(one.split()), "to": " ".join(other.split())},
    )
