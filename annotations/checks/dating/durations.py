"""Durations: three years, the 44-day war, half a century."""

from collections.abc import Iterator

from annotations.checks.dating.atom import Atom
from annotations.checks.dating.building import Match, number_at
from annotations.checks.dating.counts import USUAL
from annotations.checks.dating.kinds import GAP, KINDS
from annotations.checks.dating.mention import Form
from annotations.checks.dating.searching import Searched
from annotations.checks.dating.shapes import has, place_of
from annotations.checks.dating.tokens import Tokens
from annotations.checks.languages.table import words

UNIT = "(?:{unit:u}|{yearword:u2}|{decadeword:u3}|{centuryword:u4})"
COUNT = r"(?:{digits:n}|{COUNT})"
NOT_AGE = r"(?![ -]{old})"
SHAPES = (
    # three years, 44-day, twenty-five years, 20 full months
    rf"(?<!{{every}} )(?<!{{old}} )(?<!{{old}} {{of}} ){COUNT}(?:[ -]|[ -]{{other}} | {{hedge}} )?{UNIT}{NOT_AGE}",
    # two and a half years
    rf"{COUNT}[ -](?:{{and|since}} (?:{{article}} )?)?{{half:h}}[ -]{UNIT}{NOT_AGE}",
    # iki il yarım
    rf"{COUNT} {UNIT} {{half:h}}",
    rf"{{half:h}}[ -]{{article}}[ -]{UNIT}",
    # one hundred and twenty-five years, сто двадцать пять лет
    rf"(?:{{word:many}} )?{{word:hundreds}} (?:{{and}} )?(?:{{word:tens}}[ -])?{{word:w}}[ -]{UNIT}{NOT_AGE}",
    rf"(?<={{article}} ){{half:h}}[ -]{UNIT}",
)
# A year, a decade: only where it is measured.
# Лет двадцать: behind its noun the number is a rough one.
INVERTED = r"{unit:u} {COUNT}(?=[.,;:)!?\r\n]|$| {at|and|ago})"
PLURAL = words("лет месяцев недель дней часов")
OF_WHICH = words("несколько последних этих тех первых многих всех")
SINGLE = (
    rf"(?:(?<={{at}} )|(?<={{over}} )|(?<={{hedge}} )|(?<={{circa}} )){{article:n}} {UNIT}",
    rf"{{article:n}} {UNIT}(?= {{later|at:next}})",
)
# A year and a half.
ONE_AND_HALF = rf"{{article}} {UNIT} {{and}} {{article}} {{half:h}}(?! {{of|unit|yearword}})"
# Three years and six months, nine months and fifteen days.
TWO_UNITS = r"{day|two|word:n} (?:{unit:u}|{yearword})(?:,| {and}|, {and})? {day|word:m} {unit:v}"
WITHIN = {("Y", "M"): 12, ("Y", "D"): 366, ("M", "D"): 31, ("W", "D"): 7}  # how many of the second the first has
# Three to five years, between two and six years: no one duration.
SPREADS = (
    rf"(?:{{digits:low}}|{{word}})(?: ?- ?| {{to|or}} )(?:{{digits}}|{{COUNT}})[ -]{UNIT}",
    rf"{{between}} (?:{{digits:low}}|(?:{{word}}[ -])?{{word}}) {{and}} (?:{{digits}}|{{COUNT}})[ -]{UNIT}",
    rf"(?<={{from}} )(?:{{digits:low}}|(?:{{word}}[ -])?{{word}}) {{until}} (?:{{digits}}|{{COUNT}})[ -]{UNIT}",
)
NUMERALS = frozenset(KINDS[kind] for kind in ("year", "day", "two", "three", "number", "word"))
FORTNIGHT = "F"  # two weeks, for which ISO 8601 has no letter
NOT_LENGTHS = frozenset(["г", "гг", "году", "годе", "годов", "ilə"])  # of years that are dates
AROUND = frozenset({"after", "before"})
TEN, TWENTY, HUNDRED = 10, 20, 100
HOUR_DIGITS = 4  # 2015 hrs
YEARS = {"u2": 1, "u3": 10, "u4": 100}
MOST = {"D": 100_000, "W": 10_000, "M": 10_000, "Y": 10_000, "TH": 100_000, "TM": 100_000}


def find_durations(tokens: Tokens) -> Iterator[Atom]:
    """Every duration; of "three to five years" that it is one, without its length."""
    searched = Searched(tokens.kinds)
    for template in SHAPES:
        for match in searched.matches(template):
            duration = duration_of(tokens, match) if not _is_named(tokens, match) else None
            if duration:
                yield Atom(first=match.start(), last=match.end(), form=Form.DURATION, duration=duration)
            elif unit_of(tokens, match)[0] == "TH" and _is_hour(tokens, match):
                yield Atom(first=match.start(), last=match.end(), form=Form.DURATION, is_nothing=True)
    for template in SINGLE:
        for match in searched.matches(template):
            duration = duration_of(tokens, match, count=1)
            if duration and not duration.startswith("PT") and _goes_on(tokens, match):
                yield Atom(first=match.start(), last=match.end(), form=Form.DURATION, duration=duration)
    for match in searched.matches(INVERTED):
        if _is_inverted(tokens, match) and (duration := duration_of(tokens, match)):
            yield Atom(first=match.start(), last=match.end(), form=Form.DURATION, duration=duration)
    yield from _of_two(tokens, searched)
    for template in SPREADS:
        for match in searched.matches(template):
            if has(match, "low") and tokens.number(match.start("low")) in USUAL:
                continue  # 2004 - 2006 years, translated by the word
            reason = "two lengths are given"
            yield Atom(first=match.start(), last=match.end(), form=Form.DURATION, unresolved=reason)


def _is_inverted(tokens: Tokens, match: Match) -> bool:
    """Whether the noun has no number of its own before it: несколько лет."""
    before = match.start() - 2
    if tokens.quote(match.start("u")).casefold() not in PLURAL:
        return False
    return before < 0 or not (tokens.quote(before).casefold() in OF_WHICH or tokens.kinds[before] in NUMERALS)


def _of_two(tokens: Tokens, searched: Searched) -> Iterator[Atom]:
    """A year and a half, three years and six months."""
    for match in searched.matches(ONE_AND_HALF):
        if duration := duration_of(tokens, match, count=1):
            yield Atom(first=match.start(), last=match.end(), form=Form.DURATION, duration=duration)
    for match in searched.matches(TWO_UNITS):
        many, more = tokens.number(match.start("n")), tokens.number(match.start("m"))
        units = unit_of(tokens, match)[0], str(tokens.values.get(match.start("v")))
        if more < WITHIN.get(units, 0):
            told = f"P{many}{units[0]}{more}{units[1]}"
            yield Atom(first=match.start(), last=match.end(), form=Form.DURATION, duration=told)


def _goes_on(tokens: Tokens, match: Match) -> bool:
    """A year later, a year before; but not: a year in."""
    is_open = not has(match, "next")
    return is_open or tokens.kinds[match.start("next")] == KINDS["later"] or word_at(tokens, match, "next") in AROUND


def duration_of(tokens: Tokens, match: Match, count: int | None = None) -> str | None:
    """ISO 8601 for so many of the unit in the match; None for none at all, or too many to be meant."""
    many = count_of(tokens, match) if count is None else count
    unit, factor = unit_of(tokens, match)
    if word_at(tokens, match, "u", "u2", "u3", "u4") in NOT_LENGTHS or (unit == "TH" and _is_hour(tokens, match)):
        return None
    if many == 1 and unit == "D":
        return None  # one day is hardly ever a length
    if unit == "Y" and many in USUAL and many % 100:
        return None  # nobody measures 1994 years
    if many > MOST[unit] or (not many and not has(match, "h")):
        return None
    if has(match, "h"):
        return _and_half(many, unit, factor)
    return written(many * factor, unit)


def _is_named(tokens: Tokens, match: Match) -> bool:
    """Whether a name stands between the number and its unit: 13 Brumaire Year VII."""
    named = (place for place in range(match.start() + 1, match.end()) if tokens.kinds[place] == KINDS["other"])
    return any(tokens.quote(place)[:1].isupper() for place in named)


def _is_hour(tokens: Tokens, match: Match) -> bool:
    """Whether it is a time of day: at 2015 hrs, в 14 час. 20 мин."""
    if tokens.kinds[match.end() : match.end() + 2] == GAP + KINDS["daypart"]:
        return count_of(tokens, match) <= 12  # в семь часов вечера
    if not has(match, "n"):
        return False
    place = match.start("n")
    written, hour = tokens.quote(place), tokens.number(place)
    if len(written) == HOUR_DIGITS:
        return hour < 2400 and hour % 100 < 60 and tokens.kinds[match.end() : match.end() + 2] != GAP + KINDS["of"]
    before = tokens.quote(place - 2).casefold() if place > 1 else ""
    ends = before == "до" and place > 3 and KINDS["day"] == tokens.kinds[place - 4]  # с 10 до 16 часов
    return hour <= 24 and (before == "в" or ends)


def word_at(tokens: Tokens, match: Match, *groups: str) -> str:
    """The word in whichever of the groups is there, casefolded."""
    return tokens.quote(max(place_of(match, group) for group in groups)).casefold()


def count_of(tokens: Tokens, match: Match) -> int:
    """The number before the unit."""
    if has(match, "n"):
        return tokens.number(match.start("n"))
    if has(match, "hundreds"):
        return _hundreds(tokens, match)
    last, tens = number_at(tokens, match, "w") or 0, number_at(tokens, match, "tens") or 0
    head = number_at(tokens, match, "head") or 0
    is_added = bool(head) and head % HUNDRED == 0 and TWENTY <= tens < HUNDRED and last < TEN
    if is_added or (tens == HUNDRED and 0 < head < TEN):
        return head + tens + last if is_added else head * tens + last
    if last == HUNDRED:
        return last * (tens or 1)
    # five twenty-year sentences; on beş il is fifteen years
    return last if tens < TWENTY and (tens != TEN or last >= TEN) else last + tens


def _hundreds(tokens: Tokens, match: Match) -> int:
    """One hundred and twenty-five; 0 where the words are no number together."""
    many, hundreds, tens, last = (number_at(tokens, match, group) or 0 for group in ("many", "hundreds", "tens", "w"))
    is_scaled = hundreds == HUNDRED and many < TEN
    is_number = hundreds % HUNDRED == 0 and hundreds and (is_scaled or not many) and last < HUNDRED
    if not is_number or (tens and (last >= TEN or tens < TWENTY)):
        return 0
    return (many or 1) * hundreds + tens + last


def unit_of(tokens: Tokens, match: Match) -> tuple[str, int]:
    """The unit's letters in ISO 8601, and how many of it the word stands for: decades are ten years each."""
    if has(match, "u"):
        unit = str(tokens.values[match.start("u")])
        return ("W", 2) if unit == FORTNIGHT else (unit, 1)
    return "Y", next((factor for group, factor in YEARS.items() if has(match, group)), 1)


def written(many: int, unit: str) -> str:
    """So many of a unit."""
    return f"PT{many}{unit[1:]}" if unit.startswith("T") else f"P{many}{unit}"


def _and_half(many: int, unit: str, factor: int) -> str | None:
    """Two and a half years are two years and six months; of months and weeks no half is told."""
    if factor > 1 and unit == "Y":
        return written(many * factor + factor // 2, unit)
    if unit == "Y":
        return f"P{many}Y6M" if many else "P6M"
    if unit == "TH":
        return f"PT{many}H30M" if many else "PT30M"
    return None
