"""Which count a percentage or a share says again, and of which whole it is: "27 of the 213, or 13 percent"."""

import re

from annotations.checks.counting.bounds import bounds_of
from annotations.checks.counting.larger import opens
from annotations.checks.counting.phrases import has_end
from annotations.checks.counting.spans import between, span_end
from annotations.checks.counting.sums import is_whole
from annotations.checks.counting.wholes import Wholes

BACK = 8  # figures back where the whole may stand
_SENTENCES = 3
_NEAR = 60  # code points between a count and its percentage
# "27 of them, or 13 percent"; "312 were destroyed, that is 30 percent".
_OR = re.compile(
    r"(?:,|;|–|—|\() ?(?:or|that is|i\.e\.|ie|which is|which was|equal to|namely|making|to wit|то есть|т\.е\.|или|"
    r"что составляет|что составило|yəni|və ya|bu isə)"
    r"(?: about| some| around| nearly| almost| roughly| only| just| fully| почти| около| примерно)?,? $"
)
_OPENS = re.compile(
    r"^ ?[(\[](?:[^()\[\]\d]{0,40}(?:rate|ratio|share|proportion|mortality|lethality|fatality|turnout|return|response"
    r"|доля|летальность|смертность|payı)"
    r"[^()\[\]\d]{0,12})? ?$"
)
# "212 out of 265 given out, a return of 80 per cent".
_A_SHARE = re.compile(
    r"(?:,|;|–|—) ?(?:giving |making |which is |i\.e\. )?(?:a|an) (?:[a-z]+ )?(?:rate|share|proportion|mortality"
    r"|fatality|ratio|turnout|return"
    r"|response|success rate|loss) of (?:about |some |around |nearly |almost |over |only |just )?$"
)
_APPOSED = re.compile(r"^(?: of (?:them|these|those|that|it|which|whom|the [^\W\d_]+)| из них)?(?:, | \(| – | — )$")
_OF_ITS = re.compile(r"^ of (?:the |its |their )?(?:[^\W\d_][\w’'-]* ){0,2}$|^ ?$")
_OF_SOME = re.compile(r"^ of (?:the |all |its |their |those |these )?[^.;!?:()\d]{1,50}, $")
_ANNOUNCED = re.compile(r"^[^.;!?:]{0,30}: $")
_OF_ALL = re.compile(
    r"(?:^|[.;!?]\s|\n)(?:Of|Out of|Из) (?:(?:the|its|their|a|all|these|those|our|this) )?(?:\w+ ){0,3}?(?:of )?$"
)
_OF_THEM = re.compile(r"^ (?:of (?:them|these|those|which|whom)|из (?:них|этих|которых))(?= )")
# "500 were children (35 per cent)"; "36 passed the examination (45 per cent)".
_THEY_WERE = re.compile(r"^ (?:were|are|have|had|was|is|passed|voted|died|survived|failed)(?: [^\W\d_]+){1,4} \($")
_PLAIN_OR = frozenset({" or ", " or about ", " or some ", " или "})
_IN_ALL = re.compile(r"\s+(?:in all|in number|altogether|in total|all told)(?=[,);.])")
_SET_OFF = frozenset(",);.")
_APART = frozenset({", ", " - ", " – ", " — "})
_OF = frozenset({"of", "of the", "out of", "out of the", "из"})


def part_of(wholes: Wholes, number: int) -> int | None:
    """The count that the percentage or share says again: before it, or after it."""
    return _before(wholes, number) if (found := _after(wholes, number)) is None else found


def _before(wholes: Wholes, number: int) -> int | None:
    figures = wholes.figures
    for before in (number - 1, number - 2):
        if before < 0 or wholes.sentence_of(before) != wholes.sentence_of(number):
            break
        gap = _OF_THEM.sub("", between(wholes.text, figures[before], figures[number]))
        if before == number - 2 and not _is_of_the_next(wholes, before):
            break
        is_said = len(gap) <= _NEAR and bool(_OPENS.match(gap) or _OR.search(gap) or _A_SHARE.search(gap))
        is_said = (
            is_said
            or gap in _PLAIN_OR
            or (gap in _APART and _is_set_off(wholes, number) and _is_told_of(wholes, before))
            or (_THEY_WERE.match(gap) is not None and figures[number].figure.unit == "percent")
        )
        is_count = is_whole(figures[before])
        if before == number - 1 and number >= 2 and _is_of_the_next(wholes, number - 2) and is_said and is_count:
            return number - 2
        if is_said and is_count:
            return before
    return None


def _after(wholes: Wholes, number: int) -> int | None:
    """Half of the 96 beds, 48, are empty; 60 per cent (27 men); turnout was 50 per cent: 30 of the 60 came."""
    figures, after = wholes.figures, number + 1
    is_share = figures[number].figure.unit == "share"
    is_of_next = figures[number].is_of_next or (is_share and after < len(figures) and _OF_ITS.match(wholes.gap(number)))
    if is_of_next and after + 1 < len(figures) and is_whole(figures[after + 1]):
        gap = wholes.text[span_end(wholes.text, figures[after]) : figures[after + 1].start]
        is_said = gap in {", ", " (", *_APART} or bool(_OR.search(gap))
        is_said = (is_said and _is_set_off(wholes, after + 1)) or (is_share and is_told_again(wholes, after + 1))
        return after + 1 if is_said else None
    if after == len(figures) or not is_whole(figures[after]):
        return None
    if wholes.sentence_of(after) != wholes.sentence_of(number):
        return None
    gap = wholes.gap(number)
    if is_share and _APPOSED.match(gap) and _is_set_off(wholes, after) and not figures[after].is_of_next:
        return after
    is_bare = all(one.counted is None or one.is_of_them for one in figures[after : after + 2])
    is_counted = _ANNOUNCED.match(gap) or (is_bare and not is_share and _OF_SOME.match(gap))
    if is_counted and _is_of_the_next(wholes, after):
        return after
    is_bracket = gap.endswith("(") and len(gap) <= _NEAR and gap.count("(") == 1
    is_sure = not is_share or figures[after].is_of_next  # "more than half of the staff (480 of 1,150)"
    return after if (is_bracket and is_sure) or _OR.search(gap) else None


def is_told_again(wholes: Wholes, part: int) -> bool:
    """Whether a count behind a colon is the last of its sentence, of what was told: 36 received the certificate."""
    gap = wholes.gap(part - 1)
    is_last = part + 1 == len(wholes.figures) or wholes.sentence_of(part + 1) != wholes.sentence_of(part)
    is_here = wholes.sentence_of(part) == wholes.sentence_of(part - 1) and gap.endswith(": ") and len(gap) <= _NEAR
    return is_here and is_last and wholes.comparable(part - 1, part) and not _OF_SOME_KIND.match(wholes.after(part))


_OF_SOME_KIND = re.compile(r" (?:in|at|on|for|by|with|from|of|to|because|after|during|among)(?: |\Z)")


def _is_set_off(wholes: Wholes, number: int) -> bool:
    """Whether a mark follows it and what it counts."""
    end = span_end(wholes.text, wholes.figures[number])
    in_all = _IN_ALL.match(wholes.text, end)
    end = in_all.end() if in_all else end
    return wholes.text[end : end + 1] in _SET_OFF or wholes.text[end : end + 3] in _APART


def _is_told_of(wholes: Wholes, number: int) -> bool:
    """Whether it is a count of something told: of the next figure, or of them."""
    return _is_of_next(wholes, number) or wholes.figures[number].is_part


def _is_of_next(wholes: Wholes, number: int) -> bool:
    """Whether it is a count of the figure after it, or that figure."""
    return _is_of_the_next(wholes, number) or (number > 0 and _is_of_the_next(wholes, number - 1))


def _is_of_the_next(wholes: Wholes, number: int) -> bool:
    """Whether it is a count of the figure after it: 25 of the 200, 25 women of 200."""
    if wholes.figures[number].is_of_next or number + 1 == len(wholes.figures):
        return wholes.figures[number].is_of_next
    return wholes.gap(number).strip() in _OF


def whole_of(wholes: Wholes, number: int, part: int) -> int | None:
    """The figure that the count is said to be of, or the percentage is; None where that is not said."""
    figures = wholes.figures
    beside = _whole_beside(wholes, number, part)
    if beside is not None:
        return beside
    if not figures[part].is_part and not figures[number].is_of_them:
        return _of_all(wholes, number, part)
    called = figures[part] if figures[part].is_part else figures[number]
    for other in range(min(part, number) - 1, max(part - BACK, -1), -1):
        told = figures[other]
        is_of_unit = told.figure.unit == figures[part].figure.unit or figures[part].figure.unit is None
        if told.is_part or not is_whole(told) or not is_of_unit:
            continue
        if told.counted_start == called.counted_start:
            return other
        is_own = called.is_part and not called.is_of_them and wholes.sentence_of(other) == wholes.sentence_of(part)
        if is_own and wholes.may_be_part(other, part):
            return other  # "400 visitors, of them 100 pupils"
    return None


def _whole_beside(wholes: Wholes, number: int, part: int) -> int | None:
    """The figure right after either, or right before them, that it is said to be of."""
    figures = wholes.figures
    for one in (number, part):
        if _is_of_the_next(wholes, one) and one + 1 < len(figures) and is_whole(figures[one + 1]) and one + 1 != part:
            return one + 1
    if number and _is_of_all_before(wholes, number):
        return number - 1
    is_included = part > 0 and has_end(wholes.gap(part - 1), wholes.table.parts.including)
    return part - 1 if is_included and is_whole(figures[part - 1]) and not figures[part - 1].is_part else None


def _is_of_all_before(wholes: Wholes, number: int) -> bool:
    """Of the 1,150 employees, 40 per cent, that is 460, are women."""
    before = wholes.figures[number - 1]
    if not is_whole(before) or wholes.gap(number - 1) != ", ":
        return False
    sentence = wholes.sentence_of(number)
    begins = wholes.text[max(before.start - _NEAR, 0) : before.start]
    return wholes.sentence_of(number - 1) == sentence and bool(_OF_ALL.search(begins))


def _of_all(wholes: Wholes, number: int, part: int) -> int | None:
    """The one figure shortly before that counts what the percentage is of: 1,186 cases; 45% of all cases."""
    figures = wholes.figures
    head = figures[number].head
    alike = [
        other
        for other in range(max(part - BACK, 0), part)
        if head and figures[other].head == head and is_whole(figures[other]) and not figures[other].is_part
    ]
    is_near = bool(alike) and wholes.sentence_of(part) - wholes.sentence_of(alike[0]) <= _SENTENCES
    return alike[0] if len(alike) == 1 and is_near else None


def only_before(wholes: Wholes, part: int) -> int | None:
    """The one count of its sentence before it that it may be a part of; None where there are two, or none."""
    sentence = wholes.sentence_of(part)
    earlier = [one for one in range(max(part - BACK, 0), part) if wholes.sentence_of(one) == sentence]
    counts = [one for one in earlier if is_whole(wholes.figures[one])]
    if len(counts) != 1 or wholes.figures[counts[0]].counted is None or wholes.has_dates([counts[0], part]):
        return None
    one = counts[0]
    is_no_more = bounds_of(wholes.figures[part]).middle <= bounds_of(wholes.figures[one]).middle
    is_bare = wholes.figures[part].counted is None or wholes.figures[part].head == wholes.figures[one].head
    is_bare = is_bare or (opens(wholes, one) and bool(wholes.is_person(part)))  # of 500 asked 200 people (40 per cent)
    is_whole_told = not wholes.figures[one].is_part and is_no_more and is_bare
    return one if is_whole_told and wholes.may_be_part(one, part) else None
