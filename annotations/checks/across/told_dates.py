"""Dates that no event of the tables has for its own, each with what its clause says, to be met again elsewhere."""

import re
from collections.abc import Iterator, Sequence

from annotations.checks.across.attaching import belongs_elsewhere
from annotations.checks.across.clauses import Clauses, Token
from annotations.checks.across.parties import Parties
from annotations.checks.across.subjects import Subject
from annotations.checks.across.words import is_content, loosened, stem

FAR = 12  # tokens from a date to a word that is still said of it


def said_of(clauses: Clauses, parties: Parties, place: int) -> tuple[Token, Subject, tuple[Subject, ...]] | None:
    """The word nearest to a date, what is spoken of, and who else is named; None of a date that is no event's."""
    date = clauses.tokens[place]
    if belongs_elsewhere(clauses, place):
        return None
    near = [one for one in near_tokens(clauses, place) if one is not date]
    named = [parties.by_start[one.start] for one in near if one.name and one.start in parties.by_start]
    named = [one for one in named if not one.is_generic]
    words = [one for one in near if one.is_word and is_content(one.word) and not clauses.words.is_unreal(one.word)]
    if len(words) < len([one for one in near if one.is_word and is_content(one.word)]) or not (words or named):
        return None
    nearest = min(words or near, key=lambda one: abs(one.start - date.start))
    if named:
        return nearest, named[0], tuple({one.key: one for one in named[1:]}.values())
    made = loosened(stem(nearest.word, clauses.reading.language))
    return nearest, Subject((made,), frozenset(), nearest.word, named=False), ()


def near_tokens(clauses: Clauses, place: int) -> Sequence[Token]:
    """Those of the date's own clause, and no further than some words."""
    date = clauses.tokens[place]
    near = clauses.tokens[max(0, place - FAR) : place + FAR]
    return [one for one in clauses.of_clause(date, near) if not one.date]


def is_alone(clauses: Clauses) -> bool:
    """Whether a sentence is only a date, as entries of a diary begin, or ends in one behind a mark: "22 Sep 44." """
    dated = [one for one in clauses.tokens if one.date]
    if len(dated) != 1 or clauses.tokens[-1] is not dated[0]:
        return len(clauses.tokens) == len(dated) + 1 and len(dated) == 1
    text = clauses.reading.text[clauses.sentence.start : dated[0].start]
    return len(_MARK.split(text)[-1].split()) <= 1


_MARK = re.compile(r"[.!?;]\s+(?=[^\W\d_]{3})")


def dates_left(clauses: Clauses, used: set[int]) -> Iterator[tuple[int, Token]]:
    """The dates of a sentence that begin at no used place."""
    for place, token in enumerate(clauses.tokens):
        if token.date and token.start not in used:
            yield place, token
