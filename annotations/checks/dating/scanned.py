"""Years in which a scan made letters of digits: 1l84, 19O5. They are read with a doubt, and say so."""

import re
from bisect import bisect_left
from dataclasses import replace

from annotations.checks.dating.atom import Atom
from annotations.checks.dating.kinds import KINDS
from annotations.checks.dating.tokens import EARLIEST, LATEST, Tokens
from annotations.rules.dates import NotEdtf, parse_edtf

READ_AS = str.maketrans("lIOo", "1100")
LETTERS_READ = "a letter in it is read as a digit"
# Four signs by themselves, two of them or three digits, the first a one.
_YEAR = re.compile(r"(?<![\w.,/'’£$€-])(?=(?:[lIOo]?\d){2,3})(?!\d{4})[1lI][0-9lIOo]{3}(?![\w'’/]|[.,-]\w)")


def with_scanned_years(tokens: Tokens) -> Tokens:
    """The same tokens, with one for each such year; the tokens themselves where there is none."""
    found = [match for match in _YEAR.finditer(tokens.text) if EARLIEST <= _read(match[0]) <= LATEST]
    if not found:
        return tokens
    kinds, starts, values = list(tokens.kinds), tokens.starts, dict(tokens.values)
    gone: set[int] = set()
    for match in found:
        first, last = bisect_left(starts, match.start()), bisect_left(starts, match.end())
        if starts[first] != match.start() or starts[last] != match.end() or last - first < 2:
            continue
        kinds[first] = KINDS["year"]
        values[first] = _read(match[0])
        gone.update(range(first + 1, last))
    left = [place for place in range(len(kinds)) if place not in gone]
    return Tokens(
        tokens.text,
        tokens.day_first,
        "".join(kinds[place] for place in left),
        [*(starts[place] for place in left), starts[-1]],
        {new: values[place] for new, place in enumerate(left) if place in values},
        has_scanned=True,
    )


def doubted(tokens: Tokens, atom: Atom) -> Atom:
    """A date with such a year in it, in doubt; others as they are."""
    written = tokens.text[tokens.starts[atom.first] : tokens.starts[atom.last]]
    if atom.edtf is None or not _YEAR.search(written):
        return atom
    edtf = atom.edtf.replace("/", "?/") + "?" if atom.edtf[-1].isdigit() else atom.edtf
    try:
        return replace(atom, edtf=parse_edtf(edtf).text, unresolved=LETTERS_READ)
    except NotEdtf:
        return replace(atom, edtf=None, unresolved=LETTERS_READ)


def _read(written: str) -> int:
    return int(written.translate(READ_AS))
