"""The check `later_than_source`: what the text tells as past, dated after the source itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import inf

from annotations.checks.check import Setting, Settings
from annotations.checks.chronology.clauses import adverbial
from annotations.checks.chronology.cues import alternatives, cue
from annotations.checks.chronology.telling import noticed, plain
from annotations.checks.chronology.timeline import Dated, Timeline, timeline_of
from annotations.checks.dating.mention import Form
from annotations.checks.finding import Finding, Noticed
from annotations.checks.languages.table import words
from annotations.checks.lexing.lexed import Span
from annotations.checks.reading import Reading
from annotations.rules.dates import Edtf, compare_dates, parse_edtf, reach_of
from annotations.rules.relations import Relation

NAME = "later_than_source"
TITLE = "Dates later than the source"
EXPLANATION = (
    "Looks for what is told in the past tense and dated after the source was published, or after the date that stands"
    " at its head. What is announced for later is no finding. A source may have been added to since: the check knows"
    " only what is recorded of it."
)
SETTINGS: tuple[Setting, ...] = ()

HEAD = 600  # code points in which a source's own date stands
SHORT = 90  # code points: a block so short that begins or ends with a date is a dateline
CLAUSE = 110  # code points on either side of a date in which its verb stands


# In a novel set in 2040 the past is told of what is to come; what is signed for delivery in 1979 is not past then.
_FICTION = re.compile(
    r"(?<!\w)(?:novel|story|film|fiction|play|game|scenario|роман\w?|фильм\w?)\s+(?:is\s+)?(?:set\s)?in", re.I
)
_FOR = re.compile(
    r"(?<!\w)(?:for\s+(?:the\s+)?\w+(?:ion|ing|ery|use|ment|al)|to\s+be|until|towards|на|к)(?!\w)", re.IGNORECASE
)
_REACH = 100  # code points on either side of a date in which a word of what is to come makes it that


@dataclass(frozen=True, slots=True)
class Origin:
    """When the source was made: as recorded, or as its head tells, where that stands."""

    edtf: Edtf
    place: Dated | None


def check(reading: Reading, settings: Settings) -> Iterator[Finding]:  # noqa: ARG001
    """Each date in the past tense that the source could not know, in the order of the text."""
    timeline = timeline_of(reading)
    origin = _origin(timeline)
    if origin is None:
        return
    latest = reach_of(origin.edtf).latest_end
    for dates in timeline.by_sentence.values():
        for date in dates:
            if date is origin.place or _begins(timeline, date) <= latest:
                continue
            verb = _past_verb(timeline, date) if date.is_single or _is_stretch(date) else _since(timeline, date)
            if verb and not _FICTION.search(timeline.text, *timeline.sentence(date.end)):
                yield _finding(timeline, origin, date, verb)


def _is_stretch(date: Dated) -> bool:
    """A range with both ends, a decade, or what was not until a date."""
    return date.is_span or date.form is Form.DECADE or date.edtf.text.startswith("../")


def _begins(timeline: Timeline, date: Dated) -> float:
    """From when on it is: of "not until 1994" from that year; of "until 1994" nobody can say."""
    if date.edtf.text.startswith("../") and _NOT_UNTIL.search(timeline.before(date.start, 24)):
        return reach_of(parse_edtf(date.edtf.text[3:])).earliest_start
    return date.reach.earliest_start


_NOT_UNTIL = re.compile(r"(?<!\w)(?:not|wasn['’]t|didn['’]t|never|only)\s+(?:\w+\s+){0,2}\Z", re.IGNORECASE)


def _origin(timeline: Timeline) -> Origin | None:
    """The date recorded of the source; else that of a dateline, if all that are there agree."""
    published = timeline.reading.published
    head = [date for date in timeline.dates if date.start < HEAD and _is_dateline(timeline, date)]
    imprint = [date for date in timeline.dates if _is_imprint(timeline, date)]
    if published is not None:
        is_usable = not published.is_yearless and not published.is_uncertain and not published.is_approximate
        agreeing = [date for date in head if compare_dates(date.edtf, published) is not Relation.DISJOINT]
        return Origin(published, agreeing[0] if agreeing else None) if is_usable else None
    if imprint:
        latest = max(imprint, key=lambda date: date.reach.latest_end)
        return Origin(latest.edtf, latest)
    if not head or any(compare_dates(date.edtf, head[0].edtf) is Relation.DISJOINT for date in head):
        return None
    return Origin(head[0].edtf, head[0])


def _is_dateline(timeline: Timeline, date: Dated) -> bool:
    """A day or month that stands at the head for itself: "Baku, 25 June 2008"; "Published: 25 June 2008"."""
    if date.form not in (Form.DAY, Form.MONTH) or not date.is_single:
        return False
    reading = timeline.reading
    block = reading.blocks[reading.block_number(date.start)]
    before = timeline.text[block.start : date.start]
    told = re.search(
        rf"(?<!\w)(?:{alternatives('dateline', reading.language)})\s*:?\s*(?:on\s+)?\Z", before, re.IGNORECASE
    )
    if told and told[0].strip().lower() in ("от", "дата", "date", "dated") and block.end - block.start > SHORT:
        told = None  # the law of 19 May 1920, in a sentence
    after = timeline.text[date.end : block.end]
    is_alone = (
        block.end - block.start <= SHORT
        and not re.search(r"[.!?]\s*\Z", after)
        and _is_place(before)
        and len(after) < 40
    )
    is_wire = _is_place(before) and bool(re.match(r"\s*(?:\([^)]{1,40}\)|/[^/]{1,40}/)?\s*\.?\s*(?:--|—|–)\s", after))
    return bool(told and len(before) < SHORT) or is_alone or is_wire


def _is_imprint(timeline: Timeline, date: Dated) -> bool:
    """The date of a copyright line, an imprint or a stand of facts, at the beginning or the end of the text."""
    if not (date.start < HEAD or date.start > len(timeline.text) - HEAD) or date.reach.latest_end == inf:
        return False
    reading = timeline.reading
    block = reading.blocks[reading.block_number(date.start)]
    before = timeline.text[max(block.start, date.start - SHORT) : date.start]
    return block.start + SHORT > date.start and _imprint(reading.language).search(before) is not None


@lru_cache(maxsize=8)
def _imprint(language: str | None) -> re.Pattern[str]:
    """What stands before such a date, at the beginning of its block; of several years the last counts."""
    words = alternatives("imprint", language)
    return re.compile(
        rf"(?:\A|[.;|·]\s)\W*(?:{words})[\s:,.]*(?:(?:in|on|by|в|the|year|ended|ending)\s+)*(?:\d{{4}}\s?[,–-]\s?)*\Z",
        re.I,
    )


# Nouns that foretell a date behind them only: the goal of 2030; but in 2011 he scored the goal.
_AIMS = words("goal goals aim aims term mandate vision perspective agenda programme program bid project projects plans")


def _is_foretold(timeline: Timeline, date: Dated, clause: tuple[int, int]) -> bool:
    found = cue("future", timeline.reading.language).finditer(timeline.text, *clause)
    found = (one for one in found if not date.start <= one.start() < date.end)
    return any(one.start() < date.start or one[0].lower() not in _AIMS for one in found)


def _clause(timeline: Timeline, date: Dated, sentence: Span) -> tuple[int, int]:
    """What stands about a date, up to the next colon or semicolon."""
    text = timeline.text
    start, end = max(sentence.start, date.start - _REACH), min(sentence.end, date.end + _REACH)
    start = max(text.rfind(":", start, date.start), text.rfind(";", start, date.start), start)
    ends = [place for mark in ":;" if (place := text.find(mark, date.end, end)) >= 0]
    return start, min([*ends, end])


def _since(timeline: Timeline, date: Dated) -> Span | None:
    """It has stood since 1979: so it stood already."""
    if date.form is not Form.RANGE or not date.edtf.text.endswith("/.."):
        return None
    language = timeline.reading.language
    window = (
        max(timeline.sentence(date.end).start, date.start - CLAUSE),
        min(timeline.sentence(date.end).end, date.end + CLAUSE),
    )
    if cue("future", language).search(timeline.text, *window):
        return None
    found = cue("perfect", language).search(timeline.text, *window)
    return Span(*found.span()) if found else None


def _is_place(before: str) -> bool:
    """Whether nothing or a place stands before a date: a few words, a comma, no sentence."""
    return re.fullmatch(r"\W*(?:[^\W\d_][\w.’'-]*(?:\s+[^\W\d_][\w.’'-]*){0,3}\s*[,(.:|/–—-]+\s*)?", before) is not None


def _past_verb(timeline: Timeline, date: Dated) -> Span | None:
    """The verb that tells of the date as past, in its own clause; None where it may be of something else."""
    language = timeline.reading.language
    before, after = timeline.before(date.start, CLAUSE), timeline.after(date.end, CLAUSE)
    limit = re.search(rf"(?<!\w)(?:{alternatives('limits', language)})\s+(?:the\s+)?\Z", before, re.IGNORECASE)
    sentence = timeline.sentence(date.end)
    clause = _clause(timeline, date, sentence)
    if timeline.is_in_brackets(date.start) or _is_foretold(timeline, date, clause):
        return None
    done = _BY.search(before) if limit else None
    if done:
        had = re.match(r"\s*,?\s*(?:[\w’'-]+\s+){1,6}?had\s+(?:already\s+)?\w+", after)
        return Span(date.end + len(had[0]) - len(had[0].lstrip(" ,")), date.end + had.end()) if had else None
    if _FROM.search(before):
        return _before(timeline, date, before)
    if date.edtf.text.startswith("../") and _NOT_UNTIL.search(before):
        return _after(timeline, date, after) or _before(timeline, date, before)
    if date.is_span and _STRETCHED.match(date.quote):
        return None if _SET_FOR.search(before) else _before(timeline, date, before) or _after(timeline, date, after)
    attributed = _ATTRIBUTED.match(after) if re.search(r"(?<!\w)the\s+\Z", before, re.IGNORECASE) else None
    if attributed:
        return Span(date.end + attributed.start(1), date.end + attributed.end(1))
    if limit or not adverbial(timeline, date):
        return _taken_place(timeline, date, before, after)
    return _before(timeline, date, before) or _after(timeline, date, after)


_FROM = re.compile(
    r"(?<!\w)(?:served|worked|lived|taught|led|held|ran|reigned|ruled|sat|stayed|was"
    r"|were)(?:\s+[\w’'-]+){0,5}\s+from\s+\Z",
    re.IGNORECASE,
)
_VACANT = re.compile(
    r"(?<!\w)(?:that|which|who)\s+(?:\w+\s+){0,2}?\w+s(?:\s+\w+){0,3}\s+(?:in|on|at|from)\s+\Z", re.IGNORECASE
)
_BY = re.compile(r"(?<!\w)by\s+\Z", re.IGNORECASE)


_STRETCHED = re.compile(r"(?:from|between|during|in)\s", re.IGNORECASE)
# What is signed, granted or elected for a time to come is no past.
_SET_FOR = re.compile(
    r"(?<!\w)(?:contracts?|lease|loan|budget|licen[cs]e|agreement|treaty|deal|rights?|seats?|period|curriculum|calendar"
    r"|timetable|elected|appointed|granted|booked|reserved|set|fixed|foresaw|foreseen)(?!\w)[^.;]*\Z",
    re.IGNORECASE,
)
_ATTRIBUTED = re.compile(
    r"\s+(?:[a-z]+\s+)?(?:excavations?|elections?|census|floods?|earthquake|war|strikes?|fire|season|harvest|expedition|survey"
    r"|crisis|coup|festival|congress|exhibition|conference|trial|revolt|riots?|storms?|epidemic|campaign|games|raids?|attacks?"
    r"|inquiry|report|edition|reform|drought|famine|eruption|landslide|explosion|accident|championships?|match|final)\s+"
    r"(uncovered|revealed|showed|left|killed|destroyed|brought|ended|led|took place|began|won|found|confirmed|gave|saw|drew|cost"
    r"|broke|put|made|proved|failed|was (?:won|lost|held|fought|opened)|were (?:won|lost|held|fought))(?!\w)"
)


def _taken_place(timeline: Timeline, date: Dated, before: str, after: str) -> Span | None:
    """The congress of 1989 was opened: the date tells which one, and the verb that it has been."""
    language = timeline.reading.language
    found = re.match(rf"\s+(?:{alternatives('taken_place', language)})(?!\w)", after, re.IGNORECASE)
    of = re.search(r"(?<!\w)of\s+\Z", before, re.IGNORECASE) if language in ("en", None) else found
    return Span(date.end + len(found[0]) - len(found[0].lstrip()), date.end + found.end()) if found and of else None


def _before(timeline: Timeline, date: Dated, before: str) -> Span | None:
    clause = max(before.rfind(mark) for mark in ",;:()") + 1
    found = list(cue("past", timeline.reading.language).finditer(before, clause))
    if not found or _FOR.search(before, found[-1].end()) or _VACANT.search(before, found[-1].end()):
        return None
    offset = date.start - len(before)
    return Span(found[-1].start() + offset, found[-1].end() + offset)


def _after(timeline: Timeline, date: Dated, after: str) -> Span | None:
    """In a clause of its own the date has no verb before it: "In 2012, the bank was closed"."""
    start = re.match(r"\s*,?\s*", after)
    ends = re.search(
        r"[;:()]" if timeline.reading.language == "az" else r"[,;:()]", after[start.end() if start else 0 :]
    )
    end = (start.end() if start else 0) + ends.start() if ends else len(after)
    found = cue("past", timeline.reading.language).search(after, 0, end)
    return Span(found.start() + date.end, found.end() + date.end) if found else None


def _finding(timeline: Timeline, origin: Origin, date: Dated, verb: Span) -> Finding:
    text = timeline.text[verb.start : verb.end]
    own = origin.place
    known = (
        f"was published {origin.edtf.text}"
        if timeline.reading.published
        else f"is headed {plain(own.quote) if own else ''}"
    )
    other = Span(own.start, own.end) if own else verb
    return noticed(
        NAME,
        Noticed.CONTRADICTION if timeline.reading.published else Noticed.TENSION,
        (other, (date.start, date.end)),
        timeline,
        message=f"{plain(text)} tells of {plain(date.quote)} as past, but the source {known}.",
        relation=compare_dates(origin.edtf, date.edtf),
        values={
            "dating": date.edtf.text,
            "source": origin.edtf.text,
            "recorded": timeline.reading.published is not None,
        },
    )
