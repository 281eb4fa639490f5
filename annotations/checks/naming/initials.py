"""Whether the letters of an acronym are those of the words it stands for, and if not, how far they are from it."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache

from annotations.checks.languages.table import words
from annotations.rules.folding import fold

# Words whose initial an acronym may leave out.
SMALL = words(
    "a an and at by de del der des di du el en et for from in into la le les of on or the to und van von with y & "
    "и в во на по при с для о об из к və ilə üzrə da de"
)
_PARTS = re.compile(r"(?:(?:[Cc]o|[Rr]e)-)?[^\W_]+(?:['’][^\W\d_]+)?|&")  # Co-operation is one word
_SHORTEST = 4  # letters that may stand in another order
_WITHIN = 5  # letters that one word may give: INTERpol
LONGEST = 12


class Fit(StrEnum):
    """What the letters are to the words."""

    FITS = "fits"
    SWAPPED = "swapped"  # the same letters, two neighbours in another order
    ONE_OTHER = "one_other"  # one letter is another
    FIRST_OTHER = "first_other"  # the first one is
    APART = "apart"  # more than that


def parts_of(expansion: str) -> list[str]:
    """The words of an expansion, folded; those that a hyphen joins apart."""
    return [fold(part) for part in _PARTS.findall(expansion)]


def parts_from(text: str, starts: Sequence[int], end: int) -> Iterator[list[str]]:
    """The words of an expansion that begins at each of the places in turn, the later first; each begins a word."""
    found = [(part.start(), fold(part[0])) for part in _PARTS.finditer(text, starts[0], end)] if starts else []
    place = len(found)
    for start in reversed(starts):
        while place and found[place - 1][0] >= start:
            place -= 1
        yield [part for _, part in found[place:]]


def letters_of(acronym: str) -> str:
    """Its letters, folded, without points, digits and the s of a plural."""
    plain = re.sub(r"['’]?s$", "", acronym) if acronym[:-1].strip("'’").isupper() else acronym
    return "".join(fold(letter) for letter in plain if letter.isalpha())


def fits(letters: str, parts: Sequence[str]) -> bool:
    """Each word of weight gives its initial, and perhaps more from its beginning; small words need not."""
    if not letters or not parts or len(letters) > LONGEST or len(parts) > 2 * LONGEST:
        return False
    if not parts[0].startswith(letters[0]):
        return False  # as nearly always, so that it is told at once

    @cache
    def from_here(place: int, at: int) -> bool:
        if at == len(parts):
            return place == len(letters)
        if parts[at] in SMALL and at and from_here(place, at + 1):
            return True
        given = _given(letters, place, parts[at])
        return any(from_here(place + count, at + 1) for count in range(given, 0, -1))

    return from_here(0, 0)


def fits_in_another_order(letters: str, parts: Sequence[str]) -> bool:
    """As a language has it that needs no "of": "Northern army of Imam Mehdi" is then Northern Imam Mehdi army."""
    if len(letters) < _SHORTEST:
        return False
    for at in range(1, len(parts) - 1):
        if parts[at] in SMALL and parts[at - 1] not in SMALL:
            left, right = parts[:at], parts[at + 1 :]
            if fits(letters, [*right, *left]) or fits(letters, [left[0], *right, *left[1:]]):
                return True
    return False


def _given(letters: str, place: int, part: str) -> int:
    """How many letters the word can give from its beginning."""
    count = 0
    while count < min(_WITHIN, len(part), len(letters) - place) and letters[place + count] == part[count]:
        count += 1
    return count


def initials_of(parts: Sequence[str]) -> str:
    """Of the words of weight."""
    return "".join(part[0] for part in parts if part not in SMALL)


def compare(letters: str, parts: Sequence[str]) -> Fit:
    """How far the letters are from the initials of the words."""
    if fits(letters, parts):
        return Fit.FITS
    initials = initials_of(parts)
    if len(initials) != len(letters):
        return Fit.APART
    other = [place for place in range(len(letters)) if letters[place] != initials[place]]
    if len(other) == 1:
        return Fit.FIRST_OTHER if other[0] == 0 else Fit.ONE_OTHER
    is_swap = len(other) == 2 and other[1] == other[0] + 1 and sorted(letters) == sorted(initials)
    return Fit.SWAPPED if is_swap else Fit.APART


def in_common(letters: str, parts: Sequence[str]) -> int:
    """How many of the letters stand in the same order among the initials: the longest common subsequence."""
    initials, row = initials_of(parts), [0] * (len(letters) + 1)
    for initial in initials:
        diagonal = 0
        for place, letter in enumerate(letters, 1):
            above = row[place]
            row[place] = diagonal + 1 if letter == initial else max(above, row[place - 1])
            diagonal = above
    return row[-1]
