"""What builders of dates from shapes share: the numbers of a match, and the date of one piece."""

import re
from collections.abc import Callable

from annotations.checks.dating.atom import Atom
from annotations.checks.dating.mention import Form
from annotations.checks.dating.shapes import has
from annotations.checks.dating.tokens import Tokens
from annotations.checks.dating.when import When

Match = re.Match[str]
Builder = Callable[[Tokens, Match], Atom | None]


def number_at(tokens: Tokens, match: Match, *groups: str) -> int | None:
    """The sum of what the tokens of these groups stand for; None if there are none."""
    total = None
    for group in groups:
        if group in match.re.groupindex and (place := match.start(group)) >= 0:
            total = (total or 0) + tokens.number(place)
    return total


def year_at(tokens: Tokens, match: Match) -> int | None:
    """The year as in ISO 8601, in which 1 BC is 0."""
    year = number_at(tokens, match, "y")
    return 1 - year if year is not None and has(match, "bc") else year


def is_about(match: Match) -> bool:
    """Whether a word or sign for about stands before."""
    return has(match, "about") or (has(match, "tilde") and match["tilde"] == "~")


def single(match: Match, when: When, *, part: str | None = None, form: Form | None = None) -> Atom | None:
    """What a date of one piece becomes; None if the calendar has none such."""
    edtf = when.edtf()
    if edtf is None:
        return None
    return Atom(first=match.start(), last=match.end(), form=form or when.form, when=when, edtf=edtf, part=part)


def unresolved(match: Match, form: Form, reason: str) -> Atom:
    """What is a date, of which less is said than a date needs."""
    return Atom(first=match.start(), last=match.end(), form=form, unresolved=reason)
