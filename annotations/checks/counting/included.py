"""Parts told behind "including", or "of this sum": 73 arms, including 31 rifles and 52 pistols."""

import re
from decimal import Decimal

from annotations.checks.counting.bounds import bounds_of
from annotations.checks.counting.divided import listed_parts, may_overlap
from annotations.checks.counting.larger import CONTAINERS
from annotations.checks.counting.phrases import has_any, has_end
from annotations.checks.counting.sums import Claim, Sum
from annotations.checks.counting.wholes import Wholes

# One may be a man and a teacher, but not a citizen of two countries told apart.
_CITIZENS = frozenset({"citizen", "national", "person", "people", "individual", "гражданин", "лицо", "лица", "лиц"}) | {
    *("человек", "nəfər", "vətəndaş", "subject", "resident")
}


def included_above(wholes: Wholes, number: int) -> Sum | None:
    """A closed list that makes the whole exactly, or more than it, where nothing can be of two of its parts."""
    following = wholes.following(number, sentences=0)
    if len(following) < 2 or not has_end(wholes.gap(number), wholes.table.parts.including):
        return None
    parts = listed_parts(wholes, number, following, ".;")
    is_counted = wholes.figures[number].counted is not None or wholes.figures[number].figure.unit is not None
    if len(parts) < 2 or not is_counted or wholes.has_loose_number(parts):
        return None
    if not has_end(wholes.gap(parts[-1] - 1), wholes.table.parts.ands) or wholes.has_dates(parts):
        return None
    if wholes.total(parts) == bounds_of(wholes.figures[number]).middle:
        return wholes.claimed(number, parts, Claim.LIKELY)
    is_above = wholes.is_above(parts, number) and not may_overlap(wholes, parts)
    return wholes.claimed(number, parts, Claim.LIKELY) if is_above and _are_apart(wholes, number, parts) else None


def _are_apart(wholes: Wholes, number: int, parts: list[int]) -> bool:
    """Whether the parts are of sorts that nothing is two of: rifles and pistols, citizens of one country or another."""
    whole = wholes.figures[number]
    heads = [wholes.figures[part].head for part in parts]
    if None in heads:
        return False
    if any(wholes.is_person(one) for one in (number, *parts)):
        return all(head in _CITIZENS for head in heads)
    is_container = whole.head is not None and CONTAINERS.match(whole.head) is not None
    return len(set(heads)) == len(heads) and whole.head not in heads and not is_container


def persons_above(wholes: Wholes, number: int) -> Sum | None:
    """20 people, including 26 guides: whoever is included among people is one of them."""
    following = wholes.following(number, sentences=0)
    if not following or not has_end(wholes.gap(number), wholes.table.parts.including):
        return None
    part, whole = wholes.figures[following[0]], wholes.figures[number]
    is_people = whole.head in wholes.table.parts.whole_of_people or whole.head in _PEOPLE
    is_told = is_people and part.counted is not None and part.figure.unit is None and whole.figure.unit is None
    if not is_told or not wholes.is_above([following[0]], number) or len(wholes.gap(number)) > _NEAR:
        return None
    return Sum(whole, (part,), bounds_of(part).middle, Claim.LIKELY, fits=False)


_NEAR = 60
_PEOPLE = frozenset({"employee", "worker", "citizen", "passenger", "soldier", "student", "pupil", "officer"}) | {
    *(
        "prisoner",
        "человек",
        "сотрудник",
        "nəfər",
        "deputy",
        "delegate",
        "volunteer",
        "detainee",
        "patient",
        "resident",
        "man",
    )
}


_THIS_SUM = re.compile(
    r"(?:out of|of|from|из) (?:this|that|the|these|этой|этого|этих|всей) (?:[^\W\d_]+ )?(?:sum|amount|money|total"
    r"|budget|figure|number|funds|суммы|числа|количества|денег|средств),? \Z",
    re.IGNORECASE,
)
_NEARLY = Decimal("0.1")  # what of a sum may be missing where its parts seem to be meant for all


def of_this_sum(wholes: Wholes, number: int) -> Sum | None:
    """It spent 79,500 pounds. Of this sum 45,000 pounds went to the kitchens and 20,500 pounds to the shelter."""
    whole = wholes.figures[number]
    if number + 2 >= len(wholes.figures) or wholes.sentence_of(number + 1) != wholes.sentence_of(number) + 1:
        return None
    if not _THIS_SUM.search(wholes.before(number + 1)):
        return None
    parts = [number + 1]
    for other in wholes.following(number, sentences=1)[1:]:
        is_nested = has_any(wholes.gap(other - 1), ("of which", "из них"))
        if wholes.figures[other].figure.unit != whole.figure.unit or is_nested:
            return None
        parts.append(other)
    if len(parts) < 2 or not has_any(wholes.gap(parts[-1] - 1), wholes.table.parts.ands) or wholes.has_dates(parts):
        return None
    missing = bounds_of(whole).middle - wholes.total(parts)
    is_open = has_any(wholes.tail(parts[-1]), wholes.table.parts.rest)
    is_near = missing <= _NEARLY * bounds_of(whole).middle and not (is_open and missing > 0)
    return wholes.claimed(number, parts, Claim.LIKELY) if is_near else None
