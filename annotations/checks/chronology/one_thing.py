"""Deeds of one thing told in a row, each with its date: "it was enlarged in 1921, burnt down in 1917 and ..."."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from annotations.checks.chronology.clauses import adverbial
from annotations.checks.chronology.cues import alternatives
from annotations.checks.chronology.timeline import Dated, Timeline
from annotations.checks.chronology.unsaid_years import days_of
from annotations.checks.dating.mention import Form
from annotations.checks.lexing.lexed import Span

MOST = 12  # clauses of one run
LONGEST = 220  # code points of a clause
SENTENCES = 3  # that a run may go over
_MARK = re.compile(r"[,;(]\s|\)\s|\s[–—]\s|(?<=[\w.])\s(?:and|but|и|а|но|və|lakin)\s", re.IGNORECASE)
# What may stand before the verb of a clause whose subject is the one told of before.
_LEAD = re.compile(
    r"(?:[\s,();:]|(?<!\w)(?:and|but|was|were|is|then|later|finally|only|it|he|she|they|to|be|had|has|been|again|soon"
    r"|already|after|having|once|next|who|which|that|subsequently|afterwards|officially|formally|eventually|first|also"
    r"|its|her|his|the|construction|work|works|building|keel|on|of|in|by|at|from|early|late|year|same|not|until|till|just"
    r"|partly|completely|twice|largely|almost|being|yet|still|did|so|nevertheless|thereafter"
    r"|и|а|но|был|была|было|были|затем|потом|позже|он|она|оно|они|уже|года?|году|г|в|во|только|лишь|вновь|снова|его|её"
    r"|ее|их|который|которая|которое"
    r"|və|isə|sonra|ildə|il|ci|cı|cu|cü|o|onun|yenidən|tarixində|artıq|həmin)(?!\w)|-c[iıuü]|(?<!\w)re-|\.(?=\s?\Z))*+",
    re.IGNORECASE,
)
_PARALLEL = re.compile(r"[,;]?\s+(?:and\s+)?(?:to|into|as|with|from)\s", re.IGNORECASE)
_PRONOUN = re.compile(
    r"\s*(?:(?:It|He|She|They|Он|Она|Оно|Они|O)|(?:In|On|By|В)\s[^.;,]{3,20},?\s(?:it|he|she|they|он|она|оно|они))\s"
)
_BACK = re.compile(r"\s*(?:The|This|That)\s+(?P<noun>[a-z][a-z-]{2,20})\s")
# Short participles that the tables of tenses do not know as verbs.
_LETTERS = re.compile(r"[^\W\d_]")
_AUXILIARY = re.compile(
    r"(?<!\w)(?:was|were|been|had|has|have|is|are|he|she|it|they|был[аои]?)\s+(?:\w+ly\s+)?\Z", re.I
)
_SHORT = (
    r"burnt|rebuilt|remade|resold|retaken|retook|rewritten|overthrew|begun|written|drawn|laid|shut|sunk|overthrown|blown|torn|broken|taken|given|chosen|shown|wound|split"
    r"|(?:от|за|с|на|при|раз|у|пере|до|по)?(?:крыт|нят|взят|чат|бит|вёрнут|вернут|шит|мыт)[аоы]?"
)


@dataclass(frozen=True, slots=True)
class Told:
    """A clause that tells when something was, in code points, with its one date; whether a sentence begins with it."""

    start: int
    end: int
    date: Dated
    is_next_sentence: bool


@lru_cache(maxsize=1)
def runs(timeline: Timeline) -> tuple[tuple[Told, ...], ...]:
    """Clauses one behind the other with the same subject, two or more with a date each, in the order of the text."""
    found: list[tuple[Told, ...]] = []
    run: list[Told] = []
    last = -2
    for number, dates in _dated(timeline):
        days = days_of(timeline, number, dates)
        if not run and len(days) < 2 and not _may_go_on(timeline, number):
            continue  # most sentences: nothing goes on, and nothing begins
        single = [date for date in days if not timeline.is_in_brackets(date.start)]
        is_unsaid = any(date.form is Form.DAY_WITHOUT_YEAR for date in single)
        if is_unsaid and run and number == last + 1:  # which year it is in the one before knows no more
            found += [tuple(run)] if len(run) > 1 else []
            run = []
        goes_on = number == last + 1 and bool(run) and _goes_on(timeline, run, number)
        if len(single) < 2 and not goes_on and not _may_go_on(timeline, number):
            found += [tuple(run)] if len(run) > 1 else []
            run = []
            continue
        for piece, is_first in _pieces(timeline, number, dates, single):
            is_same = bool(run) and (goes_on if is_first else _has_no_subject(timeline, piece))
            if not is_same or len(run) == MOST:
                found += [tuple(run)] if len(run) > 1 else []
                run = []
            if piece.date is not None:
                is_next = is_first and is_same
                run.append(Told(piece.start, piece.end, piece.date, is_next))
            elif not is_same and not is_first:
                run = []
        last = number if not is_unsaid else -2
    return (*found, *([tuple(run)] if len(run) > 1 else []))


def _dated(timeline: Timeline) -> list[tuple[int, list[Dated]]]:
    """The sentences with dates, by their numbers, and those with two days or more whose year is not said."""
    unsaid: Counter[int] = Counter()
    for mention in timeline.reading.dates:
        if mention.form is Form.DAY_WITHOUT_YEAR:
            unsaid[timeline.reading.sentence_number(mention.start)] += 1
    more: dict[int, list[Dated]] = {
        number: [] for number, count in unsaid.items() if 1 < count <= MOST and number not in timeline.by_sentence
    }
    return sorted({**timeline.by_sentence, **more}.items())


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    date: Dated | None


def _pieces(timeline: Timeline, number: int, every: list[Dated], dates: list[Dated]) -> Iterator[tuple[_Piece, bool]]:
    """The clauses of a sentence, each with its date if it has just one, and whether it is the first."""
    sentence = timeline.reading.sentences[number]
    cuts = [sentence.start]
    begins = [date.start for date in every]
    for mark in _MARK.finditer(timeline.text, sentence.start, sentence.end):
        place = bisect_left(begins, mark.end())
        if not (place and every[place - 1].end > mark.start()):
            cuts.append(mark.start())
    starts = [date.start for date in dates]
    begun: int | None = None
    before: _Before | None = None
    is_first = True
    for start, end in zip(cuts, [*cuts[1:], sentence.end], strict=True):
        inside = dates[bisect_left(starts, start) : bisect_left(starts, end)]
        begin = start if begun is None else begun
        if begun is None and inside and _is_date_alone(timeline, start, end, inside):
            begun = start  # "In 1919, ..."
            continue
        held = dates[bisect_left(starts, begin) : bisect_left(starts, end)]
        begun = None
        date = held[0] if len(held) == 1 and end - begin <= LONGEST and adverbial(timeline, held[0]) else None
        if date and _is_of_noun(timeline, date, Span(begin, end), before):
            date = None
        yield _Piece(begin, end, date), is_first
        before = Span(begin, end), held
        is_first = False


_Before = tuple[Span, list[Dated]]  # the clause before one, and its dates


def _ends_with_object(timeline: Timeline, clause: Span, held: list[Dated]) -> bool:
    """Behind a date, or a name without a verb, a participle is of the subject; behind an object it is of that."""
    if held and not _LETTERS.search(timeline.text, held[-1].end, clause.end):
        return False
    return bool(_verbs(timeline, clause.start, clause.end))


def _verbs(timeline: Timeline, start: int, end: int) -> list[re.Match[str]]:
    """The verbs of a clause; auxiliaries lead up to them."""
    found = _verb(timeline.reading.language).finditer(timeline.text, start, end)
    return [one for one in found if not _LEAD.fullmatch(one[0])]


def _is_of_noun(timeline: Timeline, date: Dated, clause: Span, before: _Before | None) -> bool:
    """Whether the date is of a participle that only tells which thing is meant: moved to a house built in 1890."""
    if timeline.reading.language == "az":
        return False
    verbs = [verb for verb in _verbs(timeline, clause.start, clause.end) if verb.end() <= date.start]
    lead = timeline.text[clause.start : verbs[-1].start()] if verbs else ""
    if not verbs or _AUXILIARY.search(lead):
        return False
    return len(verbs) > 1 or (before is not None and not _LETTERS.search(lead) and _ends_with_object(timeline, *before))


@lru_cache(maxsize=8)
def _verb(language: str | None) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives('past', language)}|{_SHORT})(?!\w)", re.IGNORECASE)


def _is_date_alone(timeline: Timeline, start: int, end: int, inside: list[Dated]) -> bool:
    rest = timeline.text[start : inside[0].start] + timeline.text[inside[-1].end : end]
    return len(inside) == 1 and _LEAD.fullmatch(rest) is not None


def _has_no_subject(timeline: Timeline, piece: _Piece) -> bool:
    """Whether nothing that could be a subject of its own stands before the clause's verb."""
    verb = next(iter(_verbs(timeline, piece.start, piece.end)), None)
    stop = verb.start() if verb else piece.end
    lead = timeline.text[piece.start : stop]
    if piece.date is not None and piece.date.start < stop:
        lead = timeline.text[piece.start : piece.date.start] + timeline.text[piece.date.end : stop]
    if verb is None and piece.date is not None and _PARALLEL.match(lead):
        return True  # it was converted to gas in 1911, to electricity in 1907
    return _LEAD.fullmatch(lead) is not None or (verb is None and piece.date is None and len(lead) < 40)


def _may_go_on(timeline: Timeline, number: int) -> bool:
    """Whether the next sentence has a date and begins as one that goes on: many begin with a noun, few with one of
    this sentence.
    """
    if number + 1 not in timeline.by_sentence:
        return False
    here, start = timeline.reading.sentences[number], timeline.reading.sentences[number + 1].start
    if _PRONOUN.match(timeline.text, start):
        return True
    noun = _BACK.match(timeline.text, start)
    return noun is not None and noun["noun"] in timeline.text[here.start : here.end].casefold()


def _goes_on(timeline: Timeline, run: list[Told], number: int) -> bool:
    """Whether a sentence begins with a pronoun, or with a noun of the sentence before, in the same block."""
    reading, start = timeline.reading, timeline.reading.sentences[number].start
    if reading.block_number(start) != reading.block_number(run[0].start):
        return False
    if _PRONOUN.match(timeline.text, start):
        return True
    noun = _BACK.match(timeline.text, start)
    before = reading.sentences[number - 1]
    return noun is not None and noun["noun"] in timeline.text[before.start : run[-1].date.start].casefold().split()
