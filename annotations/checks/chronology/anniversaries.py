"""Anniversaries against the dates they lie between: "the 20th anniversary in 2011 of the founding in 1993"."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from annotations.checks.chronology.cues import alternatives, cue
from annotations.checks.chronology.numerals import NUMERAL, number_of
from annotations.checks.chronology.telling import against, noticed, plain
from annotations.checks.chronology.timeline import Dated, Timeline, is_before
from annotations.checks.finding import Finding, Noticed
from annotations.rules.edtf_values import EdtfDate

NEAR = 90  # code points between the word and the dates it belongs to
_GAP = " -\t\n\r\xa0\u2009\u202f"
_LONGEST = 30  # code points of a number
_ALONE = r"centenary|centennial|bicentenary|bicentennial|tercentenary|столетие|столетия|столетию"


@lru_cache(maxsize=8)
def _words(language: str | None) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives('anniversary', language)}|{_ALONE})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=8)
def _anniversaries(language: str | None) -> re.Pattern[str]:
    words = alternatives("anniversary", language)
    suffix = r"(?:st|nd|rd|th|-?[йяюеойи]{1,2}|-?c[iıuü])?"
    return re.compile(
        rf"(?<!\w)(?:(?P<number>{NUMERAL}){suffix}[\s-]+(?:{words})|(?P<alone>{_ALONE}))(?!\w)", re.IGNORECASE
    )


def anniversaries(name: str, timeline: Timeline) -> Iterator[Finding]:
    """Each anniversary whose own date and the date of what it remembers stand in its sentence."""
    for found in _found(timeline):
        years = number_of(found["alone"] or _bare(found["number"]))
        number = timeline.reading.sentence_number(found.start())
        dates = [date for date in timeline.by_sentence.get(number, ()) if date.is_single]
        finding = None
        if years and 2 <= len(dates) <= 3:
            finding = _judged(name, timeline, found.span(), years, dates)
        elif years and len(dates) == 1:
            finding = _of_its_own(name, timeline, found.span(), years, dates[0])
        if finding:
            yield finding


_ITS = re.compile(r"(?<!\w)(?:its|their)\s+(?:own\s+)?\Z", re.IGNORECASE)
_OF = re.compile(r"\s+(?:of|as|since|in the)\s", re.IGNORECASE)
_SUBJECT = re.compile(r"\s*(?:In \d{4},? )?(?:The|the)\s+(?P<noun>[a-z][a-z-]{2,20})\s")
_FOUNDED = re.compile(
    r"(?<!\w)(?:was|were)\s+(?:first\s+)?(?:founded|established|created|formed|set up|opened|built)(?!\w)[^,;:.\d]*\Z"
)
_BACK = 12  # dates before an anniversary among which the founding is looked for


def _of_its_own(name: str, timeline: Timeline, span: tuple[int, int], years: int, kept: Dated) -> Finding | None:
    """The Town Bank was established in 1872. The bank kept its centenary in 1982: the one founding of the block, of a
    thing of that noun.
    """
    reading, text = timeline.reading, timeline.text
    sentence = reading.sentence_at(span[0])
    noun = _SUBJECT.match(text, sentence.start)
    is_own = _ITS.search(timeline.before(span[0], 12)) and not _OF.match(text, span[1]) and noun is not None
    if not is_own or noun is None or not 0 <= kept.start - span[1] <= NEAR:
        return None
    last = bisect_left(timeline.dates, sentence.start, key=lambda date: date.start)
    earlier = [date for date in timeline.dates[max(last - _BACK, 0) : last] if date.is_single]
    block = reading.block_number(sentence.start)
    told = [
        date
        for date in earlier
        if reading.block_number(date.start) == block and _FOUNDED.search(timeline.before(date.start, 80))
    ]
    if len(told) != 1 or _head_of(timeline, told[0]) != noun["noun"]:
        return None
    found = _counted(name, timeline, span, years, told[0], kept)
    return replace(found, kind=Noticed.TENSION, contradiction_kind=None) if found and found.kind != "holds" else found


def _head_of(timeline: Timeline, founded: Dated) -> str:
    """The common word of what was founded on a date: bank, of the Town Bank of Velm."""
    before = timeline.before(founded.start, 200)
    verb = _FOUNDED.search(before)
    subject = re.split(r"\s(?:of|in|at|for|on|near)\s", before[: verb.start()] if verb else "")[0]
    return subject.casefold().rpartition(" ")[2]


def _found(timeline: Timeline) -> Iterator["re.Match[str]"]:
    """Each of them with its number: the rare words first, since much may be a number."""
    text, done = timeline.text, 0
    for word in _words(timeline.reading.language).finditer(text):
        number = len(text[max(word.start() - NEAR, 0) : word.start()].rstrip(_GAP))
        begin = max(word.start() - NEAR, 0) + number - _LONGEST
        found = _anniversaries(timeline.reading.language).search(text, max(begin, done), word.end() + 1)
        if found:
            done = found.end()
            yield found


def _bare(numeral: str) -> str:
    return numeral.rpartition("-")[0] if numeral.endswith(("-летие", "-летия")) else numeral


def _judged(name: str, timeline: Timeline, span: tuple[int, int], years: int, dates: list[Dated]) -> Finding | None:
    if _is_of_another(timeline, span, dates):
        return None
    origins = [date for date in dates if _is_origin(timeline, date)]
    others = [date for date in dates if date not in origins and not _is_death(timeline, date)]
    if len(origins) != 1 or not others:
        return None
    origin, kept = origins[0], min(others, key=lambda date: max(date.start - span[1], span[0] - date.end))
    distance = max(kept.start - span[1], span[0] - kept.end)
    return _counted(name, timeline, span, years, origin, kept) if distance <= NEAR else None


def _counted(
    name: str, timeline: Timeline, span: tuple[int, int], years: int, origin: Dated, kept: Dated
) -> Finding | None:
    """The years from the one to the other against those told; None where they are not in that order."""
    if not is_before(origin, kept):
        return None
    start, end = origin.edtf.start, kept.edtf.start
    if not isinstance(start, EdtfDate) or not isinstance(end, EdtfDate) or start.year is None or end.year is None:
        return None
    passed = end.year - start.year
    apart = abs(passed - years)
    kind = Noticed.HOLDS if not apart else Noticed.TENSION if apart == 1 else Noticed.CONTRADICTION
    return noticed(
        name,
        kind,
        (span, (origin.start, origin.end), (kept.start, kept.end)),
        timeline,
        message=(
            f"From {plain(origin.quote)} to {plain(kept.quote)} are {passed} years, "
            f"{against(timeline.text[slice(*span)], fits=not apart)}."
        ),
        values={"anniversary": years, "from": origin.edtf.text, "to": kept.edtf.text, "years": passed},
    )


_OF_A = re.compile(r"\s+of\s+(?:(?:the|his|her|its|their|this)\s+)?(?P<noun>[^\W\d_][\w’'-]*)", re.IGNORECASE)


def _is_of_another(timeline: Timeline, span: tuple[int, int], dates: list[Dated]) -> bool:
    """Whether it is of a thing that nothing is dated of: the choir, founded in 1880, sang for that of the school."""
    thing = _OF_A.match(timeline.text, span[1])
    if thing is None or cue("origin", timeline.reading.language).fullmatch(thing["noun"]):
        return False
    origins = [date for date in dates if _is_origin(timeline, date)]
    told = timeline.before(span[0]).casefold().split()
    return all(date.end <= span[0] for date in origins) and thing["noun"].casefold() not in told


def _is_death(timeline: Timeline, date: Dated) -> bool:
    """A birthday is kept long after the death."""
    last = re.split(r"[,;]|\d", timeline.before(date.start, 45))[-1]
    return cue("death", timeline.reading.language).search(last) is not None


def _is_origin(timeline: Timeline, date: Dated) -> bool:
    """Whether the date is that of a founding, a birth or the like: the word stands just before it, or around it."""
    before = timeline.before(date.start, 45)
    last = re.split(r"[,;]|\d", before)[-1]
    language = timeline.reading.language
    return cue("origin", language).search(last) is not None or (
        language in ("az", None) and cue("origin", language).search(timeline.after(date.end, 35)) is not None
    )
