"""Proper names in running text, by capitals and without a dictionary of them."""

from annotations.checks.lexing.lexed import Lexed
from annotations.checks.naming.mention import NameMention


def find_names(lexed: Lexed) -> tuple[NameMention, ...]:
    """Every name of the text, in its order, none within another; none in scripts without capitals."""
    return ()
