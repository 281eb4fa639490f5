"""Wholes that the text divides in one sentence: by a colon, in parentheses, by "consists of", or as a list."""

import re
from collections.abc import Sequence
from itertools import pairwise

from annotations.checks.counting.bounds import bounds_of
from annotations.checks.counting.phrases import has_any, has_end
from annotations.checks.counting.spans import between
from annotations.checks.counting.sums import Claim, Sum, is_labelled
from annotations.checks.counting.wholes import MOST, Wholes

_LIST_GAP = 70  # code points between two parts of a list
_OPENING_GAP = 90  # between a whole and the colon before its parts
_OPENS = re.compile(r"^[^.!?;()]*(?::|\(|[–—-])\s*$")
_LABELLED = re.compile(r"^[^.!?;()]*:[^.:!?;()\d]{1,40}$")
_PLACES = re.compile(r"^ (?:in|from|at|on|by|to|near|under|over|aged|for|против|за|в|на|из|от) ")


def broken_down(wholes: Wholes, number: int) -> Sum | None:
    """54 people were killed: 22 women, 19 men and 13 children; also in parentheses, after a dash or "comprising"."""
    following = wholes.following(number, sentences=0)
    if not following:
        return None
    opening = wholes.gap(number)
    is_made_of = has_end(opening.casefold(), wholes.table.parts.made_of)
    is_labels = wholes.figures[number].figure.unit is not None and bool(_LABELLED.match(opening))
    if len(opening) > _OPENING_GAP or not (_OPENS.match(opening) or is_made_of or is_labels):
        return None
    if has_any(opening, wholes.table.parts.including):
        return None
    if is_labelled(wholes.figures[following[0]]) and not is_made_of:
        return None  # the colon is of a label: "Killed: 12, wounded: 30"
    closing = {"(": ")", ":": "\n"}.get(opening.rstrip()[-1:], "–—-")
    parts = _list(wholes, number, following, closing)
    if len(parts) < 2 or (is_made_of and any(wholes.is_above([part], number) for part in parts)):
        return None
    is_strict = _is_strict(wholes, number, parts) and not wholes.has_dates(parts)
    return wholes.claimed(number, parts, Claim.ALL if is_strict else Claim.NONE)


def _list(wholes: Wholes, number: int, following: Sequence[int], closing: str) -> list[int]:
    """The parts of a list up to the mark that closes it; figures in parentheses and of other units left out."""
    parts: list[int] = []
    depth = 0
    for other in following:
        before = wholes.gap(other - 1) if other - 1 > number else ""
        if depth == 0 and any(mark in before for mark in closing if mark != "-" or " - " in before) and parts:
            break
        depth += before.count("(") - before.count(")")
        is_part = wholes.may_be_part(number, other)
        if depth <= 0 and is_part and not (parts and wholes.figures[other].is_part):
            parts.append(other)
    return parts[:MOST]


def _is_strict(wholes: Wholes, number: int, parts: list[int]) -> bool:
    """Whether nothing in the list says that it is not all, and the parts are of the whole's kind."""
    words = wholes.table.parts
    for first, second in pairwise(parts):
        gap = between(wholes.text, wholes.figures[first], wholes.figures[second])
        if len(gap) > _LIST_GAP or has_any(gap, words.including):
            return False
    tail = wholes.tail(parts[-1])
    if has_any(tail, words.rest) or has_any(tail, words.including):
        return False
    return all(wholes.same_kind(number, part) for part in parts)


def listed(wholes: Wholes, number: int) -> Sum | None:
    """50 people were arrested, 20 in one town and 25 in another; 50 persons, 30 men and 20 women."""
    following = wholes.following(number, sentences=0)
    if len(following) < 2 or wholes.gap(number)[-2:] != ", " or wholes.figures[number].counted is None:
        return None
    gaps = [wholes.gap(other) for other in following[:-1]]
    last = next((place for place, gap in enumerate(gaps, 1) if has_end(gap, wholes.table.parts.ands)), None)
    if last is None or any(len(gap) > _LIST_GAP for gap in gaps[:last]):
        return None
    parts = list(following[: last + 1])
    are_places = all(_PLACES.match(wholes.after(part)) and wholes.figures[part].counted is None for part in parts)
    complements = wholes.are_complements(parts)
    if not (are_places or complements) or not all(wholes.may_be_part(number, part) for part in parts):
        return None
    whole = wholes.figures[number]
    is_one_of_them = any(whole.head in groups for groups in wholes.table.parts.complements)
    if is_one_of_them or any(bounds_of(wholes.figures[part]).is_above(bounds_of(whole)) for part in parts):
        return None  # "5 children, 3 women and 12 men" is one list
    if has_any(wholes.gap(number) + "".join(gaps[:last]), wholes.table.parts.including):
        return None
    is_total = has_end(wholes.before(number), wholes.table.parts.totals_before)
    return wholes.claimed(number, parts, Claim.ALL if is_total or complements else Claim.LIKELY)
