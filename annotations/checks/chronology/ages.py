"""Ages against the dates of a life: "born in 1920, died in 1985 aged 70"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from annotations.checks.chronology.cues import alternatives, cue
from annotations.checks.chronology.numerals import NUMERAL, number_of
from annotations.checks.chronology.telling import against, noticed, plain
from annotations.checks.chronology.timeline import Dated, Timeline
from annotations.checks.finding import Finding, Noticed
from annotations.checks.lexing.lexed import Span
from annotations.rules.edtf_calendar import calendar_date

NEAR = 80  # code points between an age and the date it is told of, at the most
BACK = 3  # sentences before it that the birth may stand in
OLDEST = 120
_YEAR = 365.2425


@dataclass(frozen=True, slots=True)
class Age:
    """An age as it stands in the text, and the years it means."""

    start: int
    end: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Life:
    """When somebody was born, and when they died if that stands with it."""

    birth: Span
    first: int
    last: int
    dating: str
    sentence: int


@lru_cache(maxsize=8)
def _ages(language: str | None) -> re.Pattern[str]:
    before, after = alternatives("age_before", language), alternatives("age_after", language)
    return re.compile(
        rf"(?<!\w)(?:(?:{before})\s+(?P<one>{NUMERAL})(?:\s+лет|\s+года?)?(?!\w)"
        rf"|(?P<two>{NUMERAL})[\s-]+(?:{after})(?!\w)"
        r"|на\s+(?P<next>\d{1,3})(?:-?[мо]{1,2})?\s+году\s+жизни|in\s+(?:his|her)\s+(?P<nth>\d{1,3})(?:st|nd|rd"
        r"|th)\s+year)",
        re.IGNORECASE,
    )


def ages_in(timeline: Timeline) -> Iterator[Age]:
    """Every age that is told of somebody."""
    for found in _ages(timeline.reading.language).finditer(timeline.text):
        running = found["next"] or found["nth"]
        number = number_of(running or found["one"] or found["two"])
        if number and number <= OLDEST:
            low = number - 1 if running else number
            yield Age(*found.span(), low, low)


def ages(name: str, timeline: Timeline) -> Iterator[Finding]:
    """Each age of somebody whose birth is told nearby, set against the date it is told of."""
    lives = list(_lives(timeline))
    for age in ages_in(timeline):
        number = timeline.reading.sentence_number(age.start)
        life = _life_of(timeline, lives, age, number)
        date = _date_of(timeline, age, number, life) if life else None
        if life and date:
            found = _judged(name, timeline, age, life, date)
            if found:
                yield found


def _lives(timeline: Timeline) -> Iterator[Life]:
    """The births that have a date: told in words, or the first year of a life in brackets."""
    for number, dates in timeline.by_sentence.items():
        for date in dates:
            first, last = _born(timeline, date)
            if first is not None and last is not None:
                yield Life(Span(date.start, date.end), first, last, date.edtf.text, number)


_APART = re.compile(r"\d|[;!?]")


def _born(timeline: Timeline, date: Dated) -> tuple[int | None, int | None]:
    language = timeline.reading.language
    if date.is_span and _is_life(timeline, date):
        side = date.edtf.start
        return (getattr(side, "first", None), getattr(side, "last", None))
    if not date.is_single:
        return None, None
    before = timeline.before(date.start, 60)
    births = list(cue("birth", language).finditer(before))
    told = births and not _APART.search(before, births[-1].end())
    follows = cue("birth", language).search(timeline.after(date.end, 30)) if language in ("az", None) else None
    return (date.first, date.last) if told or follows else (None, None)


def _is_life(timeline: Timeline, date: Dated) -> bool:
    """Two years in brackets just behind a name, and long enough for a life."""
    before = timeline.before(date.start, 40)
    is_bracketed = re.search(r"\b[^\W\d_]\w*\s*\(\s*\Z", before) and timeline.text[date.end : date.end + 1] == ")"
    name = re.search(r"([^\W\d_])\w*\s*\(\s*\Z", before)
    years = ((date.last or 0) - (date.first or 0)) / _YEAR
    return bool(is_bracketed and name and name[1].isupper() and 15 < years < OLDEST)


def _life_of(timeline: Timeline, lives: list[Life], age: Age, number: int) -> Life | None:
    """Whose age it is: the birth told last, if nobody else comes between."""
    near = [life for life in lives if number - BACK <= life.sentence <= number and life.birth.start < age.start]
    if not near or _is_kin(timeline, age.start):
        return None
    life = near[-1]
    block = timeline.reading.block_number
    if block(life.birth.start) != block(age.start):
        return None
    return life if life.sentence == number or _goes_on(timeline, number) else None


def _is_kin(timeline: Timeline, place: int) -> bool:
    return cue("kin", timeline.reading.language).search(timeline.before(place, 40)) is not None


def _goes_on(timeline: Timeline, number: int) -> bool:
    """Whether the sentence of the age speaks on of the same one: by he or she, and of no relative."""
    sentence = timeline.reading.sentences[number]
    text = timeline.text[sentence.start : min(sentence.end, sentence.start + 300)]
    language = timeline.reading.language
    return cue("third_person", language).search(text) is not None and cue("kin", language).search(text) is None


def _date_of(timeline: Timeline, age: Age, number: int, life: Life) -> tuple[Span, int, int, str] | None:
    """The date the age is told of: the nearest in its sentence that is not the birth; or the end of the life."""
    language = timeline.reading.language
    dates = [date for date in timeline.by_sentence.get(number, ()) if date.is_single and date.start != life.birth.start]
    near = sorted((max(date.start - age.end, age.start - date.end), date.start, date) for date in dates)
    if near and near[0][0] <= NEAR:
        date = near[0][2]
        if date.first is not None and date.last is not None and not _parted(timeline, age, date):
            return Span(date.start, date.end), date.first, date.last, date.edtf.text
    if "/" in life.dating and cue("death", language).search(timeline.before(age.start, NEAR)) and not dates:
        end = next(date for date in timeline.by_sentence[life.sentence] if date.start == life.birth.start).edtf.end
        return Span(*life.birth), getattr(end, "first", 0), getattr(end, "last", 0), life.dating
    return None


def _parted(timeline: Timeline, age: Age, date: Dated) -> bool:
    between = timeline.text[min(age.end, date.end) : max(age.start, date.start)]
    return ";" in between


def _judged(name: str, timeline: Timeline, age: Age, life: Life, date: tuple[Span, int, int, str]) -> Finding | None:
    span, first, last, dating = date
    if last < life.first:
        return None
    least, most = max(_years(life.last, first), 0), _years(life.first, last)
    fits = least <= age.low and age.high <= most
    joined = "or" if most == least + 1 else "to"
    told, born = (
        against(timeline.text[age.start : age.end], fits=fits),
        plain(timeline.text[life.birth.start : life.birth.end]),
    )
    counted = f"{least}" if least == most else f"{least} {joined} {most}"
    on = plain(timeline.text[span.start : span.end])
    return noticed(
        name,
        Noticed.HOLDS if fits else Noticed.CONTRADICTION,
        (life.birth, (age.start, age.end), span),
        timeline,
        message=f"Born {born}, somebody is {counted} years old in {on}, {told}.",
        values={"age": str(age.low), "birth": life.dating, "dating": dating, "least": least, "most": most},
    )


def _years(birth: int, day: int) -> int:
    """How many birthdays somebody has had by a day."""
    (year, month, number), now = calendar_date(birth), calendar_date(day)
    return now[0] - year - (now[1:] < (month, number))
