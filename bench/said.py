"""Made-up statements: some terms that all sources share, as words are shared (Zipf), and some of the subject's own.

Twenty sources at a time speak of one subject, so there are more subjects and more words as a project grows.
"""

import random
from bisect import bisect
from decimal import Decimal
from itertools import accumulate
from uuid import UUID

from annotations.checks.finding import Passage
from annotations.checks.statement import Statement
from bench.texts import make_text

CHECK = "event_figures"
PER_SOURCE = 100
PER_SUBJECT = 20  # sources
SENTENCE = make_text(22, 1).strip()


class Zipf:
    """Numbers from 0 on, of which the nth is met as often as 1 / n to a power says."""

    def __init__(self, number: int, power: float) -> None:
        self._sums = list(accumulate(1 / place**power for place in range(1, number + 1)))

    def one(self, chance: random.Random) -> int:
        """One of them."""
        return bisect(self._sums, chance.random() * self._sums[-1])


WORDS = Zipf(50_000, 1.05)
OF_SUBJECT = Zipf(200, 0.9)
EVENTS = Zipf(40, 0.8)


def make_statements(source: UUID, place: int, number: int = PER_SOURCE) -> list[Statement]:
    """What the source at this place among all states; the same in every run."""
    chance = random.Random(place)
    return [_statement(source, place // PER_SUBJECT, start * 50, chance) for start in range(number)]


def _statement(source: UUID, subject: int, start: int, chance: random.Random) -> Statement:
    figure = chance.randint(1, 10_000)
    terms = {f"event {EVENTS.one(chance)}"}
    terms |= {f"of {subject}: {OF_SUBJECT.one(chance)}" for _ in range(chance.randint(2, 4))}
    terms |= {f"word {WORDS.one(chance)}" for _ in range(chance.randint(1, 4))}
    quote = f"{figure} of them"
    return Statement(
        check=CHECK,
        passage=Passage(str(source), start, start + len(quote), quote),
        sentence=f"{SENTENCE} {quote}.",
        terms=tuple(sorted(terms)),
        dating=f"{chance.randint(1900, 1999)}-{chance.randint(1, 12):02}",
        low=Decimal(figure),
        high=Decimal(figure),
        more={"qualifier": "exact"},
    )
