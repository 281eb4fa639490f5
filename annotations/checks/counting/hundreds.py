"""Several percentages of one whole against a hundred."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from annotations.checks.counting.bounds import is_single, number_of, sum_of
from annotations.checks.counting.mention import FigureMention
from annotations.checks.counting.percents import HUNDRED, Percentage
from annotations.checks.counting.phrases import has_any, has_end, has_stem
from annotations.checks.counting.spans import between
from annotations.checks.counting.totals import is_from_to
from annotations.checks.counting.wholes import Wholes
from annotations.checks.finding import Noticed

_LIST_GAP = 90
_NEARLY = Decimal(120)  # percent that a list of one whole may come to by a slip


def hundreds(wholes: Wholes) -> Iterator[Percentage]:
    """Percentages of one sentence that are all of one whole."""
    run: list[int] = []
    for number, mention in enumerate(wholes.figures):
        if mention.figure.unit != "percent" or not is_single(mention):
            continue
        if _is_turnout(wholes, number):
            yield from _summed(wholes, run)
            run = []
            continue
        if run and not _goes_on(wholes, run[-1], number):
            yield from _summed(wholes, run)
            run = []
        run.append(number)
    yield from _summed(wholes, run)


def _is_turnout(wholes: Wholes, number: int) -> bool:
    """Whether it is the share that voted at all, of which the shares of the votes are no part; or a rate of growth."""
    start = wholes.figures[number].start
    begins = max(wholes.reading.sentence_at(start).start, start - _LIST_GAP)
    if number:
        begins = max(begins, min(wholes.figures[number - 1].end, start))
    return _TURNOUT.search(wholes.text, begins, start) is not None or _OF_TURNOUT.match(wholes.tail(number)) is not None


_TURNOUT = re.compile(
    r"(?<!\w)(?:turn-?out|явка|participation|iştirak|growth|interest|inflation|unemployment|discount|рост\w?\s|инфляци"
    r"|безработиц|artım)",
    re.IGNORECASE,
)
_ABSTAINED = re.compile(r"(?<!\w)(?:abst(?:ain|ention)|воздерж|bitərəf)")  # of the votes, or of those who may vote
_OF_TURNOUT = re.compile(r"\s*(?:of (?:the |those )?\w+ )?(?:turn-?out|turned out|took part|явки)")


def _goes_on(wholes: Wholes, last: int, number: int) -> bool:
    if wholes.sentence_of(last) != wholes.sentence_of(number) or number != last + 1:
        return False
    gap = wholes.gap(last)
    return len(gap) <= _LIST_GAP and not is_from_to(wholes, last) and not re.search(r"[().:]", gap)


def _is_closed_list(wholes: Wholes, gaps: list[str], sentence: str, told: list[FigureMention]) -> bool:
    """Whether they are one list of three or more, with an "and" before the last: of one whole, if nothing overlaps."""
    words = wholes.table.parts
    is_list = len(told) > 2 and has_any(gaps[-1], words.ands) and all(_LISTED.match(gap) for gap in gaps)
    is_one = not has_stem(sentence, (*words.overlapping, *_OVERLAPPING))
    return is_list and is_one


# Answers, rates and slopes are of one whole each.
_OVERLAPPING = (
    *(
        "over",
        "aged",
        "literate",
        "each",
        "of the ",
        "slope",
        "gradient",
        "tax",
        "tariff",
        "duty",
        "duties",
        "discount",
    ),
    *("several answers", "multiple", "more than one", "named ", "cited ", "humidity", "interest", "efficien"),
)
_LISTED = re.compile(r"^[^.;:!?()\d]{0,40}(?:,|,? (?:and|и|və))\s*(?:[^\W\d_]+\s+){0,3}$")


_WOMEN = re.compile(r"(?<!\w)(?:women|girls|females?|женщин\w*|девоч\w+|девуш\w+|qadın\w*)(?!\w)")
_MEN = re.compile(
    r"(?<!\w)(?:men|boys|males?|children|infants|мужчин\w*|мальчик\w*|юнош\w+|дет\w+|kişi\w*|uşaq\w*)(?!\w)"
)
_OF_ALL_MEN = re.compile(r"(?<!\w)of (?:the|all|all the) (?:wo)?men(?!\w)")  # the whole, and no part of it
_AMONG = re.compile(r"(?<!\w)(?:among|amongst|среди|у|arasında)(?!\w)")


def _summed(wholes: Wholes, run: list[int]) -> Iterator[Percentage]:
    if len(run) < 2:
        return
    told = [wholes.figures[number] for number in run]
    if wholes.has_dates(run):
        return  # one share at several times
    total, words = sum_of(told), wholes.table.parts
    sentence = wholes.around(told[0], told[-1])
    gaps = [between(wholes.text, one, other) for one, other in pairwise(told)]
    heads = {one.head for one in told if one.head}
    if len(heads) > 1 and (len(heads) < len(told) or not _is_closed_list(wholes, gaps, sentence, told)):
        return  # 60 percent of the men and 55 percent of the women
    if any(has_any(gap, words.including) for gap in gaps) or len(_AMONG.findall(sentence)) > 1:
        return  # among men 32 percent, among women 12
    others = _OF_ALL_MEN.sub(" ", sentence)
    if len(run) > 2 and bool(_WOMEN.search(others)) is not bool(_MEN.search(others)):
        return  # workers, farmers, women: who is counted twice nobody knows
    slack = sum((one.place for one in told), Decimal(0)) / 2
    is_all = total.low is not None and total.high is not None and total.low - slack <= HUNDRED <= total.high + slack
    remaining = has_end(gaps[-1], words.remaining)
    # What compares two years, or one place with another, is of two wholes.
    is_one = remaining or has_stem(sentence, words.one_whole)
    arithmetic = " + ".join(number_of(one) for one in told) + f" = {total.middle:f} percent"
    if is_all and (is_one or total.middle == HUNDRED):
        yield Percentage(tuple(told), Noticed.HOLDS, arithmetic, "a whole")
    is_above = total.low is not None and total.low - slack > HUNDRED
    is_near = total.middle <= _NEARLY  # what is far more is of several wholes: men 55 percent, women 48
    if is_one and not is_all and (remaining or is_above):
        is_unsure = _ABSTAINED.search(sentence) is not None
        kind = Noticed.TENSION if is_unsure else Noticed.CONTRADICTION
        yield Percentage(tuple(told), kind, arithmetic, "100 percent")
    elif is_above and is_near and not is_one and _is_closed_list(wholes, gaps, sentence, told):
        yield Percentage(tuple(told), Noticed.TENSION, arithmetic, "100 percent")
