"""Parts told by what became of them, or what they are: matches won, drawn and lost; 35 diesel and 30 electric buses."""

import re
from collections.abc import Sequence
from decimal import Decimal

from annotations.checks.counting.bounds import bounds_of
from annotations.checks.counting.sums import Claim, Sum
from annotations.checks.counting.wholes import Wholes

_MATCHES = frozenset({"match", "game", "fixture", "fight", "bout", "race", "матч", "игра", "встреча", "бой", "oyun"})
_OUTCOMES = (
    re.compile(r"(?<!\w)(?:w[io]n\w*|victor\w+|побед\w+|выиграл\w*|qələbə\w*|qalib\w*|udmuş\w*)(?!\w)"),
    re.compile(r"(?<!\w)(?:dr[aeo]w\w*|tied|ties|ничь\w+|вничью|heç-heçə\w*)(?!\w)"),
    re.compile(r"(?<!\w)(?:lo[sn][ti]\w*|los\w+|defeat\w*|поражен\w+|проиграл\w*|məğlub\w*|uduz\w*)(?!\w)"),
)
_BESIDE = 22  # code points on either side of a number in which its outcome stands
_NEARLY = Decimal("0.1")  # what of a whole may be missing where its parts seem to be meant for all
_OVER = Decimal("1.5")  # times the whole that they may be by a slip
_QUALITY = re.compile(
    r" (?!(?:in|at|on|by|to|for|from|with|of|as|per|were|was|are|is|had|have|and|or|more|others?|times?|each)(?!\w))"
    r"[a-z]+(?:-[a-z]+)?(?=,? and |, |[.;)]|\Z)"
)


def played(wholes: Wholes, number: int) -> Sum | None:
    """Seven matches, of which four were won, two drawn and two lost: all three, in one sentence or in the next."""
    whole = wholes.figures[number]
    if whole.head not in _MATCHES:
        return None
    following = [one for one in wholes.following(number, sentences=1) if wholes.figures[one].head in {None, whole.head}]
    parts: list[int] = []
    for outcome in range(len(_OUTCOMES)):
        one = next((one for one in following if one not in parts and _outcome(wholes, one) == outcome), None)
        if one is None:
            return None
        parts.append(one)
    parts.sort()
    is_more = any(bounds_of(wholes.figures[one]).is_above(bounds_of(whole)) for one in parts)
    return None if is_more or wholes.has_dates([number, parts[-1]]) else wholes.claimed(number, parts, Claim.LIKELY)


def _outcome(wholes: Wholes, number: int) -> int | None:
    """Which outcome stands beside a number: the nearest before it, or the nearest behind it."""
    figure = wholes.figures[number]
    before = wholes.text[max(figure.start - _BESIDE, 0) : figure.start].casefold()
    after = wholes.tail(number)[:_BESIDE]
    before = re.split(r"\d|[.;:]|,", before)[-1]
    after = re.split(r"\d|[.;:,]", after)[0]
    for place, pattern in enumerate(_OUTCOMES):
        if pattern.search(before):
            return place
    return next((place for place, pattern in enumerate(_OUTCOMES) if pattern.search(after)), None)


def attributed(wholes: Wholes, number: int) -> Sum | None:
    """21 members, 12 elected and 8 appointed: numbers with one word each, in a list that comes near the whole."""
    whole = wholes.figures[number]
    following = list(wholes.following(number, sentences=0))
    if len(following) < 2 or whole.counted is None or wholes.gap(number) != ", ":
        return None
    parts = _with_qualities(wholes, following)
    if not 2 <= len(parts) <= 4 or not wholes.gap(parts[-2]).rstrip().endswith((" and", ",and")):
        return None
    told, total = bounds_of(whole).middle, wholes.total(parts)
    is_near = (1 - _NEARLY) * told <= total <= _OVER * told
    is_hedged = any(wholes.figures[one].figure.qualifier for one in (number, *parts))
    is_larger = any(bounds_of(wholes.figures[one]).is_above(bounds_of(whole)) for one in parts)
    return None if is_hedged or is_larger or not is_near else wholes.claimed(number, parts, Claim.LIKELY)


def _with_qualities(wholes: Wholes, following: Sequence[int]) -> list[int]:
    parts: list[int] = []
    for one in following:
        figure = wholes.figures[one]
        is_bare = figure.counted is None and figure.figure.unit is None and figure.figure.value is not None
        if not is_bare or figure.is_part or not _QUALITY.match(wholes.tail(one)):
            break
        parts.append(one)
    return parts
