"""What was ruined on one date and built again on another: "the explosion of 1917 destroyed it, and it was rebuilt"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from annotations.checks.chronology.timeline import Dated, Timeline


def ruined_and_rebuilt(timeline: Timeline, dates: list[Dated]) -> Iterator[tuple[Dated, Dated, str]]:
    """The dates of a ruin and of the rebuilding, and the word for the ruin."""
    for one, other in pairwise(dates):
        found = _REBUILT.fullmatch(timeline.text, one.end, other.start)
        if found and re.search(r"(?<!\w)(?:of|in)\s+(?:the\s+)?\Z", timeline.before(one.start, 9)):
            yield one, other, found[1]


_REBUILT = re.compile(
    r"\s*,?\s*(?:\w+\s+)?((?:destroy|damag|wreck|ruin|level|gutt|burn|raz|flatten|demolish|devastat)\w*)\s[^.;:]{3,80}?"
    r"(?:which|and|it|they|that)\s+(?:was|were)\s+(?:\w+\s+)?(?:rebuilt|restored|repaired|reconstructed|reopened"
    r"|replaced|renewed)"
    r"\s+(?:\w+\s+)?(?:in|by|on)\s+",
    re.IGNORECASE,
)
