"""Lists of parts that the text only sets side by side: six veterans and seven novices; one holds 71, the other 38."""

import re
from collections.abc import Sequence
from decimal import Decimal

from annotations.checks.counting.bounds import bounds_of
from annotations.checks.counting.divided import is_beside, may_overlap
from annotations.checks.counting.spans import between
from annotations.checks.counting.sums import Claim, Sum, is_labelled
from annotations.checks.counting.wholes import MOST, Wholes

_NEARLY = Decimal("0.1")  # what of a whole may be missing where its parts seem to be meant for all


def coordinated(wholes: Wholes, number: int, following: Sequence[int]) -> list[int]:
    """The parts of one list, each a short way behind the one before: six of them veterans and seven novices."""
    parts = [following[0]]
    for other in following[1:]:
        gap = between(wholes.text, wholes.figures[parts[-1]], wholes.figures[other])
        if is_beside(wholes, other):
            continue
        # Who is a person, a Russian word hardly tells: из них 40 русских, 18 татар и 11 башкир.
        is_russian = wholes.reading.language == "ru" and wholes.figures[following[0]].is_part
        is_told = is_russian and not _QUALITY.search(wholes.figures[other].counted or "")
        is_quality = is_russian and not is_told
        is_kind = (
            is_told or (not is_quality and _is_of_kind(wholes, number, other)) or wholes.after(other).startswith(" of ")
        )
        is_next = (
            is_kind
            and len(gap) <= _COORDINATED
            and not re.search(r"[.;:!?()]", gap)
            and wholes.may_be_part(number, other)
        )
        if not is_next or not _ENDS_LIST.search(gap) or len(parts) == MOST or is_own_clause(wholes, parts, other):
            break
        parts.append(other)
    return parts


def is_own_clause(wholes: Wholes, parts: Sequence[int], other: int) -> bool:
    """Whether a verb begins with it that those before have none of: 28 of them unanimously, and 40 were debated."""
    is_joined = _AND_CLAUSE.search(wholes.before(other)) is not None and wholes.figures[parts[0]].is_of_them
    has_verb = any(_TELLS.match(_OF_THEM.sub("", wholes.tail(part))) for part in parts)
    return is_joined and not has_verb and _TELLS.match(wholes.tail(other)) is not None


_AND_CLAUSE = re.compile(r",\s+(?:and|but|while|и|а)\s\Z")
_OF_THEM = re.compile(r"^\s*of (?:them|these|those|whom|which)")


def _is_of_kind(wholes: Wholes, number: int, part: int) -> bool:
    """Whether a later part may count what the whole does: not houses, where it counts settlements."""
    whole, one = wholes.figures[number], wholes.figures[part]
    is_another = wholes.is_person(number) is False and one.head not in (None, whole.head) and not one.is_of_them
    if is_another and _TELLS.match(wholes.tail(part)):
        return False
    return wholes.same_kind(number, part)


_TELLS = re.compile(r"\s*(?:\w+ly )?(?:were|was|had|[a-z]{2,12}ed|fell|came|went|took|lost)(?!\w)")
_QUALITY = re.compile(r"(?:[нтщш]ых|щих|вших)\Z")  # многодетных, неполных: one family may be both
_COORDINATED = 60
_ENDS_LIST = re.compile(r"(?:,|(?:^|\s)(?:and|but|и|а|və)|,\s(?:and|but|и|а|və|while))\s*\Z")


def next_bare(wholes: Wholes, number: int) -> Sum | None:
    """There were 1,250 voters. 830 cast their vote and 520 stayed at home: bare numbers that nearly make the whole."""
    whole = wholes.figures[number]
    following = [one for one in wholes.following(number, sentences=1) if not _is_share(wholes, one)]
    is_alone = number == 0 or wholes.sentence_of(number - 1) != wholes.sentence_of(number)
    if len(following) < 2 or whole.counted is None or whole.is_of_them or not is_alone or is_labelled(whole):
        return None
    begins = wholes.reading.sentence_at(wholes.figures[following[0]].start).start
    first = wholes.figures[following[0]].start
    is_first = begins > whole.start and (begins == first or _HOLDS.fullmatch(wholes.text, begins, first) is not None)
    if not is_first and not (wholes.gap(number).endswith("; ") and "," not in wholes.gap(number)):
        return None
    is_gapped = begins < first and all(_GAPPED.match(gap) for gap in wholes.gaps(following))
    parts = list(following[:MOST]) if is_gapped else coordinated(wholes, number, following)
    is_bare = all(wholes.figures[part].counted is None or wholes.figures[part].head in _CASES for part in parts)
    if len(parts) < 2 or len(parts) < len(following) or not is_bare or may_overlap(wholes, parts):
        return None
    off = abs(bounds_of(whole).middle - wholes.total(parts))
    is_hedged = any(wholes.figures[one].figure.qualifier for one in (number, *parts))
    is_near = off <= _NEARLY * bounds_of(whole).middle and not is_hedged and not wholes.has_dates(parts)
    return wholes.claimed(number, parts, Claim.LIKELY) if is_near else None


# "The ruling party holds 71, the opposition 38"; "the hospital recorded measles in 31 cases".
_HOLDS = re.compile(
    r"(?:[^\W\d_][\w’'-]*\s+){1,6}(?:holds?|held|has|had|won|got|received|took|obtained|secured|gained|went to"
    r"|came from|recorded(?:\s+[^\W\d_]+){1,3}\s+in|получил\w?|имеет|занял\w?|взял\w?)\s+"
)


_CASES = frozenset({"case", "instance", "случай"})  # in which what the whole counts was so
_GAPPED = re.compile(
    r"^,?\s(?:and\s|и\s)?(?:[^\W\d_“\"][\w’'”\"-]*\s){0,4}(?:in\s)?$|^[^.;:]{3,40},?\s(?:and\s)?[^.;:]{0,30}in\s$"
)


def _is_share(wholes: Wholes, number: int) -> bool:
    return wholes.figures[number].figure.unit in {"percent", "share"}
