"""What the names of a source are names of, so that "the vessel" can be traced to the ship that was named before."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from annotations.checks.across.sorts import NO_SORT, includes, sort_of, sorts_of
from annotations.checks.across.subjects import Subject
from annotations.checks.across.words import CACHED, each, is_content, loosened, plain, stem
from annotations.checks.naming.mention import NameMention
from annotations.checks.reading import Reading
from annotations.rules.folding import fold

# Nouns that one says for a thing whatever noun its name has; for others, the name has to have the noun.
_SUMMING = frozenset(
    loosened(stem(plain(word), language))
    for language in ("en", "ru", "az")
    for word in each(
        """enterprise company firm business concern vessel ship boat building edifice structure institution
        organisation organization agency body association society club team group line railway newspaper paper magazine
        factory plant craft house aircraft предприятие завод фабрика судно корабль здание учреждение организация
        общество клуб команда линия дорога газета журнал ведомство компания комбинат самолет müəssisə fabrik gəmi
        bina təşkilat cəmiyyət klub komanda qəzet jurnal şirkət qurum təyyarə zavod xətt"""
    )
)
# What is done by or on a thing, said for the thing: "passenger working ceased", "production began".
ACTIVITIES = frozenset(
    each(
        """working work operation operations service services traffic production publication broadcasting construction
        trains sailings running trams doors passengers движение производство работа работы строительство вещание
        hərəkət istehsal fəaliyyət tikinti"""
    )
)
_OF = frozenset({"of", "for", "at", "in", "on", "the"})
_QUOTES = " \t\n\xa0\"“”«»'‘’"


class Things:
    """The named things of a source with their sorts, in the order of the text."""

    def __init__(self, reading: Reading, names: Sequence[NameMention], subjects: Mapping[int, Subject]) -> None:
        self._sorts: dict[str, frozenset[str]] = {}
        self._named: list[tuple[int, Subject, frozenset[str]]] = []
        starts = [word.start for word in reading.words]
        for name in names:
            found = subjects.get(name.start)
            if found is None or found.is_generic:
                continue
            sorts, told = _told_with(reading, starts, name, found)
            if sorts and told.key == found.key:
                self._sorts.setdefault(found.key, sorts)
            sorts = sorts or self._sorts.get(found.key, NO_SORT)
            if sorts:
                self._named.append((name.start, told, sorts))
        counts = Counter((told.key, told.number) for _, told, _ in self._named)
        main = max(self._named, key=lambda one: counts[one[1].key, one[1].number], default=None)
        self.main_sorts = main[2] if main else NO_SORT
        self._main = main
        self._starts = [start for start, _, _ in self._named]

    def sorts_of(self, about: Subject, language: str | None) -> frozenset[str]:
        """Of what sorts a subject is; none where nothing says so."""
        known = self._sorts.get(about.key) or sorts_of(_head_words(about.shown, language))
        if known or about.named:
            return known or sorts_of(about.words)
        heads = _head_words(about.shown, language)
        is_done = not ACTIVITIES.isdisjoint(heads[:1] if language == "ru" else heads[-1:])
        return self.main_sorts if is_done else NO_SORT

    def main_before(self, place: int) -> Subject | None:
        """The thing that is named most often, if it was named before the place."""
        return self._main[1] if self._main and self._main[0] < place else None

    def latest(self, noun: str, place: int, language: str | None) -> Subject | None:
        """The thing that was last named before the place and can be called by the folded noun."""
        sorts = sort_of(noun, language)
        if not sorts:
            return None
        loose = loosened(stem(noun, language))
        is_summing = loose in _SUMMING or loosened(noun) in _SUMMING
        if self._main is not None and self._main[1].number and loose in self._main[1].words and self._main[0] < place:
            return self._main[1]  # of several that are numbered, the one that is told of
        for _, about, own in reversed(self._named[: bisect_left(self._starts, place)][-_LOOKED_BACK:]):
            is_called_so = loose in about.words or loosened(noun) in about.words
            if (is_called_so and own & sorts) or (is_summing and includes(sorts, own)):
                return about
        return None

    def last_of(self, place: int, sorts: frozenset[str] = NO_SORT, *, since: int = 0) -> Subject | None:
        """The thing of one of the sorts, or of any, that was last named before the place."""
        for start, about, own in reversed(self._named[: bisect_left(self._starts, place)][-_LOOKED_BACK:]):
            if start < since:
                return None
            if not sorts or own & sorts:
                return about
        return None


_LOOKED_BACK = 40


@lru_cache(maxsize=CACHED)
def _head_words(shown: str, language: str | None) -> tuple[str, ...]:
    """The words of a name up to "of", folded, and as stems where they have endings."""
    words: list[str] = []
    for word in shown.split():
        bare = plain(fold(word).strip(_QUOTES + ",.;:()"))
        if bare in _OF and words:
            break
        words.append(bare if language not in ("ru", "az") else stem(bare, language))
    # What a Russian noun is of stands behind it: "музей города".
    return tuple(reversed(words)) if language == "ru" else tuple(words)


def _told_with(
    reading: Reading, starts: Sequence[int], name: NameMention, found: Subject
) -> tuple[frozenset[str], Subject]:
    """Its sorts by its own words or by the noun before it; or that of the noun behind, of which it is a part then."""
    own = sorts_of(_head_words(found.shown, reading.language)) or sorts_of(found.words)
    if own:
        return own, found
    text, place = reading.text, bisect_left(starts, name.start)
    if place and not text[reading.words[place - 1].end : name.start].strip(_QUOTES):
        before = plain(text[reading.words[place - 1].start : reading.words[place - 1].end])
        if sort_of(before, reading.language):
            return sort_of(before, reading.language), found
    behind = bisect_left(starts, name.end)
    if behind < len(starts) and not text[name.end : starts[behind]].strip(_QUOTES):
        word = plain(text[reading.words[behind].start : reading.words[behind].end])
        if is_content(word) and sort_of(word, reading.language):
            noun = loosened(stem(word, reading.language))
            shown = f"{found.shown} {word}"
            return sort_of(word, reading.language), Subject(
                (*found.words, noun), found.country, shown, True, found.number
            )
    return NO_SORT, found
