"""The check `period_and_proof`: a period of years whose only evidence is one date, late in it or outside it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotations.checks.check import Setting, Settings
from annotations.checks.chronology.cues import cue
from annotations.checks.chronology.telling import noticed, plain
from annotations.checks.chronology.timeline import LONGEST, Dated, Timeline, is_before, relation, timeline_of
from annotations.checks.dating.mention import Form
from annotations.checks.finding import Finding, Noticed
from annotations.checks.lexing.lexed import Span
from annotations.checks.reading import Reading
from annotations.rules.relations import Relation

NAME = "period_and_proof"
TITLE = "Periods proved by one late date"
EXPLANATION = (
    "Where a span of years is asserted and words like thus or for example bring the evidence, it looks where in the"
    " span the dates of that evidence lie. One date near the end leaves most of the span unproved, which need not be"
    " wrong; what is proved elsewhere in the source, it does not know."
)
SETTINGS: tuple[Setting, ...] = (
    Setting("late_from", 60, 30, 95, "from which percentage of the period on a single date of evidence is called late"),
)

SHORTEST = 500  # days: within a year and a half, a date is no poor evidence
LONGEST_PERIOD = 80_000  # days: of centuries nobody expects evidence for every year
SENTENCES = 3  # how many sentences after the one with the connective still bring evidence


@dataclass(frozen=True, slots=True)
class Evidence:
    """A connective of evidence, where its evidence begins, and the last sentence that may bring some."""

    words: str
    start: int
    first: int
    last: int
    is_strong: bool


def check(reading: Reading, settings: Settings) -> Iterator[Finding]:
    """Each asserted period with the evidence given next to it, in the order of the text."""
    timeline = timeline_of(reading, NAME)
    late_from = settings["late_from"]
    for number, dates in timeline.by_sentence.items():
        periods = [date for date in dates if _is_period(timeline, date)]
        if len(periods) != 1:
            continue
        evidence = _evidence(timeline, number, periods[0])
        found = _judged(timeline, periods[0], evidence, late_from) if evidence else None
        if found:
            yield found


def _is_period(timeline: Timeline, date: Dated) -> bool:
    """A range of years or a decade that something is asserted of: not a life in brackets, not a title."""
    if date.first is None or date.last is None or date.is_doubted:
        return False
    is_long = SHORTEST <= date.last - date.first <= LONGEST_PERIOD
    is_kind = date.is_span or date.form is Form.DECADE
    return is_long and is_kind and not timeline.is_in_brackets(date.start) and not timeline.is_in_quotes(date.start)


def _evidence(timeline: Timeline, number: int, period: Dated) -> Evidence | None:
    """The connective that follows on the period: later in its sentence, or in the next one of its block."""
    reading, language = timeline.reading, timeline.reading.language
    sentence = reading.sentences[number]
    last = _last_of_block(timeline, number)
    within = cue("evidence_within", language)
    found = within.search(timeline.text, period.end, sentence.end)
    if found:
        return Evidence(found[0], found.end(), number, last, is_strong=True)
    if number + 1 > last:
        return None
    following = reading.sentences[number + 1]
    end = min(following.end, following.start + LONGEST)
    first = _opening(timeline, following)
    if first:
        return Evidence(first, following.start, number + 1, last, is_strong=False)
    found = within.search(timeline.text, following.start, end)
    return Evidence(found[0], following.start, number + 1, last, is_strong=True) if found else None


def _opening(timeline: Timeline, sentence: Span) -> str | None:
    """The weaker connective at the very beginning of a sentence: "Thus, ..."; not "so that", not "so many"."""
    found = cue("evidence_first", timeline.reading.language).match(timeline.text, sentence.start)
    if found is None:
        return None
    following = timeline.text[found.end() : found.end() + 12]
    joined = following[:1] == "," or following.lstrip().split(" ")[0] in PREPOSITIONS
    return found[0] if joined or len(found[0]) > 3 else None


PREPOSITIONS = frozenset(
    {"in", "on", "by", "at", "the", "during", "в", "во", "на", "по", "указом", "только", "already"}
)


def _last_of_block(timeline: Timeline, number: int) -> int:
    reading = timeline.reading
    block = reading.block_number(reading.sentences[number].start)
    last = number
    while (
        last + 1 < len(reading.sentences)
        and last < number + 1 + SENTENCES
        and reading.block_number(reading.sentences[last + 1].start) == block
    ):
        last += 1
    return last


def _judged(timeline: Timeline, period: Dated, evidence: Evidence, late_from: int) -> Finding | None:
    """What the dates of the evidence say: a tension for a single late one; None where there are none to judge by."""
    dates = [
        date
        for number in range(evidence.first, evidence.last + 1)
        if number == evidence.first or _goes_on(timeline, number)
        for date in timeline.by_sentence.get(number, ())
        if date.start >= evidence.start and date.start > period.end
    ]
    nearest = [date for date in dates if timeline.reading.sentence_number(date.start) == evidence.first]
    if not nearest or any(date.form is Form.CENTURY or date.is_doubted for date in nearest):
        return None
    places = [_place(period, date) for date in dates if date.is_single]
    if any(not date.is_single and relation(period, date) is not Relation.DISJOINT for date in nearest):
        return None
    single = _only(nearest)
    if single is None or any(place is not None and place * 100 < late_from for place in places):
        return _holds(timeline, period, nearest, evidence)
    place = _place(period, single)
    if place is None:
        return _outside(timeline, period, single, evidence)
    return _finding(
        timeline,
        Noticed.TENSION,
        period,
        single,
        f"{plain(period.quote)} is asserted and {plain(evidence.words)} gives {plain(single.quote)} as evidence, which"
        f" lies after {int(place * 100)} percent of that period: for most of it there is none.",
    )


def _goes_on(timeline: Timeline, number: int) -> bool:
    """Whether a sentence says that it brings more evidence."""
    sentence = timeline.reading.sentences[number]
    return _MORE.search(timeline.text, sentence.start, min(sentence.end, sentence.start + LONGEST)) is not None


_MORE = re.compile(
    r"(?<!\w)(?:also|again|similarly|likewise|too|another|further|moreover|in addition|and in|so did|as did"
    r"|также|тоже|ещ[её]|кроме того|ранее|həmçinin|yenə|daha bir)(?!\w)",
    re.IGNORECASE,
)


def _only(nearest: list[Dated]) -> Dated | None:
    """The one date of the evidence, if there is one only, told once or more."""
    single = [date for date in nearest if date.is_single]
    return single[0] if single and all(date.edtf == single[0].edtf for date in single) else None


def _place(period: Dated, date: Dated) -> float | None:
    """How far into the period a date lies, from 0 to 1; None where it lies outside, or not wholly within."""
    if period.first is None or period.last is None or date.first is None or date.last is None:
        return None
    if date.first < period.first or date.last > period.last:
        return None
    return (date.first - period.first) / (period.last - period.first)


def _outside(timeline: Timeline, period: Dated, date: Dated, evidence: Evidence) -> Finding | None:
    """A date outside the period proves nothing of it, if the words do say that it is evidence."""
    apart = is_before(period, date) or is_before(date, period)
    if not evidence.is_strong or not apart:
        return None
    return _finding(
        timeline,
        Noticed.TENSION,
        period,
        date,
        f"{plain(period.quote)} is asserted, but {plain(evidence.words)} gives {plain(date.quote)} as evidence, which"
        " lies outside that period.",
    )


def _holds(timeline: Timeline, period: Dated, nearest: list[Dated], evidence: Evidence) -> Finding | None:
    inside = [date for date in nearest if date.is_single and _place(period, date) is not None]
    if not inside:
        return None
    return _finding(
        timeline,
        Noticed.HOLDS,
        period,
        inside[0],
        f"{plain(period.quote)} is asserted, and what {plain(evidence.words)} gives as evidence is not late in it.",
    )


def _finding(timeline: Timeline, kind: Noticed, period: Dated, date: Dated, message: str) -> Finding:
    place = _place(period, date)
    return noticed(
        NAME,
        kind,
        ((period.start, period.end), (date.start, date.end)),
        timeline,
        message=message,
        relation=relation(period, date),
        values={
            "period": period.edtf.text,
            "evidence": date.edtf.text,
            "percent_before": None if place is None else int(place * 100),
        },
    )
