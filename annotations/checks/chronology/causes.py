"""A cause and its result, each with a date: "as a result of the decree of 1994, in 1992 ..."."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from annotations.checks.chronology.clauses import adverbial, of_main_clause
from annotations.checks.chronology.cues import alternatives, cue
from annotations.checks.chronology.hanging import is_of_another
from annotations.checks.chronology.happenings import Happenings
from annotations.checks.chronology.rebuilt import ruined_and_rebuilt
from annotations.checks.chronology.requited import Requited
from annotations.checks.chronology.timeline import Dated, Timeline

NEAR = 90  # code points from the words of cause to the date of the cause
FAR = 250  # code points between the two dates

# After "because" and the like, what goes on as a clause is none of a cause: "due to open".
_NO_CAUSE = r"(?!\s+(?:be|open|start|begin|take|which|he|she|it|they|that (?:in|on|the|he|she|it|they|a))\s)"


@dataclass(frozen=True, slots=True)
class Caused:
    """The dates of a cause and of its result, and the words that make them that. `is_plain` says that the result's date
    is that of the main clause and the cause is dated beside it, so that nothing else can be meant.
    """

    cause: Dated
    result: Dated
    words: str
    is_plain: bool


@lru_cache(maxsize=8)
def _because(language: str | None) -> re.Pattern[str]:
    """Words before a cause. "In the following year" and "due to open" are none; nor is "after" before a clause."""
    return re.compile(
        rf"(?<!\w)(?<!the )(?:(?P<arising>{alternatives('arising', language)})"
        rf"|{alternatives('because', language)})(?!\w)" + _NO_CAUSE,
        re.IGNORECASE,
    )


@lru_cache(maxsize=8)
def _therefore(language: str | None) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives('therefore', language)})(?!\w)(?!\s+(?:by|of)(?!\w))", re.IGNORECASE)


@lru_cache(maxsize=8)
def _so(language: str | None) -> re.Pattern[str]:
    """A connective at the beginning of a sentence, or of a clause behind a comma or semicolon."""
    return re.compile(rf"(?:\A|[,;–—]\s*(?:and\s+|и\s+|və\s+)?)(?:{alternatives('so', language)})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=8)
def _this_led(language: str | None) -> re.Pattern[str]:
    """This led to; the disaster brought about: what was told just before is the cause."""
    own = (
        r"(?:its|his|her|their|whose)\s+(?:collapse|failure|closure|death|defeat|victory|bankruptcy|dissolution|fall"
        r"|loss|destruction"
        r"|abolition|resignation|arrest|dismissal|murder|assassination|success|publication|refusal|adoption|departure"
        r"|execution)"
    )
    subject = rf"{own}|(?:(?:the|это|эта|этот|bu)\s+)?(?:\w+\s+)?(?:{alternatives('happening', language)}|это|bu)"
    return re.compile(
        rf"(?:\A|[,;–—]\s*(?:and\s+|и\s+)?)(?:{subject}|which|что)\s+(?:\w+ly\s+)?"
        rf"(?:{alternatives('therefore', language)})(?!\w)",
        re.IGNORECASE,
    )


def caused(timeline: Timeline) -> Iterator[Caused]:
    """Each result with its cause, both dated, in the order of the text."""
    happenings, requited = Happenings(timeline), Requited(timeline)
    for number, dates in timeline.told.items():
        single = [
            date
            for date in dates
            if date.is_single and not timeline.is_in_brackets(date.start) and not timeline.is_in_quotes(date.start)
        ]
        if single:
            found = next(_of_sentence(timeline, number, single, happenings), None)
            found = found or next((Caused(*one, is_plain=False) for one in requited.found(number, single)), None)
            if found:
                yield found


def _of_sentence(timeline: Timeline, number: int, dates: list[Dated], happenings: Happenings) -> Iterator[Caused]:
    """What a sentence tells of causes, the plainest first."""
    yield from _by_cause(timeline, number, dates)
    yield from _by_result(timeline, number, dates)
    yield from (Caused(*one, is_plain=False) for one in ruined_and_rebuilt(timeline, dates))
    yield from _by_connective(timeline, number, dates)
    yield from _by_what_was_told(timeline, number, dates, happenings)


def _by_cause(timeline: Timeline, number: int, dates: list[Dated]) -> Iterator[Caused]:
    """As a result of the decree of 1994 ...; and what was caused by it."""
    if len(dates) < 2:
        return
    sentence = timeline.reading.sentences[number]
    for found in _because(timeline.reading.language).finditer(timeline.text, sentence.start, sentence.end):
        cause = _next(timeline, found.end(), dates)
        result = _result(timeline, found, cause, cause.end, dates) if cause else None
        if cause and result:
            yield Caused(cause, result[0], found[0], result[1])


def _by_result(timeline: Timeline, number: int, dates: list[Dated]) -> Iterator[Caused]:
    """The war of 2001 led to the crisis of 1998."""
    if len(dates) < 2:
        return
    sentence = timeline.reading.sentences[number]
    language = timeline.reading.language
    for found in _therefore(language).finditer(timeline.text, sentence.start, sentence.end):
        effect = _effect(timeline, found.end(), dates)
        before = [date for date in dates if date.end <= found.start()]
        if effect and before and not _parted(timeline.text[before[-1].end : found.start()].rstrip(" ,")):
            if cue("foreseen", language).search(timeline.before(before[-1].start, 24)):
                continue  # the resignation, planned for July
            is_plain = len(before) == 1 and (
                not adverbial(timeline, effect) or of_main_clause(timeline, effect, found.end())
            )
            yield Caused(before[-1], effect, found[0], is_plain)


def _effect(timeline: Timeline, place: int, dates: list[Dated]) -> Dated | None:
    """The date of a result named at a place: not that of what only hangs on it, "a review of the sentences of 1998"."""
    date = _next(timeline, place, dates)
    if date is None or timeline.reading.language == "az":
        return date if date and adverbial(timeline, date) and of_main_clause(timeline, date, place) else None
    between = timeline.text[place : date.start]
    if is_of_another(between, timeline.after(date.end, 30)):
        return None
    if adverbial(timeline, date):
        hangs = _RETURNING.search(between) or _REDUCED.search(between)
        return None if hangs else date
    return date if _SIMPLE.fullmatch(between) else None


# "The closure of 1995", "the 1998 crisis"; in "the publication of the diaries of 1944" the year is the diaries'.
_SIMPLE = re.compile(
    r"\s+(?:(?:the|a|an|its|his|her|their)\s+)?(?:(?!(?:of|in|into|on|for|to|by|from|with|at)\s)[\w’'-]+\s+){0,3}"
    r"(?:of\s+(?:the\s+|early\s+|late\s+)?)?|\s*(?:[^\W\d_]+\s+){0,3}(?:в\s+)?",
    re.IGNORECASE,
)
_RETURNING = re.compile(
    r"(?<!\w)(?:review|inquiry|enquiry|investigation|revision|reconsideration|criticism|cancellation|repeal|discovery"
    r"|publication|memory|commemoration|study|reassessment|recognition|examination|annulment|questions?|recall\w*"
    r"|пересмотр\w*|расследовани\w*|отмен\w+|публикаци\w+|изучени\w+)(?!\w)",
    re.IGNORECASE,
)
_REDUCED = re.compile(
    r"(?<!be )(?<!was )(?<!were )(?<!being )(?<!\w)"
    r"(?:\w+(?:ed|en|wn|нн\w{2,3})|built|held|laid|made|found|lost|won|begun|set up|put up|hung|cut)\s+(?:in|on|в)\s+\Z"
)


def _by_connective(timeline: Timeline, number: int, dates: list[Dated]) -> Iterator[Caused]:
    """As a result, in 1992 ...; this led to ...: the cause is what is told just before, if it has one date alone."""
    sentence = timeline.reading.sentences[number]
    language = timeline.reading.language
    text = timeline.text[sentence.start : sentence.end]
    for pattern in (_so(language), _this_led(language)):
        for found in pattern.finditer(text):
            place = sentence.start + found.end()
            before = [date for date in dates if date.end <= sentence.start + found.start()]
            causes = before or _told_before(timeline, number)
            effect = next((date for date in dates if date.start >= place), None)
            if len(causes) != 1 or effect is None or effect.start - place > FAR:
                continue
            if pattern is _so(language):
                goes_on = _GOES_ON.search(text[max(found.start() - 6, 0) : found.start()]) is not None
                fits = adverbial(timeline, effect) and of_main_clause(timeline, effect, place, goes_on=goes_on)
            else:
                fits = _effect(timeline, place, dates) is not None
            if fits:
                yield Caused(causes[0], effect, found[0].strip(" ,;–—"), is_plain=False)


def _told_before(timeline: Timeline, number: int) -> list[Dated]:
    """The dates of the sentence before, in the same block; none if any is not single."""
    reading = timeline.reading
    found = timeline.by_sentence.get(number - 1, []) if number else []
    same = found and reading.block_number(found[0].start) == reading.block_number(reading.sentences[number].start)
    return found if same and all(date.is_single for date in found) else []


def _by_what_was_told(timeline: Timeline, number: int, dates: list[Dated], happenings: Happenings) -> Iterator[Caused]:
    """After the fire, in 1961 ...: the fire is dated elsewhere."""
    sentence = timeline.reading.sentences[number]
    language = timeline.reading.language
    pattern = _therefore(language) if language == "az" else _because(language)
    for found in pattern.finditer(timeline.text, sentence.start, sentence.end):
        named = happenings.named(number, found.start(), found.end())
        if named is None or found[0].lower().split()[0] == "for":
            continue
        cause, end = named
        result = _result(timeline, found, cause, end, dates)
        if result and cause.edtf != result[0].edtf:
            yield Caused(
                cause, result[0], timeline.text[min(found.start(), end) : max(end, found.end())], is_plain=False
            )


def _next(timeline: Timeline, place: int, dates: list[Dated]) -> Dated | None:
    """The date of what is named at a place: the first one after it, in the same clause, of nothing foreseen."""
    date = next((date for date in dates if date.start >= place), None)
    if date is None or date.start - place > NEAR:
        return None
    between = timeline.text[place : date.start]
    is_foreseen = cue("foreseen", timeline.reading.language).search(between) is not None
    joined = _JOINED.search(between)  # "because of debts and bought back in 1861"
    goes_on = joined and cue("past", timeline.reading.language).match(between, joined.end())
    return None if is_foreseen or goes_on or _parted(between) else date


_JOINED = re.compile(r"(?<!\w)(?:and|but|or)\s+(?:(?:then|later|finally|was|were|had|been|only)\s+)*", re.IGNORECASE)


# "By the merger of 1931 the board had been dissolved in 1929" may mean that it already was.
_PLUPERFECT = re.compile(r"(?<!\w)had(?!\w)")
_PARTED = re.compile(
    r"[;:]|,\s+(?!which\s|on\s|in\s|dated\s|of\s|от\s|в\s|who\s+(?:had\s+)?(?:died|fell|perished|was\s+killed)\s)"
    r"|(?<!\w)(?:who(?!\s+(?:had\s+)?(?:died|fell|perished|was\s+killed|were\s+killed)\s)|whose|whom|where|when|while|although|though"
    r"|что|где"
    r"|когда|ki"
    r"|hansı|which(?!\s+(?:had\s+)?(?:began|begun|broken?\s+out|broke\s+out|started|struck|occurred|happened"
    r"|took\s+place|hit"
    r"|was\s+\w+ed|were\s+\w+ed|raged|swept)\s)|(?<!\w)that(?!\s+\w+(?:ed|t|ke|se|ll|w)?\s+(?:\w+\s+){0,3}(?:in"
    r"|on)\s)|котор\w+)(?!\w)",
    re.IGNORECASE,
)


def _parted(between: str) -> bool:
    """Whether another clause begins between two places; "the inquiry that reported in 1988" is none."""
    quoted = re.sub(r"[“\"«][^”\"»]{0,200}[”\"»]", "", between)
    return _PARTED.search(quoted) is not None


def _result(
    timeline: Timeline, found: "re.Match[str]", cause: Dated, end: int, dates: list[Dated]
) -> tuple[Dated, bool] | None:
    """The date of the main clause, and whether it is surely that; None where there is none. The cause ends at `end`."""
    goes_on = _GOES_ON.search(timeline.text[max(found.start() - 12, 0) : found.start()]) is not None
    for date in dates:
        between = timeline.text[end : date.start]
        if found[0].lower().split()[0] == "for":
            break  # only what somebody was sentenced to before
        if date is cause or date.start < end or len(between) > FAR or ";" in between or not adverbial(timeline, date):
            continue
        if of_main_clause(timeline, date, end, goes_on=goes_on):
            return date, "," in between and not _PLUPERFECT.search(between)
    return _result_before(timeline, found, cause, dates)


def _result_before(
    timeline: Timeline, found: "re.Match[str]", cause: Dated, dates: list[Dated]
) -> tuple[Dated, bool] | None:
    """The nearest date before the words of cause that its own clause is told with."""
    start = found.start()
    is_requited = found[0].lower().split()[0] != "for" or _REQUITED.search(timeline.before(start, NEAR))
    sentence = timeline.reading.sentence_at(start)
    is_arising = found.re.groupindex.get("arising") is not None and found["arising"] is not None
    for date in reversed([date for date in dates if date.end <= start and date is not cause]):
        between = timeline.text[date.end : start]
        is_apart = ";" in between or len(between) > FAR or _RELATIVE.search(between)
        if not is_requited or is_apart or _GOES_ON.search(timeline.text[max(start - 12, 0) : start]):
            return None
        is_made = _MADE.fullmatch(between) and re.search(r"(?<!\w)of\s+\Z", timeline.before(date.start, 6))
        if is_made or (is_arising and re.search(r",\s+(?!was|were|is|had|has)", between) is None):
            return date, not is_made and not _PLUPERFECT.search(between)
        if not between.strip() and adverbial(timeline, date):
            return date, True  # sentenced in 1937 for a speech he gave in 1939
        if adverbial(timeline, date) and of_main_clause(timeline, date, sentence.start):
            told = timeline.text[sentence.start : start]
            return date, not _PLUPERFECT.search(told)
    return None


# The amnesty of 1955 was granted in response to ...
_MADE = re.compile(
    r"\s+(?:was|were|had been)\s+(?:\w+ly\s+)?(?:granted|issued|adopted|passed|enacted|made|signed|concluded|held"
    r"|organi[sz]ed|called"
    r"|introduced|proclaimed|declared|launched|convened|ordered|voted|imposed|decreed|staged)\s+",
    re.IGNORECASE,
)
# What "for" something is a cause of: a sentence, an honour.
_REQUITED = re.compile(
    r"(?<!\w)(?:sentenced|convicted|condemned|arrested|detained|tried|executed|shot|hanged|fined|expelled|dismissed"
    r"|exiled|deported"
    r"|imprisoned|punished|jailed|banned|censured|awarded|decorated|rewarded|honou?red|knighted|ennobled"
    r"|prosecuted|indicted|reprimanded)(?!\w)[^.;:]*\Z",
    re.IGNORECASE,
)
# In 1880 he bought the house that was lost in the fire: what was lost was bought, not the fire's result.
_RELATIVE = re.compile(r"(?<!\w)(?:that|which|who|whose|whom|where|котор\w+|где|ki|hansı)\s", re.IGNORECASE)
_GOES_ON = re.compile(r"(?<!\w)(?:and|but|и|но|və|amma)\s*,?\s*\Z", re.IGNORECASE)
