"""Births and deaths that stand in brackets behind a name: "(1923–2003)", "(2 May 1871, Torvik – 30 November 1958)"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from annotations.checks.across.clauses import Clauses, Token
from annotations.checks.across.parties import Parties
from annotations.checks.across.persons import PERSON_WORDS
from annotations.checks.across.subjects import Subject, is_body
from annotations.checks.dating.mention import DateMention, Form
from annotations.rules.dates import parse_edtf

SHORTEST = 18 * 365  # days; a shorter time is one in office, and no life
TOGETHER = 120  # code points between the bracket and the death
_BIRTH = re.compile(r"[^()]{0,3}\(\s*")
_BETWEEN = re.compile(r"[^()]*[–—-]\s*(?:[^\d()]{0,30}\s)?")


@dataclass(frozen=True, slots=True)
class Life:
    """Whose it is, the token of the name, and the dates of its beginning and its end."""

    about: Subject
    name: Token
    born: DateMention
    died: DateMention


def lives_of(clauses: Clauses, parties: Parties) -> Iterator[Life]:
    """Every life told in brackets in the sentence."""
    tokens = clauses.tokens
    for place, token in enumerate(tokens[:-1]):
        following = tokens[place + 1]
        if token.name is None or following.date is None or not _BIRTH.fullmatch(clauses.gap(token, following)):
            continue
        about = _person(clauses, parties, place)
        dates = _dates(clauses, place + 1) if about else None
        if about and dates and _is_life(*dates):
            yield Life(about, token, *dates)


def _person(clauses: Clauses, parties: Parties, place: int) -> Subject | None:
    """The name before the bracket; what stands before it with a comma is the family name: "VELLMAN, Ingrid"."""
    token = clauses.tokens[place]
    about = parties.by_start.get(token.start)
    if about is None or is_body(about.words):
        return None
    family = clauses.tokens[place - 1] if place == 1 else None
    first = parties.by_start.get(family.start) if family and family.name else None
    if first is not None and family is not None and clauses.gap(family, token).strip() == ",":
        return Subject((*about.words, *first.words), frozenset(), f"{first.shown}, {about.shown}", named=True)
    return about if len(about.words) in range(1, PERSON_WORDS.stop) else None


def _dates(clauses: Clauses, place: int) -> tuple[DateMention, DateMention] | None:
    first = clauses.tokens[place].date
    if first is None or first.edtf is None:
        return None
    if first.form is Form.RANGE and first.edtf.count("/") == 1:
        begin, end = first.edtf.split("/")
        return (replace(first, edtf=begin), replace(first, edtf=end)) if begin.strip(".") and end.strip(".") else None
    for token in clauses.tokens[place + 1 : place + 8]:
        if token.date and token.date.edtf:
            between = clauses.reading.text[first.end : token.start]
            is_end = len(between) <= TOGETHER and _BETWEEN.fullmatch(between) is not None
            return (first, token.date) if is_end else None
    return None


def _is_life(born: DateMention, died: DateMention) -> bool:
    first, last = parse_edtf(born.edtf or "").earliest, parse_edtf(died.edtf or "").latest
    return first is not None and last is not None and SHORTEST <= last - first <= 120 * 366
