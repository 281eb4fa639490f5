"""Whom and what an event is told of: from the words about it to names, the short ones traced to the long."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from annotations.checks.across.clauses import Clauses, Token, is_small, says
from annotations.checks.across.event_table import EventKind
from annotations.checks.across.known_names import KnownNames
from annotations.checks.across.once import once_per_reading
from annotations.checks.across.sorts import sort_of
from annotations.checks.across.subjects import Subject, is_body, is_country, subject
from annotations.checks.across.words import each, is_content, stem
from annotations.checks.reading import Reading

PERSON_WORDS = range(2, 5)
NOUNS = 3  # words of what a thing without a name is called, at the most
_PLACES = ("da", "də", "dan", "dən")
_QUALIFYING = frozenset(each("of in at on for near from between over across through to в на от из через между"))
_ANDS = frozenset({"and", "but", "и", "а", "və"})
APPOSED = 3  # words of a name between commas, titles among them
_PERSONS = frozenset(["he", "she", "он", "она"])
SUBJECT = 4  # words from the beginning of a sentence that what it is about stands in
_BEHIND = frozenset({"happened", "began", "opened", "founded"})
_KIN = frozenset(each("son daughter child"))
_LIVES = frozenset({"born", "died", "baptised", "buried"})
_SPEAKERS = frozenset(each("i we my our us мы я наш biz mən"))
_THINGS = frozenset(each("it she they he"))
EVENTS = frozenset(each("calamity battle unrest meeting war epidemic operation"))
SHIPS = frozenset(each("ship"))
_DETERMINERS = frozenset(
    each("the a an this that its their his her our my наш наша наше этот эта это его ее их bu həmin bizim onun")
)


_RELATIVE = frozenset(each("which who that whom whose который которая которое которые"))


def _starts_of_segments(tokens: Sequence[Token]) -> list[int]:
    return [n for n, token in enumerate(tokens) if n == 0 or tokens[n - 1].segment != token.segment]


@dataclass(frozen=True, slots=True)
class Told:
    """What an event is told of (several if all of them alike), who else is named, and the token of the first."""

    about: tuple[Subject, ...]
    others: tuple[Subject, ...]
    place: int
    is_sure: bool = True


NOBODY = Told((), (), -1)


@once_per_reading
def parties_of(reading: Reading) -> "Parties":
    """The parties of a reading, worked out once."""
    return Parties(reading)


class Parties(KnownNames):
    """The names of a source as subjects: "Aliyev", "MNS" and "the ministry" are whoever was named so in full."""

    def of(self, clauses: Clauses, trigger: Token, place: int, length: int, kind: EventKind, *, is_noun: bool) -> Told:
        """What the event is told of; nobody where that cannot be told."""
        told = self._find(clauses, trigger, place, length, kind, is_noun)
        if kind.name in _LIVES and trigger.word not in ("killed", "was killed"):
            told = self._person(clauses, place, told)
        if not told.about:
            told = self._otherwise(clauses, trigger, place, is_noun=is_noun)
        used = {one.key for one in told.about}
        others = tuple(
            {one.key: one for one in self._named(clauses.tokens) if one.key not in used and not one.is_generic}.values()
        )
        return Told(told.about, others, told.place, told.is_sure) if told.about else NOBODY

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
        return found if found.about else told

    def _otherwise(self, clauses: Clauses, trigger: Token, place: int, *, is_noun: bool) -> Told:
        """Where no words tell what it is about: the event's own noun, or what was named last; nothing of "we"."""
        language = self.reading.language
        if is_noun:
            sorts = sort_of(trigger.word.split()[-1], language)
            made = subject(trigger.word, trigger.word, named=False, language=language) if sorts & EVENTS else None
            return Told((made,), (), place) if made else NOBODY
        before = [token for token in clauses.tokens[:place] if token.is_word]
        if any(token.word in _SPEAKERS for token in before):
            return NOBODY
        said = [token for token in before if token.segment == trigger.segment and says(token, clauses)]
        pronouns = {token.word for token in before} & _THINGS
        if (said or before[:1]) and not pronouns:
            return NOBODY
        sorts = SHIPS if "she" in pronouns else frozenset()
        block = self.reading.blocks[self.reading.block_number(clauses.sentence.start)]
        found = self.things.last_of(trigger.start, sorts, since=block.start)
        return Told((found,), (), -1, is_sure=bool(pronouns)) if found else NOBODY

    def _named(self, tokens: Sequence[Token]) -> list[Subject]:
        return [self.by_start[token.start] for token in tokens if token.name and token.start in self.by_start]

    def _find(self, clauses: Clauses, trigger: Token, place: int, length: int, kind: EventKind, is_noun: bool) -> Told:
        tokens, words = clauses.tokens, clauses.words
        after = [token for token in tokens[place + length :] if token.segment == trigger.segment]
        if is_noun:
            return self._of_noun(clauses, place, length, after)
        if words.has_verb_last:
            return self._verb_last(clauses, place, kind)
        # What a verb is done to stands behind it, unless it is passive or none stands there.
        passive = any(token.word in words.auxiliaries for token in tokens[max(0, place - 3) : place] if token.is_word)
        passive = passive or trigger.word.split()[0] in words.auxiliaries
        has_object = bool(after) and after[0].date is None and not is_small(after[0], clauses)
        is_done_to = kind.is_done_to and trigger.word not in words.of_subject
        if is_done_to and not passive and has_object:
            return self._phrase(clauses, place + length)
        # In Russian a participle without "was" tells as much as a verb.
        is_participle = is_done_to and not passive and bool(words.of)
        if (
            kind.name in _BEHIND
            and not words.of
            and has_object
            and (found := self._phrase(clauses, place + length)).about
        ):
            return found
        return self._before(clauses, trigger, place, length, is_participle=is_participle)

    def _of_noun(self, clauses: Clauses, place: int, length: int, after: Sequence[Token]) -> Told:
        if after and (not clauses.words.of or after[0].word in clauses.words.of):
            return self._phrase(clauses, place + length + len(clauses.words.of))
        before = clauses.tokens[place - 1] if place else None
        text = clauses.reading.text
        if before is not None and before.name and re.search(r"['’]s?\s*$", text[before.start : before.end + 2]):
            return self._phrase(clauses, place - 1)
        return NOBODY

    def _verb_last(self, clauses: Clauses, place: int, kind: EventKind) -> Told:
        text = clauses.reading.text
        named = [
            number
            for number, token in enumerate(clauses.tokens[:place])
            if token.name and not text[token.start : token.end].endswith(_PLACES)
        ]
        if not named:
            return self._nouns_before(clauses, place)
        chosen = named[-1] if kind.is_done_to else named[0]
        found = self.by_start.get(clauses.tokens[chosen].start)
        return Told((found,), (), chosen) if found else NOBODY

    def _nouns_before(self, clauses: Clauses, place: int) -> Told:
        """The nouns that the clause begins with, up to a date, a mark or the verb."""
        segment = clauses.tokens[place].segment
        first = next(number for number, token in enumerate(clauses.tokens) if token.segment == segment)
        while first < place and (clauses.tokens[first].date or clauses.tokens[first].word in _DETERMINERS):
            first += 1
        nouns: list[Token] = []
        for token in clauses.tokens[first:place]:
            if token.date or not says(token, clauses) or len(nouns) == NOUNS:
                break
            nouns.append(token)
        return self._common(clauses, nouns, [])

    def _before(self, clauses: Clauses, trigger: Token, place: int, length: int, *, is_participle: bool) -> Told:
        tokens = clauses.tokens
        first = next(number for number, token in enumerate(tokens) if token.segment == trigger.segment)
        own = [number for number in range(first, place) if says(tokens[number], clauses)]
        if own:
            return self._in_own_segment(clauses, first, place, own)
        pronoun = next((token for token in tokens[first:place] if token.word in clauses.words.pronouns), None)
        if pronoun is not None:
            return self._of_pronoun(clauses, pronoun)
        # Where the word order is free, what is spoken of may follow its verb.
        behind = NOBODY if clauses.words.of else self._phrase(clauses, place + length)
        if behind.about or first == 0:
            return behind if behind.about else self._in_following(clauses, trigger)
        return self._in_earlier(clauses, first, is_participle=is_participle)

    def _in_earlier(self, clauses: Clauses, first: int, *, is_participle: bool) -> Told:
        """Of a clause that does not say itself what it is about."""
        if clauses.tokens[first].word in _ANDS:
            return self._earlier_subject(clauses, first)
        apposed = self._apposed(clauses, first)
        if apposed is not None:
            return apposed
        if clauses.tokens[first].word in _RELATIVE:
            return self._last_of(clauses, first)
        gap = clauses.reading.text[clauses.tokens[first - 1].end : clauses.tokens[first].start]
        if "(" in gap or is_participle:
            return self._last_of(clauses, first)
        found = self._earlier_subject(clauses, first)
        return found if found.about else self._last_of(clauses, first)

    def _in_own_segment(self, clauses: Clauses, first: int, place: int, own: Sequence[int]) -> Told:
        """The subject that stands before its verb; of what begins with a preposition or a date, the last thing."""
        tokens = clauses.tokens
        dates = [number for number in range(first, place) if tokens[number].date]
        after_date = [number for number in own if dates and number > dates[-1]]
        start = after_date[0] if after_date else first
        begins_aside = tokens[start].word in clauses.words.prepositions and tokens[start].is_word
        if begins_aside and not after_date:
            named = [number for number in own if tokens[number].name]
            return self._phrase(clauses, named[-1]) if named else NOBODY
        return self._phrase(clauses, start, until=place)

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

    def _in_following(self, clauses: Clauses, trigger: Token) -> Told:
        """Of "Established in 1991, the ministry ...": the first thing of the next clause."""
        place = next((n for n, token in enumerate(clauses.tokens) if token.segment == trigger.segment + 1), None)
        return NOBODY if place is None else self._phrase(clauses, place)

    def _apposed(self, clauses: Clauses, first: int) -> Told | None:
        """The name between two commas before a verb: "The founder, Emil Hartwig, was born"."""
        before = clauses.segment(clauses.tokens[first - 1].segment)
        named = [token for token in before if token.start in self.by_start]
        is_alone = len(named) == 1 and len(before) <= APPOSED
        return Told((self.by_start[named[0].start],), (), first - 1) if is_alone else None

    def _earlier_subject(self, clauses: Clauses, first: int) -> Told:
        """Of a verb without one: before an aside, "the line, nine miles long, was", or of the verb before, "sank and"."""
        starts = _starts_of_segments(clauses.tokens[:first])
        while starts and (clauses.tokens[starts[-1]].word in _RELATIVE or self._is_bracketed(clauses, starts[-1])):
            starts.pop()
        segments = [clauses.tokens[start].segment for start in starts]
        verbal = [place for place, segment in enumerate(segments) if segment in clauses.verbal]
        aside = starts[verbal[-1] + 1 :] if verbal else starts
        for start in [*aside, *([starts[verbal[-1]]] if verbal else [])]:
            begin = start + (clauses.tokens[start].word in clauses.words.joints)
            segment = clauses.tokens[start].segment
            until = next(
                (n for n in range(begin, first) if clauses.tokens[n].segment != segment or self._is_verb(clauses, n)),
                first,
            )
            if until > begin and (told := self._phrase(clauses, begin, until=until)).about:
                return told
            pronoun = next((one for one in clauses.tokens[begin:until] if one.word in clauses.words.pronouns), None)
            if pronoun is not None:
                return self._of_pronoun(clauses, pronoun)
        return self._first_of(clauses)

    def _is_bracketed(self, clauses: Clauses, number: int) -> bool:
        return number > 0 and "(" in clauses.gap(clauses.tokens[number - 1], clauses.tokens[number])

    def _is_verb(self, clauses: Clauses, number: int) -> bool:
        token = clauses.tokens[number]
        return token.is_word and clauses.is_verbal(token.word)

    def _last_of(self, clauses: Clauses, first: int) -> Told:
        """The last name before a clause that hangs on it; a common noun where none is near."""
        for number in range(first - 1, max(-1, first - 4), -1):
            token = clauses.tokens[number]
            if token.name and token.start in self.by_start:
                return Told((self.by_start[token.start],), (), number)
        segment = clauses.tokens[first - 1].segment
        start = next(n for n, token in enumerate(clauses.tokens) if token.segment == segment)
        return self._phrase(clauses, start, until=first)

    def _first_of(self, clauses: Clauses) -> Told:
        """What the sentence begins with, if that is no aside."""
        for number, token in enumerate(clauses.tokens):
            is_first = number == 0 or clauses.tokens[number - 1].segment != token.segment
            if is_first and token.date is None and token.word not in clauses.words.prepositions:
                return self._phrase(clauses, number)
        return NOBODY

    def _phrase(self, clauses: Clauses, start: int, until: int | None = None) -> Told:
        """The name, or the common noun with what stands before it, that begins there; and names joined to it."""
        tokens = clauses.tokens[: until if until is not None else len(clauses.tokens)]
        nouns: list[Token] = []
        for number in range(start, len(tokens)):
            token = tokens[number]
            if token.segment != tokens[start].segment or token.date:
                break
            if token.name and token.start in self.by_start:
                if not self._is_modifier(clauses, tokens, number):
                    found = [self.by_start[token.start], *self._joined(clauses, tokens, number)]
                    return Told(tuple(found), (), number)
                nouns.append(token)
                continue
            if token.is_word and (token.word in clauses.words.prepositions or token.word in clauses.words.auxiliaries):
                if nouns or token.word in clauses.words.auxiliaries:
                    break
                return NOBODY
            if token.word in _DETERMINERS and token.is_word:
                nouns = []
            elif token.is_word and is_content(token.word) and not clauses.is_verbal(token.word):
                nouns.append(token)
        return self._common(clauses, nouns, self._qualifier(clauses, nouns))

    def _qualifier(self, clauses: Clauses, nouns: Sequence[Token]) -> list[Token]:
        """The name a common noun is of: "the uprising in Ganja", "the office of the Bank"."""
        if not nouns:
            return []
        place = next(number for number, token in enumerate(clauses.tokens) if token.start == nouns[-1].start)
        behind = [token for token in clauses.tokens[place + 1 : place + 4] if token.segment == nouns[-1].segment]
        if not behind or behind[0].word not in _QUALIFYING:
            return []
        named = [token for token in behind[1:] if token.word not in _DETERMINERS or token.name]
        return named[:1] if named and named[0].start in self.by_start else []

    def _is_modifier(self, clauses: Clauses, tokens: Sequence[Token], number: int) -> bool:
        """Whether a name stands before a common noun: "the Turkish embassy", "the Ganja office"."""
        following = tokens[number + 1] if number + 1 < len(tokens) else None
        if following is None or not following.is_word or following.segment != tokens[number].segment:
            return False
        is_close = clauses.gap(tokens[number], following).isspace()
        return is_close and says(following, clauses)

    def _joined(self, clauses: Clauses, tokens: Sequence[Token], number: int) -> list[Subject]:
        found = []
        last = tokens[number]
        for token in tokens[number + 1 :]:
            if token.is_word and (token.word in _DETERMINERS or token.word in {"and", "и", "və"}):
                continue
            if not token.name or token.start not in self.by_start:
                break
            if clauses.gap(last, token).split() not in (["and"], ["and", "the"], ["и"], ["və"]):
                break
            found.append(self.by_start[token.start])
            last = token
        return found

    def _common(self, clauses: Clauses, nouns: Sequence[Token], qualifier: Sequence[Token]) -> Told:
        if not nouns:
            return NOBODY
        head = nouns[-1]
        nouns = nouns[-NOUNS:]
        last = [*nouns, *qualifier][-1]
        shown = " ".join(self.reading.text[nouns[0].start : last.end].split())
        document = self.documents.get(head.start)
        about = document or self._compound([*nouns, *qualifier], shown)
        if about is None:
            return NOBODY
        known = None if document else self._traced(clauses, nouns, qualifier, about)
        place = next(number for number, token in enumerate(clauses.tokens) if token.start == head.start)
        if not about.named and not known and self._is_new(clauses, nouns[0]):
            return NOBODY
        return Told((known or about,), (), place)

    def _traced(
        self, clauses: Clauses, nouns: Sequence[Token], qualifier: Sequence[Token], about: Subject
    ) -> Subject | None:
        """The thing named before that "the ministry" or "our enterprise" is; None of what is told apart by more words."""
        head = nouns[-1]
        if qualifier or about.named or len(about.words) > 1 or self._is_new(clauses, nouns[0]):
            return None
        language = self.reading.language
        if sort_of(head.word, language):
            return self.things.latest(head.word, head.start, language)
        return self.latest(about.words[0], head.start, about.shown) if about.is_generic else None

    def _is_new(self, clauses: Clauses, first: Token) -> bool:
        """Whether it is spoken of as one of many: "a decree"."""
        place = next(number for number, token in enumerate(clauses.tokens) if token.start == first.start)
        return place > 0 and clauses.tokens[place - 1].word in clauses.words.indefinite

    def _compound(self, nouns: Sequence[Token], shown: str) -> Subject | None:
        """A common noun with the names and nouns before it."""
        words: list[str] = []
        country: set[str] = set()
        for token in nouns:
            made = self.by_start.get(token.start) or subject(
                stem(token.word, self.reading.language), token.word, named=False, language=self.reading.language
            )
            if is_country(token.word):
                country.add(token.word[:5])
            elif made is not None:
                country |= made.country
                words += made.words
        if not words and country and shown[:1].isupper():
            return subject(shown, shown)
        named = [token for token in nouns if token.start in self.by_start and not is_country(token.word)]
        is_named = bool(named) and len(words) > 1
        return Subject(tuple(words), frozenset(country), shown, named=is_named) if words else None
