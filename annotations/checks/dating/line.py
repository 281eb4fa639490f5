"""A text's tokens with one sign for each date that was found, so that what stands about dates can be searched."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from annotations.checks.dating.atom import Atom
from annotations.checks.dating.kinds import KINDS
from annotations.checks.dating.shapes import DATE, shape
from annotations.checks.dating.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Around:
    """Dates and what stands with them: the places of tokens from first to before last, and the dates in their order."""

    tokens: Tokens
    first: int
    last: int
    dates: tuple[Atom, ...]
    groups: dict[str, int]  # the places of the tokens that a shape names

    def has(self, group: str) -> bool:
        """Whether the shape's optional part is there."""
        return group in self.groups

    def number(self, *groups: str) -> int:
        """The sum of what the tokens of these groups stand for."""
        return sum(self.tokens.number(self.groups[group]) for group in groups if group in self.groups)

    def word(self, group: str) -> str:
        """The word, casefolded."""
        place = self.groups[group]
        return self.tokens.text[self.tokens.starts[place] : self.tokens.ends[place]].casefold()

    def ending(self, number: int) -> str:
        """The last letters of one of the dates, casefolded."""
        end = self.tokens.ends[self.dates[number].last - 1]
        return self.tokens.text[end - 3 : end].casefold()


Rule = tuple[str, Callable[[Around], Atom | None]]


def rewritten(tokens: Tokens, atoms: Sequence[Atom], rules: Sequence[Rule]) -> list[Atom]:
    """The dates, with what the rules make of them in place of those they are made of; earlier rules go first.

    In a rule's shape `{DATE}` is one that more can be made of; others are like words.
    """
    line, places = _line(tokens, atoms)
    made: list[Atom] = []
    taken: set[int] = set()
    for template, build in rules:
        for match in shape(template).finditer(line):
            held = range(match.start(), match.end())
            dates = tuple(atom for place in held if (atom := places[place][1]) is not None)
            if not taken.isdisjoint(place for place in held if places[place][1] is not None):
                continue
            groups = {name: places[match.start(name)][0] for name, value in match.groupdict().items() if value}
            last = places[match.end() - 1]
            around = Around(tokens, places[match.start()][0], last[1].last if last[1] else last[0] + 1, dates, groups)
            if atom := build(around):
                taken.update(place for place in held if places[place][1] is not None)
                made.append(atom)
    kept = [atom for place, (_, atom) in enumerate(places) if atom and place not in taken]
    return sorted([*kept, *made], key=lambda one: one.first)


def _line(tokens: Tokens, atoms: Sequence[Atom]) -> tuple[str, list[tuple[int, Atom | None]]]:
    """The string, and for each of its signs the token it stands for, or the date."""
    kinds: list[str] = []
    places: list[tuple[int, Atom | None]] = []
    place = 0
    for atom in atoms:
        kinds.extend(tokens.kinds[place : atom.first])
        places.extend((between, None) for between in range(place, atom.first))
        kinds.append(DATE if atom.when else KINDS["other"])
        places.append((atom.first, atom))
        place = atom.last
    kinds.extend(tokens.kinds[place:])
    places.extend((between, None) for between in range(place, len(tokens.kinds)))
    return "".join(kinds), places
