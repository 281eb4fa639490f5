"""The check `later_than_source`: what the text tells as past, dated after the source itself."""

import re
from collections.abc import Iterator

from annotations.checks.check import Setting, Settings
from annotations.checks.chronology.clauses import adverbial
from annotations.checks.chronology.cues import alternatives, cue
from annotations.checks.chronology.origin import Origin, origin_of
from annotations.checks.chronology.telling import noticed, plain
from annotations.checks.chronology.timeline import Dated, Timeline, timeline_of
from annotations.checks.dating.mention import Form
from annotations.checks.finding import Finding, Noticed
from annotations.checks.languages.table import words
from annotations.checks.lexing.lexed import Span
from annotations.checks.reading import Reading
from annotations.rules.dates import compare_dates, parse_edtf, reach_of

NAME = "later_than_source"
TITLE = "Dates later than the source"
EXPLANATION = (
    "Looks for what is told in the past tense and dated after the source was published, or after the date that stands"
    " at its head. What is announced for later is no finding. A source may have been added to since: the check knows"
    " only what is recorded of it."
)
SETTINGS: tuple[Setting, ...] = ()

CLAUSE = 110  # code points on either side of a date in which its verb stands


# In a novel set in 2040 the past is told of what is to come; what is signed for delivery in 1979 is not past then.
_FICTION = re.compile(
    r"(?<!\w)(?:novel|story|film|fiction|play|game|scenario|роман\w?|фильм\w?)\s+(?:(?:is\s+)?(?:set\s)?|takes\s+place\s+|plays\s+)in",
    re.I,
)
_FOR = re.compile(
    r"(?<!\w)(?:for\s+(?:the\s+)?\w+(?:ion|ing|ery|use|ment|al)|to\s+be|until|towards|на|к)(?!\w)", re.IGNORECASE
)
_REACH = 100  # code points on either side of a date in which a word of what is to come makes it that


def check(reading: Reading, settings: Settings) -> Iterator[Finding]:  # noqa: ARG001
    """Each date in the past tense that the source could not know, in the order of the text."""
    timeline = timeline_of(reading, NAME)
    origin = origin_of(timeline)
    if origin is None:
        return
    latest = reach_of(origin.edtf).latest_end
    for dates in timeline.by_sentence.values():
        for date in dates:
            is_begun = _begins(timeline, date) <= latest
            is_over = is_begun and date.reach.latest_end > latest and _is_gone_through(timeline, date)
            if date is origin.place or (is_begun and not is_over):
                continue
            verb = _past_verb(timeline, date) if date.is_single or _is_stretch(date) else _since(timeline, date)
            if verb and not _FICTION.search(timeline.text, *timeline.sentence(date.end)):
                yield _finding(timeline, origin, date, verb, is_over=is_over)


def _is_gone_through(timeline: Timeline, date: Dated) -> bool:
    """Whether what changed, or was counted, between two dates is told from both: "between 1996 and 2003 it fell"."""
    is_between = date.is_span and _BETWEEN.match(date.quote) is not None
    return is_between and _GONE_THROUGH.match(timeline.after(date.end, CLAUSE)) is not None


_BETWEEN = re.compile(r"(?:between|from|с|между)\s", re.IGNORECASE)
_GONE_THROUGH = re.compile(
    r"\s*,?\s+and\s+(?:was|were)\s+(?:then|later|subsequently)(?!\w)|[^.;:]{1,80}?\s(?:fell|rose|grew|shrank|dropped|declined|increased|decreased|doubled|trebled|halved|dwindled"
    r"|(?:was|were)\s+(?:\w+ly\s+)?(?:built|killed|opened|registered|recorded|sold|closed|counted|arrested)"
    r"|вырос\w{0,2}|сократил\w{2,3}|уменьшил\w{2,3}|увеличил\w{2,3}|снизил\w{2,3})(?!\w)",
    re.IGNORECASE,
)


def _is_stretch(date: Dated) -> bool:
    """A range with both ends, a decade, or what was not until a date."""
    return date.is_span or date.form is Form.DECADE or date.edtf.text.startswith("../")


def _begins(timeline: Timeline, date: Dated) -> float:
    """From when on it is: of "not until 1994" from that year; of "until 1994" nobody can say."""
    if date.edtf.text.startswith("../") and _NOT_UNTIL.search(timeline.before(date.start, 24)):
        return reach_of(parse_edtf(date.edtf.text[3:])).earliest_start
    return date.reach.earliest_start


_NOT_UNTIL = re.compile(r"(?<!\w)(?:not|wasn['’]t|didn['’]t|never|only)\s+(?:\w+\s+){0,2}\Z", re.IGNORECASE)


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


def _past_verb(timeline: Timeline, date: Dated) -> Span | None:
    """The verb that tells of the date as past, in its own clause; None where it may be of something else."""
    language = timeline.reading.language
    before, after = timeline.before(date.start, CLAUSE), timeline.after(date.end, CLAUSE)
    limit = re.search(rf"(?<!\w)(?:{alternatives('limits', language)})\s+(?:the\s+)?\Z", before, re.IGNORECASE)
    sentence = timeline.sentence(date.end)
    clause = _clause(timeline, date, sentence)
    if timeline.is_in_brackets(date.start) or _is_foretold(timeline, date, clause):
        return None
    if limit and _BY.search(before):
        return _done_by(date, before, after)
    if _FROM.search(before):
        return _before(timeline, date, before)
    is_stretched = date.is_span and _STRETCHED.match(date.quote) and not _SET_FOR.search(before)
    is_not_until = date.edtf.text.startswith("../") and _NOT_UNTIL.search(before)
    if is_stretched or is_not_until or (adverbial(timeline, date) and not limit):
        return _before(timeline, date, before) or _after(timeline, date, after)
    attributed = _ATTRIBUTED.match(after) if re.search(r"(?<!\w)the\s+\Z", before, re.IGNORECASE) else None
    if attributed:
        return Span(date.end + attributed.start(1), date.end + attributed.end(1))
    return _taken_place(timeline, date, before, after)


def _done_by(date: Dated, before: str, after: str) -> Span | None:
    """What had been done, or had changed, by a date."""
    told = _CHANGED.search(before)
    if told:
        offset = date.start - len(before)
        return Span(told.start(1) + offset, told.end(1) + offset)
    had = re.match(r"\s*,?\s*(?:[\w’'-]+\s+){1,6}?had\s+(?:already\s+)?\w+", after)
    return Span(date.end + len(had[0]) - len(had[0].lstrip(" ,")), date.end + had.end()) if had else None


_FROM = re.compile(
    r"(?<!\w)(?:served|worked|lived|taught|led|held|ran|reigned|ruled|sat|stayed|was"
    r"|were)(?:\s+[\w’'-]+){0,5}\s+from\s+\Z",
    re.IGNORECASE,
)
_VACANT = re.compile(
    r"(?<!\w)(?:that|which|who)\s+(?:\w+\s+){0,2}?\w+s(?:\s+\w+){0,3}\s+(?:in|on|at|from)\s+\Z", re.IGNORECASE
)
# "The population fell to 640 by 1980": what was promised or planned by then is told otherwise.
_CHANGED = re.compile(
    r"(?<!to )(?<!\w)(fell|rose|grew|shrank|dropped|declined|increased|doubled|dwindled|swelled|trebled"
    r"|climbed)(?!\w)[^.;:]*\Z",
    re.IGNORECASE,
)
# What is known from a census has been counted.
_KNOWN_FROM = re.compile(
    r"(?<!\w)(according to|as shown by|shown by|revealed by|recorded by|по данным|по итогам|по результатам|согласно"
    r"|как показала?)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,3}(?:census|survey|count|figures|data|statistics|results?|report"
    r"|перепис\w|опрос\w?|обследовани\w|отч[её]т\w?)\s+(?:of\s+|for\s+|from\s+|за\s+)?(?:the\s+)?\Z",
    re.IGNORECASE,
)
_KNOWN_BY = re.compile(r"(?<!\w)(according to|as shown by|shown by|revealed by)\s+the\s+\Z", re.IGNORECASE)
_COUNTED = re.compile(r"\s+(?:[\w’'-]+\s+)?(?:census|survey|count|figures|data|statistics|report)(?!\w)")
_BY = re.compile(r"(?<!\w)by\s+\Z", re.IGNORECASE)


_STRUCK = re.compile(
    r"(?<!\w)(?:floods?|fire|earthquake|storms?|gale|hurricane|drought|famine|epidemic|outbreak|war|coup|riots?"
    r"|explosion|landslide|eruption"
    r"|strikes?|elections?|census|uprising|revolt|crash|massacre|attacks?|raids?)\s+of\s+\Z",
    re.IGNORECASE,
)
_STRETCHED = re.compile(r"(?:from|between|during|in)\s", re.IGNORECASE)
# What is signed, granted or elected for a time to come is no past.
_SET_FOR = re.compile(
    r"(?<!\w)(?:contracts?|lease|loan|budget|licen[cs]e|agreement|treaty|deal|rights?|seats?|period|curriculum|calendar"
    r"|timetable|elected|appointed|granted|booked|reserved|set|fixed|foresaw|foreseen)(?!\w)[^.;]*\Z",
    re.IGNORECASE,
)
_ATTRIBUTED = re.compile(
    r"\s+(?:[a-z]+\s+)?(?:excavations?|elections?|census|floods?|earthquake|war|strikes?|fire|season|harvest"
    r"|expedition|survey"
    r"|crisis|coup|festival|congress|exhibition|conference|trial|revolt|riots?|storms?|epidemic|campaign|games|raids?"
    r"|attacks?"
    r"|inquiry|report|edition|reform|drought|famine|eruption|landslide|explosion|accident|championships?|match"
    r"|final)\s+"
    r"(uncovered|revealed|showed|left|killed|destroyed|brought|ended|led|took place|began|won|found|confirmed|gave"
    r"|saw|drew|cost"
    r"|broke|put|made|proved|failed|was (?:won|lost|held|fought|opened)|were (?:won|lost|held|fought))(?!\w)"
)


_ABOUT = re.compile(
    r"(?<!\w)(?:for|about|against|towards|to (?:host|hold|stage|organi[sz]e|attend)|к)\s+(?:the\s+)?"
    r"(?:[\w’'-]+\s+){1,3}of\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)


def _taken_place(timeline: Timeline, date: Dated, before: str, after: str) -> Span | None:
    """The congress of 1989 was opened: the date tells which one, and the verb that it has been."""
    language = timeline.reading.language
    known = _KNOWN_FROM.search(before)
    known = known or (_KNOWN_BY.search(before) if _COUNTED.match(after) else None)
    if known:
        return Span(date.start - len(before) + known.start(), date.start - len(before) + known.end(1))
    found = re.match(rf"\s+(?:{alternatives('taken_place', language)})(?!\w)", after, re.IGNORECASE)
    of = re.search(r"(?<!\w)of\s+\Z", before, re.IGNORECASE) if language in ("en", None) else found
    if _ABOUT.search(before):
        return None  # the sale of tickets for the concert of 2 April began
    if found is None and _STRUCK.search(before):
        found = cue("past", language).match(after, len(after) - len(after.lstrip()))
        if found:
            return Span(date.end + found.start(), date.end + found.end())
    return Span(date.end + len(found[0]) - len(found[0].lstrip()), date.end + found.end()) if found and of else None


def _before(timeline: Timeline, date: Dated, before: str) -> Span | None:
    clause = max((mark.end() for mark in re.finditer(r"[,;:()](?!\d)", before)), default=0)
    found = list(cue("past", timeline.reading.language).finditer(before, clause))
    if not found or _FOR.search(before, found[-1].end()) or _VACANT.search(before, found[-1].end()):
        return None
    offset = date.start - len(before)
    return Span(found[-1].start() + offset, found[-1].end() + offset)


def _after(timeline: Timeline, date: Dated, after: str) -> Span | None:
    """In a clause of its own the date has no verb before it: "In 2012, the bank was closed"."""
    start = re.match(r"\s*(?:,(?!\s+(?:and|but|while|whereas|so|и|а|но)\s))?\s*", after)
    ends = re.search(
        r"[;:()]" if timeline.reading.language == "az" else r"[,;:()]", after[start.end() if start else 0 :]
    )
    end = (start.end() if start else 0) + ends.start() if ends else len(after)
    found = cue("past", timeline.reading.language).search(after, 0, end)
    return Span(found.start() + date.end, found.end() + date.end) if found else None


def _finding(timeline: Timeline, origin: Origin, date: Dated, verb: Span, *, is_over: bool) -> Finding:
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
        Noticed.CONTRADICTION if timeline.reading.published and not is_over else Noticed.TENSION,
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
