"""What the words of a phrase name: a name, names joined, or a common noun traced to what was named before."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotations.checks.across.attaching import Trigger
from annotations.checks.across.clauses import Clauses, Token, says
from annotations.checks.across.known_names import KnownNames
from annotations.checks.across.sorts import sort_of
from annotations.checks.across.subjects import Subject, is_country, subject
from annotations.checks.across.words import each, stem

NOUNS = 3  # words of what a thing without a name is called, at the most
_QUALIFYING = frozenset(each("of in at on for near from between over across through to в на от из через между"))
DETERMINERS = frozenset(
    each("the a an this that its their his her our my наш наша наше этот эта это его ее их bu həmin bizim onun")
)


@dataclass(frozen=True, slots=True)
class Told:
    """What an event is told of (several if all of them alike), who else is named, and the token of the first."""

    about: tuple[Subject, ...]
    others: tuple[Subject, ...]
    place: int
    is_sure: bool = True


NOBODY = Told((), (), -1)


_MAKING = frozenset(each("construction building erection works work digging excavation"))


def made_by(clauses: Clauses, start: int, until: int) -> int | None:
    """Where the thing begins that "the construction of the dam" is of; None where nothing is made."""
    tokens = clauses.tokens
    for number in range(start, min(until - 1, start + 3)):
        if tokens[number].is_word and tokens[number].word in _MAKING and tokens[number + 1].word in {"of", "on"}:
            return number + 2
    return None


def is_of_making(clauses: Clauses, trigger: Trigger) -> bool:
    """Whether it is the making of something that began: "construction of the railway began"."""
    first = next(n for n, token in enumerate(clauses.tokens) if token.segment == trigger.token.segment)
    return made_by(clauses, first, trigger.place) is not None


class Phrases(KnownNames):
    """The names of a source, and what phrases of its sentences mean by them."""

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
            if token.word in DETERMINERS and token.is_word:
                nouns = []
            elif token.is_word and says(token, clauses):
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
        named = [token for token in behind[1:] if token.word not in DETERMINERS or token.name]
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
            if token.is_word and (token.word in DETERMINERS or token.word in {"and", "и", "və"}):
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
        """The thing named before that "our enterprise" is; None of what is told apart by more words."""
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
