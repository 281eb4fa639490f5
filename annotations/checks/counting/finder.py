"""The figures of a text, found from its beginning to its end."""

from dataclasses import dataclass, replace

from annotations.checks.counting.amounts import Amount, read_amount, tells_change
from annotations.checks.counting.counted_words import (
    Counted,
    counted_after,
    counted_before,
    is_inverted,
    is_of_a_figure,
    is_of_them,
    opens_with_of,
)
from annotations.checks.counting.designations import (
    is_age,
    is_age_bound,
    is_capital_numeral,
    is_designation,
    is_in_title,
)
from annotations.checks.counting.literals import FRACTIONS
from annotations.checks.counting.no_figures import (
    is_address,
    is_clock,
    is_code,
    is_compound,
    is_item,
    is_labelled,
    is_named,
    is_ordinal_in_words,
    is_page,
    is_telephone,
    is_time,
    is_year,
    is_year_in_words,
    is_year_of_the_world,
)
from annotations.checks.counting.numerals import STRESSED
from annotations.checks.counting.table import Numerals, Table
from annotations.checks.counting.tokens import Sort, Tokens
from annotations.checks.counting.unit_words import CURRENCY_SIGNS
from annotations.rules.figures import Qualifier

MOST_NUMBERS = 8_000  # looked at in one text; one with more is a table of numbers, and is read up to there
_LONGEST_HEDGE = 5
_HEDGES = 3  # one before the other: "at least some"
LISTING = frozenset({"and", ",", "и", "а", "və", ";"})
_FEW = 13  # placed under three ministries; under twenty is fewer
_LISTED = 6  # tokens between two figures of a list
_PAIRS = frozenset({"the", "these", "those", "his", "her", "their", "our", "its", "any", "between"})
_BY = frozenset({"by", "на", "составляет", "составила", "составляла", "составляют", "составляли"})
# Of Cossacks it is a squadron: казачья сотня; but: целая сотня человек.
_SQUADRONS = frozenset({"сотня", "сотню", "сотни", "сотней"})
_WHOLE = frozenset({"целая", "целую", "добрая", "добрую", "до", "не"})
_HALVES_AFTER = frozenset(
    {"of", "the", "its", "their", "his", "her", "our", "that", "those", "these", "as", "all", "less", "more", "fewer"}
)


@dataclass(frozen=True, slots=True)
class Found:
    """An amount that is a figure, the code points it stands at, and by what words it is tied to others."""

    place: int
    amount: Amount
    start: int
    end: int
    counted: Counted | None
    of_them: bool
    of_figure: bool
    is_whole: bool


def figures_in(tokens: Tokens, table: Table) -> list[Found]:
    """Every figure by its tokens, in the order of the text."""
    starters = _starters(table.numerals) | frozenset(table.between) | {*CURRENCY_SIGNS, *FRACTIONS, "us"}
    first_of_two = table.numerals.articles | table.numerals.some_of | {"us"}
    seconds = _seconds(table.numerals)
    found: list[Found] = []
    beyond = tried = 0
    for place, token in enumerate(tokens.all):
        is_start = token.sort is Sort.NUMBER or token.word in starters
        if not is_start or place < beyond or _is_no_start(tokens, place, first_of_two, seconds):
            continue
        amount = read_amount(tokens, place, table)
        tried += token.sort is Sort.NUMBER or amount is not None
        if tried > MOST_NUMBERS:
            break
        if amount is None:
            continue
        beyond = amount.end
        is_listed = bool(found) and place - found[-1].place <= _LISTED and tokens[place - 1].word in LISTING
        one = _figure(tokens, amount, table, is_listed=is_listed)
        if one is not None:
            # A hedge between two numbers is of the one before where it may be of either.
            is_shared = bool(found) and one.start < found[-1].end
            found.append(replace(one, start=tokens[amount.first].start) if is_shared else one)
    return found


def _seconds(numerals: Numerals) -> frozenset[str]:
    """What follows an article, "several" or "US" that begins a number."""
    listed = {*numerals.hundred, *numerals.scales, *numerals.dozens, *numerals.some_of, *STRESSED, "$"}
    return frozenset(listed | {word for phrase in numerals.shares for word in phrase[1:2]})


def numerals_of(table: Table) -> frozenset[str]:
    """The words one of which is in every number told in words."""
    ends = {phrase[-1] for phrase in table.numerals.shares}
    return (_starters(table.numerals) | ends) - table.numerals.articles - table.numerals.some_of


def _starters(numerals: Numerals) -> frozenset[str]:
    listed = {*numerals.small, *numerals.hundred, *numerals.scales, *numerals.many, *numerals.dozens}
    listed |= numerals.one_and_a_half
    return frozenset(listed | numerals.articles | numerals.some_of | {phrase[0] for phrase in numerals.shares})


def _is_no_start(tokens: Tokens, place: int, first_of_two: frozenset[str], seconds: frozenset[str]) -> bool:
    """Whether a number is one of a table's, in a row with others, or of something longer; or an "a" is only that."""
    if tokens[place].sort is not Sort.NUMBER:
        return tokens[place].word in first_of_two and tokens[place + 1].word not in seconds
    if tokens[place - 1].sort is tokens[place + 1].sort is Sort.NUMBER:
        return True
    return is_code(tokens, place)


def _figure(tokens: Tokens, amount: Amount, table: Table, *, is_listed: bool) -> Found | None:
    """The figure of an amount, with its hedge and what it counts; None if it is a number of another sort."""
    if tokens[amount.first].sort is Sort.NUMBER and is_telephone(tokens, amount.first):
        return None
    if (
        is_clock(tokens, amount, table)
        or is_time(tokens, amount, table)
        or is_compound(tokens, amount, table)
        or is_ordinal_in_words(tokens, amount)
        or _is_score(tokens, amount)
        or is_in_title(tokens, amount.first, table)
    ):
        return None
    of_them, of_figure = is_of_them(tokens, amount, table), is_of_a_figure(tokens, amount, table)
    counted = counted_after(tokens, amount, table)
    first, qualifier = _hedged(tokens, amount.first, table)
    qualifier = amount.qualifier or qualifier or _hedged_by_case(tokens, amount.end)
    amount = replace(amount, qualifier=qualifier)
    is_counting = counted is not None or amount.unit is not None or of_them or of_figure
    is_hedged = first < amount.first
    if is_hedged and not is_counting and is_age_bound(tokens, amount, first):
        return None
    if not _is_figure(tokens, amount, table, is_counting=is_counting, is_hedged=is_hedged, is_listed=is_listed):
        return None
    if counted is None and not of_them and not of_figure:
        counted = counted_before(tokens, replace(amount, first=first), table)
    if first == amount.first and not of_them and not of_figure and is_inverted(tokens, amount, table):
        counted = Counted(first - 1, first, table.singular(tokens[first - 1].word))
        amount, first = replace(amount, qualifier=qualifier or Qualifier.ABOUT), first - 1
    is_whole = opens_with_of(tokens, first, table)
    return Found(
        amount.end, amount, tokens[first].start, tokens[amount.end - 1].end, counted, of_them, of_figure, is_whole
    )


def _is_score(tokens: Tokens, amount: Amount) -> bool:
    """Whether a hyphen joins it to a smaller number: won 3-1."""
    dash = tokens[amount.end]
    is_joined = dash.word in {"-", "–", "‑"} and tokens.is_glued(amount.end) and tokens.is_glued(amount.end + 1)
    return is_joined and tokens[amount.end + 1].sort is Sort.NUMBER


def _hedged(tokens: Tokens, first: int, table: Table) -> tuple[int, Qualifier | None]:
    """Where the hedges before it begin, and what they say; a bound counts more than "about"."""
    told: Qualifier | None = None
    for _ in range(_HEDGES):
        if tokens[first - 1].word not in table.hedge_ends:
            break
        for length in range(_LONGEST_HEDGE, 0, -1):
            phrase = tuple(tokens[first - length + offset].word for offset in range(length))
            qualifier = table.hedges_before.get(phrase)
            if qualifier is not None and not _is_particle(tokens, first - length, phrase, table):
                told = qualifier if told in {None, Qualifier.ABOUT} else told
                first -= length
                break
        else:
            break
    return first, told


def _hedged_by_case(tokens: Tokens, place: int) -> Qualifier | None:
    """What a hedge says that stands behind what is counted, of which it asks a case: 300 nəfərə yaxın."""
    if tokens.language != "az" or tokens[place].sort is not Sort.WORD:
        return None
    hedge = tokens[place + 1].word
    return next((one for case, hedges, one in _BY_CASE if tokens[place].word.endswith(case) and hedge in hedges), None)


_BY_CASE = (
    (("dən", "dan"), frozenset({"çox", "artıq"}), Qualifier.MORE_THAN),
    (("dən", "dan"), frozenset({"az"}), Qualifier.LESS_THAN),
    (("ə", "a"), frozenset({"yaxın", "qədər"}), Qualifier.ABOUT),
)


def _is_particle(tokens: Tokens, place: int, phrase: tuple[str, ...], table: Table) -> bool:
    """Whether it is no bound: handed over 25 certificates, under three kings, rose from 30 to 45 in Russian."""
    number = tokens[place + 1]
    if phrase == ("under",):
        return number.sort is Sort.WORD and table.numerals.small.get(number.word, _FEW) < _FEW
    if phrase == ("до",):
        return tells_change(tokens, place, table) or tokens[place - 2].word in {"с", "от"}
    return phrase == ("over",) and bool(table.particles) and tokens[place - 1].word.startswith(table.particles)


def _is_figure(
    tokens: Tokens, amount: Amount, table: Table, *, is_counting: bool, is_hedged: bool, is_listed: bool
) -> bool:
    place = amount.first
    if not is_counting and not is_hedged and is_age(tokens, amount):
        return False
    if tokens[place].sort is Sort.NUMBER:
        if (
            is_item(tokens, place)
            or is_address(tokens, place)
            or is_page(tokens, place)
            or is_year_of_the_world(tokens, place)
            or is_labelled(tokens, place, table, is_counting=is_counting)
            or is_designation(tokens, amount, table, is_counting=is_counting or is_hedged)
        ):
            return False
        is_plain = not is_counting and not is_hedged and not is_listed and amount.end - place == 1
        return not (is_plain and (is_named(tokens, place) or is_year(tokens, place)))
    return _is_word_figure(tokens, amount, table, is_counting=is_counting, is_hedged=is_hedged, is_listed=is_listed)


def _is_word_figure(
    tokens: Tokens, amount: Amount, table: Table, *, is_counting: bool, is_hedged: bool, is_listed: bool
) -> bool:
    place = amount.first
    before, word = tokens[place - 1].word, tokens[place].word
    is_certain = amount.in_digits or tokens[place].sort is Sort.MARK
    if is_certain or is_labelled(tokens, place, table, is_counting=is_counting):
        return is_certain
    if amount.unit == "share":
        return _is_real_share(tokens, amount, is_hedged=is_hedged)
    is_one = amount.end - place == 1 and word in table.numerals.ones
    if is_one:
        return _is_real_one(tokens, amount, table, is_hedged=is_hedged or is_listed)
    if word in _SQUADRONS and before.endswith(("я", "ю", "й")) and before not in _WHOLE:
        return False
    if tokens.is_capital(place) and (is_capital_before(tokens, place) or is_capital_numeral(tokens, place)):
        return False
    is_pair = amount.low == amount.high == 2 and before in _PAIRS
    is_none = before in table.numerals.articles or is_year_in_words(tokens, amount) or amount.high == 0
    return not is_pair and (is_counting or not is_none)


def is_capital_before(tokens: Tokens, place: int) -> bool:
    """Whether it stands in a name: the Big Three, the Group of Seven."""
    back = place - 1 if tokens[place - 1].word not in {"of", "the"} else place - 2
    return is_named(tokens, back + 1)


def _is_real_share(tokens: Tokens, amount: Amount, *, is_hedged: bool) -> bool:
    after, before = tokens[amount.end].word, tokens[amount.first - 1].word
    if before in {"first", "second", "other", "latter", "last", "one", "top", "bottom", "the"}:
        return False
    if before == "," and _is_of_the_number(tokens, amount.first - 2):
        return True
    if before in {"or", ","} and after in {",", ")", "."}:
        return before == "or" or tokens[amount.end + 1].sort is Sort.NUMBER
    if after == "," and tokens[amount.end + 1].sort is Sort.NUMBER:
        return True  # a third, 45, were burnt
    is_phrase = amount.end - amount.first > 1 and tokens[amount.first].word not in {"a"}
    return is_hedged or is_phrase or after in _HALVES_AFTER or before in _BY


def _is_of_the_number(tokens: Tokens, place: int) -> bool:
    """Whether "of" leads to the number here: of the 6,400, a third work in town."""
    return tokens[place].sort is Sort.NUMBER and "of" in {tokens[place - 1].word, tokens[place - 2].word}


def _is_real_one(tokens: Tokens, amount: Amount, table: Table, *, is_hedged: bool) -> bool:
    """One counts where a unit or a person follows, and somebody was counted: one soldier was killed; and in lists."""
    if amount.unit is not None:
        return True
    if tokens[amount.first - 1].word in LISTING - {",", ";"} and is_hedged:
        return tokens[amount.end].sort is Sort.WORD and tokens[amount.end].word not in table.stops
    if table.singular(tokens[amount.end].word) not in table.people:
        return False
    after = tokens[amount.end + 1].word
    return is_hedged or after in {"was", "killed", "wounded", "injured", "died", "and", "dead", "were", ",", "."}
