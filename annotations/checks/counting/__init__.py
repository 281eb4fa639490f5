"""Figures in running text: numbers with their hedges, units and what they count. One language is one table in here."""

from collections.abc import Sequence

from annotations.checks.counting.mention import FigureMention
from annotations.checks.dating.mention import DateMention
from annotations.checks.lexing.lexed import Lexed


def find_figures(lexed: Lexed, dates: Sequence[DateMention]) -> tuple[FigureMention, ...]:
    """Every figure of the text, in its order, none within another and none that is a date's."""
    return ()
