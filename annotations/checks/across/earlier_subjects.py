"""What an event is told of where its own clause does not say it: the clause before says it, or the name before."""

from collections.abc import Sequence

from annotations.checks.across.clauses import RELATIVE, Clauses, Token, behind_date
from annotations.checks.across.mains import Mains
from annotations.checks.across.phrases import DETERMINERS, NOBODY, Told

APPOSED = 3  # words of a name between commas, titles among them
ANDS = frozenset({"and", "but", "и", "а", "və"})
RELATIVE_WORDS = RELATIVE | {"that"}


def _starts_of_segments(tokens: Sequence[Token]) -> list[int]:
    return [n for n, token in enumerate(tokens) if n == 0 or tokens[n - 1].segment != token.segment]


class EarlierSubjects(Mains):
    """What a source is about, and the subjects of clauses that stand before others."""

    def _in_following(self, clauses: Clauses, trigger: Token) -> Told:
        """Of "Established in 1991, the ministry ...": the first thing of the next clause."""
        place = next((n for n, token in enumerate(clauses.tokens) if token.segment == trigger.segment + 1), None)
        if place is None or (clauses.words.of and not self._begins_subject(clauses.tokens[place])):
            return NOBODY
        return self._phrase(clauses, place)

    def _begins_subject(self, token: Token) -> bool:
        return token.name is not None or token.word in DETERMINERS

    def _apposed(self, clauses: Clauses, first: int) -> Told | None:
        """The name between two commas before a verb: "The founder, Emil Hartwig, was born"."""
        before = clauses.segment(clauses.tokens[first - 1].segment)
        named = [token for token in before if token.start in self.by_start]
        is_alone = len(named) == 1 and len(before) <= APPOSED
        return Told((self.by_start[named[0].start],), (), first - 1) if is_alone else None

    def _earlier_subject(self, clauses: Clauses, first: int) -> Told:
        """Of a verb without one: before an aside, "the line, nine miles long, was", or of the verb before."""
        starts = _starts_of_segments(clauses.tokens[:first])
        while starts and (clauses.tokens[starts[-1]].word in RELATIVE_WORDS or self._is_bracketed(clauses, starts[-1])):
            starts.pop()
        starts = [start for start in starts if not self._hangs_on(clauses, start)]
        segments = [clauses.tokens[start].segment for start in starts]
        verbal = [place for place, segment in enumerate(segments) if segment in clauses.verbal]
        aside = starts[verbal[-1] + 1 :] if verbal else starts
        for start in [*aside, *([starts[verbal[-1]]] if verbal else [])]:
            begin = start + (clauses.tokens[start].word in clauses.words.joints)
            begin = behind_date(clauses, begin, first)
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

    def _hangs_on(self, clauses: Clauses, start: int) -> bool:
        """Whether a part only adds to another: "which had leaned", "since the great storm"."""
        token = clauses.tokens[start]
        is_aside = token.is_word and token.word in clauses.words.joints and token.segment not in clauses.verbal
        return token.segment in clauses.relative or (is_aside and token.word not in ANDS)

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
        own = [n for n in range(first) if clauses.tokens[n].segment == segment]
        # Behind its verb: "She was shown the new mill, which had been opened".
        verbs = [n for n in own if self._is_verb(clauses, n) or clauses.tokens[n].word in clauses.words.auxiliaries]
        return self._phrase(clauses, min(verbs[-1] + 1, first - 1) if verbs else own[0], until=first)

    def _first_of(self, clauses: Clauses) -> Told:
        """What the sentence begins with, if that is no aside."""
        for number, token in enumerate(clauses.tokens):
            is_first = number == 0 or clauses.tokens[number - 1].segment != token.segment
            if is_first and token.date is None and token.word not in clauses.words.prepositions:
                return self._phrase(clauses, number)
        return NOBODY
