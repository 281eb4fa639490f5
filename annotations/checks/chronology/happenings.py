"""What "the fire" and "this disaster" mean: a happening that is dated elsewhere in the text."""

import re
from collections import defaultdict
from functools import cached_property, lru_cache

from annotations.checks.chronology.cues import cue, words_of
from annotations.checks.chronology.timeline import Dated, Timeline, is_before

BACK = 2  # sentences in which what was told just before may stand
NEAR = 100  # code points between a happening and its date
STEM = 5  # letters that tell a word in most of its forms

_NAMED = re.compile(
    r"\s*(?:(?P<known>(?:all\s+)?(?:the|this|that|these|those|such|его|её|этого|этой|этих|этому|bu)|his|her|its|their)\s+)?"
    r"(?P<words>[^\W\d_][\w’'-]*(?:\s+[^\W\d_][\w’'-]*){0,3})",
    re.IGNORECASE,
)
_OF = re.compile(r"([^\W\d_]{3,})\s+(?:of|on|in)\s+(?:the\s+)?\Z", re.IGNORECASE)
_BEHIND = re.compile(r"(?:\s+(?:года|г\.|il\w{0,3}))?\s+([^\W\d_]{4,})", re.IGNORECASE)
_STOPS = frozenset("of in on the to a an by for with at from it he she they was were had and or as his her its".split())


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
            date = self._told(number, start, [before[1]]) if before else None
            return (date, end) if date else None
        sentence = timeline.reading.sentences[number]
        match = _NAMED.match(timeline.text, end, min(end + 80, sentence.end))
        if match is None or (match["known"] is None and timeline.reading.language != "ru"):
            return None
        words = [(word[0], match.start("words") + word.end()) for word in re.finditer(r"\S+", match["words"])]
        kept = []
        for word, stop in words:
            if word.lower() in _STOPS:
                break
            kept.append((word, stop))
        if timeline.reading.language == "ru":
            kept = kept[:2]
        for word, stop in reversed(kept):
            date = self._told(number, start, [word])
            if date:
                return date, stop
        return None

    def _told(self, number: int, start: int, words: list[str]) -> Dated | None:
        """The one date of what is called so, told just before or named with its date anywhere."""
        reading, language = self.timeline.reading, self.timeline.reading.language
        block = reading.block_number(start)
        for word in words:
            told = _telling(word, language)
            is_vague = cue("happening", language).fullmatch(word) is not None
            for earlier in range(number, max(number - BACK, 0) - 1, -1):
                sentence = reading.sentences[earlier]
                if reading.block_number(sentence.start) != block:
                    break
                end = min(start, sentence.end)
                dates = [date for date in self.timeline.by_sentence.get(earlier, ()) if date.end <= end]
                if not dates or not all(date.is_single for date in dates):
                    continue
                found = self._beside(sentence.start, end, dates, told)
                if found is None and is_vague and len(dates) == 1:
                    found = dates[0]
                if found or earlier < number:
                    if found:
                        return found
            named = self.by_name.get(_stem(word), []) if len(word) > 3 else []
            named = named or self._first_told(word, start)
            if named and not any(is_before(one, named[0]) or is_before(named[0], one) for one in named):
                return named[0]
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
