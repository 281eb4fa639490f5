"""Ranges written backwards: "1998-1994", "from 9 August 1994 to 3 May 1993"."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from annotations.checks.chronology.cues import alternatives
from annotations.checks.chronology.telling import noticed, plain
from annotations.checks.chronology.timeline import Timeline
from annotations.checks.dating import find_dates
from annotations.checks.dating.mention import Form
from annotations.checks.finding import Finding, Noticed
from annotations.checks.lexing.lexed import Lexed, Span
from annotations.rules.dates import Edtf, parse_edtf, reach_of
from annotations.rules.relations import Relation

MOST = 500  # ranges that are taken apart: no text has so many backwards but one that is made of them
FEW = 6  # words: a block of fewer is a heading or a label, where lists may run from the newest to the oldest

_YEAR = r"(?<![\d.,/-])(1[0-9]{3}|20[0-9]{2})(?![\d/]|[.,-]\d)"
# What must not stand before is looked at behind the year: a pattern that begins with a figure is found far sooner.
_FIRST = r"(1[0-9]{3}|20[0-9]{2})(?<![\w.,/:–—-]....)"
_DASHED = re.compile(rf"{_FIRST}\s?[-–—]\s?(1[0-9]{{3}}|20[0-9]{{2}})(?![\w/–—-]|[.,/]\d)")
# "1898-02" and "1999-00" end in the next century, and up to 12 the second may be a month.
_SHORTENED = re.compile(rf"{_FIRST}[-–—]([1-9][0-9])(?![\w/–—-]|[.,/]\d)")
# The date of the castle was moved from 1320 to 1290.
_MOVED = re.compile(
    r"(?<!\w)(?:moved|changed?|shift\w*|revis\w+|correct\w+|redat\w+|alter\w+|brought forward|put back|pushed back"
    r"|backwards?|back|amend\w+|lowered|перенес\w+|измен\w+|исправ\w+)(?!\w)[^.;:]*\Z",
    re.IGNORECASE,
)
_AND_BACK = re.compile(r",?\s+and\s+back(?!\w)")
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
            is_moved = _MOVED.search(timeline.before(match.start(), 60)) or _AND_BACK.match(timeline.text, match.end())
            is_month = len(second) == 2 and int(second) <= 12
            if whole < first and not is_month and not is_moved and _is_dated(timeline, match, starts):
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
        and (match.start() < match.start(1) or not _CODE.search(text[max(match.start(1) - 14, 0) : match.start(1)]))
    )


def _dates(timeline: Timeline) -> Iterator[tuple[Span, Span]]:
    """Ranges of days or months that have no reading as a range, though both their ends have one."""
    language = timeline.reading.language
    join = re.compile(rf"\s(?:{alternatives('range_to', language)})\s|[–—-]", re.IGNORECASE)
    unread = (one for one in timeline.reading.dates if one.form is Form.RANGE and one.edtf is None)
    for mention in islice((one for one in unread if _has_word(timeline.text[one.start : one.end])), MOST):
        quote = timeline.text[mention.start : mention.end]
        for mark in join.finditer(quote):
            first, second = (_alone(part, language) for part in (quote[: mark.start()], quote[mark.end() :]))
            if first and second and is_ended_before(second[0], first[0]):
                start, other = mention.start, mention.start + mark.end()
                yield _at(first[1], start), _at(second[1], other)
                break


def _has_word(quote: str) -> bool:
    """Whether it is more than years with a word between them, which were looked at as they stand."""
    return len(re.findall(r"\d+|[^\W\d_]{3,}", quote)) > 4 or len(re.findall(r"[^\W\d_]{3,}", quote)) > 1


def _at(span: Span, offset: int) -> Span:
    return Span(span.start + offset, span.end + offset)


def _alone(part: str, language: str | None) -> tuple[Edtf, Span] | None:
    """The one date with a year that a part of a range is, and where in it."""
    found = [one for one in find_dates(Lexed(part, language=language), None) if one.edtf]
    if len(found) != 1 or found[0].edtf is None:
        return None
    edtf = parse_edtf(found[0].edtf)
    return None if edtf.is_yearless or edtf.is_interval else (edtf, Span(found[0].start, found[0].end))


def is_ended_before(one: Edtf, other: Edtf) -> bool:
    """Whether one surely ends before the other begins."""
    return reach_of(one).latest_end < reach_of(other).earliest_start


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
