"""Which sources contradict which: in which order they stand, so that those that have to do with each other are near."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


class Ordered(Generic[Key]):
    """The sources of a picture in their order, and how many stand aside because there is no room."""

    def __init__(self, shown: Sequence[Key], aside: frozenset[Key]) -> None:
        self.shown = shown
        self.aside = aside

    def place(self, source: Key) -> int:
        """Its place in the picture; all that stand aside share the one after the last."""
        return len(self.shown) if source in self.aside else self.shown.index(source)


def ordered(pairs: Mapping[tuple[Key, Key], int], titles: Mapping[Key, str], *, most: int) -> Ordered[Key]:
    """The sources by groups that hang together, the greatest first; in each the most contradicted first, then by title.

    Of more sources than there is room for, those that contradict most often are shown.
    """
    often: dict[Key, int] = defaultdict(int)
    for (one, other), number in pairs.items():
        often[one] += number
        if one != other:
            often[other] += number

    def rank(source: Key) -> tuple[int, str, str]:
        return -often[source], titles.get(source, ""), str(source)

    ranked = sorted(often, key=rank)
    chosen = ranked[:most]
    groups = _groups(chosen, pairs)
    groups.sort(key=lambda group: (-sum(often[source] for source in group), rank(min(group, key=rank))))
    shown = [source for group in groups for source in sorted(group, key=rank)]
    return Ordered(shown, frozenset(ranked[most:]))


def _groups(sources: Sequence[Key], pairs: Mapping[tuple[Key, Key], int]) -> list[list[Key]]:
    """The sources that are connected, directly or by others."""
    beside: dict[Key, set[Key]] = {source: set() for source in sources}
    for one, other in pairs:
        if one in beside and other in beside:
            beside[one].add(other)
            beside[other].add(one)
    groups, left = [], list(sources)
    while left:
        group, near = [], [left[0]]
        while near:
            source = near.pop()
            if source in beside:
                group.append(source)
                near += beside.pop(source)
        groups.append(group)
        left = [source for source in left if source in beside]
    return groups
