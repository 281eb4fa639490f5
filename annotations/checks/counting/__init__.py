"""Figures in running text: numbers with their hedges, units and what they count. One language is one table in here."""

from collections.abc import Mapping, Sequence

from annotations.checks.counting import az, en, ru
from annotations.checks.counting.finder import figures_in, numerals_of
from annotations.checks.counting.mention import FigureMention
from annotations.checks.counting.mentions import mentions_of
from annotations.checks.counting.table import Table
from annotations.checks.counting.tokens import Tokens
from annotations.checks.dating.mention import DateMention
from annotations.checks.lexing.lexed import Lexed

TABLES: Mapping[str, Table] = {"az": az.TABLE, "en": en.TABLE, "ru": ru.TABLE}


def table_of(language: str | None) -> Table:
    """The language's table; a language without one is read as English, since digits are much the same everywhere."""
    return TABLES.get(language or "", en.TABLE)


def find_figures(lexed: Lexed, dates: Sequence[DateMention]) -> tuple[FigureMention, ...]:
    """Every figure of the text, in its order, none within another and none that is a date's."""
    table = table_of(lexed.language)
    tokens = Tokens(lexed, dates, numerals=numerals_of(table))
    found = figures_in(tokens, table)
    return tuple(mentions_of(tokens, found, [lexed.sentence_number(one.start) for one in found]))
