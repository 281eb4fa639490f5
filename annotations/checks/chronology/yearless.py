"""Days told without a year, in the years they may be of: one told nearby, or those about the source's own date."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from annotations.checks.chronology.timeline import SINGLE, Dated, Timeline
from annotations.checks.dating.mention import DateMention, Form
from annotations.rules.dates import Edtf, NotEdtf, parse_edtf, reach_of
from annotations.rules.edtf_values import EdtfDate

ABOUT = 250  # days on either side of the source's own date in which a day without a year may lie
SOON = 60  # days after one told before, in which a day without a year is taken to be of its telling
SENTENCES = 3  # from the one to the other
HEADING = 60  # code points of a block that stands over others
HEAD = 300  # code points in which a dateline stands
ENTRY = re.compile(r"\s*(?:[*•·—–-]\s*)?(?:(?:Anno|A\.\s?D\.|In|Год|В)\s+)?", re.IGNORECASE)
ENTRY_ENDS = re.compile(r"\s*(?:[.:]|[—–-]\s)")
ENTRY_LENGTH = 1_000  # code points
YEARLESS = re.compile(r"XXXX-\d\d-\d\d")
_JOINED = re.compile(r"\s*,?\s*(?:in|of)?\s*(?:the\s+)?(?:year\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Yearless:
    """The days it may be, from the likeliest; whether the text tells the year; and from what the year was taken.

    Not `is_likely` is the source's own year where what stands before is of another time.
    """

    dates: tuple[Dated, ...]
    is_told: bool
    source: str
    is_likely: bool = True


def yearless(timeline: Timeline, is_wanted: Callable[[int, int], bool]) -> Iterator[Yearless]:
    """Every day without a year for which there is some, at the places that are wanted, in the order of the text."""
    own = _own(timeline)
    heading: tuple[int, int] | None = None
    years = iter([date for date in timeline.dates if date.form is Form.YEAR and date.is_single])
    year = next(years, None)
    for mention in timeline.reading.dates:
        while year is not None and year.start < mention.start:
            heading = _heading(timeline, year) or heading
            year = next(years, None)
        if mention.form is Form.DAY_WITHOUT_YEAR and mention.edtf and is_wanted(mention.start, mention.end):
            if not YEARLESS.fullmatch(mention.edtf) or mention.unresolved:
                continue  # 19 июня 41-го года has a year, of which only the century is not said
            found = (
                _told(timeline, mention)
                or _opened(timeline, mention)
                or _headed(timeline, mention, heading)
                or _soon_after(timeline, mention)
                or _about(timeline, mention, own)
            )
            if found and found.dates:
                yield found


def _own(timeline: Timeline) -> tuple[Edtf, str] | None:
    """The source's own date: as recorded, or the first day of a dateline at its head."""
    published = timeline.reading.published
    if published is not None:
        usable = not (
            published.is_yearless or published.is_interval or published.is_uncertain or published.is_approximate
        )
        return (published, "the source's own date") if usable else None
    first = next(iter(timeline.dates), None)
    if first is None or first.start > HEAD or first.form is not Form.DAY or not first.is_single:
        return None
    after = timeline.text[first.end : first.end + 30]
    return (first.edtf, "its dateline") if re.match(r"\s*(?:\([^)]*\)\s*)?\.?\s*(?:--|—|–|-\s|\n)", after) else None


def _heading(timeline: Timeline, year: Dated) -> tuple[int, int] | None:
    """The number of the block and the year, of a heading with a year alone: "Diary for 1994"."""
    number = timeline.reading.block_number(year.start)
    block = timeline.reading.blocks[number]
    side = year.edtf.start
    is_heading = block.end - block.start <= HEADING and isinstance(side, EdtfDate) and side.year is not None
    return (number, side.year) if is_heading and isinstance(side, EdtfDate) and side.year is not None else None


def _told(timeline: Timeline, mention: DateMention) -> Yearless | None:
    """In 1994 the fair opened on 9 August: one year, before the day in its clause, or joined to it."""
    number = timeline.reading.sentence_number(mention.start)
    found: list[int] = []
    is_year = True
    for date in timeline.by_sentence.get(number, ()):
        side = date.edtf.start
        if not isinstance(side, EdtfDate) or side.year is None:
            continue
        between = timeline.text[date.end : mention.start] if date.end <= mention.start else None
        is_before = between is not None and not re.search(r"[;:(]", between)
        joined = date.start >= mention.end and _JOINED.fullmatch(timeline.text, mention.end, date.start) is not None
        if date.form in SINGLE and (is_before or joined):
            found.append(side.year)
            is_year = is_year and (joined or date.form is Form.YEAR)
    if len(set(found)) != 1:
        return None
    years = found[:1] if is_year else [found[0], found[0] + 1]  # after another day the year may have turned
    return Yearless(_days(timeline, mention, years), is_told=is_year, source="its sentence")


def _opened(timeline: Timeline, mention: DateMention) -> Yearless | None:
    """1866. On Tuesday, 11th July, the bridge fell: an entry that begins with its year, the only one up to the day."""
    before = _dates_before(timeline, mention)
    if len(before) != 1 or before[0].form is not Form.YEAR or not before[0].is_single:
        return None
    year, side = before[0], before[0].edtf.start
    block = timeline.reading.blocks[timeline.reading.block_number(mention.start)]
    is_first = ENTRY.fullmatch(timeline.text, block.start, year.start) is not None
    if not is_first or not isinstance(side, EdtfDate) or side.year is None:
        return None
    if ENTRY_ENDS.match(timeline.text, year.end) is None:
        return None
    return Yearless(_days(timeline, mention, [side.year]), is_told=True, source="the year of its entry")


def _dates_before(timeline: Timeline, mention: DateMention) -> list[Dated]:
    """The dates with a year that stand before it in its block, and near enough to be what it is told after."""
    block = timeline.reading.blocks[timeline.reading.block_number(mention.start)]
    first = bisect_left(timeline.dates, max(block.start, mention.start - ENTRY_LENGTH), key=lambda one: one.start)
    last = bisect_left(timeline.dates, mention.start, key=lambda one: one.start)
    return [date for date in timeline.dates[first:last] if isinstance(date.edtf.start, EdtfDate)]


def _headed(timeline: Timeline, mention: DateMention, heading: tuple[int, int] | None) -> Yearless | None:
    """A day in an entry below a heading with the year, on which the entries turn into the next year at most once."""
    if heading is None or timeline.reading.block_number(mention.start) == heading[0]:
        return None
    return Yearless(_days(timeline, mention, [heading[1], heading[1] + 1]), is_told=False, source="the heading")


# What comes again each year, and what is still to come, need not follow on what was told.
_ANOTHER_TIME = re.compile(
    r"(?<!\w)(?:every|each year|annual\w*|will|shall|next|this year|last year|now|today|каждый год|ежегодно|будет"
    r"|сегодня|в этом году|hər il|bu il)(?!\w)",
    re.IGNORECASE,
)


def _soon_after(timeline: Timeline, mention: DateMention) -> Yearless | None:
    """On 31 January 1953 ... on Wednesday, 5 February: the first such day after one told shortly before."""
    dates = _dates_before(timeline, mention)
    last = dates[-1] if dates and dates[-1].form is Form.DAY and dates[-1].is_single else None
    if last is None or last.first is None or not isinstance(last.edtf.start, EdtfDate) or last.edtf.start.year is None:
        return None
    reading = timeline.reading
    is_far = reading.sentence_number(mention.start) - reading.sentence_number(last.start) > SENTENCES
    sentence = reading.sentence_at(mention.start)
    if is_far or _ANOTHER_TIME.search(timeline.text, max(sentence.start, mention.start - 200), mention.end + 60):
        return None
    first, year = last.first, last.edtf.start.year
    days = _days(timeline, mention, [year, year + 1])
    soon = tuple(day for day in days if day.first is not None and 0 <= day.first - first <= SOON)
    return Yearless(soon, is_told=False, source="the date told before it") if len(soon) == 1 else None


def _about(timeline: Timeline, mention: DateMention, own: tuple[Edtf, str] | None) -> Yearless | None:
    """About the source's own date: the year that brings the day nearest to it, and others that are near enough."""
    if own is None or own[0].earliest is None or own[0].latest is None or not isinstance(own[0].start, EdtfDate):
        return None
    year = own[0].start.year
    if year is None:
        return None
    first, last = own[0].earliest - ABOUT, own[0].latest + ABOUT
    told = [date for date in _dates_before(timeline, mention) if date.is_single][-1:]
    is_other_time = bool(told) and told[0].first is not None and not first - 366 <= told[0].first <= last
    days = _days(timeline, mention, [year, year - 1, year + 1])
    near = tuple(date for date in days if date.first is not None and first <= date.first <= last)
    return Yearless(near, is_told=False, source=own[1], is_likely=not is_other_time)


def _days(timeline: Timeline, mention: DateMention, years: list[int]) -> tuple[Dated, ...]:
    found = []
    for year in years:
        try:
            edtf = parse_edtf(f"{year:04d}{(mention.edtf or '')[4:]}")
        except NotEdtf:
            continue
        quote = timeline.text[mention.start : mention.end]
        reach = reach_of(edtf)
        found.append(Dated(mention.start, mention.end, Form.DAY, edtf, reach, quote, False, True, False))
    return tuple(found)
