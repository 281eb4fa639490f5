"""Bodies told of by a common word: "the plant was closed in 1996. Today the plant makes machine tools"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from annotations.checks.chronology.agreement import agrees
from annotations.checks.chronology.bodies import End, Present, date_of, ending_of, institutions, last_verb
from annotations.checks.chronology.cues import alternatives, cue
from annotations.checks.chronology.foretold import FOR_A_WHILE, ending, foretold
from annotations.checks.chronology.timeline import SET_IN, Dated, Timeline
from annotations.checks.languages.table import words
from annotations.checks.lexing.lexed import Span

NEAR = 90  # code points between the word and the verb of its end
VERB = 70  # code points between the word and what it does today
SET_IN_AT_MOST = 100  # code points of its name and of what is set in behind it
STEM = 6  # letters that tell the word in all its cases
OWN = 5  # letters that tell a word of its name in all its cases

_LAST = re.compile(r"(?<!\w)([^\W\d_][\w’'-]{0,30})['’]?\s+\Z")
_BEHIND = re.compile(r"\s+(?:of|for|по|von|de)\s+(?:the\s+)?([^\W\d_][\w’'-]*)|\s+[«“\"]([^»”\"]{2,40})[»”\"]")
# Министерство связи: whose it is, in the genitive, right behind the word.
_WHOSE = re.compile(
    r"\s+(?!\w{2,14}(?:на|ена|ана|ила|ала|лась|лись|ли)(?!\w)|всегда|тогда|снова|сначала)([а-яё]{2,20}"
    r"(?:[аяиы]|ов|ев|ей|ых|их|ой|ого|его))(?![\w-])"
)
_ADVERB = re.compile(
    r"\w+ly|also|at|this|time|moment|still|even|again|in|our|the|present|to|day|these|days|now", re.IGNORECASE
)
_ARTICLES = words("the this our that same his its их этот эта это bu həmin a an and но и а isə və")


@dataclass(frozen=True, slots=True)
class Head(End):
    """The end of what is told of by a common word, and the stems of its own name, none for the word alone."""

    own: frozenset[str]


@dataclass(frozen=True, slots=True)
class Today(Present):
    """What such a word is told to do now."""

    own: frozenset[str]


@lru_cache(maxsize=8)
def _other(language: str | None) -> re.Pattern[str]:
    listed = "|".join(alternatives(name, language) for name in ("another", "former", "beside"))
    return re.compile(rf"(?<!\w)(?:{listed})[\s-]+(?:(?:the|its|his)\s+)?\Z", re.IGNORECASE)


@lru_cache(maxsize=1)
def head_ends(timeline: Timeline) -> tuple[Head, ...]:
    """Ends of what is told of by a common word, with a date in the same sentence."""
    return tuple(_turns(timeline, "ended"))


def head_beginnings(timeline: Timeline) -> Iterator[Head]:
    """Foundings of what is told of by a common word, the same way."""
    return _turns(timeline, "founded")


def _turns(timeline: Timeline, kind: str) -> Iterator[Head]:
    language = timeline.reading.language
    for number, dates in timeline.told.items():
        sentence = timeline.reading.sentences[number]
        single = ending(dates) if kind == "ended" else [date for date in dates if date.is_single]
        verb = next(iter(timeline.matches(cue(kind, language), number)), None) if single else None
        if kind == "ended" and single and number not in foretold(timeline):
            yield from _ended_of(timeline, number, single)
        if verb is None or number in foretold(timeline) or FOR_A_WHILE.search(timeline.text, verb.end(), sentence.end):
            continue
        word = _ended_word(timeline, sentence, verb)
        own, start = _own(timeline, word) if word else (frozenset(), 0)
        if word and not _is_other(timeline, start, sentence):
            place = last_verb(verb)
            name = timeline.text[word.start() : word.end()]
            yield Head(
                name.lower(), place, date_of(timeline, place, single), name, timeline.text[start : word.end()], own
            )


def _ended_of(timeline: Timeline, number: int, dates: Sequence[Dated]) -> Iterator[Head]:
    """The dissolution of the Federation in 1963."""
    language, sentence = timeline.reading.language, timeline.reading.sentences[number]
    for found in timeline.matches(ending_of(language), number):
        word = institutions(language).match(timeline.text, found.end(), sentence.end)
        if word:
            own, _ = _own(timeline, word)
            place = Span(found.start(), word.end())
            yield Head(word[0].lower(), place, date_of(timeline, place, dates), word[0], word[0], own)


def _ended_word(timeline: Timeline, sentence: Span, verb: "re.Match[str]") -> "re.Match[str] | None":
    """The last common word before the verb of an end, whose clause goes on to it; or right behind it: депо закрыли."""
    pattern = institutions(timeline.reading.language)
    for word in reversed(list(pattern.finditer(timeline.text, max(sentence.start, verb.start() - NEAR), verb.start()))):
        between = timeline.text[word.end() : verb.start()]
        set_in = SET_IN.search(between)
        rest = between[set_in.end() :] if set_in else between
        is_of = timeline.reading.language != "ru" or agrees(verb[0], [word[0]])
        if _OTHER_CLAUSE.search(rest) is None and is_of:
            return word
    return None


# Founded in 1920, and in 1994 abolished: a comma may go on with the same, or begin a clause of another.
_OTHER_CLAUSE = re.compile(
    r"[;:]|,\s+(?!(?:(?:and|then|later|finally|а|и|затем|позже|sonra)\s+)?(?:(?:in|on|в)\s+)?\d)\S"
)
_TODAYS = re.compile(r"(?<!\w)(?:today['’]s|present-day|сегодняшн\w+)\s", re.IGNORECASE)  # another of the name


def _is_other(timeline: Timeline, start: int, sentence: Span) -> bool:
    before = timeline.text[max(sentence.start, start - 30) : start]
    if _TODAYS.search(before) or _TODAYS.search(timeline.text[start : start + 12]):
        return True
    return _other(timeline.reading.language).search(before) is not None


def head_presents(timeline: Timeline, ends: Sequence[Head]) -> dict[str, list[Today]]:
    """What such words are told to do, by their stems, for those that have ended: in clauses without a date, now, or, of
    what has its own name, at all.
    """
    reading, language = timeline.reading, timeline.reading.language
    found: dict[str, list[Today]] = defaultdict(list)
    stems = {stem_of(end.key) for end in ends}
    for word in institutions(language).finditer(timeline.text) if stems else ():
        stem = stem_of(word[0].lower())
        near = min(word.end() + SET_IN_AT_MOST + VERB, len(timeline.text))
        if stem not in stems or not cue("present", language).search(timeline.text, word.end(), near):
            continue
        number = reading.sentence_number(word.start())
        sentence = reading.sentences[number]
        own, start = _own(timeline, word)
        if _is_other(timeline, start, sentence) or not timeline.is_undated(_name_end(timeline, word), number):
            continue
        is_named = bool(own) or (word[0][:1].isupper() and language == "en")
        told = _presented(timeline, word, sentence, is_named=is_named)
        if told and not timeline.is_in_quotes(word.start()):
            found[stem].append(Today(word[0].lower(), Span(start, told[0]), told[1], own))
    return found


def stem_of(word: str) -> str:
    """What a common word has in all its cases."""
    return word[:STEM]


def _presented(timeline: Timeline, word: "re.Match[str]", sentence: Span, *, is_named: bool) -> tuple[int, bool] | None:
    """Where the verb of the present ends, and whether the sentence says now up to it."""
    language = timeline.reading.language
    begins = _name_end(timeline, word)
    if timeline.text[word.end() : word.end() + 2] in ("'s", "’s"):
        return None  # the Guild's seal is
    set_in = SET_IN.match(timeline.text, begins, begins + SET_IN_AT_MOST)
    place = (set_in.end() if set_in else begins) - word.end()
    after = timeline.text[word.end() : min(word.end() + place + VERB, sentence.end)]
    present = cue("present", language).search(after, place)
    past = cue("past", language).search(after, place)
    if present is None or (past and past.start() < present.start()) or "," in after[place : present.start()]:
        return None
    said = timeline.text[max(sentence.start, word.start() - VERB) : word.end() + present.end() + 14]
    is_today = cue("today", language).search(said) is not None
    said_of = after[place : present.start()]
    if language in ("en", None) and not all(
        _ADVERB.fullmatch(one) or cue("today", language).search(one) for one in said_of.split()
    ):
        return None  # the company secretary is
    gap = len(said_of.split())
    limit = 8 if language == "az" else 4 if is_today else 1
    return (word.end() + present.end(), is_today) if gap <= limit and (is_today or is_named) else None


def _name_end(timeline: Timeline, word: "re.Match[str]") -> int:
    """Where the name ends that a common word begins: the Ministry of Trade."""
    name = _BEHIND.match(timeline.text, word.end(), word.end() + SET_IN_AT_MOST)
    return name.end() if name else word.end()


def _own(timeline: Timeline, word: "re.Match[str]") -> tuple[frozenset[str], int]:
    """Its own name, and where that begins: "Trade" of the Ministry of Trade, "State Customs" of that Board, «Игла»."""
    text, language = timeline.text, timeline.reading.language
    behind = _BEHIND.match(text, word.end(), word.end() + 60)
    whose = _WHOSE.match(text, word.end(), word.end() + 40) if language == "ru" and not behind else None
    if whose and not any(cue(name, "ru").fullmatch(whose[1]) for name in ("today", "past", "present", "ended")):
        behind = whose
    found = {next(filter(None, behind.groups()))[:OWN].lower()} if behind else set()
    start = word.start()
    limit = max(timeline.reading.sentence_at(word.start()).start, word.start() - 60)
    for count in range(4):
        one = _LAST.search(text, limit, start)
        if one is None or one[1].lower() in _ARTICLES:
            break
        if any(today.end() >= one.end(1) for today in cue("today", language).finditer(text, limit, start)):
            break  # bu gün Nazirlik
        if not (one[1][0].isupper() or (language == "az" and count == 0)):
            break
        found.add(one[1][:OWN].lower())
        start = one.start()
    return frozenset(found), start


def is_same_head(end: Head, present: Today) -> bool:
    """Whether two common words of one stem are of one name, or one of them of none."""
    if not (end.own and present.own):
        return present.is_today or not (end.own or present.own)
    return end.own <= present.own or present.own <= end.own
