"""Events without a date of their own that have that of the one before: "In 1991 the one was closed and the other"."""

from collections.abc import Iterator, Sequence

from annotations.checks.across.attaching import Trigger
from annotations.checks.across.clauses import Clauses, Token
from annotations.checks.across.event_table import folded

# What says that it was at another time.
_LATER = folded(
    """later then subsequently soon after afterwards before earlier eventually finally next until since when while who
    which already previously meanwhile затем потом позже позднее впоследствии после который которая которое sonra"""
)
_AND = frozenset({"and", "и", "а", "və", "but"})


def dated_alike(
    clauses: Clauses, triggers: Sequence[Trigger], given: Sequence[tuple[Trigger, Sequence[Token]]]
) -> Iterator[tuple[Trigger, Sequence[Token]]]:
    """Events of a passive verb that "and" joins to one whose date stands before both, the only date of the sentence."""
    dates = [token for token in clauses.tokens if token.date]
    if len(dates) != 1 or not given:
        return
    date = dates[0]
    first = min((trigger for trigger, _ in given), key=lambda one: one.place)
    if date.start > first.token.start or first.is_noun or not first.kind.is_done_to:
        return
    own = {trigger.place for trigger, _ in given}
    for trigger in triggers:
        if trigger.place in own or trigger.place < first.place or trigger.is_noun or not trigger.kind.is_done_to:
            continue
        between = clauses.tokens[first.place + first.length : trigger.place]
        words = [token.word for token in between if token.is_word]
        if not _LATER.isdisjoint(words) or _AND.isdisjoint(words) or trigger.token.segment == first.token.segment:
            continue
        if not clauses.words.auxiliaries.isdisjoint(words) or clauses.words.of == frozenset():
            yield trigger, [date]
