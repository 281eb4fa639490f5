"""Dates in a bracket behind the name of what happened, was signed or published: "the Third Congress (Halm, 1922)"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotations.checks.across.clauses import Clauses, Token
from annotations.checks.across.parties import Parties
from annotations.checks.across.subjects import Subject

BRACKET = 30  # code points from the bracket to its date
# By the first of these sorts that the name is of.
_KIND_OF = {
    "treaty": "signed",
    "law": "adopted",
    "book": "published",
    "battle": "fought",
    "calamity": "broke",
    "meeting": "happened",
}


@dataclass(frozen=True, slots=True)
class Bracketed:
    """What is named, the token of the name, its date, and the name of the kind of event that it tells."""

    about: Subject
    name: Token
    date: Token
    kind: str
    sorts: frozenset[str]


def bracketed(clauses: Clauses, parties: Parties, dates: Sequence[tuple[int, Token]]) -> Iterator[Bracketed]:
    """Every name of the sentence with a bracket right behind it in which its date stands last."""
    text = clauses.reading.text
    for _, date in dates:
        opened = text.rfind("(", max(clauses.sentence.start, date.start - BRACKET), date.start)
        if opened < 0 or text[date.end : date.end + 1] != ")" or date.date is None:
            continue
        named = next((one for one in reversed(clauses.tokens) if one.end <= opened), None)
        about = parties.by_start.get(named.start) if named is not None and opened - named.end <= 1 else None
        if named is None or about is None:
            continue
        sorts = parties.things.sorts_of(about, clauses.reading.language)
        kind = next((told for sort, told in _KIND_OF.items() if sort in sorts), None)
        if kind is not None and not any(mark.isdigit() for mark in text[opened : date.start]):
            yield Bracketed(about, named, date, kind, sorts)
