"""Who "he", "she", "it" is, and whose life is told: persons and bodies by what was said before."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from annotations.checks.across.clauses import Clauses, Token
from annotations.checks.across.phrases import DETERMINERS, NOBODY, Phrases, Told
from annotations.checks.across.subjects import Subject, is_body
from annotations.checks.across.words import each
from annotations.checks.lexing.lexed import Span
from annotations.rules.folding import fold

PERSON_WORDS = range(2, 5)
GONE_BACK = 4  # sentences that a pronoun is traced back over
LONG = 60  # words of a sentence that are looked through for one
LOOKED_BACK = 400  # words of a paragraph
SUBJECT = 4  # words from the beginning of a sentence that what it is about stands in
_PERSONS = frozenset(["he", "she", "он", "она"])
_THINGS = frozenset(["it", "оно"])
_SHIPS = frozenset(["ship"])
_KIN = frozenset(each("son daughter child"))


def _start_of(word: Span) -> int:
    return word.start


class Persons(Phrases):
    """Phrases, and pronouns for what they name."""

    def _of_pronoun(self, clauses: Clauses, pronoun: Token) -> Told:
        """Whoever was named before in the sentence, or what the sentence before begins with or alone names."""
        ship = self._ship_before(clauses, pronoun) if pronoun.word == "she" else None
        if ship is not None:
            return Told((ship,), (), -1)
        is_person = pronoun.word in _PERSONS
        here = [token for token in clauses.tokens if token.end <= pronoun.start and token.segment != pronoun.segment]
        own = self._agreeing([token.start for token in here], is_person=is_person)
        if own:
            return Told((own[-1],), (), -1)
        thing = NOBODY if is_person else self._thing_before(clauses, pronoun)
        return thing if thing.about else self._named_before(clauses, pronoun, is_person=is_person)

    def _named_before(self, clauses: Clauses, pronoun: Token, *, is_person: bool) -> Told:
        """Who is named in the sentence before, or further back where each between says the same pronoun."""
        number = self.reading.sentence_number(clauses.sentence.start)
        earliest = self.reading.sentences[max(0, number - GONE_BACK)].start
        if not self._has_between(earliest, clauses.sentence.start):
            return NOBODY
        for back in range(number - 1, max(-1, number - 1 - GONE_BACK), -1):
            if not self._goes_on(back + 1):
                return NOBODY
            found = self._named_in(back, is_person=is_person)
            if found is not None:
                about, is_sure = found
                return Told((about,), (), -1, is_sure=is_sure and back == number - 1)
            if not self._has_pronoun(self.reading.sentences[back], pronoun.word):
                return NOBODY
        return NOBODY

    def _named_in(self, number: int, *, is_person: bool) -> tuple[Subject, bool] | None:
        """Who of them a sentence begins with, or else names first, and whether a pronoun then surely means them."""
        if (number, is_person) not in self._named_first:
            self._named_first[number, is_person] = self._find_named(self.reading.sentences[number], is_person=is_person)
        return self._named_first[number, is_person]

    @cached_property
    def _named_first(self) -> dict[tuple[int, bool], tuple[Subject, bool] | None]:
        """Of sentences, whom they name, persons or bodies: many a pronoun is traced back over the same ones."""
        return {}

    def _find_named(self, sentence: Span, *, is_person: bool) -> tuple[Subject, bool] | None:
        words = self.reading.words_in(sentence.start, sentence.end)
        found = self._agreeing(self._starts_in(words), is_person=is_person)
        if not found:
            return None
        begins = self._agreeing([word.start for word in words[:SUBJECT]], is_person=is_person)
        is_alone = len({one.key for one in found}) == 1
        is_titled = any(word.start in self.titled for word in words)
        return (begins or found)[0], bool(begins) or (is_alone and (not is_person or is_titled))

    def _ship_before(self, clauses: Clauses, pronoun: Token) -> Subject | None:
        """The ship named last, here or in the sentence before, where no person with a title is."""
        number = self.reading.sentence_number(clauses.sentence.start)
        start = self.reading.sentences[max(0, number - 2)].start
        titled = any(start <= place < pronoun.start for place in self.titled)
        return None if titled else self.things.last_of(pronoun.start, _SHIPS, since=start)

    def _has_pronoun(self, sentence: Span, pronoun: str) -> bool:
        """Whether a sentence has the same pronoun, so that it speaks of the same."""
        known = self._said.get((sentence, pronoun))
        if known is None:
            text = self.reading.text
            words = self.reading.words_in(sentence.start, sentence.end)
            known = any(fold(text[word.start : word.end]) == pronoun for word in words[:LONG])
            self._said[sentence, pronoun] = known
        return known

    @cached_property
    def _said(self) -> dict[tuple[Span, str], bool]:
        """Of sentences, whether they have a pronoun."""
        return {}

    def _thing_before(self, clauses: Clauses, pronoun: Token) -> Told:
        """The thing that the sentence, or else the one before, begins with: "The dam was begun in 1931. It was"."""
        if clauses.words.has_verb_last or pronoun.word not in _THINGS:
            return NOBODY
        place = next((n for n, token in enumerate(clauses.tokens) if token.start == pronoun.start), 0)
        first = next((n for n in range(place) if clauses.tokens[n].segment == clauses.tokens[place].segment), place)
        found = self._begun_with(clauses, first) if first else NOBODY
        number = self.reading.sentence_number(clauses.sentence.start)
        for back in range(number - 1, max(-1, number - 1 - GONE_BACK), -1):
            if found.about or not self._goes_on(back + 1):
                break
            before = self._clauses_of(clauses, back)
            found = self._begun_with(before, len(before.tokens))
            if not self._has_pronoun(before.sentence, pronoun.word):
                break
        return Told(found.about[:1], (), -1, is_sure=found.is_sure) if found.about else NOBODY

    def _begun_with(self, clauses: Clauses, until: int) -> Told:
        """The thing of a known sort that a sentence begins with, behind a date or an aside at its head."""
        tokens = clauses.tokens[:until]
        for number, token in enumerate(tokens):
            is_first = number == 0 or tokens[number - 1].segment != token.segment
            is_subject = token.name is not None or token.word in DETERMINERS
            if is_first and token.date is None and is_subject and token.word not in clauses.words.prepositions:
                told = self._phrase(clauses, number, until=until)
                if told.about and self.things.sorts_of(told.about[0], self.reading.language):
                    return told
        return NOBODY

    def _clauses_of(self, clauses: Clauses, number: int) -> Clauses:
        """Another sentence, with its names."""
        sentence = self.reading.sentences[number]
        names = self.reading.names
        first = bisect_left(names, sentence.start, key=lambda one: one.start)
        last = bisect_left(names, sentence.end, key=lambda one: one.start)
        return Clauses(clauses.reading, sentence, names=names[first:last], dates=(), words=clauses.words)

    @cached_property
    def _starts(self) -> list[int]:
        return sorted(self.by_start)

    def _has_between(self, start: int, end: int) -> bool:
        """Whether a subject begins there: where none does, nobody need be looked for."""
        return bisect_left(self._starts, start) < bisect_left(self._starts, end)

    def _starts_in(self, words: Sequence[Span]) -> list[int]:
        """Those of words that are side by side that a subject begins with."""
        if not words:
            return []
        found = self._starts[bisect_left(self._starts, words[0].start) : bisect_right(self._starts, words[-1].start)]
        return [start for start in found if words[bisect_left(words, start, key=_start_of)].start == start]

    def _agreeing(self, starts: Sequence[int], *, is_person: bool) -> list[Subject]:
        """The subjects among what begins there that are persons, or that are bodies."""
        found = [self.by_start[start] for start in starts if start in self.by_start]
        if is_person:
            language = self.reading.language
            named = [one for one in found if not is_body(one.words) and len(one.words) in PERSON_WORDS]
            return [one for one in named if not self.things.sorts_of(one, language)]
        return [one for one in found if is_body(one.words)]

    def _goes_on(self, number: int) -> bool:
        """Whether a sentence is of the paragraph of the one before it, or answers it."""
        if self._blocks[number - 1] == self._blocks[number]:
            return True
        before = self.reading.sentences[number - 1]
        return bool(self.reading.text[before.start : before.end].endswith("?"))

    @cached_property
    def _blocks(self) -> list[int]:
        """Of each sentence, which block it is in."""
        return [self.reading.block_number(sentence.start) for sentence in self.reading.sentences]

    def _last_person(self, clauses: Clauses) -> Told:
        """Who was named last in the paragraph, of an entry that says only "Died in 1916"; surely if nobody else was."""
        start = self.reading.blocks[self.reading.block_number(clauses.sentence.start)].start
        start = max(start, clauses.sentence.start - 8 * LOOKED_BACK)
        if not self._has_between(start, clauses.sentence.start):
            return NOBODY
        words = self.reading.words_in(start, clauses.sentence.start)[-LOOKED_BACK:]
        persons = self._agreeing(self._starts_in(words), is_person=True)
        is_sure = len({one.key for one in persons}) == 1
        return Told((persons[-1],), (), -1, is_sure=is_sure) if persons else NOBODY

    def _before_bracket(self, clauses: Clauses, place: int) -> int | None:
        """Where the person stands behind whose name the bracket opens that a place is in: "Draga (b. 1830)"."""
        text = self.reading.text[clauses.sentence.start : clauses.tokens[place].start]
        opened = text.rfind("(")
        if opened <= text.rfind(")"):
            return None
        opened += clauses.sentence.start
        before = [number for number, token in enumerate(clauses.tokens[:place]) if token.end <= opened]
        if not before or clauses.tokens[before[-1]].start not in self.by_start:
            return None
        one = self.by_start[clauses.tokens[before[-1]].start]
        is_person = not is_body(one.words) and len(one.words) in PERSON_WORDS
        return before[-1] if is_person and opened - clauses.tokens[before[-1]].end <= 1 else None

    def _person(self, clauses: Clauses, place: int, told: Told) -> Told:
        """Whose life it is, where what was found is no person: whoever is named before, or is "he" behind."""
        bracketed = self._before_bracket(clauses, place)
        if bracketed is not None:
            return Told((self.by_start[clauses.tokens[bracketed].start],), (), bracketed)
        if told.about and (not told.about[0].named or len(told.about[0].words) in PERSON_WORDS):
            is_person = told.about[0].named or told.about[0].words[0] not in _KIN
            if is_person and not (told.about[0].named and " of " in f" {told.about[0].shown} "):
                return told
        named = [
            (self.by_start[token.start], number)
            for number, token in enumerate(clauses.tokens[:place])
            if token.name and token.start in self.by_start
        ]
        named = [one for one in named if not is_body(one[0].words) and len(one[0].words) in PERSON_WORDS]
        if named:
            return Told((named[-1][0],), (), named[-1][1])
        pronoun = next((token for token in clauses.tokens[place:] if token.word in _PERSONS), None)
        found = self._of_pronoun(clauses, pronoun) if pronoun else NOBODY
        if found.about:
            return found
        # "Born 15 May 1881, Halm": a name of one word is rather where it was.
        last = self._last_person(clauses) if not told.about or len(told.about[0].words) == 1 else NOBODY
        return last if last.about else told
