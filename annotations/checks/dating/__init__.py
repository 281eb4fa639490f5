"""Dates in running text, and what they are in EDTF. One language is one table in here.

A text is taken apart into tokens (tokens.py), whose kinds form a string; shapes are patterns over that string.
"""

from annotations.checks.dating import calendars, joining, parts
from annotations.checks.dating.atom import choose
from annotations.checks.dating.calendars import find_in_calendars
from annotations.checks.dating.counts import without_counts
from annotations.checks.dating.durations import find_durations
from annotations.checks.dating.line import rewritten
from annotations.checks.dating.mention import DateMention
from annotations.checks.dating.narrated import find_narrated
from annotations.checks.dating.numeric import find_numeric
from annotations.checks.dating.ranges import find_short_ranges
from annotations.checks.dating.relative import find_relative
from annotations.checks.dating.resolving import resolved
from annotations.checks.dating.scanned import doubted, with_scanned_years
from annotations.checks.dating.singles import find_singles
from annotations.checks.dating.spoken import find_spoken
from annotations.checks.dating.tokens import tokens_of
from annotations.checks.lexing.lexed import Lexed
from annotations.rules.dates import Edtf


def find_dates(lexed: Lexed, published: Edtf | None) -> tuple[DateMention, ...]:
    """Every date, period and duration of the text, in its order, none within another."""
    tokens = without_counts(with_scanned_years(tokens_of(lexed)))
    found = [
        *find_in_calendars(tokens),
        *find_short_ranges(tokens),
        *find_numeric(tokens, published),
        *find_singles(tokens),
        *find_durations(tokens),
        *find_narrated(tokens),
        *find_relative(tokens, published),
        *find_spoken(tokens, published),
    ]
    atoms = choose(found)
    atoms = rewritten(tokens, atoms, (calendars.RULES, parts.RULES, joining.RULES))
    if tokens.has_scanned:
        atoms = [doubted(tokens, atom) for atom in atoms]
    return tuple(atom.mention(tokens) for atom in resolved(lexed, tokens, atoms, published))
