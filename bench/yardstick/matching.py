"""Which findings are of which gold: mentions by what they cover, cases and traps by their ends."""

import re
from collections.abc import Sequence

from annotations.checks.finding import Finding, Noticed
from annotations.rules.kinds import Kind
from bench.yardstick.gold import Case, Place, Trap

HALF = 0.5
DIGITS = re.compile(r"\d+")

AT_ODDS = frozenset({str(Noticed.CONTRADICTION), str(Noticed.TENSION)})
REMARKS = frozenset(str(kind) for kind in Kind)  # an annotation of one passage: an unclosed quotation, a broken word


def pair_mentions(gold: Sequence[Place], found: Sequence[Place]) -> dict[int, int]:
    """By the number of the gold that of what was found, each once, what covers it best first."""
    able = [
        (overlap, g, f) for g, one in enumerate(gold) for f, other in enumerate(found) if (overlap := share(one, other))
    ]
    paired: dict[int, int] = {}
    taken: set[int] = set()
    for _, g, f in sorted(able, key=lambda row: (-row[0], row[1], row[2])):
        if g not in paired and f not in taken:
            paired[g] = f
            taken.add(f)
    return paired


def share(one: Place, other: Place) -> float:
    """How much of both is common to both, 0 where they are not of the same words.

    Half of each must be common; or else one lies within the other and leaves none of its digits out, so that "since
    1999" is also found as "1999", and "nine of them" as "nine".
    """
    common = min(one.end, other.end) - max(one.start, other.start)
    if one.text != other.text or common <= 0:
        return 0.0
    part = min(common / (one.end - one.start), common / (other.end - other.start))
    is_inner = common in (one.end - one.start, other.end - other.start)
    return part if part >= HALF or (is_inner and _digits(one) == _digits(other)) else 0.0


def _digits(place: Place) -> set[tuple[int, int]]:
    return {(place.start + run.start(), place.start + run.end()) for run in DIGITS.finditer(place.quote)}


def places_of(finding: Finding) -> tuple[Place, ...]:
    """Its passages."""
    return tuple(Place(one.source, one.start, one.end, one.quote) for one in finding.passages)


def touches(one: Place, other: Place) -> bool:
    """Whether they have a code point in common."""
    return one.text == other.text and one.start < other.end and other.start < one.end


def has_passage_for_each(ends: Sequence[Place], finding: Finding) -> bool:
    """Whether every end has a passage of the finding on it, and no single passage lies on all of several ends."""
    passages = places_of(finding)
    if not all(any(touches(end, passage) for passage in passages) for end in ends):
        return False
    around = any(all(touches(end, passage) for end in ends) for passage in passages)
    return len(ends) == 1 or not around


def is_of_case(case: Case, finding: Finding) -> bool:
    """Whether the finding is of that case and of its class of kinds: at odds, in order, shared wording, a remark."""
    return class_of(str(finding.kind)) in map(class_of, case.kinds) and has_passage_for_each(case.ends, finding)


def concerns(case: Case, finding: Finding) -> bool:
    """Whether the finding is of the case's class and shows some of it. Such a finding is not wrong."""
    return class_of(str(finding.kind)) in map(class_of, case.kinds) and shows(case.ends, finding)


def shows(ends: Sequence[Place], finding: Finding) -> bool:
    """Whether it has a passage each for two of the ends at least, or for the only one."""
    touched = [end for end in ends if any(touches(end, passage) for passage in places_of(finding))]
    return len(touched) >= min(2, len(ends)) and has_passage_for_each(touched, finding)


def springs(trap: Trap, finding: Finding) -> bool:
    """Whether the finding flags what is in order."""
    flags = str(finding.kind) in AT_ODDS or (len(trap.ends) == 1 and str(finding.kind) in REMARKS)
    if (trap.tension and finding.kind is Noticed.TENSION) or (trap.checks and finding.check not in trap.checks):
        return False
    return flags and shows(trap.ends, finding)


def class_of(kind: str) -> str:
    """Kinds that answer the same question, by the name of one of them."""
    if kind in AT_ODDS:
        return "at odds"
    return "remark" if kind in REMARKS else kind
