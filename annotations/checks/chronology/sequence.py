"""Dates whose order the words claim: "first in 1995, then in 1993", "founded in 1995 and dissolved in 1990"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from annotations.checks.chronology.clauses import adverbial, of_main_clause
from annotations.checks.chronology.cues import alternatives, words_of
from annotations.checks.chronology.telling import noticed, plain
from annotations.checks.chronology.timeline import Dated, Timeline, is_before, relation
from annotations.checks.chronology.unsaid_years import days_of, is_told_before, said
from annotations.checks.finding import Finding, Noticed

BOUND = 55  # code points from a verb to its date
SAME = 100  # code points between the first event's date and the second event, if both are of one thing

# What may stand between two events of one thing: nothing that could name another.
_SAME_THING = re.compile(
    r"(?:[\s,();]|(?<!\w)(?:and|but|was|were|is|then|later|finally|only|it|he|she|they|to|be|had|been|again|soon"
    r"|already"
    r"|the (?:building|house|structure|construction|works?)|construction|work|works"
    r"|who|which|subsequently|afterwards|officially|formally|и|а|но|был|была|было|были|затем|потом|позже|он|она|оно|уже"
    r"|года?|году|г\.|və|isə|sonra|ildə|ci|cı|cu|cü)(?!\w)|-c[iıuü]"
    r"|(?<!\w)(?:in|at|by|near|of|from|on|в|во)\s+(?:the\s+)?[^\W\d_][\w’'-]{0,30}(?:\s+[A-ZА-Я][\w’'-]{0,30}){0,3})*\Z"
)


def claimed_orders(name: str, timeline: Timeline) -> Iterator[Finding]:
    """What is noticed of dates that words put into an order, sentence by sentence."""
    for number, dates in timeline.by_sentence.items():
        single = [date for date in dates if date.is_single]
        yield from _then(name, timeline, number, single)
        if len(dates) < 2:
            continue
        if len(single) >= 2:
            yield from _events(name, timeline, number, single)
        yield from _having(name, timeline, dates)
        yield from _first_then(name, timeline, single)
        yield from _so_long(name, timeline, single)
        yield from _followed(name, timeline, single)
        yield from _stepped_back(name, timeline, days_of(timeline, number, dates))
        if len(single) >= 2 and timeline.reading.language in ("en", None):
            yield from _after_had(name, timeline, number, single)


@lru_cache(maxsize=8)
def _connectives(language: str | None) -> re.Pattern[str]:
    """Then, or earlier, just before a date; not behind a length of time, which is counted elsewhere."""
    prepositions = r"(?:\s*,?\s*(?:in|on|by|early in|late in|в|во|again in))?"
    return re.compile(
        rf"(?<!\w)(?<!years )(?<!year )(?<!months )(?<!days )(?<!weeks )"
        rf"(?:(?P<then>{alternatives('then', language)})|(?P<before>{alternatives('before_then', language)}))"
        rf"{prepositions}[\s,(]*\Z",
        re.IGNORECASE,
    )


def _then(name: str, timeline: Timeline, number: int, dates: list[Dated]) -> Iterator[Finding]:
    """Each date that is said to come after, or before, the one told before it."""
    for place, date in enumerate(dates):
        before = timeline.before(date.start, 45)
        found = _connectives(timeline.reading.language).search(before)
        if found is None or timeline.is_in_brackets(date.start) or _SO_MUCH.search(before[: found.start()]):
            continue
        earlier = [one for one in dates[:place] if not timeline.is_in_brackets(one.start)] or _last_sentence(
            timeline, number
        )
        if not earlier or not adverbial(timeline, earlier[-1]):
            continue
        is_then = found["then"] is not None
        if timeline.reading.language == "az" and _AFTER_SOMETHING.search(before[: found.start()]):
            continue  # zəlzələdən sonra: after the earthquake, not: then
        wrong = [one for one in earlier if is_before(date, one) == is_then and is_before(one, date) != is_then]
        if len(wrong) == len(earlier) and _apart(date, earlier[-1]):
            yield _disordered(name, timeline, earlier[-1], date, found[0])


# So long after it, or much later than something that need not be what was told last.
_SO_MUCH = re.compile(
    r"(?<!\w)(?:(?:years?|months?|days?|weeks?)|much|far|considerably|significantly|значительно|намного|гораздо|xeyli)\s+\Z",
    re.IGNORECASE,
)
# She took silk in 1937, having been a judge since 1949.
_HAVING = re.compile(
    r"\s*,\s*(?:after\s+|already\s+)?having\s+(?!to\s)[^.;:]{0,60}?(?P<since>since|in|on|from)?\s*\Z"
    r"|\s*,\s*[^.;:,]{0,40}(?:вшись|вший|вши)\s"
    r"[^.;:,]{0,40}(?:в|с)\s+\Z",
    re.IGNORECASE,
)


_FIRST = re.compile(r"(?<!\w)(?:first|at first|сначала|сперва|əvvəlcə)(?!\w)", re.IGNORECASE)
_THEN = re.compile(r"(?<!\w)(?:then|next|затем|потом)(?:\s+[\w’'-]+){1,5}\s+(?:in|on|в)\s+\Z", re.IGNORECASE)


def _first_then(name: str, timeline: Timeline, dates: list[Dated]) -> Iterator[Finding]:
    """First came the railway in 1846, then the canal in 1831."""
    for one, other in pairwise(dates):
        between = timeline.text[one.end : other.start]
        then = _THEN.search(between)
        if then and "." not in between and is_before(other, one) and _FIRST.search(timeline.before(one.start, 90)):
            yield _disordered(name, timeline, one, other, then[0].split()[0])


# On 3 May, a week before the fall of the city on 28 April.
_SO_LONG = re.compile(
    r",?\s+(?:(?:only|just|barely|about|some|exactly)\s+)?(?:[\w-]+\s+){1,3}?(?:days?|weeks?|months?|years?|hours?)\s+"
    r"(?P<side>before|after)\s+(?:the|his|her|its|their|this|it|he|she|they)\s+[^,;:.\d]{3,60}?\s(?:on|in|of)\s+"
)


def _so_long(name: str, timeline: Timeline, dates: list[Dated]) -> Iterator[Finding]:
    """What was so long before, or after, something else that is dated right behind it."""
    for one, other in pairwise(dates):
        found = _SO_LONG.fullmatch(timeline.text, one.end, other.start) if adverbial(timeline, one) else None
        is_wrong = found and (is_before(other, one) if found["side"] == "before" else is_before(one, other))
        if found and is_wrong:
            yield _disordered(name, timeline, one, other, found["side"])


# It was appealed in May; it had been handed down in June.
_HAD_BEEN = re.compile(
    r"(?:\s*[;,]\s+(?:and\s+|but\s+)?(?:it|he|she|they)|,?\s+(?:and|but))\s+had\s+(?:[\w’'-]+\s+){1,6}(?:in|on)\s+",
    re.IGNORECASE,
)


def _stepped_back(name: str, timeline: Timeline, dates: list[Dated]) -> Iterator[Finding]:
    """What "had been" before is dated after, of one who is named by a pronoun alone."""
    for one, other in pairwise(dates):
        is_told = adverbial(timeline, one) and is_told_before(one, other)
        if is_told and _HAD_BEEN.fullmatch(timeline.text, one.end, other.start):
            yield _disordered(name, timeline, one, other, "had", kind=Noticed.TENSION)


# The crash was followed by an arrest.
_FOLLOWED = re.compile(
    r"(?<!\w)(?:was|were)\s+(?:(?:soon|immediately|promptly|later|then)\s+)?(?P<side>followed|preceded)\s+(?:\w+ly\s+)?by\s"
)


def _followed(name: str, timeline: Timeline, dates: list[Dated]) -> Iterator[Finding]:
    """What is told to have been followed by something that is dated before it."""
    for one, other in pairwise(dates):
        found = _FOLLOWED.search(timeline.text, one.end, min(other.start, one.end + SAME))
        if found is None or re.search(r"[;:.]", timeline.text[one.end : other.start]):
            continue
        early, late = (one, other) if found["side"] == "followed" else (other, one)
        if is_told_before(late, early):
            yield _disordered(name, timeline, one, other, found[0], kind=Noticed.TENSION)


def _having(name: str, timeline: Timeline, dates: list[Dated]) -> Iterator[Finding]:
    """What had been before is dated after."""
    for one, other in pairwise(dates):
        if one.is_single and adverbial(timeline, one) and _HAVING.match(timeline.text[one.end : other.start]):
            start = other.reach.earliest_start
            if start > one.reach.latest_end:
                yield _disordered(name, timeline, one, other, "having")


# After he had been elected in 1488, he was ordained in 1485.
_AFTER_HAD = re.compile(
    r"(?:\A|[.;]\s|\s(?=after))\W{0,2}(?:after\s+(?:[^,;.\d]{2,50}\s+had\s|having\s|being\s|\w+ing\s)"
    r"|having\s(?!to\s))[^,;:\d]{2,90}"
    r"\s(?:in|on)\s+\Z",
    re.IGNORECASE,
)
_CLAUSE_ENDS = re.compile(r"\s*,\s+(?!(?:which|who|and|where|when)\s)", re.IGNORECASE)


def _after_had(name: str, timeline: Timeline, number: int, dates: list[Dated]) -> Iterator[Finding]:
    """What is told to have followed on something is dated before it, in the main clause right behind."""
    start = timeline.reading.sentences[number].start
    first, second = dates[0], dates[1]
    between = timeline.text[first.end : second.start]
    ended = _CLAUSE_ENDS.match(between)
    if (
        not is_before(second, first)
        or ended is None
        or len(between) > SAME
        or re.search(r"[;:]|(?<!\w)had(?!\w)", between)
    ):
        return
    is_told = adverbial(timeline, second) and of_main_clause(timeline, second, first.end + ended.end())
    if is_told and _AFTER_HAD.search(timeline.text[start : first.start]):
        yield _disordered(name, timeline, first, second, "after")


_AFTER_SOMETHING = re.compile(r"(?<!bun)(?<!on)(?:dan|dən)\s+\Z")


def _apart(one: Dated, other: Dated) -> bool:
    return is_before(one, other) or is_before(other, one)


def _last_sentence(timeline: Timeline, number: int) -> list[Dated]:
    """The one date of the sentence before, of the same block."""
    reading = timeline.reading
    found = [date for date in timeline.by_sentence.get(number - 1, ()) if date.is_single] if number else []
    if len(found) != 1 or timeline.is_in_brackets(found[0].start):
        return []
    here = reading.block_number(reading.sentences[number].start)
    return found if reading.block_number(found[0].start) == here else []


def _disordered(
    name: str,
    timeline: Timeline,
    first: Dated,
    second: Dated,
    words: str,
    *,
    kind: Noticed = Noticed.CONTRADICTION,
) -> Finding:
    words = words.strip(" \n\t,(")
    side = "before" if is_before(second, first) else "after"
    return noticed(
        name,
        kind,
        ((first.start, first.end), (second.start, second.end)),
        timeline,
        message=f"{plain(words)} leads from {plain(first.quote)} to {plain(second.quote)}, which is {side} it.",
        relation=relation(first, second),
        values={"first": said(first), "second": said(second)},
    )


@lru_cache(maxsize=8)
def _pairs(language: str | None) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((_verbs(first), _verbs(second)) for words in words_of(language) for first, second in words.orders)


def _verbs(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def _events(name: str, timeline: Timeline, number: int, dates: list[Dated]) -> Iterator[Finding]:
    """Two events of one thing, told in one sentence with a date each, the second dated before the first."""
    sentence = timeline.reading.sentences[number]
    text = timeline.text[sentence.start : sentence.end]
    for first, second in _pairs(timeline.reading.language):
        for one in first.finditer(text):
            early = _date_after(timeline, sentence.start + one.end(), dates)
            other = second.search(text, early.end - sentence.start) if early else None
            late = _date_after(timeline, sentence.start + other.end(), dates) if other else None
            if early is None or other is None or late is None or not is_before(late, early):
                continue
            between = text[early.end - sentence.start : other.start()]
            if len(between) <= SAME and _SAME_THING.match(between):
                yield noticed(
                    name,
                    Noticed.CONTRADICTION,
                    ((early.start, early.end), (late.start, late.end)),
                    timeline,
                    message=f"{plain(other[0])} {plain(late.quote)} comes before {plain(one[0])} {plain(early.quote)}.",
                    relation=relation(early, late),
                    values={"first": early.edtf.text, "second": late.edtf.text},
                )
                return


def _date_after(timeline: Timeline, place: int, dates: list[Dated]) -> Dated | None:
    """The date that a verb is followed by, with nothing but a few words of its own between."""
    date = next((date for date in dates if date.start >= place), None)
    if date is None or date.start - place > BOUND:
        return None
    return None if re.search(r"[,;:]|\d", timeline.text[place : date.start]) else date
