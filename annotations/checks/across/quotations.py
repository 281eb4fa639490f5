"""What stands in quotation marks, for telling quoted wording and titles from the rest."""

import re

from annotations.checks.across.once import once_per_reading
from annotations.checks.reading import Reading

LONGEST = 3_000  # code points; for single marks, which apostrophes are too, a tenth
_OPEN = re.compile("[“«„\"]|(?<!\\w)['‘](?=\\w)")
_CLOSERS = {"“": '”"“', "«": "»", "„": '“”"', '"': '"”', "'": "'", "‘": "’'"}
_SINGLE = "'‘"


@once_per_reading
def quotations_in(reading: Reading) -> tuple[tuple[int, int], ...]:
    """Those of its text, worked out once."""
    return quotations_of(reading.text)


def quotations_of(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open code points between marks that belong together, without the marks; in order, none within another.

    What is not closed in its paragraph, or only after thousands of code points, is none.
    """
    found: list[tuple[int, int]] = []
    searched: dict[str, int] = {}  # by mark, up to where nothing closes it
    opened = _OPEN.search(text)
    while opened is not None:
        mark, start = opened[0], opened.end()
        end = _closed(text, mark, start, searched) if start > searched.get(mark, -1) else None
        if end is not None and end > start:
            found.append((start, end))
        opened = _OPEN.search(text, start if end is None else end + 1)
    return tuple(found)


def _closed(text: str, mark: str, start: int, searched: dict[str, int]) -> int | None:
    limit = min(len(text), start + (LONGEST // 10 if mark in _SINGLE else LONGEST))
    paragraph = text.find("\n\n", start, limit)
    limit = paragraph if paragraph >= 0 else limit
    places = [place for closer in _CLOSERS[mark] if (place := _find(text, closer, start, limit)) >= 0]
    if not places:
        searched[mark] = limit
    return min(places, default=None)


def _find(text: str, closer: str, start: int, limit: int) -> int:
    """The first closing mark; an apostrophe within a word closes nothing."""
    place = text.find(closer, start, limit)
    while place >= 0 and closer in "'’" and text[place + 1 : place + 2].isalnum():
        place = text.find(closer, place + 1, limit)
    return place
