"""A cause and its result in one sentence, each with a date: "as a result of the decree of 1994, in 1992 ..."."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from annotations.checks.chronology.clauses import adverbial, is_told_of_another_time
from annotations.checks.chronology.cues import alternatives
from annotations.checks.chronology.timeline import Dated, Timeline

NEAR = 90  # code points from the words of cause to the date of the cause


_NO_CAUSE = r"(?!\s+(?:be|open|start|begin|take|which|that|he|she|it|they)\s)"


@dataclass(frozen=True, slots=True)
class Caused:
    """The dates of a cause and of its result, and the words that make them that. `is_plain` says that the result's date
    is that of the main clause, so that nothing else in the sentence can be meant by it.
    """

    cause: Dated
    result: Dated
    words: str
    is_plain: bool


@lru_cache(maxsize=8)
def _because(language: str | None) -> re.Pattern[str]:
    """Words before a cause. "In the following year" and "due to open" are none; nor is "after" before a clause."""
    return re.compile(
        rf"(?<!the )(?<!\w)(?:{alternatives('because', language)})(?!\w)" + _NO_CAUSE,
        re.IGNORECASE,
    )


@lru_cache(maxsize=8)
def _therefore(language: str | None) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives('therefore', language)})(?!\w)(?!\s+(?:by|of)(?!\w))", re.IGNORECASE)


def caused(timeline: Timeline) -> Iterator[Caused]:
    """Each result with its cause, both dated, in the order of the text."""
    for number, dates in timeline.by_sentence.items():
        single = [
            date
            for date in dates
            if date.is_single and not timeline.is_in_brackets(date.start) and not timeline.is_in_quotes(date.start)
        ]
        if len(single) >= 2:
            yield from _of_sentence(timeline, number, single)
        if single:
            yield from _after_sentence(timeline, number, single)


def _of_sentence(timeline: Timeline, number: int, dates: list[Dated]) -> Iterator[Caused]:
    sentence = timeline.reading.sentences[number]
    language = timeline.reading.language
    for found in _because(language).finditer(timeline.text, sentence.start, sentence.end):
        cause = _next(timeline, found.end(), dates)
        result = _result(timeline, found, cause, dates) if cause else None
        if cause and result:
            yield Caused(cause, result[0], found[0], result[1])
            return
    for found in _therefore(language).finditer(timeline.text, sentence.start, sentence.end):
        effect = _next(timeline, found.end(), dates)
        before = [date for date in dates if date.end <= found.start()]
        if effect and before and not _parted(timeline.text[before[-1].end : found.start()]):
            yield Caused(before[-1], effect, found[0], len(before) == 1)
            return


def _after_sentence(timeline: Timeline, number: int, dates: list[Dated]) -> Iterator[Caused]:
    """As a result, in 1992 ...: the cause is what the sentence before tells, if it has one date alone."""
    reading = timeline.reading
    sentence = reading.sentences[number]
    found = _therefore(reading.language).match(timeline.text, sentence.start)
    causes = [date for date in timeline.by_sentence.get(number - 1, ()) if number]
    if found is None or len(causes) != 1 or not causes[0].is_single:
        return
    same = reading.block_number(causes[0].start) == reading.block_number(sentence.start)
    effect = _next(timeline, found.end(), dates)
    if same and effect and adverbial(timeline, effect):
        yield Caused(causes[0], effect, found[0], is_plain=False)


def _next(timeline: Timeline, place: int, dates: list[Dated]) -> Dated | None:
    """The date of what is named at a place: the first one after it, in the same clause."""
    date = next((date for date in dates if date.start >= place), None)
    if date is None or date.start - place > NEAR or _parted(timeline.text[place : date.start]):
        return None
    return date


# "By the merger of 1931 the board had been dissolved in 1929" may mean that it already was.
_PLUPERFECT = re.compile(r"(?<!\w)had(?!\w)")
_PARTED = re.compile(
    r"[;:]|,\s+(?!on\s|in\s|dated\s|of\s)|(?<!\w)(?:that|which|who|whose|whom|where|when|while|although|котор\w+|что|где"
    r"|когда|ki|hansı)(?!\w)",
    re.IGNORECASE,
)


def _parted(between: str) -> bool:
    """Whether another clause begins between two places."""
    quoted = re.sub(r"[“\"«][^”\"»]{0,200}[”\"»]", "", between)
    return _PARTED.search(quoted) is not None


def _result(timeline: Timeline, found: "re.Match[str]", cause: Dated, dates: list[Dated]) -> tuple[Dated, bool] | None:
    """The date of the main clause, and whether it is surely that; None where there is none."""
    start, is_passive = found.start(), found[0].lower().endswith((" by", "from"))
    goes_on = (
        re.search(r"(?<!\w)(?:and|but|и|но|və|amma)\s*,?\s*\Z", timeline.text[max(start - 12, 0) : start]) is not None
    )
    for date in sorted(dates, key=lambda date: date.start < start):
        if date is cause or not (adverbial(timeline, date) or (is_passive and date.end < start)):
            continue
        if date.start > cause.end:
            between, is_before = timeline.text[cause.end : date.start], False
        elif date.end < start:
            between, is_before = timeline.text[date.end : start], True
        else:
            continue
        if len(between) > 250 or is_told_of_another_time(between, is_before=is_before, goes_on=goes_on):
            continue
        return date, ("," in between or is_before) and not _PLUPERFECT.search(between)
    return None
