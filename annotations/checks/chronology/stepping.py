"""Tellings that go forward from date to date, and of which one clause steps back: "1921, 1917 and 1926"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotations.checks.chronology.one_thing import Told, runs
from annotations.checks.chronology.telling import noticed, plain
from annotations.checks.chronology.timeline import Timeline
from annotations.checks.dating.mention import DateMention, Form
from annotations.checks.finding import Finding, Noticed
from annotations.rules.dates import NotEdtf, parse_edtf

LEAST, LEAST_YEARS = 3, 4  # dates that make a telling; more where some are whole years
APART = 700  # code points between two clauses of one telling
CLAUSE = 120  # code points of a clause that are read for words that step back
YEAR = 366  # days
_DAY = Form.DAY
_FORMS = (Form.DAY, Form.DAY_WITHOUT_YEAR, Form.YEAR)  # that clauses begin with
# What may stand before a date that a clause begins with.
_FRONT = re.compile(
    r"(?:\A|[.;:!?…»”\"]\s+|,\s+|\n\s*)(?:(?:and|but|then|а|и|но|затем|while)\s+)?"
    r"(?:(?:on|in|early on|late on|by|at dawn on|on the (?:morning|evening|night|afternoon) of"
    r"|в|во|утром|вечером|ночью)\s+)?"
    r"(?:the\s+)?\Z",
    re.IGNORECASE,
)
# What tells that the step back is meant; or that the date is of another thing.
_BACK = re.compile(
    r"(?<!\w)(?:had|having|earlier|before|previously|already|ago|back|remember\w*|recall\w*|meanwhile|formerly"
    r"|elsewhere|similarly|likewise|compar\w+|for the first|first(?= \w+ed)|since|until|till"
    r"|same (?:day|year|month)|anniversary|again|also|too"
    r"|ранее|раньше|прежде|уже|ещё|еще|вспомина\w+|тем временем|до этого|впервые|также|тоже"
    r"|əvvəl\w*|hələ|artıq|ilk dəfə)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Step:
    """A date of a telling, in day numbers, and to where its clause reaches."""

    start: int
    end: int
    first: int
    last: int
    stop: int


def steps_back(name: str, timeline: Timeline) -> Iterator[Finding]:
    """Each clause that steps back in a telling that goes forward before it and after it."""
    for run in runs(timeline):
        yield from _found(name, timeline, [step for told in run if (step := _of_told(told))], least=LEAST)
    for days in _fronted(timeline):
        yield from _found(name, timeline, days, least=LEAST)


def _of_told(told: Told) -> _Step | None:
    if told.date.first is None or told.date.last is None:
        return None
    return _Step(told.date.start, told.date.end, told.date.first, told.date.last, told.end)


def _found(name: str, timeline: Timeline, steps: Sequence[_Step], *, least: int) -> Iterator[Finding]:
    """The one step back of a telling; none where there are more, or where the telling ends with it."""
    pairs = list(pairwise(steps))
    back = [place for place, (one, other) in enumerate(pairs) if other.last < one.first]
    if len(steps) < least or len(back) != 1 or back[0] + 2 >= len(steps):
        return
    odd, before, after = steps[back[0] + 1], steps[back[0]], steps[back[0] + 2]
    forward = [place for place, (one, other) in enumerate(pairs) if one.last < other.first]
    if len(forward) + 1 != len(pairs) or after.first <= before.last:
        return
    clause = timeline.text[max(odd.start - 30, before.end) : min(max(odd.stop, odd.end), odd.end + CLAUSE)]
    if _BACK.search(clause):
        return
    one, other = timeline.text[before.start : before.end], timeline.text[odd.start : odd.end]
    last = timeline.text[after.start : after.end]
    yield noticed(
        name,
        Noticed.TENSION,
        ((before.start, before.end), (odd.start, odd.end)),
        timeline,
        message=f"The telling goes from {plain(one)} on to {plain(last)}, but steps back to {plain(other)} between.",
        values={"first": " ".join(one.split()), "second": " ".join(other.split())},
    )


def _fronted(timeline: Timeline) -> Iterator[list[_Step]]:
    """Days and years that clauses of one block begin with, one telling each."""
    days: list[_Step] = []
    forms: set[Form] = set()
    block, year = -1, 2000
    blocks = timeline.reading.blocks
    number, stop = -1, 0
    for mention in timeline.reading.dates:
        if mention.start >= stop:  # they are in the order of the text: few are the first of a block
            number = timeline.reading.block_number(mention.start)
            stop = blocks[number + 1].start if number + 1 < len(blocks) else len(timeline.text)
        if number != block or (days and mention.start - days[-1].end > APART):
            yield from _whole(days, forms)
            days, forms = [], set()
            year = 2000 if number != block else year
        block = number
        year = _year_of(mention, year)
        step = _step(timeline, mention, year, days) if mention.form in _FORMS else None
        if step:
            days.append(step)
            forms.add(mention.form)
    yield from _whole(days, forms)


def _whole(days: list[_Step], forms: set[Form]) -> Iterator[list[_Step]]:
    """A telling long enough, all in days or all in years."""
    is_days = forms <= {Form.DAY, Form.DAY_WITHOUT_YEAR}
    if len(days) >= (LEAST if is_days else LEAST_YEARS) and (is_days or forms <= {Form.YEAR}):
        yield days


def _year_of(mention: DateMention, year: int) -> int:
    is_day = mention.form is _DAY and mention.edtf is not None and mention.edtf[:4].isdigit()
    return int(mention.edtf[:4]) if is_day and mention.edtf else year


def _step(timeline: Timeline, mention: DateMention, year: int, days: Sequence[_Step]) -> _Step | None:
    """The date, if a clause begins with it; a day without a year is in the year told before."""
    if mention.edtf is None:
        return None
    if not _FRONT.search(timeline.text, max(mention.start - 40, 0), mention.start):
        return None
    written = f"{year:04d}{mention.edtf[4:]}" if mention.edtf.startswith("XXXX-") else mention.edtf
    try:
        edtf = parse_edtf(written)
    except NotEdtf:
        return None
    if edtf.earliest is None or edtf.latest is None or edtf.is_uncertain or edtf.is_approximate:
        return None
    first, last = edtf.earliest, edtf.latest
    if written != mention.edtf and days and days[-1].first - first > YEAR // 2:
        first, last = first + YEAR - 1, last + YEAR - 1  # from December to January
    stop = timeline.reading.sentence_at(mention.start).end
    mark = timeline.text.find(",", mention.end + 1, stop)
    return _Step(mention.start, mention.end, first, last, mark if mark > 0 else stop)
