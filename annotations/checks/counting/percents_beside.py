"""Counts with a percentage each, of a whole told in their list or just before: "75 (30%) ... and 110 (54%)"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from annotations.checks.counting.bounds import is_single
from annotations.checks.counting.percents import Percentage, reckoned
from annotations.checks.counting.restated import part_of
from annotations.checks.counting.sums import is_whole
from annotations.checks.counting.wholes import Wholes
from annotations.checks.finding import Noticed

_NEAR = 160  # code points between one percentage and the next count
_SHARES = frozenset({"percent", "share"})
# What tells of another whole: another year, another place, or of those alone.
_APART = re.compile(
    r"(?<!\w)(?:earlier|previous\w*|year before|ago|compared|elsewhere|neighbou?ring|last year|of (?:these|those)"
    r"|of wh(?:om|ich)|among (?:these|those|them)|average|than|respectively|each"
    r"|ранее|прошл\w+|сравнени\w+|соседн\w+|из них|среди них|год назад|чем"
    r"|onlardan|əvvəlki|keçən|qonşu|nisbətən)(?!\w)",
    re.IGNORECASE,
)
_PLACED = re.compile(r"(?:[,;]|\s(?:and|but|while|а|и))\s+(?:in|at|on|among|for|of|в|во|на|среди|из)\s[^,;]{1,40}\s\Z")
_LISTED = re.compile(
    r"(?<!\w)(?:of (?:which|whom|them|these|those|the|all|\d)|из (?:них|которых|этих|\d)|onlardan)", re.IGNORECASE
)
_MORE = re.compile(r"(?:\A|[.;]\s)(?:A further|Another|The other|The remaining|Further|Ещё|Еще|Остальные|Другие)\s+\Z")


def beside(wholes: Wholes, found: Sequence[Percentage]) -> Iterator[Percentage]:
    """Each count with a percentage behind another one whose whole is known, and of which nothing else is told.

    It is a contradiction where one list of parts tells both, or the next sentence goes on with it, else a tension.
    """
    known = {one.figures[-1].start: one for one in found if len(one.figures) == 3}
    known |= {figure.start: one for one in found for figure in one.figures if figure.figure.unit in _SHARES}
    last: tuple[int, Percentage] | None = None
    for number, mention in enumerate(wholes.figures):
        if mention.figure.unit != "percent":
            continue
        if mention.start in known:
            one = known[mention.start]
            last = (number, one) if len(one.figures) == 3 and _whole_of(one) is not None else None
            continue
        part = part_of(wholes, number) if last is not None else None
        if last is None or part is None:
            continue
        judged = _judged(wholes, last[0], last[1], part, number)
        if judged is not None:
            yield judged
            last = (number, judged)


def _whole_of(told: Percentage) -> int | None:
    """Where the whole of a reckoned share stands; None for a change."""
    counts = [figure for figure in told.figures if figure.figure.unit not in _SHARES]
    if len(counts) != 2 or " of " not in told.arithmetic:
        return None
    return max(counts, key=lambda one: one.figure.value or 0).start


def _judged(wholes: Wholes, before: int, told: Percentage, part: int, number: int) -> Percentage | None:
    """The count as a share of the whole that the one before is of."""
    start = _whole_of(told)
    whole = next((place for place in range(before, -1, -1) if wholes.figures[place].start == start), None)
    if whole is None or part <= before or not is_whole(wholes.figures[part]) or not is_single(wholes.figures[part]):
        return None
    first, last = wholes.figures[before], wholes.figures[part]
    between = wholes.text[first.end : last.start]
    is_one = wholes.sentence_of(before) == wholes.sentence_of(part)
    is_next = wholes.sentence_of(part) - wholes.sentence_of(before) == 1
    around = between + wholes.text[last.end : wholes.figures[number].end + 25]
    is_own = _APART.search(around) is not None or _PLACED.search(between) or wholes.has_dates([before, number])
    if len(between) > _NEAR or not (is_one or is_next) or is_own or "\n\n" in between:
        return None
    if not is_one and (told.kind is not Noticed.HOLDS or not _is_same(wholes, whole, part)):
        return None
    if not wholes.may_be_part(whole, part) or not wholes.same_kind(whole, part):
        return None
    found = reckoned(last, wholes.figures[whole], wholes.figures[number])
    if found is None or found.kind is not Noticed.CONTRADICTION:
        return found
    sentence = wholes.reading.sentence_at(last.start)
    is_list = is_one and _LISTED.search(wholes.text, max(sentence.start, first.start - 2 * _NEAR), first.start)
    is_sure = bool(is_list) or _MORE.search(between) is not None
    return found if is_sure else replace(found, kind=Noticed.TENSION)


def _is_same(wholes: Wholes, whole: int, part: int) -> bool:
    """Whether the count is of what the whole counts, or of nothing that it names."""
    return wholes.figures[part].head in {None, wholes.figures[whole].head}
