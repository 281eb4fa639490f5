"""Years as they are spoken or shortened: nineteen forty-six, August '43, в сорок первом году, полвека назад."""

from collections.abc import Callable, Iterator

from annotations.checks.dating.atom import Atom
from annotations.checks.dating.building import Match, number_at, single, unresolved
from annotations.checks.dating.kinds import GAP, KINDS
from annotations.checks.dating.mention import Form
from annotations.checks.dating.published import Published
from annotations.checks.dating.shapes import has, shape
from annotations.checks.dating.tokens import Tokens
from annotations.checks.dating.when import Unit, When, is_day
from annotations.rules.dates import Edtf

NO_CENTURY = "the century is not said"
NOT_WRITTEN = "the century is not written"
TEENS, TENS = range(13, 21), range(10, 100)  # nineteen; forty
LEADING = frozenset(KINDS[kind] for kind in ("at", "since", "until", "from", "of", "between"))
YEARS_TOLD = frozenset({"ildə", "ildən", "ilin", "ilədək"})  # not "ili": that is the year of something
OF_YEARS = ("го", "ом", "ьем")  # as the ordinal of a year ends behind its month
ENDS = frozenset(".,;:)!?")
INSTANTS = {"last": -1, "this": 0, "next": 1}
DONE = ("л", "ла", "ло", "ли", "лся", "лась", "лось", "лись")  # how verbs end that tell what was


def in_two_words(tokens: Tokens, match: Match) -> Atom | None:
    """Nineteen forty-six; where neither a preposition before nor a mark behind makes a year of it, it is none."""
    century, tens = tokens.number(match.start("c")), tokens.number(match.start("tens"))
    if century not in TEENS or tens not in TENS or (has(match, "w") and (tens < 20 or tens % 10)):
        return None
    before, after = tokens.kinds[: match.start()].rstrip(" ")[-1:], tokens.kinds[match.end() : match.end() + 1]
    if before not in LEADING and after not in ENDS:
        return None
    year = century * 100 + tens + (number_at(tokens, match, "w") or 0)
    return single(match, When(Unit.YEAR, year))


def date_in_words(tokens: Tokens, match: Match) -> Atom | None:
    """The 3rd of November, nineteen fifty-one."""
    century, tens = tokens.number(match.start("c")), tokens.number(match.start("yeartens"))
    if century not in TEENS or tens not in TENS or (has(match, "w") and (tens < 20 or tens % 10)):
        return None
    year, month = century * 100 + tens + (number_at(tokens, match, "w") or 0), tokens.number(match.start("m"))
    day = number_at(tokens, match, "d", "o", "tens")
    if day and not is_day(year, month, day):
        return None
    return single(match, When(Unit.DAY if day else Unit.MONTH, year, month, day))


def month_of_short_year(tokens: Tokens, match: Match) -> Atom | None:
    """August '43: the month is told, the century of its year is not."""
    when = When(Unit.MONTH, None, tokens.number(match.start("m")))
    return Atom(first=match.start(), last=match.end(), form=Form.MONTH, edtf=when.edtf(), unresolved=NOT_WRITTEN)


def short_year(_: Tokens, match: Match) -> Atom:
    """In '53."""
    return unresolved(match, Form.YEAR, NOT_WRITTEN)


def year_in_words(tokens: Tokens, match: Match) -> Atom | None:
    """Тысяча девятьсот сорок первого года is 1941; сорок первого года is of no century, девятьсот of no thousand."""
    ordinal, tens, hundreds = (number_at(tokens, match, group) or 0 for group in ("o", "tens", "c"))
    if not tens and hundreds < 100:
        tens, hundreds = hundreds, 0  # the shape cannot tell forty from nine hundred
    if tens and (ordinal > 9 or tens not in range(20, 100, 10)):
        return None
    if ordinal + tens < 10:
        return None  # в первом году is the first one of something
    if has(match, "thousand") and hundreds % 100 == 0 and 100 <= hundreds < 1000:
        return single(match, When(Unit.YEAR, 1000 + hundreds + tens + ordinal))
    return unresolved(match, Form.YEAR, NO_CENTURY)


def month_of_spoken_year(tokens: Tokens, match: Match) -> Atom | None:
    """В августе сорок первого, осенью тридцать девятого."""
    if tokens.number(match.start("yeartens")) not in range(20, 100, 10) or tokens.number(match.start("year")) > 9:
        return None
    if not has(match, "yearword") and not tokens.quote(match.start("year")).casefold().endswith(OF_YEARS):
        return None  # весной двадцать первый отряд
    if has(match, "s"):
        return unresolved(match, Form.SEASON, NO_CENTURY)
    return month_of_numbered_year(tokens, match)


def month_of_numbered_year(tokens: Tokens, match: Match) -> Atom | None:
    """19 июня 41-го года, в мае 53-го: the day is told, the century of its year is not."""
    day, month = number_at(tokens, match, "d", "o", "tens"), tokens.number(match.start("m"))
    if day and not is_day(None, month, day):
        return None
    when = When(Unit.DAY if day else Unit.MONTH, None, month, day)
    return Atom(first=match.start(), last=match.end(), form=when.form, edtf=when.edtf(), unresolved=NO_CENTURY)


def year_without_word(tokens: Tokens, match: Match) -> Atom | None:
    """В 33-м умерли, с девяносто шестого: of no century, and a year only where something ends or was done."""
    if has(match, "yeartens") and (
        tokens.number(match.start("yeartens")) not in range(20, 100, 10)
        or tokens.number(match.start("year")) > 9
        or not tokens.quote(match.start("year")).casefold().endswith(OF_YEARS)
    ):
        return None
    end = match.end()
    behind = (
        tokens.quote(end + 1).casefold() if tokens.kinds[end : end + 1] == GAP and end + 1 < len(tokens.kinds) else ""
    )
    is_year = tokens.kinds[end : end + 1] in ENDS or behind.endswith(DONE)
    return unresolved(match, Form.YEAR, NO_CENTURY) if is_year else None


def day_of_teens(tokens: Tokens, match: Match) -> Atom | None:
    """1 марта девятнадцатого года."""
    is_year = tokens.number(match.start("year")) in range(10, 32)
    return month_of_numbered_year(tokens, match) if is_year else None


def month_of_teens(tokens: Tokens, match: Match) -> Atom | None:
    """В феврале тринадцатого."""
    month, year = tokens.quote(match.start("m")).casefold(), tokens.quote(match.start("year")).casefold()
    is_year = month.endswith("е") and year.endswith(OF_YEARS)
    return month_of_numbered_year(tokens, match) if is_year else None


def numbered_year(tokens: Tokens, match: Match) -> Atom | None:
    """57-ci ildə: of no century."""
    is_one = tokens.quote(match.start("word")).casefold() in YEARS_TOLD
    return unresolved(match, Form.YEAR, NO_CENTURY) if is_one else None


def day_of_no_month(_: Tokens, match: Match) -> Atom:
    """On Sunday 14th."""
    return unresolved(match, Form.DAY, "the month is not said")


YEAR_IN_WORDS = (
    r"{word:c}[ -]{word:yeartens}(?:[ -](?!{word} {counted|plural|other}){word:w})?"
    r"(?!-{letters}| {word|plural|counted|unit|old|tens|other})"
)
SHAPES: tuple[tuple[str, Callable[[Tokens, Match], Atom | None]], ...] = (
    (r"{word:c}[ -]{word:tens}(?:[ -]{word:w})?(?!-{letters}| {word|plural|counted|unit|old|tens})", in_two_words),
    (r"(?:{DAY} (?:{of} )?{THE})?{named:m},? " + YEAR_IN_WORDS, date_in_words),
    (r"{named:m} {THE}{DAY},? " + YEAR_IN_WORDS, date_in_words),
    (r"{anymonth:m}\.?,?{OF}_'{day|two}(?!_[-']?{suffix}|-?{th})", month_of_short_year),
    (r"(?<={at|since|until|from|of|to|and} )'{day|two}(?!_[-']?{suffix}|-?{th}|'| {anymonth})", short_year),
    (r"(?:(?:{thousand:thousand} )?{word:c} )?(?:{word:tens} )?{ordinal:o} {yearword}", year_in_words),
    (
        r"(?:(?:{DAY} )?{anymonth:m}|{season:s}) {word:yeartens} {ordinal:year}(?:_{yearword:yearword})?",
        month_of_spoken_year,
    ),
    (r"(?:{DAY} )?{anymonth:m} {two}-{th}(?:_{yearword})?(?![ -]{letters}-)", month_of_numbered_year),
    (r"(?<={at|since|until|part} )(?:{two}-{th}|{word:yeartens} {ordinal:year})(?! {yearword})", year_without_word),
    (r"{two}-{th} {yearword:word}", numbered_year),
    (r"{two}-{th} {yearword} {named:m}(?: {DAY})?", month_of_numbered_year),
    (r"{DAY} {anymonth:m} {ordinal:year} {yearword}", day_of_teens),
    (r"{month:m} {ordinal:year}(?! {yearword|letters})", month_of_teens),
    (r"{weekday},? (?:{the} )?{day}{th}(?! {of|anymonth|centuryword|unit|yearword})", day_of_no_month),
)


def find_spoken(tokens: Tokens, published: Edtf | None) -> Iterator[Atom]:
    """Every year of this kind, and lengths that are one word."""
    for template, build in SHAPES:
        for match in shape(template).finditer(tokens.kinds):
            if atom := build(tokens, match):
                yield atom
    anchor = Published(published)
    for match in shape(r"{length:n}(?P<ago> {ago})?").finditer(tokens.kinds):
        yield _length(tokens, match, anchor)
    for match in shape(r"{DAY} {instant:n}").finditer(tokens.kinds):
        if atom := _instant(tokens, match, anchor):
            yield atom


def _length(tokens: Tokens, match: Match, published: Published) -> Atom:
    """Полвека; полвека назад is so long before the text was published."""
    duration = str(tokens.values[match.start("n")])
    first, last = match.span()
    if not match["ago"]:
        return Atom(first=first, last=last, form=Form.DURATION, duration=duration)
    reading = published.shifted(-int(duration[1:-1]), duration[-1], 1)
    return Atom(
        first=first,
        last=last,
        form=Form.RELATIVE,
        edtf=reading.edtf,
        unresolved=reading.unresolved,
        anchor=reading.anchor,
        duration=duration,
    )


def _instant(tokens: Tokens, match: Match, published: Published) -> Atom | None:
    """The 3rd inst. is of the month of the letter or newspaper, the 30th ult. of the one before."""
    day = number_at(tokens, match, "d", "o", "tens")
    step = INSTANTS[str(tokens.values[match.start("n")])]
    reading = published.day_of_month(step, day or 0)
    first, last = match.span()
    return Atom(
        first=first,
        last=last,
        form=Form.RELATIVE,
        edtf=reading.edtf,
        unresolved=reading.unresolved,
        anchor=reading.anchor,
    )
