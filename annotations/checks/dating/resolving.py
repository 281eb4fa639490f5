"""What is left open when dates are found, told from the date just before it or, for weekdays, from publication."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from annotations.checks.dating.atom import Atom, Told
from annotations.checks.dating.mention import Form
from annotations.checks.dating.narrated import lengths_later
from annotations.checks.dating.published import Published
from annotations.checks.dating.tense import OVER, TO_COME, tense_at
from annotations.checks.dating.tokens import Tokens
from annotations.checks.dating.when import Unit, When, is_day
from annotations.checks.lexing.lexed import Lexed, Span
from annotations.rules.dates import Edtf
from annotations.rules.edtf_calendar import calendar_date, day_number

REACH = 400  # code points from a date to what is told from it
NEWS = 31  # days between publication and what is told of in news
FINE = (Unit.MONTH, Unit.DAY)
WINTER = 24
LAST_SURE_DAY = 28  # of a month whose year is not known


def resolved(lexed: Lexed, tokens: Tokens, atoms: Sequence[Atom], published: Edtf | None) -> list[Atom]:
    """The same dates in the same order, those that can be told told; a number in words that is no day left out."""
    anchor = Published(published)
    done: list[Atom] = []
    dated: list[Atom] = []
    for number, found in enumerate(atoms):
        atom = lengths_later(tokens, found) if found.duration and found.form is Form.DURATION else found
        if atom.told and not _is_told_beside(tokens, atom, atoms[number + 1 : number + 2]):
            atom = _told(lexed, tokens, atom, dated, anchor)
        if atom.told and atom.told.is_doubtful and not atom.edtf:
            continue
        done.append(atom)
        if atom.edtf or not atom.duration:
            dated.append(atom)
    return done


def _is_told_beside(tokens: Tokens, atom: Atom, following: Sequence[Atom]) -> bool:
    """Whether a date stands in apposition that says which it is: ten years later, in 1941."""
    end = tokens.starts[atom.told.last if atom.told and atom.told.last else atom.last]
    if not following or not 0 <= tokens.starts[following[0].first] - end <= len(", on the "):
        return False
    return tokens.text.startswith(",", end) and following[0].edtf is not None


def _told(lexed: Lexed, tokens: Tokens, atom: Atom, dated: Sequence[Atom], published: Published) -> Atom:
    told = atom.told
    if told is None:
        return atom
    if told.unit == "weekday":
        return _weekday(lexed, tokens, atom, dated, published)
    before = _plain(lexed, tokens, atom, dated)
    when = _counted(before.when, told) if before and before.when else None
    edtf = when.edtf() if when else None
    if before is None or edtf is None:
        return atom
    quote = " ".join(tokens.text[tokens.starts[before.first] : tokens.starts[before.last]].split())
    last = told.last or atom.last
    return replace(
        atom, last=last, form=Form.RELATIVE, when=when, edtf=edtf, unresolved=None, anchor=f"“{quote}” before it"
    )


def _plain(lexed: Lexed, tokens: Tokens, atom: Atom, dated: Sequence[Atom]) -> Atom | None:
    """The date just before, in this sentence or the last one; none where its sentence has a later one besides."""
    if not dated or tokens.starts[atom.first] - tokens.starts[dated[-1].last] > REACH:
        return None
    before, start = dated[-1], tokens.starts[dated[-1].first]
    sentence, place = lexed.sentence_number(start), tokens.starts[atom.first]
    if lexed.sentence_number(place) - sentence > 1 or lexed.block_number(place) != lexed.block_number(start):
        return None
    if before.when is None or before.edtf is None:
        return None
    others = [one for one in dated[-6:-1] if lexed.sentence_number(tokens.starts[one.first]) == sentence]
    return before if all(_is_earlier(one, before.when) for one in others) else None


def _is_earlier(one: Atom, when: When) -> bool:
    """Whether it is surely no later; the same year does, where one of them says no more."""
    if one.when is None or one.when.year is None or when.year is None:
        return False
    if one.when.year != when.year:
        return one.when.year < when.year
    return (one.when.month or 0, one.when.day or 0) <= (when.month or 12, when.day or 31)


def _counted(when: When, told: Told) -> When | None:
    """So far from a date, as finely as that is told; None where it is not told finely enough."""
    finest, counted = COUNTED[told.unit]
    is_season = when.unit is Unit.SEASON and (finest is not Unit.YEAR or when.month == WINTER)
    if when.unit < finest or is_season or when.is_about or when.is_doubted:
        return None
    return counted(when, told)


def _days_on(when: When, told: Told) -> When | None:
    """The day so many days on; of a day without a year only within its month."""
    if when.month is None or when.day is None:
        return None
    if when.year is None:
        day = when.day + told.steps
        return When(Unit.DAY, None, when.month, day) if 1 <= day <= LAST_SURE_DAY else None
    return When(Unit.DAY, *calendar_date(day_number(when.year, when.month, when.day) + told.steps))


def _day_of_month(when: When, told: Told) -> When | None:
    """The day of that number in the same month, if it comes after."""
    is_one = bool(told.day) and is_day(when.year, when.month or 0, told.day or 0)
    is_later = when.day is None or (told.day or 0) > when.day
    return When(Unit.DAY, when.year, when.month, told.day) if is_one and is_later else None


def _months_on(when: When, told: Told) -> When | None:
    if when.year is None:
        return None
    months = when.year * 12 + (when.month or 1) - 1 + told.steps
    return When(Unit.MONTH, months // 12, months % 12 + 1, is_about=told.is_about)


def _years_on(when: When, told: Told) -> When | None:
    if when.year is None:
        return None
    year = when.year + told.steps
    if not told.month:
        return When(Unit.YEAR, year, is_about=told.is_about)
    if told.day:
        return When(Unit.DAY, year, told.month, told.day) if is_day(year, told.month, told.day) else None
    return When(Unit.SEASON if told.month > 12 else Unit.MONTH, year, told.month)


# By the unit: what has to be known of the date before, and how the other is counted from it.
COUNTED: Mapping[str, tuple[Unit, Callable[[When, Told], When | None]]] = {
    "Y": (Unit.YEAR, _years_on),
    "M": (Unit.MONTH, _months_on),
    "D": (Unit.DAY, _days_on),
    "day": (Unit.MONTH, _day_of_month),
}


def _weekday(lexed: Lexed, tokens: Tokens, atom: Atom, dated: Sequence[Atom], published: Published) -> Atom:
    """The last such day up to publication, or the first after it, by whether what is told of it is over or to come.

    Only of news: where the text last told of a month or day that is not near publication, it is left open.
    """
    if atom.told is None or not _is_news(tokens, atom, dated, published):
        return atom
    start, end = tokens.starts[atom.first], tokens.starts[atom.last]
    tense = tense_at(lexed.text, Span(start, end), lexed.sentence_at(start), lexed.language)
    if tense not in (OVER, TO_COME):
        return atom
    reading = published.weekday_near(atom.told.steps, is_over=tense == OVER)
    if reading.edtf is None:
        return atom
    return replace(atom, edtf=reading.edtf, unresolved=None, anchor=reading.anchor)


def _is_news(tokens: Tokens, atom: Atom, dated: Sequence[Atom], published: Published) -> bool:
    for one in reversed(dated[-8:]):
        if tokens.starts[atom.first] - tokens.starts[one.last] > REACH:
            break
        if one.when and one.when.unit in FINE and one.when.year is not None:
            return published.is_within(one.when, NEWS)
    return published.day is not None
