"""A text's tokens with one sign for each date that was found, so that what stands about dates can be searched."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from annotations.checks.dating.atom import Atom
from annotations.checks.dating.kinds import KINDS
from annotations.checks.dating.searching import Searched
from annotations.checks.dating.shapes import DATE, UNTIL_DATE
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
        return self.tokens.quote(self.groups[group]).casefold()

    def ending(self, number: int) -> str:
        """The last letters of one of the dates, casefolded."""
        end = self.tokens.starts[self.dates[number].last]
        return self.tokens.text[end - 3 : end].casefold()


UNTIL_ENDING = "dək"  # 1994-cü ilədək

Rule = tuple[str, Callable[[Around], Atom | None]]


def rewritten(tokens: Tokens, atoms: list[Atom], sets_of_rules: Sequence[Sequence[Rule]]) -> list[Atom]:
    """The dates, with what each set of rules makes of those that the one before left, in place of what they are of."""
    line = _line(tokens, atoms)
    for rules in sets_of_rules:
        made = _made(tokens, atoms, rules, *line)
        if made is not atoms:
            atoms, line = made, _line(tokens, made)
    return atoms


def _made(tokens: Tokens, atoms: list[Atom], rules: Sequence[Rule], line: str, signs: list[int]) -> list[Atom]:
    """The dates after some rules, the same list where these make nothing; earlier rules go first.

    In a rule's shape `{DATE}` is one that more can be made of; others are like words.
    """
    made: list[Atom] = []
    taken: set[int] = set()
    read: set[int] = set()
    searched = Searched(line)
    for template, build in rules:
        for match in searched.matches(template):
            held = range(bisect_left(signs, match.start()), bisect_left(signs, match.end()))
            of = range(match.start(), match.end())  # a word, too, is read once: it may stand between two dates
            if taken.isdisjoint(held) and read.isdisjoint(of) and (atom := build(_around(tokens, atoms, signs, match))):
                taken.update(held)
                read.update(of)
                made.append(atom)
    if not made:
        return atoms
    kept = [atom for number, atom in enumerate(atoms) if number not in taken]
    return sorted([*kept, *made], key=lambda one: one.first)


def _line(tokens: Tokens, atoms: Sequence[Atom]) -> tuple[str, list[int]]:
    """The string, and where the sign of each date stands in it."""
    kinds: list[str] = []
    signs: list[int] = []
    place = length = 0
    for atom in atoms:
        kinds.append(tokens.kinds[place : atom.first])
        length += atom.first - place
        signs.append(length)
        kinds.append(_sign(tokens, atom))
        length += 1
        place = atom.last
    kinds.append(tokens.kinds[place:])
    return "".join(kinds), signs


def _sign(tokens: Tokens, atom: Atom) -> str:
    if not atom.when:
        return KINDS["other"]
    is_until = tokens.text.endswith(UNTIL_ENDING, tokens.starts[atom.first], tokens.starts[atom.last])
    return UNTIL_DATE if is_until else DATE


def _around(tokens: Tokens, atoms: Sequence[Atom], signs: Sequence[int], match: re.Match[str]) -> Around:
    """What a rule was found in, by the places of tokens."""

    def place(sign: int) -> int:
        """The place before which the sign, or the end of the match, stands."""
        number = bisect_left(signs, sign)
        return atoms[number - 1].last + sign - signs[number - 1] - 1 if number else sign

    held = range(bisect_left(signs, match.start()), bisect_left(signs, match.end()))
    groups = {name: place(match.start(name)) for name in match.re.groupindex if match[name]}
    dates = tuple(atoms[number] for number in held)
    return Around(tokens, place(match.start()), place(match.end()), dates, groups)
