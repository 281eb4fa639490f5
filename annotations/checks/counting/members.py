"""Parts that the text calls so: "27 of them", "of the 213", "the other four", "including 25 women"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from annotations.checks.counting.bare import coordinated, is_own_clause, next_bare
from annotations.checks.counting.bounds import bounds_of, is_single
from annotations.checks.counting.divided import broken_down, included, is_beside, listed, may_overlap
from annotations.checks.counting.included import included_above, of_this_sum, persons_above
from annotations.checks.counting.larger import of_next, of_them_next, opens, part_above
from annotations.checks.counting.outcomes import attributed, played
from annotations.checks.counting.phrases import has_any, has_end
from annotations.checks.counting.sums import Claim, Sum, is_labelled, is_whole
from annotations.checks.counting.wholes import MOST, Wholes

_FAR = 4  # sentences after the whole's own, where the first part is said to be one and all make the whole exactly
_SENTENCES = 2  # the same, otherwise
_BACK = 8  # figures before "the other four" among which its whole is looked for
_LIST_GAP = 90
_NEARLY = Decimal("0.1")  # what of a whole may be missing where its parts seem to be meant for all


def sums(wholes: Wholes) -> Iterator[Sum]:
    """Every whole with the parts that follow it, in the order of the text; each figure is a part once."""
    taken: set[int] = set()
    for number, whole in enumerate(wholes.figures):
        if not is_whole(whole):
            continue
        found = broken_down(wholes, number) or of_next(wholes, number)
        if found is None and whole.start not in taken:
            found = _of_them(wholes, number) or listed(wholes, number)
            found = found or included(wholes, number) or part_above(wholes, number)
            found = found or of_them_next(wholes, number)
            found = found or included_above(wholes, number) or persons_above(wholes, number)
            found = found or played(wholes, number) or attributed(wholes, number) or of_this_sum(wholes, number)
            found = found or _exact(wholes, number) or next_bare(wholes, number)
        if found is None and has_end(_lead(wholes, number), wholes.table.parts.remaining):
            found = _with_rest(wholes, number)
        if found is not None:
            taken |= {part.start for part in found.parts}
            yield found


def _lead(wholes: Wholes, number: int) -> str:
    return wholes.before(number).rstrip(" ,–—-")


def _of_them(wholes: Wholes, number: int) -> Sum | None:
    """31 patents, 26 of them national and five foreign; of the 50, 30 were released and the remaining 20 not."""
    following = wholes.following(number, sentences=_SENTENCES)
    # Of 184 passengers and 22 men of the crew 139 were saved: the whole is both.
    is_one = not (opens(wholes, number) and wholes.gap(number).strip() in {"and", "и", "və"}) if following else False
    is_of = is_one and _is_of(wholes, number, following[0])
    # The first of several parts is no whole of the others.
    if not is_of or (wholes.figures[number].is_of_them and not _is_explicit(wholes, following[0])):
        return None
    following = _unnested(wholes, following)
    parts = wholes.run(number, following)
    side_by_side = coordinated(wholes, number, following)
    if len(side_by_side) > len(parts) and set(parts) <= set(side_by_side):
        parts = side_by_side
    anything = [other for other in following if wholes.sentence_of(other) == wholes.sentence_of(following[0])]
    single = [other for other in anything if wholes.may_be_part(number, other) and is_single(wholes.figures[other])]
    far = wholes.run(number, wholes.following(number, sentences=_FAR, blocks=1))
    exact = wholes.prefix(number, parts) or wholes.prefix(number, single) or wholes.prefix(number, far)
    if exact is not None:
        return wholes.claimed(number, exact, Claim.LIKELY)
    for place, part in enumerate(parts[1:], start=2):
        if has_end(wholes.gap(part - 1).rstrip(" ,–—-"), wholes.table.parts.remaining):
            return wholes.claimed(number, parts[:place], Claim.ALL)
    parts = [part for part in parts if part == parts[0] or not is_beside(wholes, part)]
    same = [part for part in parts if wholes.sentence_of(part) == wholes.sentence_of(parts[0])]
    if has_end(wholes.gap(number), wholes.table.parts.including):
        same = _in_clause(wholes, same)  # among them nine women; by June fifteen had been released
    same = _before_another_time(wholes, same)
    same = [part for part in same if part == same[0] or not is_own_clause(wholes, same[:1], part)]
    is_open = any(has_any(gap, wholes.table.parts.including) for gap in wholes.gaps(same))
    if (
        len(same) < 2
        or is_open
        or may_overlap(wholes, same)
        or _are_of_two_sorts(wholes, same)
        or _is_each_of_them(wholes, same)
    ):
        return None  # one person may speak two languages
    if wholes.is_above(same, number):
        is_all = wholes.are_complements(same) or _is_denied(wholes, same)
        return wholes.claimed(number, same, Claim.ALL if is_all else Claim.LIKELY)
    return wholes.claimed(number, same, Claim.LIKELY) if _is_nearly_all(wholes, number, same) else None


def _before_another_time(wholes: Wholes, parts: Sequence[int]) -> list[int]:
    """Those up to a semicolon that a date stands behind: 57 died, 31 in hospitals; in June 40."""
    for place, gap in enumerate(wholes.gaps(parts), 1):
        if ";" in gap and wholes.has_date_between(parts[place - 1], parts[place]):
            return list(parts[:place])
    return list(parts)


def _in_clause(wholes: Wholes, parts: Sequence[int]) -> list[int]:
    """Those up to the first semicolon."""
    ends = next((place for place, gap in enumerate(wholes.gaps(parts), 1) if ";" in gap), len(parts))
    return list(parts[:ends])


def _unnested(wholes: Wholes, following: Sequence[int]) -> Sequence[int]:
    """Up to what is told of one of the parts: of 1,200 books 700 were saved; 300 of these are here."""
    if _is_explicit(wholes, following[0]):
        return following
    for place, other in enumerate(following):
        if place and _is_explicit(wholes, other):
            return following[:place]
    return following


def _is_explicit(wholes: Wholes, number: int) -> bool:
    """Whether "of these" stands right beside the figure."""
    beside = wholes.table.of_them_before
    before = wholes.before(number).split()[-2:]
    return tuple(before) in beside or tuple(wholes.after(number).split()[:2]) in beside


# "11 were women": what they are. "9 came from one village": what became of them, which may be so of women.
_ARE = re.compile(
    r"^\s*(?:of them |of these )?(?:were|are|was|is)\s+(?:(?:wo)?men|children|(?!(?:\w+ly )?\w+(?:ed|en|wn|ut|nt|ld|nd"
    r"|ung|ot|ost)(?!\w)|(?:still )?(?:missing|dead|alive|absent|safe|free|ill)(?!\w)))"
)
_DO = re.compile(
    r"^\s*(?:of them |of these )?(?:had (?:no|a) "
    r"|(?:were|was|are|is)\s+(?:\w+ly )?(?!(?:wo)?men(?!\w)|children(?!\w))\w+(?:ed|en|wn|ot|nd)"
    r"|(?:were|was|are|is)\s+(?:still )?(?:missing|dead|alive|absent|safe|free|ill)(?!\w)"
    r"|[a-z]{2,12}(?:ed|me|ve|ft|nt"
    r"|wn|ng))(?!\w)"
)


_HOW = re.compile(r"^\s*(?:of them |of these )?\w{3,}ly\s*[,;.]")  # 29 of them seriously
_WITH = re.compile(
    r"^\s*(?:(?:were|are|was|is|had)\s)?(?:with|having|aged|over|under|younger|older|above|below|с|со|старше|моложе|имеют|имели|имеющ\w+|до|свыше)\s"
)


def _are_of_two_sorts(wholes: Wholes, parts: Sequence[int]) -> bool:
    """Whether of one part is told what they are, of another what became of them or what they have: both may be so of
    one.
    """
    tails = [wholes.tail(part) for part in parts]
    having = sum(bool(_WITH.match(tail)) for tail in tails)
    if 0 < having < len(tails):
        return True
    return any(_ARE.match(tail) for tail in tails) and any(_DO.match(tail) or _HOW.match(tail) for tail in tails)


def _is_each_of_them(wholes: Wholes, parts: Sequence[int]) -> bool:
    """Whether "of them" is said again with no "and": three of them steamers, ten of them armed."""
    is_again = all(_OF_THEM.match(wholes.tail(part)) for part in parts)
    return is_again and not has_any(wholes.gaps(parts)[-1], wholes.table.parts.ands)


_OF_THEM = re.compile(r"^\s*of (?:them|these|whom|which)(?!\w)")


def _is_denied(wholes: Wholes, parts: Sequence[int]) -> bool:
    """Whether the last part is said not to be what the one before is: 64 have returned and 66 have not."""
    return len(parts) == 2 and bool(_NOT.match(wholes.tail(parts[-1])))


_NOT = re.compile(r"^\s*(?:of them )?(?:have|has|had|did|do|were|was|are|could|would)(?: not|n['’]t)\s*(?:[.,;!?]|\Z)")


def _is_nearly_all(wholes: Wholes, number: int, parts: Sequence[int]) -> bool:
    """Whether parts in a closed list, none hedged, leave so little of the whole that they seem to be meant for all."""
    words, gaps = wholes.table.parts, wholes.gaps(parts)
    missing = bounds_of(wholes.figures[number]).middle - wholes.total(parts)
    is_closed = has_any(gaps[-1], words.ands) and all(len(gap) <= _LIST_GAP for gap in gaps)
    is_open = any(has_any(gap, words.including) for gap in (*gaps, wholes.gap(number)))
    tail = wholes.tail(parts[-1])
    is_open = is_open or has_any(tail, words.rest) or has_any(tail, words.including) or wholes.has_dates(parts)
    is_hedged = any(wholes.figures[one].figure.qualifier for one in (number, *parts))
    is_small = 0 < missing <= _NEARLY * bounds_of(wholes.figures[number]).middle
    return is_small and is_closed and not is_open and not is_hedged


def _is_of(wholes: Wholes, number: int, part: int) -> bool:
    whole, one = wholes.figures[number], wholes.figures[part]
    if part != number + 1 or not wholes.comparable(number, part):
        return False
    if not one.is_part:
        is_opening = opens(wholes, number) or _is_ablative(wholes, number)
        return is_opening and not has_end(wholes.gap(number), wholes.table.parts.including)
    is_next_word = tuple(wholes.gap(number).strip(" ,").split()) in wholes.table.of_them_before
    is_same = not one.is_of_them or whole.counted is None or one.counted_start in {None, whole.counted_start}
    return is_same or is_next_word


def _is_ablative(wholes: Wholes, number: int) -> bool:
    """Whether in Azerbaijani the whole stands in the case of what parts are of, right before one: 120 nəfərdən 70."""
    words = (wholes.figures[number].counted or "").split()
    is_case = wholes.reading.language == "az" and bool(words) and words[-1].endswith(("dən", "dan"))
    return is_case and not wholes.gap(number).strip(" ,")


def _with_rest(wholes: Wholes, last: int) -> Sum | None:
    """Ninety complaints. Forty were upheld. The other fifty were not: the last part is the one that makes them all."""
    parts = [last]
    for other in range(last - 1, max(last - _BACK, 0) - 1, -1):
        whole = wholes.figures[other]
        if wholes.sentence_of(last) - wholes.sentence_of(other) > _FAR or not is_single(whole):
            return None
        if len(parts) > 1 and bounds_of(whole).middle == wholes.total(parts) and wholes.may_be_part(other, last):
            return wholes.claimed(other, parts, Claim.LIKELY)
        if len(parts) > 1 and _is_plain_whole(wholes, other, parts):
            return wholes.claimed(other, parts, Claim.ALL)
        if not wholes.may_be_part(other, last) or len(parts) == MOST:
            return None
        parts.insert(0, other)
    return None


def _is_plain_whole(wholes: Wholes, number: int, parts: Sequence[int]) -> bool:
    """Whether it counts what the parts are of, which count nothing of their own, and is larger than each."""
    whole = wholes.figures[number]
    is_near = wholes.sentence_of(parts[0]) - wholes.sentence_of(number) <= 1
    heads = {wholes.figures[part].head for part in parts} - {None, whole.head}
    is_larger = all(bounds_of(wholes.figures[part]).middle < bounds_of(whole).middle for part in parts)
    is_counting = whole.counted is not None and not whole.is_of_them
    return is_near and is_counting and is_larger and not heads and not wholes.has_dates(parts)


def _exact(wholes: Wholes, number: int) -> Sum | None:
    """Figures that follow and make the whole exactly, though nothing says that they are its parts."""
    whole = wholes.figures[number]
    if whole.counted is None or whole.figure.value is None or whole.figure.value < 3 or is_labelled(whole):
        return None
    parts = wholes.run(number, wholes.following(number, sentences=_SENTENCES))
    first = parts[0] if parts else None
    if first is None or wholes.has_loose_number(parts) or wholes.sentence_of(first) > wholes.sentence_of(number) + 1:
        return None
    exact = wholes.prefix(number, parts)
    heads = {wholes.figures[part].head for part in exact or ()}
    if any(whole.head in group and heads & group for group in wholes.table.parts.complements):
        return None  # "nine men, six women and three children" are one list
    is_again = any(opens(wholes, part) for part in exact or ())  # 19 were elected. Of the 19, ...
    return wholes.claimed(number, exact, Claim.LIKELY) if exact and not is_again else None
