"""Wholes that the text divides in one sentence: by a colon, in parentheses, by "consists of", or as a list."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from annotations.checks.counting.bounds import bounds_of
from annotations.checks.counting.one_more import with_one_more
from annotations.checks.counting.phrases import has_any, has_end, has_stem
from annotations.checks.counting.spans import between, span_end
from annotations.checks.counting.sums import Claim, Sum, is_labelled
from annotations.checks.counting.wholes import MOST, Wholes

_LIST_GAP = 70  # code points between two parts of a list
_OPENING_GAP = 90  # between a whole and the colon before its parts
_OPENS = re.compile(r"^[^.!?;()]*(?::|\(|[–—-])\s*$")
_LABELLED = re.compile(r"^[^.!?;()]*:[^.:!?;()\d]{1,40}$")
_PLACES = re.compile(
    r"^ (?:(?:in|from|at|on|by|to|near|under|over|aged|for|against|before|after|with|of|during|as|north"
    r"|south|east|west|above|below|inside|outside|beyond|across|против|за|в|на|из|от) "
    r"|(?:up|down)stairs|abroad|indoors|outdoors|ashore|afloat)"
)
# "Eight with three rooms and fourteen with two": the rooms are no parts.
_BESIDE = re.compile(
    r"(?<!\w)(?:with|of|for|at|than|by|from|to|per|under|over|aged|near|in|on|having|years?|с|со|по|из|от)\s+\Z"
)
_STATIVE = re.compile(
    r"(?<!\w)(?:lived|lives|had|has|have|is|are|stood|counted|numbered|remained|worked|owned|kept|жил\w*|было"
    r"|имел\w*)(?!\w)"
)
_ATTRIBUTE = re.compile(r"^ (?:of them |of these )?(?:were|are|was|is) (?!\w+(?:ed|wn)\b)")
_SLIP = Decimal("1.5")  # times a whole that its parts at several times may be by a slip
_ASYNDETIC = Decimal("0.15")  # the same, without an "and" before the last
_CLOSE = Decimal("0.25")  # what of a whole may be missing where its parts are listed as if they were all


_ACROSS = re.compile(r" (?:in|from|across|over|at|on|among) (?:the |all |its )?")


def broken_down(wholes: Wholes, number: int) -> Sum | None:
    """54 people were killed: 22 women, 19 men and 13 children; also in parentheses, after a dash or "comprising"."""
    following = wholes.following(number, sentences=0)
    if not following:
        return None
    opening = wholes.gap(number)
    if _ACROSS.fullmatch(opening) and len(following) > 2 and wholes.gap(following[0]).rstrip().endswith(":"):
        following = following[1:]  # 3,000 employees in three countries: 1,500 in Poland ...
        opening = wholes.gap(following[0] - 1)
    is_made_of = has_end(opening.casefold(), wholes.table.parts.made_of)
    is_labels = bool(_LABELLED.match(opening)) and _are_labelled(wholes, number, following)
    is_opening = len(opening) <= _OPENING_GAP and (_OPENS.match(opening) or is_made_of or is_labels)
    if not is_opening or has_any(opening, wholes.table.parts.including):
        return None
    if is_labelled(wholes.figures[following[0]]) and not is_made_of:
        return None  # the colon is of a label: "Killed: 12, wounded: 30"
    closing = {"(": ")", ":": "\n"}.get(opening.rstrip()[-1:], "–—-")
    parts = listed_parts(wholes, number, following, closing)
    if len(parts) < 2 or (is_made_of and any(wholes.is_above([part], number) for part in parts)):
        return None
    found = wholes.claimed(number, parts, _claim(wholes, number, parts, is_made_of=is_made_of))
    return found and with_one_more(wholes, found)


def _are_labelled(wholes: Wholes, number: int, following: Sequence[int]) -> bool:
    """Whether each part stands behind its own label: "30 seats are divided: farmers 14, labour 9"."""
    if wholes.figures[number].figure.unit is not None:
        return True
    gaps = [wholes.gap(other) for other in following[:-1]]
    is_bare = all(wholes.figures[other].counted is None for other in following)
    return len(gaps) > 0 and is_bare and all(_LABEL.fullmatch(gap) for gap in gaps)


_LABEL = re.compile(r"(?:[,;]| and) [^\W\d_][^\d,;:.]{0,40}[\s–—-]\s?")


def included(wholes: Wholes, number: int) -> Sum | None:
    """The 17 victims include 9 men, 6 women and 3 children: only where nobody can be of two groups."""
    following = wholes.following(number, sentences=0)
    if len(following) < 2 or not has_end(wholes.gap(number), wholes.table.parts.including):
        return None
    parts = listed_parts(wholes, number, following, ".")
    are_apart = len(parts) > 1 and wholes.are_complements(parts)
    if not are_apart or not wholes.is_above(parts, number) or wholes.figures[number].counted is None:
        return None
    return wholes.claimed(number, parts, Claim.ALL)


def _claim(wholes: Wholes, number: int, parts: list[int], *, is_made_of: bool) -> Claim:
    """How surely a list is meant for all: what goes over the whole more than what leaves some of it out."""
    whole, total = bounds_of(wholes.figures[number]).middle, wholes.total(parts)
    are_told_of = total > whole and sum(bool(_ATTRIBUTE.match(wholes.tail(part))) for part in parts) > 1
    is_unsure = wholes.has_loose_number(parts) or are_told_of  # what is on paper may be in Greek
    if is_unsure or not _is_strict(wholes, number, parts) or may_overlap(wholes, parts):
        return Claim.NONE
    is_alike = wholes.are_complements(parts) or all(wholes.same_kind(number, part) for part in parts)
    if total != whole and not is_alike:  # pilgrims and men, aircraft and fighters; not huts and women
        return Claim.LIKELY if abs(whole - total) <= _CLOSE * whole and len(parts) > 1 else Claim.NONE
    if wholes.has_dates(parts):  # of one thing at several times, unless each time it happened to others
        is_near = whole < total <= _SLIP * whole  # far more is of one thing at several times
        return Claim.LIKELY if is_near and not _STATIVE.search(wholes.gap(number)) else Claim.NONE
    return Claim.ALL if total >= whole else _claim_of_less(wholes, parts, whole - total, whole, is_made_of=is_made_of)


def _claim_of_less(wholes: Wholes, parts: list[int], missing: Decimal, whole: Decimal, *, is_made_of: bool) -> Claim:
    """The same where something is missing: a list may leave out what is small, or nobody's."""
    gaps = wholes.gaps(parts)
    is_open = any(has_any(text.casefold(), wholes.table.parts.open_list) for text in (*gaps, wholes.tail(parts[-1])))
    is_closed = is_made_of or has_any(gaps[-1], wholes.table.parts.ands)
    if is_open or missing > (_CLOSE if is_closed else _ASYNDETIC) * whole:
        return Claim.NONE
    is_named = all(wholes.figures[part].head is not None for part in parts)
    return Claim.ALL if is_made_of or (is_closed and is_named) else Claim.LIKELY


def may_overlap(wholes: Wholes, parts: Sequence[int]) -> bool:
    """Whether what is said of the parts may be so of one thing twice: they speak a language, own a cow."""
    told = _PERFECT.sub(" ", " ".join(wholes.gaps(parts)).casefold() + " " + wholes.tail(parts[-1])[:_NEAR])
    if has_any(told, ("against", "abstained", "против", "воздержались")):
        return False  # nobody votes twice
    return has_stem(told, wholes.table.parts.overlapping) or has_stem(told, _OVERLAPPING)


# What one may do as well as another: answers of one person to several questions.
_OVERLAPPING = (
    "listen",
    "trust",
    "agree",
    "translat",
    "filmed",
    "publish",
    "award",
    "decorat",
    "graduat",
    "approve",
    "subscribe",
    "attend",
    "suffer",
    "complain",
    "слуша",
    "чита",
    "доверя",
)
_PERFECT = re.compile(r"(?<!\w)(?:had|have|has)(?= (?:not|been|already|since|to|[a-z]{2,12}(?:ed|en|wn|ne|me))\b)")
_NEAR = 40


def listed_parts(wholes: Wholes, number: int, following: Sequence[int], closing: str) -> list[int]:
    """The parts of a list up to the mark that closes it; figures in parentheses and of other units left out."""
    parts: list[int] = []
    depth = 0
    for other in following:
        before = wholes.gap(other - 1) if other - 1 > number else ""
        if depth == 0 and any(mark in before for mark in closing if mark != "-" or " - " in before) and parts:
            break
        depth += before.count("(") - before.count(")")
        is_part = wholes.may_be_part(number, other) and not (parts and is_beside(wholes, other))
        if depth <= 0 and is_part and not (parts and wholes.figures[other].is_part):
            parts.append(other)
    return parts[:MOST]


def is_beside(wholes: Wholes, number: int) -> bool:
    """Whether a preposition makes the figure belong to the one before: rooms of flats; but a crew of 40 is counted."""
    before = wholes.before(number)
    found = _BESIDE.search(before)
    if found is None:
        return False
    words = before[: found.start()].split()
    return not (found[0].strip() == "of" and words[-1:] and words[-1] in wholes.table.parts.neutral)


def _is_strict(wholes: Wholes, number: int, parts: list[int]) -> bool:
    """Whether nothing in the list says that it is not all, and the parts are of the whole's kind."""
    words = wholes.table.parts
    for first, second in pairwise(parts):
        gap = between(wholes.text, wholes.figures[first], wholes.figures[second])
        if len(gap) > _LIST_GAP or has_any(gap, words.including):
            return False
    tail = wholes.tail(parts[-1])
    is_over = wholes.total(parts) > bounds_of(wholes.figures[number]).middle
    if is_over and (_JOINED.search(tail) or any(_BESIDES.search(gap) for gap in wholes.gaps(parts))):
        return False
    if has_any(tail, words.including) or (has_any(tail, words.rest) and not is_over):
        return False
    return not any(bounds_of(wholes.figures[part]).is_above(bounds_of(wholes.figures[number])) for part in parts)


# Those who came in addition are no parts.
_JOINED = re.compile(
    r"^[^.;:]{0,40}?(?:,? (?:who|which|that) (?:had |have |were |was )?(?:later |then |also |since )*"
    r"(?:joined|came|arrived|added|followed|(?:been )?attached)(?!\w)|(?:joined|added|attached|hired) later"
    r"|in addition(?!\w)"
    r"|besides(?!\w)|as guests)"
)
_BESIDES = re.compile(
    r"(?<!\w)(?:plus|not counting|apart from|besides|in addition to|on top of|не считая|кроме|помимо)\s+(?:\w+\s+)?\Z"
)


def listed(wholes: Wholes, number: int) -> Sum | None:
    """50 people were arrested, 20 in one town and 25 in another; 50 persons, 30 men and 20 women."""
    following = wholes.following(number, sentences=0)
    following = [other for other in following if other == following[0] or not is_beside(wholes, other)]
    if len(following) < 2 or wholes.gap(number)[-2:] != ", ":
        return None
    gaps = wholes.gaps(following)
    last = next((place for place, gap in enumerate(gaps, 1) if has_end(gap, wholes.table.parts.ands)), None)
    if last is None or any(len(gap) > _LIST_GAP for gap in gaps[:last]):
        return None
    parts = list(following[: last + 1])
    are_places = all(_is_placed(wholes, part) for part in parts)
    complements = wholes.are_complements(parts)
    whole = wholes.figures[number]
    is_apposed = not are_places and not complements and _are_persons_listed(wholes, number, parts)
    is_counted = (
        complements or whole.counted is not None or whole.figure.unit is not None
    )  # "61 were saved, 40 men and 21 women"
    # "75 fell on Monday, 50 on Tuesday"
    is_at_times = wholes.has_date_between(number, parts[0]) and wholes.has_dates(parts)
    is_list = (
        is_counted
        and not is_at_times
        and not _goes_on(wholes, number, parts[-1])
        and (are_places or complements or is_apposed)
    )
    if not is_list or not all(wholes.may_be_part(number, part) for part in parts):
        return None
    heads = {wholes.figures[part].head for part in parts}
    is_one_of_them = any(whole.head in groups and heads & groups for groups in wholes.table.parts.complements)
    if is_one_of_them or any(bounds_of(wholes.figures[part]).is_above(bounds_of(whole)) for part in parts):
        return None  # "5 children, 3 women and 12 men" is one list
    tail = wholes.tail(parts[-1])
    is_open = wholes.total(parts) < bounds_of(whole).middle and has_any(tail, wholes.table.parts.rest)
    if is_open or has_any(wholes.gap(number) + "".join(gaps[:last]), wholes.table.parts.including):
        return None
    is_total = has_end(wholes.before(number), wholes.table.parts.totals_before)
    return wholes.claimed(number, parts, Claim.ALL if is_total or complements else Claim.LIKELY)


def _goes_on(wholes: Wholes, number: int, last: int) -> bool:
    """Whether the parts have a verb of their own after the whole had one: "22 fled, 18 men and 9 women came"."""
    told = wholes.gap(number).strip(" ,")
    following = wholes.text[span_end(wholes.text, wholes.figures[last]) :][:16]
    return bool(told) and _VERB.match(following) is not None


_VERB = re.compile(
    r"\s+(?:(?:\w+ly )?[a-z]{2,12}ed|came|went|took|were|was|had|stayed|got|made|left|fell|ran|fled|became)(?!\w)"
)


def _is_placed(wholes: Wholes, part: int) -> bool:
    head = wholes.figures[part].head
    return (head is None or head.endswith("stair")) and bool(_PLACES.match(wholes.after(part)))


def _are_persons_listed(wholes: Wholes, number: int, parts: Sequence[int]) -> bool:
    """Seven crew members, four Norwegians and four Danes: people of all sorts, with parts that come near to them."""
    whole, total = bounds_of(wholes.figures[number]).middle, wholes.total(parts)
    is_people = wholes.figures[number].head in wholes.table.parts.whole_of_people
    is_near = len(parts) > 1 and abs(whole - total) <= _CLOSE * whole
    return is_people and is_near and all(wholes.figures[part].head and wholes.same_kind(number, part) for part in parts)
