"""Dates in running text, and what they are in EDTF. One language is one table in here."""

from annotations.checks.dating.mention import DateMention
from annotations.checks.lexing.lexed import Lexed
from annotations.rules.dates import Edtf


def find_dates(lexed: Lexed, published: Edtf | None) -> tuple[DateMention, ...]:
    """Every date, period and duration of the text, in its order, none within another."""
    return ()
