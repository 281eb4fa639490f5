"""Bodies that are told to have ended on a date, and those that are told of in the present."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from annotations.checks.chronology.agreement import agrees
from annotations.checks.chronology.clauses import adverbial
from annotations.checks.chronology.cues import alternatives, cue
from annotations.checks.chronology.foretold import FOR_A_WHILE, ending, foretold
from annotations.checks.chronology.now import and_now, it_today
from annotations.checks.chronology.timeline import SET_IN, Dated, Timeline
from annotations.checks.lexing.lexed import Span
from annotations.checks.naming.mention import NameMention

NEAR = 110  # code points between a body and the verb of its end
VERB = 70  # code points between a body and what it does today
SENTENCES = 3  # how many sentences after "today" are still of it

_IT = re.compile(r"(?<!\w)(?:it|they|он|она|оно)\s\Z", re.IGNORECASE)
# In Russian only the first word of a body's name has a capital, and it is often an adjective.
_ADJECTIVE = re.compile(r"(?:[иы]й|ая|ое|ого|его|ой|ому|ему|[иы]м|ую)\Z")
_LOWER = re.compile(r"(?:\s+[а-яё]{4,}){1,2}")


@dataclass(frozen=True, slots=True)
class End:
    """Where the words stand that a body ended with, what it is known by, and their date."""

    key: str
    place: Span
    date: Dated
    head: str  # its common word, or the whole name where that has none
    name: str  # as it is written


@dataclass(frozen=True, slots=True)
class Present:
    """A body and the verb it is told of with in the present. `is_today` says that the text says so."""

    key: str
    place: Span
    is_today: bool


class Bodies:
    """The names of a reading that begin or end with a common word: ministries, boards, banks, not people or places."""

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline
        self.names = timeline.reading.names
        self.starts = [name.start for name in self.names]

    def between(self, start: int, end: int) -> tuple[NameMention, ...]:
        """The names that begin within."""
        return self.names[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def key(self, name: NameMention) -> str:
        """What a body is known by: its name folded; an adjective alone with the stems of the words it belongs to."""
        if not _ADJECTIVE.search(self.timeline.text, name.start, name.end):
            return name.folded
        following = self.timeline.text[name.end : name.end + 60]
        words = _LOWER.match(following)
        stems = [word[:5] for word in words[0].split()] if words else []
        return " ".join([name.folded, *stems])

    @cached_property
    def ends(self) -> tuple[End, ...]:
        """Every end of a body that is dated, in the order of the text."""
        return tuple(self._find_ends())

    def _find_ends(self) -> Iterator[End]:
        timeline = self.timeline
        for number, dates in timeline.told.items():
            single = ending(dates)
            if not single or number in foretold(timeline):
                continue
            for name, verb in self._ended_in(number):
                yield End(self.key(name), verb, date_of(timeline, verb, single), self.head(name), self._quote(name))

    def beginnings(self) -> Iterator[End]:
        """Every founding of a body that is dated; its verb follows on the name, its date on both."""
        timeline, language = self.timeline, self.timeline.reading.language
        for number, dates in timeline.told.items():
            sentence = timeline.reading.sentences[number]
            single = [date for date in dates if date.is_single]
            for found in timeline.matches(cue("founded", language), number) if single else ():
                names = self.between(max(sentence.start, found.start() - NEAR), found.start())
                if names and not timeline.text[names[-1].end : found.start()].strip():
                    name, verb = self._head(names), Span(*found.span())
                    yield End(self.key(name), verb, date_of(timeline, verb, single), self.head(name), self._quote(name))

    def _quote(self, name: NameMention) -> str:
        return " ".join(self.timeline.text[name.start : name.end].split())

    def head(self, name: NameMention) -> str:
        """The common word of a name that stands for it afterwards, as it is written: Board, fabrik."""
        words = self.timeline.text[name.start : name.end].split()
        common = [word for word in words if institutions(self.timeline.reading.language).fullmatch(word)]
        return common[-1] if common else " ".join(words)

    def _ended_in(self, number: int) -> Iterator[tuple[NameMention, Span]]:
        """The bodies of a sentence that end in it, with the words that say so."""
        text, language = self.timeline.text, self.timeline.reading.language
        sentence = self.timeline.reading.sentences[number]
        for found in self.timeline.matches(cue("ended", language), number):
            names = self.between(max(sentence.start, found.start() - NEAR), found.start())
            if _IT.search(text, max(found.start() - 6, sentence.start), found.start()):
                names = self._meant(sentence, found.start())
                if names:
                    yield names[0], Span(*found.span())
                continue
            if len(names) > 1 and _SHORT_FOR.fullmatch(text, names[-2].end, names[-1].start):
                names = names[:-1]  # the Ministry of Land (ML), which was dissolved
            gap = text[names[-1].end : found.start()] if names else ""
            is_own = language not in ("en", None) or _OWN_VERB.match(gap)  # not "the Holm monopoly was abolished"
            if names and names[-1].end <= found.start() and is_own and not re.search("[;:]", gap):
                nouns = text[names[-1].start : found.start()].rstrip(" ,").split()
                is_other = language == "ru" and not agrees(found[0], nouns)
                if is_other or FOR_A_WHILE.search(text, found.end(), min(found.end() + NEAR, sentence.end)):
                    continue
                yield self._head(names), last_verb(found)
        for found in self.timeline.matches(ending_of(language), number):
            names = self.between(found.end(), min(found.end() + 8, sentence.end))
            if names:
                yield names[0], Span(found.start(), names[0].end)

    def _meant(self, sentence: Span, place: int) -> tuple[NameMention, ...]:
        """What "it" stands for: the first name of the sentence, else of the one before in the block."""
        names = self.between(sentence.start, place)
        number = self.timeline.reading.sentence_number(sentence.start)
        if names or not number:
            return names
        before = self.timeline.reading.sentences[number - 1]
        same = self.timeline.reading.block_number(before.start) == self.timeline.reading.block_number(sentence.start)
        return self.between(before.start, before.end) if same else ()

    def _head(self, names: tuple[NameMention, ...]) -> NameMention:
        """Which of the names before a verb it is told of: the one that others only hang on, by "of" and "in"."""
        chosen = names[-1]
        for name in reversed(names[:-1]):
            if not _hung_on(self.timeline.reading.language).fullmatch(self.timeline.text, name.end, chosen.start):
                break
            chosen = name
        return chosen

    def present(self) -> Iterator[Present]:
        """Every body that does something in the present, in sentences without a date; those of today first."""
        reading = self.timeline.reading
        today = self._todays()
        for name in self.names:
            number = reading.sentence_number(name.start)
            if self.timeline.is_undated(name.end, number) and not self.timeline.is_in_quotes(name.start):
                verb = self._verb(name, reading.sentences[number], is_today=number in today)
                if verb is not None:
                    yield Present(self.key(name), Span(name.start, verb), number in today)
        yield from self._as_it()
        yield from self._and_today()

    def _as_it(self) -> Iterator[Present]:
        """What "it" does now, of the body that the sentence before begins with."""
        reading = self.timeline.reading
        for found in it_today(reading.language).finditer(reading.text):
            number = reading.sentence_number(found.start())
            begins = reading.sentences[number].start
            if not number or found.start() - begins > 2 or self.timeline.is_in_quotes(found.start()):
                continue
            before = reading.sentences[number - 1]
            names = self.between(before.start, before.start + _BEGINS)
            same = reading.block_number(before.start) == reading.block_number(begins)
            if names and same and self.timeline.is_undated(found.end(), number):
                yield Present(self.key(names[0]), Span(*found.span()), is_today=True)

    def _and_today(self) -> Iterator[Present]:
        """Opened in 1878 and today serves the town: of the body that the clause begins with."""
        text, reading = self.timeline.text, self.timeline.reading
        for found in and_now(reading.language).finditer(text):
            sentence = reading.sentences[reading.sentence_number(found.start())]
            begins = max(text.rfind(";", sentence.start, found.start()) + 1, sentence.start)
            names = self.between(begins, min(begins + _BEGINS, found.start()))
            stops = re.compile(r"[;.]").search(text, found.end(), sentence.end)
            dates = self.timeline.by_sentence.get(reading.sentence_number(found.start()), ())
            is_undated = not any(
                found.start() <= date.start < (stops.start() if stops else sentence.end) for date in dates
            )
            if names and is_undated and not self.timeline.is_in_quotes(found.start()):
                yield Present(self.key(names[0]), Span(found.start("told"), found.end()), is_today=True)

    def _todays(self) -> set[int]:
        """The sentences that say today, and those that go on in the same block; none in quotation marks."""
        reading = self.timeline.reading
        found: set[int] = set()
        for match in cue("today", reading.language).finditer(reading.text):
            number = reading.sentence_number(match.start())
            block = reading.block_number(match.start())
            if not self.timeline.is_in_quotes(match.start()):
                following = range(number, min(number + SENTENCES + 1, len(reading.sentences)))
                found.update(one for one in following if reading.block_number(reading.sentences[one].start) == block)
        return found

    def _verb(self, name: NameMention, sentence: Span, *, is_today: bool) -> int | None:
        """Where the verb ends that tells of the body in the present; None where none does, or one of the past does."""
        text, language = self.timeline.text, self.timeline.reading.language
        before = text[max(sentence.start, name.start - 30) : name.start]
        is_its = text[name.end : name.end + 2] in ("'s", "’s")  # the Guild's seal is
        if is_its or _beside(language).search(before) or _ANOTHER.search(before):
            return None
        clause = SET_IN.match(text, name.end, sentence.end) or _AND_ITS.match(text, name.end, sentence.end)
        place = clause.end() - name.end if clause else 0
        after = text[name.end : min(name.end + place + (VERB if is_today else 25), sentence.end)]
        present = cue("present", language).search(after, place)
        past = cue("past", language).search(after, place)
        if present is None or (past and past.start() < present.start()):
            return None
        gap = after[place : present.start()]
        is_near = len(gap.split()) <= (2 if is_today else 0) + _lowers(language) and not re.search(r"[,;:(.]", gap)
        return name.end + present.end() if is_near else None


@lru_cache(maxsize=1)
def bodies_of(timeline: Timeline) -> Bodies:
    """The bodies of a timeline; several checks of one reading in a row share them."""
    return Bodies(timeline)


_OWN_VERB = re.compile(
    r"\s*(?:[,(\"”»]|\Z|[A-Z(]|(?:in|of|at|on|by|for|from|near|with|which|that|who|itself|also|then|finally|later|was"
    r"|were|had|has|is|and"
    r"|under|to|as|after|before|did|never|not|\w+ly|\w+ed)\b)"
)
_SECOND = re.compile(r"(?<!\w)and\s\Z")
_ANOTHER = re.compile(r"(?<!\w)(?:another|a new|a second|a different|new|second)\s+\Z", re.IGNORECASE)


@lru_cache(maxsize=1)
def revivals(timeline: Timeline) -> tuple[int, ...]:
    """Where the text tells that something came back."""
    return tuple(found.start() for found in cue("revived", timeline.reading.language).finditer(timeline.text))


def last_verb(found: re.Match[str]) -> Span:
    """Where the words of an end stand: of "was founded in 1921 and dissolved" the second verb."""
    first = found[0].rfind(" and ")
    return Span(found.start() if first < 0 else found.start() + first + len(" and "), found.end())


def date_of(timeline: Timeline, verb: Span, dates: Sequence[Dated]) -> Dated:
    """Which of some dates a verb has: of those that tell when, the nearest, sooner behind it than before."""
    telling = [date for date in dates if len(dates) == 1 or adverbial(timeline, date)] or dates
    if _SECOND.search(timeline.before(verb.start, 5)):  # what stands before it is of the first verb
        telling = [date for date in telling if date.start >= verb.end] or telling
    behind, before = (3, 1) if timeline.reading.language == "az" else (1, 3)
    return min(
        telling,
        key=lambda date: (
            behind * (date.start - verb.end) if date.start >= verb.end else before * (verb.start - date.end)
        ),
    )


_SHORT_FOR = re.compile(r"\s+\(\s*[“\"]?")
_AND_ITS = re.compile(r"\s+and\s+(?:its|their|his)\s+\w+(?:\s+\w+)?(?=\s)")
_BEGINS = 12  # code points of a sentence in which the body it is of begins


def _lowers(language: str | None) -> int:
    """How many words of a name may follow on its capitals."""
    return {"ru": 3, "az": 6}.get(language or "", 1)


@lru_cache(maxsize=8)
def institutions(language: str | None) -> re.Pattern[str]:
    """Common words for bodies."""
    endings = {"az": r"\w{0,5}", "ru": r"\w{0,2}"}.get(language or "", "")
    return re.compile(rf"(?<!\w)(?:{alternatives('institutions', language)}){endings}(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=8)
def ending_of(language: str | None) -> re.Pattern[str]:
    """Words before a body that tell of its end: the abolition of the."""
    return re.compile(rf"(?<!\w)(?<!be )(?:{alternatives('ending_of', language)})\s+(?:the\s+)?(?=\w)", re.IGNORECASE)


@lru_cache(maxsize=8)
def _hung_on(language: str | None) -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{alternatives('beside', language)})\s+(?:the\s+)?", re.IGNORECASE)


@lru_cache(maxsize=8)
def _beside(language: str | None) -> re.Pattern[str]:
    listed = f"{alternatives('beside', language)}|{alternatives('former', language)}"
    return re.compile(rf"(?<!\w)(?:{listed})[\s-]+(?:(?:the|a|its|his)\s+)?[\"“«]?\Z", re.IGNORECASE)


def is_same(one: str, other: str) -> bool:
    """Whether two folded names are of one body: the same, or one goes on where the other stops, after two words."""
    short, long = sorted((one, other), key=len)
    return one == other or (" " in short and long.startswith(short + " of "))
