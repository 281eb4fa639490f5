"""Single quotation marks: only such as stand in pairs, since most of their kind are apostrophes."""

import re
from collections.abc import Iterator

from annotations.checks.quoting.verbs import SAID_INSIDE

_SINGLE = re.compile("[‘’‚']")
_LONGEST = 600
_BEFORE_SPEECH = frozenset(("", ":", ",", ".", "!", "?", "…"))
_ELISIONS = re.compile(r"(?:tis|twas|em|n|cause|bout|til|till|round|\d0s)\b", re.IGNORECASE)


def single_pairs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where each pair opens and where it closes, from start to end, none within another."""
    places = [found.start() for found in _SINGLE.finditer(text, start, end)]
    at = 0
    while at < len(places):
        closing = _closing(text, places, at, end) if _opens(text, places[at], start) else None
        if closing is None:
            at += 1
            continue
        yield places[at], places[closing]
        at = closing + 1


def unclosed_singles(text: str, start: int, end: int) -> Iterator[int]:
    """Where one opens that none closes, only where a narrator plainly speaks behind it: "'We saw it, she says, 'and".

    An apostrophe opens a word often enough; none stands before a capital with a "she says" behind it.
    """
    places = [found.start() for found in _SINGLE.finditer(text, start, end)]
    for at, place in enumerate(places):
        begins = text[max(place - 2, start) : place].strip()
        if not (_opens(text, place, start) and text[place + 1].isupper() and begins in _BEFORE_SPEECH):
            continue
        if _closing(text, places, at, end) is None and SAID_INSIDE.search(text, place, min(place + _LONGEST, end)):
            yield place


def _opens(text: str, place: int, start: int) -> bool:
    before = text[place - 1] if place > start else " "
    after = text[place + 1 : place + 2]
    is_free = before.isspace() or before in '([{—–/"“„«'
    return is_free and bool(after) and after.isalnum() and not _ELISIONS.match(text, place + 1)


def _closes(text: str, place: int, end: int) -> bool:
    after = text[place + 1] if place + 1 < end else " "
    return not text[place - 1].isspace() and not after.isalnum()


def _closing(text: str, places: list[int], at: int, end: int) -> int | None:
    """The first that closes; one after an s may be a possessive, if another closes before any opens."""
    doubtful = None
    for other in range(at + 1, min(at + 12, len(places))):
        place = places[other]
        if place - places[at] > _LONGEST or _opens(text, place, places[at]):
            break
        if _closes(text, place, end):
            if text[place - 1] not in "sS":
                return other
            doubtful = other if doubtful is None else doubtful
    return doubtful
