"""Figures of a day before all was known, or of a plan: they are not at odds with those of later."""

import re
from collections.abc import Iterator
from itertools import pairwise

from annotations.checks.across.clauses import Clauses
from annotations.checks.across.event_table import folded
from annotations.checks.reading import Reading
from annotations.rules.folding import fold

HEADED = 200  # code points of the head of a text
REPORT = 5_000  # code points of a text that is looked through for what says that it is one of the first days
_AS_OF = re.compile(r"\bas of\b|по состоянию на|tarixinə (?:qədər )?olan", re.IGNORECASE)
_STILL = re.compile(
    r"\b(?:still (?:missing|unaccounted|trapped|searching)|unaccounted for|feared (?:dead|drowned|lost)"
    r"|rescuers? (?:are|is)|(?:death )?toll (?:may|could|is expected|was expected)|search(?:es)? continu"
    r"|числ[ия]тся пропавш|без вести|поиски продолжа|axtarış(?:lar)? davam|itkin düş)",
    re.IGNORECASE,
)
# Words of a sentence that tells what was thought, wished or counted before all was known; two of them side by side.
_EARLY = folded(
    """cumulative preliminary initial initially provisional provisionally restated revised planned target original
    originally estimate estimates estimated forecast ilkin hələlik предварительно предварительным предварительные
    первоначально первоначальная первоначальной первоначальный первоначальным планировалось смете"""
)


def _each_pair(listed: str) -> Iterator[tuple[str, str]]:
    for phrase in listed.split(","):
        first, second = fold(phrase).split()
        yield first, second


_EARLY_PAIRS = frozenset(
    _each_pair(
        """so far, up from, as of, contract price, first reports, was to, were to, is to, expected to, supposed to,
        to date, until now, till now, to last, to yesterday, this morning, должен был, должна была, до сих,
        на сегодня"""
    )
)


def is_as_of(reading: Reading) -> bool:
    """Whether the head of the text says of which day its figures are."""
    return _AS_OF.search(reading.text[:HEADED]) is not None


def is_first_report(reading: Reading) -> bool:
    """Whether it is of the first days, so that its numbers of dead and hurt are not the last."""
    return _STILL.search(reading.text[:REPORT]) is not None


def says_early(clauses: Clauses) -> bool:
    """Whether the sentence says that its figures are of a plan, or of a day before all was known."""
    words = [one.word for one in clauses.tokens if one.is_word]
    return not _EARLY.isdisjoint(words) or not _EARLY_PAIRS.isdisjoint(pairwise(words))
