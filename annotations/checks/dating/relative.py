"""Dates told from when the text was published: last year, three months ago, yesterday, the past three years.

What is told from another time in the text ("the next day", "two years later") is read in narrated.py.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from annotations.checks.dating.atom import Atom, Told
from annotations.checks.dating.building import Match, number_at
from annotations.checks.dating.durations import COUNT, UNIT, duration_of, unit_of, word_at
from annotations.checks.dating.mention import Form
from annotations.checks.dating.published import Published, Reading
from annotations.checks.dating.searching import Searched
from annotations.checks.dating.shapes import has
from annotations.checks.dating.tokens import Tokens
from annotations.checks.dating.when import is_day
from annotations.checks.languages.table import words
from annotations.rules.dates import Edtf

Reader = Callable[[Tokens, Match, Published], Atom | None]
# Of one year, month or week: "last years" are no date.
SINGULAR = words(
    "year month week decade century год года году годом месяц месяца месяце неделя неделе неделю недели десятилетие "
    "десятилетия век века веке il ildə ilin ildən ilə ildəki ildəkindən ay ayda ayın aydan həftə həftədə onillik "
    "onillikdə əsr əsrdə"
)
REPORTED = words("said told met held came went fell began late early here there")
MEASURED = words("over during within for")
NARRATED = ("dan", "dən")  # of the word before "three years before": before what was told, not before now


def named(tokens: Tokens, match: Match, published: Published) -> Atom | None:
    """Last year, this month, next week."""
    unit, factor = unit_of(tokens, match)
    if word_at(tokens, match, "u", "u2", "u3", "u4") not in SINGULAR:
        return None
    step = step_of(match, tokens)
    if factor == 100 and step_word(tokens, match) == "last":
        return _atom(match, published.shifted(-1, unit, factor))  # but: over the last century
    if has(match, "past") or (factor == 10 and step < 0):
        return _atom(match, published.period(1, unit, factor), duration=duration_of(tokens, match, count=1))
    return _atom(match, published.shifted(step, unit, factor)) if unit != "D" else None


def step_of(match: Match, tokens: Tokens) -> int:
    """-1 for last, 0 for this, 1 for next; -2 for the one before the last, where a word says so."""
    if has(match, "last"):
        return -(tokens.number(match.start("last")) or 1)
    return 1 if has(match, "next") else 0


def step_word(tokens: Tokens, match: Match) -> str:
    """The word that tells which, of "the last century" that is not measured ("over the last century")."""
    before = tokens.quote(match.start() - 2).casefold() if match.start() > 1 else ""
    return "" if before in MEASURED else tokens.quote(match.start("past")).casefold() if has(match, "past") else ""


def period(tokens: Tokens, match: Match, published: Published) -> Atom | None:
    """The past three years; of the last three hours no date is told."""
    duration = duration_of(tokens, match)
    unit, factor = unit_of(tokens, match)
    if duration is None or unit.startswith("T"):
        return None
    many = int("".join(sign for sign in duration if sign.isdecimal()) or 0)
    if unit != "Y":
        factor = 1
    return _atom(match, published.period(many // factor, unit, factor), duration=duration)


def ago(tokens: Tokens, match: Match, published: Published) -> Atom | None:
    """Two years ago, a week ago; not what was so long before something told."""
    before = match.start() - 2
    word = tokens.quote(before).casefold() if before >= 0 else ""
    if word.endswith(NARRATED) and word != "bundan":
        return None
    count = 1 if has(match, "one") else None
    duration = duration_of(tokens, match, count=count)
    unit, factor = unit_of(tokens, match)
    if duration is None or unit.startswith("T") or has(match, "h"):
        return None
    many = int("".join(sign for sign in duration if sign.isdecimal()))
    return _atom(
        match, published.shifted(-many, unit, 1) if factor == 1 or unit != "Y" else published.shifted(-many, "Y", 1)
    )


def about_ago(tokens: Tokens, match: Match, published: Published) -> Atom | None:
    """Лет пять назад: the noun before its number makes it a rough one."""
    atom = ago(tokens, match, published)
    is_plain = atom is not None and atom.edtf is not None and not atom.edtf.endswith("~")
    return replace(atom, edtf=f"{atom.edtf}~") if atom and is_plain else atom


def half_ago(tokens: Tokens, match: Match, published: Published) -> Atom | None:
    """Half a century ago, half a year ago."""
    told = duration_of(tokens, match) or ""
    if told[-1:] not in ("Y", "M") or not told[1:-1].isdecimal():
        return None
    return _atom(match, published.shifted(-int(told[1:-1]), told[-1], 1), duration=told)


def in_year(tokens: Tokens, match: Match, published: Published) -> Atom | None:
    """In August of last year, on 28 December this year."""
    if word_at(tokens, match, "u", "u2") not in SINGULAR or unit_of(tokens, match)[0] != "Y":
        return None
    month, day = number_at(tokens, match, "m"), number_at(tokens, match, "d", "o", "tens")
    if day is not None and not is_day(None, month or 0, day):
        return None
    return _atom(match, published.in_year(step_of(match, tokens), month or 0, day))


def in_this_year(tokens: Tokens, match: Match, published: Published) -> Atom | None:
    """5 января с. г."""
    month, day = number_at(tokens, match, "m"), number_at(tokens, match, "d", "o", "tens")
    if day is not None and not is_day(None, month or 0, day):
        return None
    return _atom(match, published.in_year(0, month or 0, day))


def quarter(tokens: Tokens, match: Match, published: Published) -> Atom | None:
    """In the first quarter: of the year of publication, if that was over by then."""
    number = number_at(tokens, match, "n", "o") or 0
    return replace(_atom(match, published.quarter(number)), form=Form.PART_OF_YEAR) if 1 <= number <= 4 else None


def day_of_month(tokens: Tokens, match: Match, published: Published) -> Atom | None:
    """The 10th of last month, 11-го числа этого месяца."""
    day = number_at(tokens, match, "d", "o", "tens")
    if tokens.values[match.start("u")] != "M" or not day:
        return None
    return _atom(match, published.day_of_month(step_of(match, tokens), day))


def month_or_season(tokens: Tokens, match: Match, published: Published) -> Atom | None:
    """Last March, next summer."""
    month, season = number_at(tokens, match, "m"), number_at(tokens, match, "s")
    return _atom(match, published.nearest(step_of(match, tokens), month or 0, season or 0))


def decade_of_last_century(tokens: Tokens, match: Match, published: Published) -> Atom | None:
    """The 30s of the last century."""
    tens = number_at(tokens, match, "n", "nn")
    if tens is None or tens % 10:
        return None
    return _atom(match, published.decade_of_last_century(tens))


def weekday(tokens: Tokens, match: Match, published: Published) -> Atom | None:
    """Last Tuesday, Friday last; a Tuesday alone is told by what the text says of it (see resolving.py)."""
    if not (has(match, "last") or has(match, "next")):
        atom = _atom(match, Reading(None, "which day of that name is not said"))
        place = match.start("d") if has(match, "d") else match.start()
        return replace(atom, told=Told("weekday", tokens.number(place)))
    return _atom(match, published.weekday(step_of(match, tokens), tokens.number(match.start("d"))))


def weekday_in_two_words(tokens: Tokens, match: Match, published: Published) -> Atom | None:
    """Bazar ertəsi, çərşənbə axşamı: nothing else is called so, and Azerbaijani has no prepositions."""
    return weekday(tokens, match, published) if " " in tokens.quote(match.start()) else None


def weekday_of_report(tokens: Tokens, match: Match, published: Published) -> Atom | None:
    """Police said Wednesday: without a preposition, behind what was done."""
    word = tokens.quote(match.start("word"))
    if not word.islower() or not (word.endswith("ed") or word in REPORTED):
        return None
    return replace(weekday(tokens, match, published) or _atom(match, Reading(None)), first=match.start("d"))


def weekday_called(tokens: Tokens, match: Match, published: Published) -> Atom | None:
    """Şənbə günü: how Azerbaijani says on Saturday."""
    return weekday(tokens, match, published) if tokens.quote(match.start("word")).casefold() == "günü" else None


def before_last(tokens: Tokens, match: Match, published: Published) -> Atom | None:
    """The year before last."""
    unit = str(tokens.values[match.start("u")])
    is_one = word_at(tokens, match, "word") == "before" and word_at(tokens, match, "u") in SINGULAR
    return _atom(match, published.shifted(-2, unit, 1)) if is_one and unit in ("Y", "M") else None


def weekday_of_last_week(tokens: Tokens, match: Match, published: Published) -> Atom | None:
    """Monday last week."""
    if tokens.values[match.start("u")] != "W":
        return None
    return _atom(match, published.weekday_of_week(-1, tokens.number(match.start("d"))))


def adjacent(tokens: Tokens, match: Match, published: Published) -> Atom | None:
    """Yesterday, tomorrow."""
    return _atom(match, published.shifted(tokens.number(match.start("n")), "D", 1))


def _atom(match: Match, reading: Reading, *, duration: str | None = None) -> Atom:
    return Atom(
        first=match.start(),
        last=match.end(),
        form=Form.RELATIVE,
        edtf=reading.edtf,
        unresolved=reading.unresolved,
        anchor=reading.anchor,
        duration=duration,
    )


WHICH = r"(?:{last:last}|{this}|{next:next})"
SHAPES: tuple[tuple[str, Reader], ...] = (
    (r"{THE}(?:{last}|{past}) " + COUNT + r"(?: {other})? " + UNIT + r"(?! {of}|{letters})", period),
    (r"(?<!{the} )(?:{last:last}|{this}|{next:next}|{past:past}) " + UNIT + r"(?! {of})", named),
    (r"{the} {next:next} " + UNIT + r"(?! {of})", named),
    (r"{the} {last|past:past} " + UNIT + r"(?! {of})", named),
    (r"{the} {this} " + UNIT, named),
    (COUNT + "[ -]" + UNIT + r"(?: {other})? {ago}", ago),
    (r"{article:one} " + UNIT + r" {ago}", ago),
    (UNIT + r" {COUNT} {ago}", about_ago),
    (r"{half:h}[ -]{article}[ -]" + UNIT + r" {ago}", half_ago),
    (r"{DAY} {of}?_{anymonth:m}{OF}_" + WHICH + " " + UNIT, in_year),
    (r"{anymonth:m} {DAY}{OF}_" + WHICH + " " + UNIT, in_year),
    (r"{anymonth:m}{OF}_" + WHICH + " " + UNIT, in_year),
    (r"(?:{DAY} )?{anymonth:m} {thisyear}", in_this_year),
    (r"{DAY}{OF}_" + WHICH + " {unit:u}", day_of_month),
    (r"(?<={at} ){THE}(?:{ordinal:o}|{roman|day:n}(?:-?{th})?) {quarter}(?! {of|yearword}|,? ?{year}| {two})", quarter),
    (r"{THE}{season:m}{OF}_" + WHICH + " " + UNIT, in_year),
    (WHICH + r" " + UNIT + r" {month:m} {DAY}", in_year),
    (WHICH + r" " + UNIT + r" {DAY} {month:m}", in_year),
    (WHICH + r" " + UNIT + r" {month:m}", in_year),
    (WHICH + r" (?:{anymonth:m}|{season:s})(?! ?{day})", month_or_season),
    (r"{named:m} {last:last}(?! {unit|yearword|decadeword|centuryword|month|season|day|word})", month_or_season),
    (r"{THE}{unit:u} {at:word} {last:last}(?! {unit|yearword|month|season|weekday})", before_last),
    (r"{weekday:d} {last} {unit:u}", weekday_of_last_week),
    (r"(?:{last:last}|{next:next}) {weekday:d}", weekday),
    (r"{weekday:d} (?:{last:last}|{next:next})(?! {unit|yearword|season|anymonth})", weekday),
    (r"{THE}{TENS}{YEARWORD}{OF} {last} {centuryword}", decade_of_last_century),
    (r"{last} {centuryword} {day|two:n}-{th} {yearword}", decade_of_last_century),
    (r"(?<={at|until|since} ){weekday}(?!\.?,? ?(?:{the} )?{day|anymonth|ordinal})", weekday),
    (r"{weekday} {unit:word}(?!,? ?{day|year|anymonth})", weekday_called),
    (r"{weekday:d}(?!\.?,? ?(?:{day}|{anymonth}|{ordinal}|{unit}))", weekday_in_two_words),
    (r"{other:word} {weekday:d}(?!\.?,? ?(?:{the} )?{day|anymonth|ordinal})", weekday_of_report),
    # Tuesday's vote
    (r"(?<!{and} )(?<!{of} ){weekday}(?='{suffix} (?!{anymonth|day|year}))", weekday),
    # early Thursday, without a preposition
    (r"(?<={part} ){weekday}(?!\.?,? ?(?:{the} )?{day|anymonth|ordinal})", weekday),
    (r"{weekday} {daypart}(?!,? ?{day|year|anymonth})", weekday),
    # but not: the 'yesterday' of the song
    (r"(?<!{and} )(?<!{of} ){adjacent:n}(?!'(?!{suffix})| {and} {other})", adjacent),
)


def find_relative(tokens: Tokens, published: Edtf | None) -> Iterator[Atom]:
    """Every date of this kind; those that cannot be told have the reason."""
    anchor, searched = Published(published), Searched(tokens.kinds)
    for template, read in SHAPES:
        for match in searched.matches(template):
            if atom := read(tokens, match, anchor):
                yield atom
