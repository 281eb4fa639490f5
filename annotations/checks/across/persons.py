"""Who "he", "she", "it" is, and whose life is told: persons and bodies by what was said before."""

from collections.abc import Sequence

from annotations.checks.across.clauses import Clauses, Token
from annotations.checks.across.phrases import NOBODY, Phrases, Told
from annotations.checks.across.subjects import Subject, is_body
from annotations.checks.across.words import each

PERSON_WORDS = range(2, 5)
LOOKED_BACK = 400  # words of a paragraph
SUBJECT = 4  # words from the beginning of a sentence that what it is about stands in
_PERSONS = frozenset(["he", "she", "он", "она"])
_KIN = frozenset(each("son daughter child"))


class Persons(Phrases):
    """Phrases, and pronouns for what they name."""

    def _of_pronoun(self, clauses: Clauses, pronoun: Token) -> Told:
        """Whoever was named before in the sentence, or what the sentence before begins with or alone names."""
        is_person = pronoun.word in _PERSONS
        here = [token for token in clauses.tokens if token.end <= pronoun.start and token.segment != pronoun.segment]
        own = self._agreeing([token.start for token in here], is_person=is_person)
        if own:
            return Told((own[-1],), (), -1)
        number = self.reading.sentence_number(clauses.sentence.start)
        if not number or not self._goes_on(number):
            return NOBODY
        before = self.reading.sentences[number - 1]
        starts = [word.start for word in self.reading.words_in(before.start, before.end)]
        found = self._agreeing(starts, is_person=is_person)
        begins = self._agreeing(starts[:SUBJECT], is_person=is_person)
        if not found:
            return NOBODY
        is_alone = len({one.key for one in found}) == 1
        is_sure = bool(begins) or (is_alone and (not is_person or not self.titled.isdisjoint(starts)))
        return Told(((begins or found)[0],), (), -1, is_sure=is_sure)

    def _agreeing(self, starts: Sequence[int], *, is_person: bool) -> list[Subject]:
        """The subjects among what begins there that are persons, or that are bodies."""
        found = [self.by_start[start] for start in starts if start in self.by_start]
        if is_person:
            return [one for one in found if not is_body(one.words) and len(one.words) in PERSON_WORDS]
        return [one for one in found if is_body(one.words)]

    def _goes_on(self, number: int) -> bool:
        """Whether a sentence is of the paragraph of the one before it, or answers it."""
        before, own = self.reading.sentences[number - 1], self.reading.sentences[number]
        is_one = self.reading.block_number(before.start) == self.reading.block_number(own.start)
        return is_one or bool(self.reading.text[before.start : before.end].endswith("?"))

    def _last_person(self, clauses: Clauses) -> Told:
        """Who was named last in the paragraph, of an entry that says only "Died in 1916"; surely if nobody else was."""
        start = self.reading.blocks[self.reading.block_number(clauses.sentence.start)].start
        starts = [word.start for word in self.reading.words_in(start, clauses.sentence.start)][-LOOKED_BACK:]
        persons = self._agreeing(starts, is_person=True)
        is_sure = len({one.key for one in persons}) == 1
        return Told((persons[-1],), (), -1, is_sure=is_sure) if persons else NOBODY

    def _person(self, clauses: Clauses, place: int, told: Told) -> Told:
        """Whose life it is, where what was found is no person: whoever is named before, or is "he" behind."""
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
        if found.about or told.about:
            return found if found.about else told
        return self._last_person(clauses)
