"""Whom and what a source is about: told at its head or most often, and meant where an entry leaves it out."""

import re
from collections import Counter
from functools import cached_property

from annotations.checks.across.clauses import Clauses, Token, says
from annotations.checks.across.event import words_for
from annotations.checks.across.event_table import KINDS
from annotations.checks.across.persons import PERSON_WORDS, Persons
from annotations.checks.across.phrases import NOBODY, Told
from annotations.checks.across.sorts import includes, sort_of
from annotations.checks.across.subjects import Subject, is_body, subject
from annotations.checks.across.words import each, loosened, plain, stem
from annotations.checks.naming.folded import fold_name
from annotations.checks.naming.tables import names_of
from annotations.rules.folding import fold

HEADED = 3  # mentions that the first name of a source is worth
HEAD = 200  # code points of a source that its first name stands in
FIRST = 5  # code points of a source, an article or a mark, before a name that it begins with
NOUNS = 20  # words of its head that a noun is sought in, where it has no name for what it is about
ITEM = 80  # code points before an event that its item of a list begins in, at the most
OF_PERSONS = frozenset(
    each(
        """born died baptised buried married graduated enrolled appointed dismissed elected arrested sentenced tried
        awarded joined left"""
    )
)
TITLE = 9  # words of a heading
_VERBS = frozenset(each("was were is are had has have said says will был была было были стал стала idi olub edib"))
_HEADINGS = frozenset(
    loosened(stem(fold(word), language))
    for language in ("en", "ru", "az")
    for word in each(
        """history chronicle timeline about story note notes facts figures overview summary report in years page guide
        entry memoir memories recollections glance key dates chronology brief short our the and anniversary история
        хроника летопись справка сведения очерк краткая записка воспоминания даты хронология к о из tarix tarixi
        tarixçə məlumat arayış xronika haqqında"""
    )
)
_CALLED = frozenset(each("society firm ship paper party army"))  # sorts of things whose names say nothing of it
_SPEAKERS = frozenset(each("i we my our us мы я наш biz mən bizim"))
_BRACKETED = re.compile(r"\([^()]{0,80}\)")
_PERSONS = frozenset(["he", "she"])
_STUDIES = frozenset({"graduated", "enrolled", "married"})
_STRONG = ".;•|·\n"


class Mains(Persons):
    """Persons, and what the source as a whole is about."""

    @cached_property
    def main_person(self) -> Subject | None:
        """The person it is about; None where nobody is named in two words or more."""
        return self._most_told([one for one in self._told_at if self._is_person(one[1])])

    @cached_property
    def main_thing(self) -> Subject | None:
        """The body, place or thing it is about; by a noun of its head where none has a name."""
        if self._titled is not None:
            return self._titled
        named = [one for one in self._told_at if not (self._is_person(one[1]) and one[0] in self.titled)]
        sorted_ones = [one for one in named if self.things.sorts_of(one[1], self.reading.language)]
        begun = [one for one in named if one[0] <= FIRST]
        if begun and not sorted_ones:
            return begun[0][1]
        return self._most_told(sorted_ones) or self._noun_of_head() or self._most_told(named)

    def is_main(self, about: Subject, kind: str) -> bool:
        """Whether a subject is what the source is about, by its name, by a part of it, or by a noun for it."""
        own = set(about.words)
        main = self.main_person if kind in OF_PERSONS else self.main_thing
        if main is not None and (own <= set(main.words) or (about.named and set(main.words) <= own)):
            return True
        if self.main_thing is None or about.named or len(about.words) > 1:
            return self.main_thing is not None and self._is_noun_for_begun(about)
        language = self.reading.language
        wide, narrow = self.things.sorts_of(about, language), self.things.sorts_of(self.main_thing, language)
        return bool(wide) and includes(wide, narrow)

    def _is_noun_for_begun(self, about: Subject) -> bool:
        """Whether it is a noun with another before it for what the source begins with, of which no noun says of what
        sort it is: "Halmstrand Rovers. The football club was formed".
        """
        main, language = self.main_thing, self.reading.language
        if main is None or about.named or self.things.sorts_of(main, language):
            return False
        is_first = bool(self._told_at) and self._told_at[0][0] <= FIRST and self._told_at[0][1].key == main.key
        return is_first and len(about.words) == 2 and bool(self.things.sorts_of(about, language) & _CALLED)

    def _of_source(self, clauses: Clauses, trigger: Token, kind: str) -> Told:
        """What the source is about, of an item that leaves it out: "Founded 1904", "made 1923, abolished 1960"."""
        pronoun = self._pronoun_of(clauses, trigger)
        if kind not in KINDS or not (pronoun or self._is_left_out(clauses, trigger)):
            return NOBODY
        is_person = self.main_person is not None and (kind in OF_PERSONS or pronoun in _PERSONS)
        main = self.main_person if is_person else self.main_thing
        return Told((main,), (), -1, is_sure=False) if main else NOBODY

    def _is_left_out(self, clauses: Clauses, trigger: Token) -> bool:
        """Whether nothing stands before an event, since its item or sentence began, that it may be told of."""
        start = max(clauses.sentence.start, trigger.start - ITEM)
        text = self.reading.text[start : trigger.start]
        start += max(text.rfind(mark) for mark in _STRONG) + 1
        before = [one for one in clauses.tokens if start <= one.start < trigger.start and one.date is None]
        others = clauses.words.pronouns | _SPEAKERS
        return not any(says(one, clauses) or one.word in others for one in before)

    def _pronoun_of(self, clauses: Clauses, trigger: Token) -> str:
        """The pronoun that alone stands before an event in its clause, and may be for what was not traced; or ''."""
        before = [one for one in clauses.tokens if one.segment == trigger.segment and one.start < trigger.start]
        if any(says(one, clauses) or one.word in _SPEAKERS for one in before):
            return ""
        return next((one.word for one in before if one.is_word and one.word in clauses.words.pronouns), "")

    @cached_property
    def _told_at(self) -> list[tuple[int, Subject]]:
        return [(start, one) for start, one in sorted(self.by_start.items()) if one.named and not one.is_generic]

    def _is_person(self, one: Subject) -> bool:
        is_named_so = not is_body(one.words) and len(one.words) in PERSON_WORDS
        return is_named_so and not self.things.sorts_of(one, self.reading.language)

    @cached_property
    def _titled(self) -> Subject | None:
        """What a heading or headword names that the source begins with; None where it begins with a sentence."""
        if not self.reading.sentences:
            return None
        first = self.reading.sentences[0]
        end = min(first.end, first.start + HEAD)
        line = self.reading.text[first.start : end].split("\n")[0]
        words = self.reading.words_in(first.start, first.start + len(line))[: TITLE + 1]
        said = [plain(self.reading.text[word.start : word.end]) for word in words]
        verbs = words_for(self.reading.language).verbs
        is_told = any(word in _VERBS or (len(word) > 3 and word in verbs) for word in said)
        dates = self.reading.dates
        is_told = is_told or bool(dates and dates[0].start < first.start + len(line) and "(" not in line)
        if not 0 < len(words) <= TITLE or len(line) == HEAD or is_told:
            return None
        about = self._without_headings(line)
        if about is None:
            return None
        named = [one for start, one in self._told_at if start < first.start + len(line)]
        full = max(named, key=lambda one: len(one.words), default=None)
        if full is not None and 2 * len(full.words) >= len(about.words):
            return None if self._is_person(full) else full
        is_sorted = any(sort_of(word, self.reading.language) for word in said)
        return about if is_sorted and len(about.words) > 1 else None

    def _of_heading(self, clauses: Clauses, trigger: Token, kind: str) -> Told:
        """What the heading names that the source begins with, of an item that leaves it out."""
        is_of_thing = kind not in OF_PERSONS and self._titled is not None
        return (
            self._of_source(clauses, trigger, kind) if is_of_thing and self._is_left_out(clauses, trigger) else NOBODY
        )

    def _of_who_studies(self, clauses: Clauses, trigger: Token, kind: str, told: Told) -> Told:
        """The person, of what only persons do, where a school was found: "Окончил университет"."""
        if kind not in _STUDIES or not told.about:
            return told
        if self._is_person(told.about[0]) or not self._is_left_out(clauses, trigger):
            return told
        return self._of_source(clauses, trigger, kind)

    def _without_headings(self, line: str) -> Subject | None:
        """A heading as a name: "HISTORY OF THE RIVER SERVICE" is of the River Service."""
        line = " ".join(_BRACKETED.sub(" ", line).split()).strip(" .:–—-")
        language = self.reading.language
        found = subject(fold_name(line, names_of(language)), line, language=language) if line else None
        words = tuple(word for word in dict.fromkeys(found.words) if word not in _HEADINGS) if found else ()
        return Subject(words, found.country, line, named=True) if found and words else None

    def _most_told(self, told: list[tuple[int, Subject]]) -> Subject | None:
        """The one named most often, the first of the source before others, the fullest of its names."""
        counts = Counter(one.key for _, one in told)
        if told and told[0][0] < HEAD:
            counts[told[0][1].key] += HEADED
        best = max(counts.values(), default=0)
        return next((one for _, one in told if counts[one.key] == best), None)

    def _noun_of_head(self) -> Subject | None:
        """The last of the nouns of a known sort that stand side by side first in its head: "the village school"."""
        language = self.reading.language
        verbs = words_for(language).verbs  # "built" is no building
        found: Subject | None = None
        for word in self.reading.words[:NOUNS]:
            shown = self.reading.text[word.start : word.end]
            if plain(shown) not in verbs and sort_of(plain(shown), language):
                found = subject(stem(plain(shown), language), shown, named=False, language=language)
            elif found is not None:
                break
        return found
