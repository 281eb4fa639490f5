"""The check `date_order`: dates that stand against the order their words claim."""

from collections.abc import Iterator
from itertools import chain

from annotations.checks.check import Setting, Settings
from annotations.checks.chronology.backwards import backward_ranges
from annotations.checks.chronology.chronicle import chronicles
from annotations.checks.chronology.numbered import disordered_numbers
from annotations.checks.chronology.sequence import claimed_orders
from annotations.checks.chronology.stages import disordered_stages
from annotations.checks.chronology.stepping import steps_back
from annotations.checks.chronology.timeline import timeline_of
from annotations.checks.finding import Finding
from annotations.checks.reading import Reading

NAME = "date_order"
TITLE = "Dates out of order"
EXPLANATION = (
    "Looks for ranges that end before they begin, for what is told as later and dated earlier, for what ended before it"
    " began, and for the one entry of a dated list that stands out of order. A story may step back in time: without"
    " words that claim an order, it says nothing."
)
SETTINGS: tuple[Setting, ...] = ()


def check(reading: Reading, settings: Settings) -> Iterator[Finding]:  # noqa: ARG001
    """Each pair of dates that stands against an order, in the order of the text."""
    timeline = timeline_of(reading, NAME)
    found = chain(
        backward_ranges(NAME, timeline),
        claimed_orders(NAME, timeline),
        disordered_stages(NAME, timeline),
        disordered_numbers(NAME, timeline),
        steps_back(NAME, timeline),
        chronicles(NAME, timeline),
    )
    once: dict[tuple[int, int], Finding] = {}
    for one in found:
        once.setdefault((one.passages[0].start, one.passages[1].start), one)
    return iter(once[place] for place in sorted(once))
