"""Totals that follow what they add up, in a sentence and in lists of labels, and changes from one number to another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from annotations.checks.counting.bounds import bounds_of, is_single, may_be_round, number_of, sum_of
from annotations.checks.counting.mention import FigureMention
from annotations.checks.counting.phrases import has_any, has_end, has_stem
from annotations.checks.counting.spans import between, span_end
from annotations.checks.counting.sums import Claim, Sum, is_whole
from annotations.checks.counting.wholes import Wholes
from annotations.checks.finding import Noticed
from annotations.rules.figures import format_decimal

_LIST_GAP = 45
_LABEL = re.compile(r"(?:^|[\n,;|.\t(\"“«])\s*([^\W\d][^\n,;|:.\t\d]{0,40}):\s*$")
_LABEL_LENGTH = 60
_LONG_GAP = 60
_MUCH = Decimal("1.5")  # times the parts: what a total is more than that, is of more than them
_BY_THEN = re.compile(
    r"(?<!\w)(?:by|until|now|stood|reached|rose|since|to date|so far|к|теперь|уже)(?!\w)", re.IGNORECASE
)
_OPEN = 40  # code points after a total in which it may be said to take in more
_TOTAL_OF = re.compile(
    r"(?<!\w)total(?:ling|ing)?"
    r"(?:\s+(?:number|sum|figure|loss|losses|of|the|all|was|were|is|are|thus|therefore|comes|came|to|amounts|amounted"
    r"|for|dead|death|toll|count))*"
    r"(?:\s+(?!there\b)[a-z]+)?\s*:?\s*\Z"
)
_CLOSED = re.compile(r"\A\W*[a-z]+(?: [a-z]+)?(?:[.,;:)!]|\Z)")
_ALONE = re.compile(r"[:;]\s*(?:\w+\s+){1,3}\Z")
_THAT_IS = re.compile(
    r"[,–—-]\s*(?:that is|i\.\s?e\.|thus|hence|in other words|то есть|т\.\s?е\.|yəni),?(?:\s+to say)?\s*\Z"
)
_LONGEST = 60  # labels of one list
_LOOSE = Decimal("0.05")  # a doubling is one within a twentieth
_SCALED = 1000
_WRONG = Decimal("0.25")


@dataclass(frozen=True, slots=True)
class Change:
    """From one number to another, and what the text says of it. `arithmetic` is how it is reckoned."""

    figures: tuple[FigureMention, ...]
    kind: Noticed
    arithmetic: str
    said: str


def totals(wholes: Wholes) -> Iterator[Sum]:
    """120 men and 80 women, 200 in all; "Men: 120, women: 80, total: 200"."""
    figures = wholes.figures
    for number, whole in enumerate(figures):
        if is_whole(whole):
            found = _summed_up(wholes, number)
            if found is not None:
                yield found
    yield from _labelled(wholes)


def _summed_up(wholes: Wholes, number: int) -> Sum | None:
    whole, words = wholes.figures[number], wholes.table.parts
    if number < 2:
        return None
    before = between(wholes.text, wholes.figures[number - 1], whole)
    if len(before) > _LONG_GAP or any(mark in before for mark in ".!?"):
        return None
    end = span_end(wholes.text, whole)
    after = " ".join(wholes.text[end : end + 25].casefold().split())
    is_after = any(after.startswith(phrase) for phrase in words.totals_after)
    is_that = whole.head in words.whole_of_people and bool(_THAT_IS.search(before))
    is_total = is_after or is_that or has_end(before, words.totals_before) or bool(_TOTAL_OF.search(before.casefold()))
    is_apart = ";" in before or ":" in before
    is_closed = is_after and _CLOSED.search(after) is not None  # not "120 in all finished"
    is_joined = not is_apart or is_closed or _ALONE.search(before) or _TOTAL_OF.search(before.casefold())
    # Since the beginning of the month; counting essays; by April the total stood at 61.
    is_more = has_any(wholes.tail(number)[:_OPEN], words.open_list) or _BY_THEN.search(before)
    return _total_of(wholes, number) if is_total and is_joined and not is_more else None


def _total_of(wholes: Wholes, number: int) -> Sum | None:
    """The figures listed before a total; None where one is larger, or they count something else."""
    whole, parts = wholes.figures[number], _run_before(wholes, number)
    if len(parts) < 2 or wholes.has_loose_number(range(number - len(parts), number + 1)):
        return None
    total = sum_of(parts)
    bounds = bounds_of(whole)
    is_round = may_be_round(bounds.middle, total.middle)
    is_far = bounds.middle > total.middle * _MUCH
    is_larger = any(bounds_of(one).is_above(bounds) for one in parts)  # income, expenses, and what is left
    is_one_kind = whole.head in wholes.table.parts.whole_of_people
    is_one_kind = is_one_kind or all(wholes.same_kind(number, part) for part in range(number - len(parts), number))
    if is_larger or (not total.fits(bounds) and not is_one_kind):
        return None  # "sat 30 times and heard 200 witnesses in all"
    return Sum(whole, tuple(parts), total.middle, Claim.LIKELY if is_far else Claim.ALL, total.fits(bounds), is_round)


def _run_before(wholes: Wholes, number: int) -> list[FigureMention]:
    """The figures listed before, of its unit, none of them said to be of another."""
    parts: list[FigureMention] = []
    sentence = wholes.reading.sentence_at(wholes.figures[number].start)
    for place in range(number - 1, -1, -1):
        one = wholes.figures[place]
        gap = wholes.gap(place)
        is_part = one.figure.unit == wholes.figures[number].figure.unit and one.figure.unit != "share"
        is_sum = wholes.after(place).lstrip(" ").startswith(wholes.table.parts.totals_after)  # a running total
        if one.start < sentence.start or not is_part or one.is_of_them or is_sum or len(parts) == 8:
            break
        if parts and (
            len(gap) > _LIST_GAP or has_any(gap, wholes.table.parts.including) or not _is_listing(wholes, gap)
        ):
            break
        parts.insert(0, one)
    return parts


def _is_listing(wholes: Wholes, gap: str) -> bool:
    return "," in gap or ";" in gap or has_any(gap, wholes.table.parts.ands)


def _labelled(wholes: Wholes) -> Iterator[Sum]:
    """Lists of labels with their numbers, one of which is a total: it comes last, or first."""
    run: list[tuple[str, FigureMention]] = []
    for number, mention in enumerate(wholes.figures):
        label = _label_of(wholes.text, mention)
        is_near = not run or _is_next(wholes, number)
        if label is None or not is_single(mention) or not is_near or len(run) == _LONGEST:
            run = []
        if label is None or not is_single(mention):
            continue
        if label not in wholes.table.parts.total_labels:
            run.append((label, mention))
            continue
        parts = [one for name, one in run if one.figure.unit == mention.figure.unit]
        if any(bounds_of(one).is_above(bounds_of(mention)) for one in parts):
            parts = []  # income, expenses, and what is left
        if len(parts) >= 2 and len(parts) == len(run) and not any(" of which" in f" {name}" for name, _ in run):
            yield _label_sum(mention, parts)
        run = []


def _label_sum(whole: FigureMention, parts: list[FigureMention]) -> Sum:
    total, bounds = sum_of(parts), bounds_of(whole)
    is_round = whole.figure.unit == "percent" and abs(total.middle - bounds.middle) <= len(parts)
    return Sum(whole, tuple(parts), total.middle, Claim.ALL, total.fits(bounds), is_round)


def _label_of(text: str, mention: FigureMention) -> str | None:
    found = _LABEL.search(text[max(mention.start - _LABEL_LENGTH, 0) : mention.start])
    return " ".join(found[1].casefold().split()) if found else None


def _is_next(wholes: Wholes, number: int) -> bool:
    """Whether only its label stands between a figure and the one before."""
    before, this = wholes.figures[number - 1], wholes.figures[number]
    gap = wholes.text[before.end : this.start]
    return len(gap) <= _LABEL_LENGTH and gap.count(":") == 1 and gap.count("\n\n") <= 1


def changes(wholes: Wholes) -> Iterator[Change]:
    """Rose from 120 to 150; rose by 30, from 120 to 150; doubled from 50 to 100."""
    for number, (first, second) in enumerate(pairwise(wholes.figures)):
        if not is_from_to(wholes, number) or first.figure.unit not in {None, second.figure.unit}:
            continue
        if (first.place >= _SCALED) != (second.place >= _SCALED):
            continue  # "from 50 to 100 million" may leave out a million
        yield from _directions(wholes, first, second)
        yield from _differences(wholes, number)


def is_from_to(wholes: Wholes, number: int) -> bool:
    """Whether something changed from this figure to the next."""
    first, second = wholes.figures[number], wholes.figures[number + 1]
    words = wholes.text[max(first.start - 6, 0) : first.start].casefold().split()
    if words[-1:] not in (["from"], ["с"], ["от"]) or not (is_single(first) and is_single(second)):
        return False
    gap = between(wholes.text, first, second)
    return len(gap) <= 30 and gap.split()[-1:] in (["to"], ["до"])


def _told_before(wholes: Wholes, first: FigureMention) -> str:
    sentence = wholes.reading.sentence_at(first.start)
    return " ".join(wholes.text[max(sentence.start, first.start - 60) : first.start].casefold().split())


def _directions(wholes: Wholes, first: FigureMention, second: FigureMention) -> Iterator[Change]:
    """What rose and is less, what fell and is more, what doubled and did not."""
    told, words = _told_before(wholes, first), wholes.table.parts
    low, high = bounds_of(first), bounds_of(second)
    rises, falls = has_stem(told, words.rises), has_stem(told, words.falls)
    arithmetic = f"{number_of(first)} to {number_of(second)}"
    if rises != falls and ((rises and low.is_above(high)) or (falls and high.is_above(low))):
        said = "rises" if rises else "falls"
        yield Change((first, second), Noticed.CONTRADICTION, arithmetic, f"is no change that {said}")
        return
    factor = next((worth for word, worth in words.factors.items() if has_any(told, (word,))), None)
    if factor is None or low.middle <= 0 or first.figure.qualifier or second.figure.qualifier:
        return
    ratio = high.middle / low.middle
    said = f"is said to be {format_decimal(factor)} times as much"
    if falls and factor > 1 and ratio < 1:
        said = f"is said to be {format_decimal(factor)} times less"
        factor = 1 / factor  # it decreased threefold
    off = abs(ratio / factor - 1)
    kind = Noticed.HOLDS if off <= _LOOSE else Noticed.CONTRADICTION if off > _WRONG else Noticed.TENSION
    if kind is not Noticed.HOLDS and has_any(told, ("more than", "almost", "nearly", "over", "about")):
        return
    shown = f"{number_of(second)} / {number_of(first)} = {ratio:.2f}"
    yield Change((first, second), kind, shown, said)


def _differences(wholes: Wholes, number: int) -> Iterator[Change]:
    """The number by which it changed, before the two or after them."""
    first, second = wholes.figures[number], wholes.figures[number + 1]
    step = step_of(wholes, number)
    if (
        step is None
        or step.figure.unit == "percent"
        or not is_single(step)
        or step.figure.unit not in {None, second.figure.unit}
    ):
        return
    difference = abs(bounds_of(second).middle - bounds_of(first).middle)
    fits = sum_of([first, step]).fits(bounds_of(second)) or sum_of([second, step]).fits(bounds_of(first))
    is_round = may_be_round(bounds_of(step).middle, difference)
    kind = Noticed.HOLDS if fits else Noticed.TENSION if is_round else Noticed.CONTRADICTION
    high, low = sorted((first, second), key=lambda one: bounds_of(one).middle, reverse=True)
    arithmetic = f"{number_of(high)} - {number_of(low)} = {format_decimal(difference)}"
    yield Change((first, second, step), kind, arithmetic, f"is said to be {number_of(step)}")


def step_of(wholes: Wholes, number: int) -> FigureMention | None:
    """The figure by which it changed from this figure to the next; None if none is told."""
    figures = wholes.figures
    before = wholes.gap(number - 1) if number > 0 and _is_by(wholes, figures[number - 1]) else ""
    if before.split()[-1:] in (["from"], ["с"]) and "." not in before:
        return figures[number - 1] if len(before) <= 20 else None
    if number + 2 < len(figures) and _is_by(wholes, figures[number + 2]) and len(wholes.gap(number + 1)) <= 30:
        is_another = _OF_ANOTHER.search(wholes.gap(number + 1)) or _OF_WHICH.match(wholes.tail(number + 2))
        return None if is_another else figures[number + 2]
    return None


# "From 200 to 260 tons, and prices by 40 percent".
_OF_ANOTHER = re.compile(
    r";|(?<!\w)(?:and|while|but|whereas|и|а|но)\s+(?!(?:thus|so|hence|therefore|by)(?!\w))[^\W\d]", re.IGNORECASE
)
# "From 4,000 to 8,000, 75 percent of which is sold here".
_OF_WHICH = re.compile(r"\s*(?:of (?:which|whom|them|these|it)|is|are|was|were|из них)(?!\w)")


def _is_by(wholes: Wholes, mention: FigureMention) -> bool:
    before = " ".join(wholes.text[max(mention.start - 16, 0) : mention.start].casefold().split())
    is_by = before.endswith((" by", "increase of", "decrease of", "rise of", "drop of", " на", "by"))
    return is_by or mention.figure.unit == "percent"
