"""How far work is, as a bar whose parts are drawn to scale, with the numbers beside it."""

from collections.abc import Mapping
from dataclasses import dataclass

from annotations.rules.signoff import Status

ORDER = (Status.SIGNED_OFF, Status.SUBMITTED, Status.DRAFT, Status.REJECTED)


@dataclass(frozen=True)
class Part:
    """One status: how many, and where its part of the bar lies, in hundredths of the bar as SVG writes them."""

    status: str
    count: int
    start: str
    width: str


@dataclass(frozen=True)
class Progress:
    """The parts that there are, what is done first."""

    parts: tuple[Part, ...]
    total: int


def progress_of(counts: Mapping[str, int]) -> Progress:
    """The bar for how many there are of each status."""
    total = sum(counts.values())
    parts: list[Part] = []
    before = 0
    for status in ORDER:
        count = counts.get(status.value, 0)
        if count:
            parts.append(Part(status.value, count, _share(before, total), _share(count, total)))
        before += count
    return Progress(tuple(parts), total)


def _share(count: int, total: int) -> str:
    return f"{100 * count / total:.2f}"
