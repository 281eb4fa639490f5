"""A part that is larger than its whole: 20 people, including 27 women; of 54 cases 61 were fatal."""

import re

from annotations.checks.counting.bounds import bounds_of, is_single
from annotations.checks.counting.phrases import has_end, words_in
from annotations.checks.counting.sums import Claim, Sum
from annotations.checks.counting.wholes import Wholes

_OPENING_GAP = 90
_LEAD = 40
_LIST_GAP = 90
_AMONG = re.compile(r"(?<!\w)among(?:st)? (?:the |these |those )?\Z")
_OUT_OF = re.compile(
    r"(?:and |but )?(?:out )?(?:of|from among)(?: (?:a|the|these|those|all|its|their|our|total|sum|original|first|of"
    r"|some))*"
)
_CLAUSE_OF = re.compile(r"[;:]\s(?:and |but )?(?:out )?of (?:the |these |all )?\Z")
_OF_THESE = re.compile(r"(?<!\w)(?:of|из) (?:these|those|the|этих|тех)\s\Z")
# What holds others of a kind of its own.
CONTAINERS = re.compile(
    r"(?:convoy|famil|household|group|team|compan(?!ion)|village|town|district|school|house|building|ship|vessel"
    r"|delegation|gang|battalion|regiment|box|package|collection|club|train|region|parish|hospital|farm|camp|wagon"
    r"|class|flat|room|department|office|volume|album|file|lot|batch|couple|pair|settlement|street|car|bus|boat|truck"
    r"|organi[sz]ation|firm|family|семь|семей|групп|дом|школ|отряд|сел|вагон|деревн|район|судн|ailə|ev|kənd|məktəb|qrup)"
)
_NO_PLURALS = frozenset({"includes", "others"})


_VERB = re.compile(
    r"\s+(?!and|or)(?:[a-z]{2,12}ed|were|are|have|had|has|sit|sat|went|came|won|lost|left|fell|took|still)\s"
)
# Of 70 houses in the village 84 burned down.
_IN_PLACE = re.compile(r" (?:in|at|of|on|from) (?:the |this |that |our |its )?(?:[^\W\d_][\w’'-]*,? ){1,4}")


def part_above(wholes: Wholes, number: int) -> Sum | None:
    """20 people, including 27 women; of 54 cases 61 were fatal: a part that is larger than its whole."""
    following = wholes.following(number, sentences=0)
    if following and _is_part_of_opening(wholes, number, following[0]) and wholes.is_above([following[0]], number):
        part = wholes.figures[following[0]]
        return Sum(wholes.figures[number], (part,), bounds_of(part).middle, Claim.ALL, fits=False)
    if not following or not _may_be_of(wholes, number, following[0]):
        return None
    part, whole = wholes.figures[following[0]], wholes.figures[number]
    gap = wholes.gap(number)
    is_next_word = tuple(gap.strip(" ,").split()) in wholes.table.of_them_before
    is_next_word = is_next_word or has_end(gap, wholes.table.parts.including)
    is_above = wholes.is_above([following[0]], number)
    is_among = bool(_AMONG.search(wholes.before(number))) and part.counted is not None
    is_next_word = is_next_word or is_among
    if (whole.counted is None and not is_next_word) or whole.is_part or not is_above:
        return None
    is_another = part.head not in {None, whole.head} and has_end(gap, wholes.table.parts.including)
    is_inside = is_another and CONTAINERS.match(whole.head or "")  # 12 families, including 30 children
    if is_inside or _is_all_again(wholes, following[0]) or _may_be_of_earlier(wholes, number, following[0]):
        return None  # 150 rifles and 40 sabres with 4 guns, 30 of them volunteers
    is_sure = not is_another or bool(wholes.is_person(number)) or whole.head in wholes.table.parts.neutral
    return Sum(whole, (part,), bounds_of(part).middle, Claim.ALL if is_sure else Claim.LIKELY, fits=False)


def of_them_next(wholes: Wholes, number: int) -> Sum | None:
    """The club has 150 members. 170 of them are juniors: the last count of a sentence, and the first of the next."""
    following, whole = wholes.following(number, sentences=1), wholes.figures[number]
    if not following or whole.counted is None or whole.is_part:
        return None
    part = wholes.figures[following[0]]
    begins = wholes.reading.sentence_at(part.start).start
    is_first = not wholes.text[begins : part.start].strip()
    is_only = number == 0 or wholes.sentence_of(number - 1) != wholes.sentence_of(number)
    is_of = part.is_of_them and part.is_part and part.figure.unit == whole.figure.unit and is_single(part)
    if not (is_first and is_only and is_of) or not wholes.is_above([following[0]], number):
        return None
    return Sum(whole, (part,), bounds_of(part).middle, Claim.LIKELY, fits=False)


def _may_be_of_earlier(wholes: Wholes, number: int, part: int) -> bool:
    """Whether a figure shortly before the whole, in one list with it, is large enough for the part."""
    for other in range(number - 1, max(number - 4, -1), -1):
        gap = wholes.gap(other)
        if wholes.sentence_of(other) != wholes.sentence_of(number) or len(gap) > _LIST_GAP or re.search("[.;:()]", gap):
            return False
        if wholes.may_be_part(other, part) and not wholes.is_above([part], other):
            return True
    return False


def _is_all_again(wholes: Wholes, part: int) -> bool:
    """Whether it is the sum of what was told before, of which the next figure is a part: of these 131 men 90 spoke."""
    one = wholes.figures[part]
    is_own = one.counted_start is not None and one.counted_start >= one.end
    is_followed = part + 1 < len(wholes.figures) and wholes.sentence_of(part + 1) == wholes.sentence_of(part)
    if not (is_own and is_followed and _OF_THESE.search(wholes.before(part))):
        return False
    return not wholes.gap(part).strip(" ,")


def _is_part_of_opening(wholes: Wholes, number: int, part: int) -> bool:
    """Whether a bare number stands right behind "of the 54 cases" or "among the 54 patients"."""
    whole, one = wholes.figures[number], wholes.figures[part]
    before = wholes.before(number)
    is_opening = opens(wholes, number) or bool(_AMONG.search(before) or _CLAUSE_OF.search(before))
    is_bare = one.counted is None and one.figure.unit is None and is_single(one) and not one.is_of_next
    gap = wholes.gap(number)
    if whole.counted is None:  # of the 19, 23 sit for the first time
        is_opening = is_opening and gap == ", " and _VERB.match(wholes.tail(part)) is not None
        return is_opening and is_bare and whole.figure.unit is None
    return is_opening and is_bare and (not gap.strip(" ,") or _IN_PLACE.fullmatch(gap) is not None)


def of_next(wholes: Wholes, number: int) -> Sum | None:
    """30 of the 20 citizens."""
    if number == 0 or not wholes.figures[number - 1].is_of_next:
        return None
    part, whole = wholes.figures[number - 1], wholes.figures[number]
    is_one_unit = part.figure.unit == whole.figure.unit
    if not is_one_unit or not is_single(part) or not wholes.is_above([number - 1], number):
        return None
    return Sum(whole, (part,), bounds_of(part).middle, Claim.ALL, fits=False)


def _may_be_of(wholes: Wholes, number: int, part: int) -> bool:
    """Whether the next figure is said to be of this one, with no other plural between that "them" may stand for."""
    whole, one, gap = wholes.figures[number], wholes.figures[part], wholes.gap(number)
    if one.figure.unit != whole.figure.unit or len(gap) > _OPENING_GAP:
        return False
    if _AMONG.search(wholes.before(number)) and gap.split()[-1:] in (["were"], ["are"]):
        return wholes.same_kind(number, part) and one.counted is not None  # among the 19 dead were 22 firemen
    words = [word for word in words_in(gap).split() if word not in _NO_PLURALS]
    if any(wholes.table.singular(word) != word for word in words):
        return False
    if has_end(gap, wholes.table.parts.including):
        return wholes.same_kind(number, part) and one.counted is not None
    return one.is_part and (not one.is_of_them or one.counted_start in {None, whole.counted_start})


def opens(wholes: Wholes, number: int) -> bool:
    """Whether the sentence begins with "of" this figure: Of the fourteen, nine died."""
    whole = wholes.figures[number]
    begins = wholes.reading.sentence_at(whole.start).start
    lead = wholes.text[begins : whole.start].casefold().split() if whole.start - begins < _LEAD else []
    is_of = bool(lead) and len(lead) <= 3 and lead[0] in wholes.table.part_of
    return is_of or _OUT_OF.fullmatch(" ".join(lead)) is not None
