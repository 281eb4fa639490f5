"""What "the fire" and "this disaster" mean: a happening that is dated elsewhere in the text."""

import re
from collections import defaultdict
from functools import cached_property, lru_cache
from itertools import islice, takewhile

from annotations.checks.chronology.cues import cue, words_of
from annotations.checks.chronology.timeline import Dated, Timeline, is_before
from annotations.checks.languages.table import words

BACK = 2  # sentences in which what was told just before may stand
NEAR = 100  # code points between a happening and its date
STEM = 5  # letters that tell a word in most of its forms

_NAMED = re.compile(
    r"\s*(?:(?P<known>(?:all\s+)?(?:the|this|that|these|those|such|его|её|этого|этой|этих|этому|bu)|his|her|its"
    r"|their)\s+)?"
    r"(?P<words>[^\W\d_][\w’'-]*(?:\s+[^\W\d_][\w’'-]*){0,3})",
    re.IGNORECASE,
)
_OF = re.compile(r"([^\W\d_]{3,})\s+(?:of|on|in)\s+(?:the\s+)?\Z", re.IGNORECASE)
_BEHIND = re.compile(r"(?:\s+(?:года|г\.|il\w{0,3}))?\s+([^\W\d_]{4,})", re.IGNORECASE)
_STOPS = words("of in on the to a an by for with at from it he she they was were had and or as his her its")


@lru_cache(maxsize=8)
def _kindred(language: str | None) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (re.compile(rf"(?:{noun})\Z", re.IGNORECASE), re.compile(rf"(?<!\w)(?:{told})(?!\w)", re.IGNORECASE))
        for words in words_of(language)
        for noun, told in words.kindred
    )


class Happenings:
    """The dated happenings of a text, by what they are called."""

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline

    @cached_property
    def by_name(self) -> dict[str, list[Dated]]:
        """Dates by the noun they belong to: the fire of 1963, the 1963 fire."""
        found: dict[str, list[Dated]] = defaultdict(list)
        for dates in self.timeline.by_sentence.values():
            for date in dates:
                before = _OF.search(self.timeline.before(date.start, 40))
                behind = _BEHIND.match(self.timeline.after(date.end, 40))
                for match in (before, behind):
                    if match and date.is_single:
                        found[_stem(match[1])].append(date)
        return found

    def named(self, number: int, start: int, end: int) -> tuple[Dated, int] | None:
        """The date of what words of cause, from start to end, name without one, and where its name ends."""
        timeline = self.timeline
        if timeline.reading.language == "az":
            before = re.search(r"([^\W\d_]{3,})\s+\Z", timeline.text[max(start - 40, 0) : start])
            date = self._told(number, start, before[1]) if before else None
            return (date, end) if date else None
        for word, stop in reversed(self._words(number, end)):
            date = self._told(number, start, word)
            if date:
                return date, stop
        return None

    def _words(self, number: int, place: int) -> list[tuple[str, int]]:
        """The words that name something known at a place, and where each ends: the great fire."""
        is_russian = self.timeline.reading.language == "ru"
        match = _NAMED.match(self.timeline.text, place, min(place + 80, self.timeline.reading.sentences[number].end))
        if match is None or (match["known"] is None and not is_russian):
            return []
        begin = match.start("words")
        found = [(word[0], begin + word.end()) for word in re.finditer(r"\S+", match["words"])]
        kept = takewhile(lambda one: one[0].lower() not in _STOPS, found)
        return list(islice(kept, 2 if is_russian else None))

    def _told(self, number: int, start: int, word: str) -> Dated | None:
        """The one date of what is called so: told just before, named with its date, or first told with it."""
        just = self._just_told(number, start, word)
        if just or len(word) < STEM - 1:
            return just
        named = self.by_name.get(_stem(word), []) or self._first_told(word, start)
        apart = any(is_before(one, named[0]) or is_before(named[0], one) for one in named)
        return named[0] if named and not apart else None

    def _just_told(self, number: int, start: int, word: str) -> Dated | None:
        """The date of what its sentence up to the place, or one of those before in the block, tells by such words."""
        reading, language = self.timeline.reading, self.timeline.reading.language
        told, is_vague = _telling(word, language), cue("happening", language).fullmatch(word) is not None
        for earlier in range(number, max(number - BACK, 0) - 1, -1):
            sentence = reading.sentences[earlier]
            if reading.block_number(sentence.start) != reading.block_number(start):
                return None
            end = min(start, sentence.end)
            dates = [date for date in self.timeline.by_sentence.get(earlier, ()) if date.end <= end]
            if dates and all(date.is_single for date in dates):
                found = self._beside(sentence.start, end, dates, told)
                if found or (is_vague and len(dates) == 1):
                    return found or dates[0]
        return None

    def _first_told(self, word: str, start: int) -> list[Dated]:
        """The one date that stands with the word where the text first has it: there a happening is brought in."""
        first = self._first.get(_stem(word))
        if len(word) < 4 or first is None or first >= start:
            return []
        number = self.timeline.reading.sentence_number(first)
        dates = self.timeline.by_sentence.get(number, [])
        near = [date for date in dates if max(date.start - first, first - date.end) <= NEAR]
        return near if len(dates) == 1 and near and near[0].is_single else []

    @cached_property
    def _first(self) -> dict[str, int]:
        """Where each word of the text stands first."""
        found: dict[str, int] = {}
        for match in re.finditer(r"[^\W\d_]{4,}", self.timeline.text):
            found.setdefault(_stem(match[0]), match.start())
        return found

    def _beside(self, start: int, end: int, dates: list[Dated], told: tuple[re.Pattern[str], ...]) -> Dated | None:
        """The date that stands with the words for it, with no other date between."""
        for pattern in told:
            for match in pattern.finditer(self.timeline.text, start, end):
                nearest = min(dates, key=lambda date: max(date.start - match.end(), match.start() - date.end))
                if max(nearest.start - match.end(), match.start() - nearest.end) <= NEAR:
                    return nearest
        return None


def _stem(word: str) -> str:
    return word.lower()[:STEM]


@lru_cache(maxsize=512)
def _telling(word: str, language: str | None) -> tuple[re.Pattern[str], ...]:
    """What tells of a happening: its own name in other forms, and what is akin to it."""
    own = re.compile(rf"(?<!\w){re.escape(word[:STEM])}\w{{0,8}}(?!\w)", re.IGNORECASE)
    if len(word) < 4 and language != "en":
        return ()
    akin = [told for noun, told in _kindred(language) if noun.match(word)]
    return (own, *akin)
