"""Bars side by side: as few rows as there can be, so that none lies over another."""

from collections.abc import Sequence
from heapq import heappop, heappush


def lanes_of(spans: Sequence[tuple[float, float]], *, gap: float = 0.0) -> list[int]:
    """For each span, from where to where, the number of its lane; each takes the lowest that is free where it begins.

    Two in one lane are at least the gap apart. The number of lanes is the least possible.
    """
    lanes = [0] * len(spans)
    free: list[int] = []
    taken: list[tuple[float, int]] = []
    for place in sorted(range(len(spans)), key=lambda one: spans[one]):
        start, end = spans[place]
        while taken and taken[0][0] + gap <= start:
            heappush(free, heappop(taken)[1])
        lanes[place] = heappop(free) if free else len(taken)
        heappush(taken, (max(start, end), lanes[place]))
    return lanes


def spread(wanted: Sequence[float], *, apart: float, least: float, most: float) -> list[float]:
    """Places near those wanted, in the same order, so far apart that labels there can be read."""
    order = sorted(range(len(wanted)), key=lambda one: wanted[one])
    places = [0.0] * len(wanted)
    below = least - apart
    for one in order:
        below = places[one] = max(wanted[one], below + apart)
    above = most + apart
    for one in reversed(order):
        above = places[one] = min(places[one], above - apart)
    return places
