"""What the words of a phrase name: a name, names joined, or a common noun traced to what was named before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from annotations.checks.across.attaching import Trigger
from annotations.checks.across.clauses import IRREGULAR, Clauses, Token, says
from annotations.checks.across.known_names import KnownNames
from annotations.checks.across.numbered import number_beside
from annotations.checks.across.sorts import sort_of
from annotations.checks.across.subjects import Subject, is_body, is_country, subject
from annotations.checks.across.words import each, stem

NOUNS = 3  # words of what a thing without a name is called, at the most
# Sorts of things that a text tells of first as one of many, and means that one of: "a dyke was built in 1911".
_LASTING = frozenset(
    each(
        """bridge tower dam power station railway road canal port airport church hospital school museum library theatre
        building monument bank"""
    )
)
_QUALIFYING = frozenset(each("of in at on for near from between over across through to в на от из через между"))
# Sorts of things that a name behind them says where they are, and not how they are called.
_OF_PLACES = frozenset(
    each("museum school hospital library theatre body bank society church army paper firm station port monument")
)
_HEADS = tuple(
    each("директор начальник председател министр президент генерал глав командир ректор секретар депутат посол")
)
_OPENING = frozenset("«“„\"'")
_POSSESSIVE = re.compile(r"['’]s\s")
_POSTS = frozenset(
    each("head chief director minister president chairman commander governor mayor ambassador deputy acting as to")
)
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


_HISTORY = frozenset(each("history story existence"))
_ISSUES = frozenset(each("issue number edition"))


def made_by(clauses: Clauses, start: int, until: int, by: frozenset[str] = _MAKING | _HISTORY | _ISSUES) -> int | None:
    """Where the thing begins that "the construction of the dam" is of; None where nothing is made or told of so."""
    tokens = clauses.tokens
    for number in range(start, min(until - 1, start + 3)):
        if tokens[number].is_word and tokens[number].word in by and tokens[number + 1].word in {"of", "on"}:
            return number + 2
    return None


def is_of_making(clauses: Clauses, trigger: Trigger) -> bool:
    """Whether it is the making of something that began: "construction of the railway began"."""
    return made_by(clauses, _first_of_segment(clauses, trigger), trigger.place, _MAKING) is not None


def is_of_history(clauses: Clauses, trigger: Trigger) -> bool:
    """Whether it is the history of something that began: "the history of the school begins in 1913"."""
    return made_by(clauses, _first_of_segment(clauses, trigger), trigger.place, _HISTORY) is not None


def which_issue(clauses: Clauses, trigger: Trigger) -> str:
    """ "first" or "last" where it is that issue of a paper that came out; '' of anything else."""
    start = _first_of_segment(clauses, trigger)
    if made_by(clauses, start, trigger.place, _ISSUES) is None:
        return ""
    said = {token.word for token in clauses.tokens[start : start + 3]}
    return next((word for word in ("first", "last") if word in said), "")


def _first_of_segment(clauses: Clauses, trigger: Trigger) -> int:
    return next(n for n, token in enumerate(clauses.tokens) if token.segment == trigger.token.segment)


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
                if self._is_owner(clauses, tokens, number):
                    continue  # "Anna Orlova's novel", "Ivan Orlov's brother Pavel"
                if not self._is_modifier(clauses, tokens, number):
                    if (headed := self._headed(clauses, nouns, token)) is not None:
                        return headed
                    found = [self.by_start[token.start], *self._joined(clauses, tokens, number)]
                    return Told(tuple(found), (), number)
                nouns.append(token)
                continue
            if token.is_word and (token.word in clauses.words.prepositions or token.word in clauses.words.auxiliaries):
                if nouns or token.word in clauses.words.auxiliaries:
                    break
                return NOBODY
            if nouns and token.is_word and token.word in IRREGULAR:
                break  # "the merger of the two banks took place"
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

    def _headed(self, clauses: Clauses, nouns: Sequence[Token], name: Token) -> Told | None:
        """What a Russian name in the genitive is of: "музей города Орска", "комитет Сарвии"; None of "город Орск"."""
        if clauses.words.of or clauses.words.has_verb_last or not nouns:
            return None
        language, about = self.reading.language, self.by_start[name.start]
        is_person = len(about.words) > 1 and not is_body(about.words)
        is_quoted = self.reading.text[name.start - 1 : name.start] in _OPENING
        if is_person or is_quoted or any(stem(token.word, language).startswith(_HEADS) for token in nouns):
            return None
        heads = (number for number, token in enumerate(nouns) if sort_of(token.word, language) & _OF_PLACES)
        head = next(heads, None)
        return None if head is None else self._common(clauses, nouns[: head + 1], [name])

    def _is_owner(self, clauses: Clauses, tokens: Sequence[Token], number: int) -> bool:
        """Whether a name stands with a possessive's s before a name that what it has is called by."""
        following = [one for one in tokens[number + 1 : number + 4] if one.segment == tokens[number].segment]
        if not following or not _POSSESSIVE.match(clauses.gap(tokens[number], following[0])):
            return False
        return any(one.name and one.start in self.by_start for one in following)

    def _is_modifier(self, clauses: Clauses, tokens: Sequence[Token], number: int) -> bool:
        """Whether a name stands before a common noun: "the Turkish embassy", "the Ganja office"."""
        following = tokens[number + 1] if number + 1 < len(tokens) else None
        if following is None or not following.is_word or following.segment != tokens[number].segment:
            return False
        gap = clauses.gap(tokens[number], following)
        if gap.isspace() and following.word in _POSTS and len(self.by_start[tokens[number].start].words) > 1:
            return is_body(self.by_start[tokens[number].start].words)  # "appointed Ivan Orlov head of the mission"
        return gap.isspace() and says(following, clauses)

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
        is_new = not about.named and not known and self._is_new(clauses, nouns[0])
        if is_new and not (sort_of(head.word, self.reading.language) & _LASTING):
            return NOBODY
        return Told((known or about,), (), place, is_sure=not is_new)

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
        language = self.reading.language
        for token in nouns:
            word = stem(token.word, language)
            made = self.by_start.get(token.start) or subject(word, token.word, named=False, language=language)
            if is_country(token.word):
                country.add(token.word[:5])
            elif made is not None:
                country |= made.country
                words += made.words
        if not words and country and shown[:1].isupper():
            return subject(shown, shown)
        named = [token for token in nouns if token.start in self.by_start and not is_country(token.word)]
        is_named = bool(named) and len(words) > 1
        text = self.reading.text
        numbers = (number_beside(text, token.start, token.end) for token in nouns)
        number = next((one for one in numbers if one), "")
        return Subject(tuple(words), frozenset(country), shown, is_named, number) if words else None
