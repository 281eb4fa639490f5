"""What an event is told of where the verb stands last, as in Azerbaijani: the name or the nouns before it."""

from annotations.checks.across.clauses import Clauses, Token, says
from annotations.checks.across.earlier_subjects import EarlierSubjects
from annotations.checks.across.event_table import EventKind
from annotations.checks.across.phrases import DETERMINERS, NOBODY, NOUNS, Told
from annotations.checks.across.words import each

_PLACES = ("da", "də", "dan", "dən")
DOCUMENTS = tuple(
    each("указом постановлением приказом решением законом распоряжением декретом fərman qərar sərəncam qanun prezident")
)


class VerbLast(EarlierSubjects):
    """The subjects of clauses before, and those before a verb that stands last."""

    def _verb_last(self, clauses: Clauses, place: int, kind: EventKind) -> Told:
        text = clauses.reading.text
        named = [
            number
            for number, token in enumerate(clauses.tokens[:place])
            if token.name and not text[token.start : token.end].endswith(_PLACES)
        ]
        named = [number for number in named if not self._is_document(clauses, number)]
        if not named:
            return self._nouns_before(clauses, place)
        chosen = named[-1] if kind.is_done_to else named[0]
        found = self.by_start.get(clauses.tokens[chosen].start)
        return Told((found,), (), chosen) if found else NOBODY

    def _is_document(self, clauses: Clauses, number: int) -> bool:
        """Whether an Azerbaijani name is a decree's by which it was done, or of who gave that: "Fərmanı ilə"."""
        words = clauses.tokens[number].word.split()
        following = clauses.tokens[number + 1].word if number + 1 < len(clauses.tokens) else ""
        return words[-1].startswith(DOCUMENTS) or (following.startswith(DOCUMENTS) and len(words) == 1)

    def _nouns_before(self, clauses: Clauses, place: int) -> Told:
        """The nouns that the clause begins with, up to a date, a mark or the verb."""
        segment = clauses.tokens[place].segment
        first = next(number for number, token in enumerate(clauses.tokens) if token.segment == segment)
        while first < place and (clauses.tokens[first].date or clauses.tokens[first].word in DETERMINERS):
            first += 1
        nouns: list[Token] = []
        for token in clauses.tokens[first:place]:
            if token.date or not says(token, clauses) or len(nouns) == NOUNS:
                break
            if not token.word.endswith(_PLACES):
                nouns.append(token)
        return self._common(clauses, nouns, [])
