"""A length of time told from a dated thing: "in 1945, two years after it began in 1941", "five years after the 1990
accord, in 1998".
"""

import re
from collections.abc import Iterator

from annotations.checks.chronology.beside import Lasting, lengths_of
from annotations.checks.chronology.intervals import counted, measured
from annotations.checks.chronology.lengths import NOTICED, Fit
from annotations.checks.chronology.telling import against, noticed, plain
from annotations.checks.chronology.timeline import Dated, Timeline
from annotations.checks.finding import Finding

FAR = 60  # code points between "after" and the date that the length is counted from

_FROM = {
    "en": re.compile(r"\s+(?:(?P<later>after|following|since)|before|prior to|ahead of)\s", re.IGNORECASE),
    "ru": re.compile(r"\s+(?:(?P<later>после)|до)\s", re.IGNORECASE),
    "az": re.compile(r"\s+(?:(?P<later>sonra)|əvvəl)\s", re.IGNORECASE),
}
COMMA_BEFORE = re.compile(r"\s*(?:года?|году|il|ildə)?\s*[,(–—-]\s*(?:(?:that is|i\.e\.),?\s+)?[^\W\d]{0,8}\s*\Z")
COMMA_AFTER = re.compile(r"(?:\s+[^\W\d_][\w’'-]*){0,5}\s*,\s*(?:(?:that is|i\.e\.),?\s*)?(?:(?:in|on|by|в)\s+)?")
# Another event than the dated one: "after the fall of the 1990 coalition", "after the war that began in 1941".
_ANOTHER = re.compile(
    r"[,;:()]|\b(?:and|but|while|that|which|who|whose|и|а|но|котор\w+|və)\s|\bof\s.*\bof\s"
    r"|\w\s+(?:the|an?|his|her|its|their)\s+\Z"
)


def counted_from(name: str, timeline: Timeline) -> Iterator[Finding]:
    """Each of them, set against the two dates, in the order of the lengths."""
    words = _FROM.get(timeline.reading.language or "en")
    if words is None:
        return
    for lasting in lengths_of(timeline):
        found = words.match(timeline.text, lasting.end)
        if found:
            dates = [
                date
                for date in timeline.by_sentence.get(timeline.reading.sentence_number(lasting.start), ())
                if date.is_single
            ]
            told = _two(timeline, lasting, found.end(), dates)
            noted = told and judged(name, timeline, lasting, *told, is_later=found["later"] is not None)
            if noted:
                yield noted


def _two(timeline: Timeline, lasting: Lasting, end: int, dates: list[Dated]) -> tuple[Dated, Dated] | None:
    """What the length is counted from, and the date that is so far from it."""
    start = next((date for date in dates if date.start >= end), None)
    if start is None or start.start - end > FAR or _ANOTHER.search(timeline.text[end : start.start]):
        return None
    before = next((date for date in reversed(dates) if date.end <= lasting.start), None)
    if before and COMMA_BEFORE.fullmatch(timeline.text[before.end : lasting.start]):
        return start, before
    after = next((date for date in dates if date.start >= start.end), None)
    if before is None and after and COMMA_AFTER.fullmatch(timeline.text[start.end : after.start]):
        return start, after
    return None


def judged(
    name: str, timeline: Timeline, lasting: Lasting, start: Dated, end: Dated, *, is_later: bool
) -> Finding | None:
    """What is noticed of a length and the two dates it is told between; None where they are too coarse for it."""
    counts, told = measured(lasting, start, end, is_later=is_later)
    if told is Fit.NOT_TOLD or counts is None:
        return None
    fitting = against(lasting.quote, fits=told is Fit.FITS)
    first, second = (start, end) if is_later else (end, start)
    return noticed(
        name,
        NOTICED[told],
        ((lasting.start, lasting.end), (start.start, start.end), (end.start, end.end)),
        timeline,
        message=f"From {plain(first.quote)} to {plain(second.quote)} are {counts}, {fitting}.",
        values=counted(lasting, start, end),
    )
