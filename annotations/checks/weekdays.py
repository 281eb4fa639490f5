"""The check `weekdays`: whether the day of the week that stands with a date is the one it fell on."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import lru_cache

from annotations.checks.check import Setting, Settings
from annotations.checks.chronology.cues import alternatives, cue, words_of
from annotations.checks.chronology.telling import noticed, plain
from annotations.checks.chronology.timeline import Dated, Timeline, timeline_of
from annotations.checks.chronology.yearless import Yearless, yearless
from annotations.checks.dating.mention import Form
from annotations.checks.finding import Finding, Noticed, Value
from annotations.checks.lexing.lexed import Span
from annotations.checks.reading import Reading
from annotations.rules.dates import EdtfDate
from annotations.rules.edtf_calendar import DAYS_BEFORE_MONTH
from annotations.rules.relations import Relation

NAME = "weekdays"
TITLE = "Days of the week"
EXPLANATION = (
    "Works out the day of the week of every date that stands with one, and of a day without a year in the year told in"
    " its sentence or heading, or about the source's own date. It cannot tell which calendar an old"
    " date was counted in: before 1583 and for the Old Style it says what the day was in either."
)
SETTINGS: tuple[Setting, ...] = ()

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHORT = 5  # letters of a weekday cut short, which a full stop may follow
NEAR = 40  # code points on either side of a date
GREGORIAN = 1583  # the first whole year of the Gregorian calendar anywhere
EVERYWHERE = 1924  # by then all states had taken it over
LADY_DAY = 1752  # until then some years began on 25 March, so that January was still the year before


def check(reading: Reading, settings: Settings) -> Iterator[Finding]:  # noqa: ARG001
    """Each date with a weekday beside it, in the order of the text."""
    timeline = timeline_of(reading, NAME)
    near = _near_weekdays(timeline)
    days = [date for date in timeline.dates if date.form is Form.DAY and near(date.start, date.end) and _day(date)]
    findings = [
        _judged(timeline, date, *told)
        for place, date in enumerate(days)
        if (told := _weekday_beside(timeline, date))
        and not _is_shared(told[0], date, days[max(place - 1, 0) : place + 2])
    ]
    for day in yearless(timeline, near):
        beside = _weekday_beside(timeline, day.dates[0])
        if beside and (judged := _judged_in(timeline, day, *beside)):
            findings.append(judged)
    yield from sorted(findings, key=lambda finding: finding.passages[0].start)


def _near_weekdays(timeline: Timeline) -> Callable[[int, int], bool]:
    """Tells whether any weekday stands so near to a place that it could be of the date there."""
    words = "|".join(name for table in words_of(timeline.reading.language) for name in table.weekdays)
    places = [found.start() for found in re.finditer(rf"(?<!\w)(?:{words})(?!\w)", timeline.text, re.IGNORECASE)]

    def is_near(start: int, end: int) -> bool:
        place = bisect_left(places, start - NEAR)
        return place < len(places) and places[place] <= end + NEAR

    return is_near


def _day(date: Dated) -> EdtfDate | None:
    """The date, if it is a single complete day without a doubt."""
    side = date.edtf.start
    complete = isinstance(side, EdtfDate) and side.day and side.year is not None and side.year > 0
    return side if complete and isinstance(side, EdtfDate) and not date.edtf.is_interval else None


@lru_cache(maxsize=8)
def _patterns(language: str | None) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A weekday that stands just before a date, and one just after it; the group is numbered by language and day."""
    listed = [
        f"(?P<d{number}_{day}>{words})"
        for number, table in enumerate(words_of(language))
        for day, words in sorted(enumerate(table.weekdays), key=lambda one: -len(one[1]))
    ]
    weekday = rf"(?<!\w)(?:{'|'.join(listed)})(?!\w)\.?"
    gap = rf"(?:[\s,:(–—-]|(?<!\w)(?:{alternatives('weekday_gap', language)})(?!\w)\.?){{0,9}}"
    return re.compile(weekday + gap + r"\Z", re.IGNORECASE), re.compile(
        rf"(?:{gap}|\s*,?\s*(?:was|is)\s+an?\s+[\w-]+\s+){weekday}", re.IGNORECASE
    )


def _weekday_beside(timeline: Timeline, date: Dated) -> tuple[Span, int] | None:
    """Where a weekday stands beside the date, and its number from Monday."""
    before, after = _patterns(timeline.reading.language)
    begin = max(date.start - NEAR, 0)
    for pattern, text, offset in (
        (before, timeline.text[begin : date.start], begin),
        (after, timeline.text[date.end : date.end + NEAR], date.end),
    ):
        found = pattern.search(text) if pattern is before else pattern.match(text)
        if found:
            name = next(name for name, words in found.groupdict().items() if words)
            span = Span(found.start(name) + offset, found.end(name) + offset)
            beside = text[found.end(name) :] if pattern is before else text[: found.start(name)]
            ends_sentence = "." in beside and span.end - span.start > SHORT
            is_apart = pattern is before and "(" in beside and _SUBJECT.match(timeline.text, date.end)
            is_night = pattern is before and _is_night(timeline, span)
            if not ends_sentence and not is_apart and not is_night and not _is_other(timeline.text, span):
                return span, int(name.rpartition("_")[2])
    return None


_SUBJECT = re.compile(r"\s+(?:was|were|is|had|has|would|will|был[аои]?)(?!\w)")  # Tuesday (14 August was the last day)


def _is_night(timeline: Timeline, span: Span) -> bool:
    """Whether another weekday leads up to it: the night of Saturday to Sunday is of either day."""
    before, _ = _patterns(timeline.reading.language)
    joined = _UP_TO.search(timeline.before(span.start, NEAR))
    return joined is not None and before.search(timeline.before(span.start, NEAR)[: joined.start()]) is not None


_UP_TO = re.compile(r"\s*(?:\s(?:to|on|into|and|or|на|и)(?:\s+the)?\s|[-–—/])\s*\Z")


def _is_other(text: str, span: Span) -> bool:
    """Short forms are words of their own in small letters, and The Sun is a newspaper."""
    word = text[span.start : span.end]
    is_short = len(word) <= SHORT and word.isascii()
    return is_short and (not word[0].isupper() or text[max(span.start - 4, 0) : span.start].lower() == "the ")


def _is_shared(span: Span, date: Dated, beside: list[Dated]) -> bool:
    """Whether the weekday stands as near to another date, so that nobody knows whose it is."""
    return any(
        other is not date and (0 <= other.start - span.end <= 8 or 0 <= span.start - other.end <= 8) for other in beside
    )


def _judged(timeline: Timeline, date: Dated, span: Span, told: int) -> Finding:
    side = _day(date)
    assert side and side.first is not None and side.year is not None  # noqa: S101
    gregorian = (side.first - 1) % 7
    is_converted = cue("old_style", timeline.reading.language).search(date.quote) is not None
    may_be_julian = not is_converted and _is_old(timeline, date, side.year)
    julian = _julian_weekdays(side) if may_be_julian or side.year < EVERYWHERE else set()
    words = f"{plain(timeline.text[span.start : span.end])} stands with {plain(date.quote)}"
    values: dict[str, Value] = {
        "weekday": NAMES[told].lower(),
        "dating": date.edtf.text,
        "computed": NAMES[gregorian].lower(),
    }
    if may_be_julian or (told != gregorian and told in julian):
        listed = ", ".join(NAMES[day] for day in sorted(julian))
        values = {**values, "julian": listed.lower()}
        message = (
            f"{words}: that day was a {NAMES[gregorian]} by the Gregorian calendar and a {listed} by the Julian one,"
            " and which was meant cannot be told."
        )
        fits = told == gregorian or told in julian
        return _finding(timeline, date, span, Noticed.HOLDS if fits else Noticed.TENSION, message, values, None)
    if told == gregorian:
        return _finding(timeline, date, span, Noticed.HOLDS, f"{words}, and it was one.", values, Relation.EQUAL)
    message = f"{words}, but that day was a {NAMES[gregorian]}."
    if is_converted:
        return _finding(timeline, date, span, Noticed.TENSION, message, values, None)
    return _finding(timeline, date, span, Noticed.CONTRADICTION, message, values, Relation.DISJOINT)


def _judged_in(timeline: Timeline, day: Yearless, span: Span, told: int) -> Finding | None:
    """A day whose year is told nearby, or may be one of a few; None where it may as well be another one."""
    computed = [(first - 1) % 7 for date in day.dates if (side := _day(date)) and (first := side.first) is not None]
    date = day.dates[computed.index(told)] if told in computed else day.dates[0]
    if told in computed or day.is_told:
        return _judged(timeline, date, span, told)
    if not day.is_likely:
        return None
    words = f"{plain(timeline.text[span.start : span.end])} stands with {plain(date.quote)}"
    years = " or ".join(
        f"a {NAMES[number]} in {one.edtf.text[:4]}" for number, one in zip(computed, day.dates, strict=True)
    )
    values: dict[str, Value] = {
        "weekday": NAMES[told].lower(),
        "dating": date.edtf.text,
        "computed": NAMES[computed[0]].lower(),
    }
    message = f"{words}, but by {day.source} that day was {years}."
    return _finding(timeline, date, span, Noticed.TENSION, message, values, None)


def _is_old(timeline: Timeline, date: Dated, year: int) -> bool:
    near = timeline.text[max(date.start - NEAR, 0) : date.end + NEAR]
    return year < GREGORIAN or cue("old_style", timeline.reading.language).search(near) is not None


def _julian_weekdays(side: EdtfDate) -> set[int]:
    """The weekdays it may have been in the Julian calendar, by the year as written and, early in it, by the next."""
    assert side.year is not None and side.month and side.day  # noqa: S101
    years = [side.year, *([side.year + 1] if side.month <= 3 and side.year < LADY_DAY else [])]
    return {(_julian_day(year, side.month, side.day) - 1) % 7 for year in years}


def _julian_day(year: int, month: int, day: int) -> int:
    """The day number, as in rules/edtf_calendar, of a day counted in the Julian calendar."""
    before = year - 1
    leap = month > 2 and year % 4 == 0
    return 365 * before + before // 4 + DAYS_BEFORE_MONTH[month - 1] + leap + day - 2


def _finding(
    timeline: Timeline,
    date: Dated,
    span: Span,
    kind: Noticed,
    message: str,
    values: dict[str, Value],
    relation: Relation | None,
) -> Finding:
    return noticed(
        NAME,
        kind,
        (span, (date.start, date.end)),
        timeline,
        message=message,
        relation=relation or Relation.CANNOT_TELL,
        values=values,
    )
