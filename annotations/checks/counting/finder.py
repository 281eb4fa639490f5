"""The figures of a text, found from its beginning to its end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from annotations.checks.counting.amounts import Amount, read_amount
from annotations.checks.counting.counted_words import (
    Counted,
    counted_after,
    counted_before,
    is_of_a_figure,
    is_of_them,
    opens_with_of,
)
from annotations.checks.counting.literals import fraction_of
from annotations.checks.counting.mention import FigureMention
from annotations.checks.counting.no_figures import (
    is_address,
    is_clock,
    is_code,
    is_compound,
    is_item,
    is_labelled,
    is_named,
    is_page,
    is_telephone,
    is_time,
    is_year,
)
from annotations.checks.counting.table import Numerals, Table
from annotations.checks.counting.tokens import Sort, Tokens
from annotations.checks.counting.unit_words import CURRENCY_SIGNS
from annotations.rules.figures import Figure, Qualifier

MOST_NUMBERS = 8_000  # looked at in one text; one with more is a table of numbers, and is read up to there
_LONGEST_HEDGE = 5
_HEDGES = 3  # one before the other: "at least some"
_AND = frozenset({"and", ",", "и", "а", "və", ";"})
_LISTED = 6  # tokens between two figures of a list
_NEAR = 12  # figures back that "them" may stand for
_SENTENCES = 2
_PAIRS = frozenset({"the", "these", "those", "his", "her", "their", "our", "its", "any", "between"})
_HALVES_AFTER = frozenset({"of", "the", "its", "their", "his", "her", "our", "that", "those", "these", "as", "all"})


@dataclass(frozen=True, slots=True)
class _Found:
    place: int
    amount: Amount
    start: int
    end: int
    counted: Counted | None
    of_them: bool
    of_figure: bool
    is_whole: bool


def figures_in(tokens: Tokens, table: Table) -> list[_Found]:
    """Every figure by its tokens, in the order of the text."""
    starters = _starters(table.numerals) | frozenset(table.between) | frozenset(CURRENCY_SIGNS) | {"us"}
    first_of_two = table.numerals.articles | table.numerals.some_of | {"us"}
    seconds = _seconds(table.numerals)
    found: list[_Found] = []
    beyond = tried = 0
    for place, token in enumerate(tokens.all):
        is_start = token.sort is Sort.NUMBER or token.word in starters or fraction_of(token.word) is not None
        if not is_start or place < beyond or _is_no_start(tokens, place, first_of_two, seconds):
            continue
        amount = read_amount(tokens, place, table)
        tried += token.sort is Sort.NUMBER or amount is not None
        if tried > MOST_NUMBERS:
            break
        if amount is None:
            continue
        beyond = amount.end
        is_listed = bool(found) and place - found[-1].place <= _LISTED and tokens[place - 1].word in _AND
        one = _figure(tokens, amount, table, is_listed=is_listed)
        if one is not None:
            found.append(one)
    return found


def _seconds(numerals: Numerals) -> frozenset[str]:
    """What follows an article, "several" or "US" that begins a number."""
    listed = {*numerals.hundred, *numerals.scales, *numerals.dozens, *numerals.some_of, "$"}
    return frozenset(listed | {word for phrase in numerals.shares for word in phrase[1:2]})


def _starters(numerals: Numerals) -> frozenset[str]:
    listed = {*numerals.small, *numerals.hundred, *numerals.scales, *numerals.many, *numerals.dozens}
    return frozenset(listed | numerals.articles | numerals.some_of | {phrase[0] for phrase in numerals.shares})


def _is_no_start(tokens: Tokens, place: int, first_of_two: frozenset[str], seconds: frozenset[str]) -> bool:
    """Whether a number is one of a table's, in a row with others, or of something longer; or an "a" is only that."""
    if tokens[place].sort is not Sort.NUMBER:
        return tokens[place].word in first_of_two and tokens[place + 1].word not in seconds
    if tokens[place - 1].sort is tokens[place + 1].sort is Sort.NUMBER:
        return True
    return is_code(tokens, place)


def _figure(tokens: Tokens, amount: Amount, table: Table, *, is_listed: bool) -> _Found | None:
    """The figure of an amount, with its hedge and what it counts; None if it is a number of another sort."""
    if tokens[amount.first].sort is Sort.NUMBER and is_telephone(tokens, amount.first):
        return None
    if (
        is_clock(tokens, amount, table)
        or is_time(tokens, amount, table)
        or is_compound(tokens, amount, table)
        or _is_score(tokens, amount)
    ):
        return None
    of_them, of_figure = is_of_them(tokens, amount, table), is_of_a_figure(tokens, amount, table)
    counted = counted_after(tokens, amount, table)
    first, qualifier = _hedged(tokens, amount.first, table)
    qualifier = amount.qualifier or qualifier
    amount = replace(amount, qualifier=qualifier)
    is_counting = counted is not None or amount.unit is not None or of_them or of_figure
    if not _is_figure(tokens, amount, table, is_counting=is_counting, is_hedged=first < amount.first or is_listed):
        return None
    if counted is None and not of_them and not of_figure:
        counted = counted_before(tokens, replace(amount, first=first), table)
    is_whole = opens_with_of(tokens, first, table)
    return _Found(
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


def _is_particle(tokens: Tokens, place: int, phrase: tuple[str, ...], table: Table) -> bool:
    """Whether "over" belongs to the verb before it: handed over 25 certificates."""
    return phrase == ("over",) and bool(table.particles) and tokens[place - 1].word.startswith(table.particles)


def _is_figure(tokens: Tokens, amount: Amount, table: Table, *, is_counting: bool, is_hedged: bool) -> bool:
    place = amount.first
    if tokens[place].sort is Sort.NUMBER:
        if (
            is_item(tokens, place)
            or is_address(tokens, place)
            or is_page(tokens, place)
            or is_labelled(tokens, place, table, is_counting=is_counting)
        ):
            return False
        is_plain = not is_counting and not is_hedged and amount.end - place == 1
        return not (is_plain and (is_named(tokens, place) or is_year(tokens, place)))
    return _is_word_figure(tokens, amount, table, is_counting=is_counting, is_hedged=is_hedged)


def _is_word_figure(tokens: Tokens, amount: Amount, table: Table, *, is_counting: bool, is_hedged: bool) -> bool:
    place = amount.first
    before, word = tokens[place - 1].word, tokens[place].word
    is_certain = amount.in_digits or tokens[place].sort is Sort.MARK
    if is_certain or is_labelled(tokens, place, table, is_counting=is_counting):
        return is_certain
    if amount.unit == "share":
        return _is_real_share(tokens, amount, is_hedged=is_hedged)
    is_one = amount.end - place == 1 and word in table.numerals.ones
    if is_one:
        return _is_real_one(tokens, amount, table, is_hedged=is_hedged)
    if tokens.is_capital(place) and is_capital_before(tokens, place):
        return False
    if amount.low == amount.high == 2 and before in _PAIRS:
        return False
    return not (amount.high == 0 and not is_counting)


def is_capital_before(tokens: Tokens, place: int) -> bool:
    """Whether it stands in a name: the Big Three, the Group of Seven."""
    back = place - 1 if tokens[place - 1].word not in {"of", "the"} else place - 2
    return is_named(tokens, back + 1)


def _is_real_share(tokens: Tokens, amount: Amount, *, is_hedged: bool) -> bool:
    after, before = tokens[amount.end].word, tokens[amount.first - 1].word
    if before in {"first", "second", "other", "latter", "last", "one", "top", "bottom", "the"}:
        return False
    is_phrase = amount.end - amount.first > 1 and tokens[amount.first].word not in {"a"}
    return is_hedged or is_phrase or after in _HALVES_AFTER or before == "by"


def _is_real_one(tokens: Tokens, amount: Amount, table: Table, *, is_hedged: bool) -> bool:
    """One counts where a unit or a person follows, and somebody was counted: one soldier was killed; and in lists."""
    if amount.unit is not None:
        return True
    if tokens[amount.first - 1].word in _AND - {",", ";"} and is_hedged:
        return tokens[amount.end].sort is Sort.WORD and tokens[amount.end].word not in table.stops
    if table.singular(tokens[amount.end].word) not in table.people:
        return False
    after = tokens[amount.end + 1].word
    return is_hedged or after in {"was", "killed", "wounded", "injured", "died", "and", "dead", "were", ",", "."}


def mentions_of(tokens: Tokens, found: Sequence[_Found], sentence_of: Sequence[int]) -> Iterator[FigureMention]:
    """As mentions, with what "them", another figure or a list names in their place. `sentence_of` numbers sentences."""
    done: list[FigureMention] = []
    sentences: list[int] = []
    for number, one in enumerate(found):
        mention = _mention(tokens, one)
        if one.of_them and mention.counted is None:
            mention = _resolved(mention, done, sentences, sentence_of[number])
        elif mention.counted is None and one.amount.unit is None:
            if number + 1 < len(found):
                mention = _shared(tokens, mention, one, found[number + 1])
            if mention.counted is None and done and sentences[-1] == sentence_of[number]:
                mention = _carried_on(tokens, mention, one, done[-1], found[number - 1])
        mention = replace(mention, is_part=one.of_them or mention.is_of_them, is_of_next=one.of_figure)
        done.append(mention)
        sentences.append(sentence_of[number])
        yield mention


def _mention(tokens: Tokens, one: _Found) -> FigureMention:
    amount = one.amount
    is_single = amount.low == amount.high
    figure = Figure(
        value=_bounded(amount.low) if is_single else None,
        low=None if is_single else _bounded(amount.low),
        high=None if is_single else _bounded(amount.high),
        qualifier=str(amount.qualifier) if amount.qualifier else None,
        unit=amount.unit,
    )
    mention = FigureMention(start=one.start, end=one.end, figure=figure, place=amount.place)
    return _with(tokens, mention, one.counted) if one.counted else mention


def _bounded(number: Decimal) -> Decimal:
    """Without an exponent, as figures have it."""
    exponent = number.as_tuple().exponent
    return number.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else number


def _with(tokens: Tokens, mention: FigureMention, counted: Counted) -> FigureMention:
    start, end = tokens[counted.first].start, tokens[counted.end - 1].end
    words = " ".join(tokens.text[start:end].split())
    return replace(mention, counted=words, head=counted.head, counted_start=start, counted_end=end)


def _shared(tokens: Tokens, mention: FigureMention, one: _Found, following: _Found) -> FigureMention:
    """What the next figure counts, where only a few words are between: 12 Iranian and 5 Turkish citizens."""
    counted = following.counted
    if counted is None or following.amount.unit is not None or following.of_them:
        return mention
    between = [tokens[place].word for place in range(one.amount.end, following.amount.first)]
    is_list = len(between) <= 2 and bool({"and", "or", "и", "или", "və"} & set(between))
    is_whole = one.of_figure and len(between) <= 4
    if not is_list and not is_whole:
        return mention
    last = counted if is_whole else counted._replace(first=_last_word(tokens, counted))
    return replace(_with(tokens, mention, last), is_of_them=is_whole)


def _carried_on(
    tokens: Tokens, mention: FigureMention, one: _Found, before: FigureMention, last: _Found
) -> FigureMention:
    """Of the same as the figure before in its sentence: of 1,040 houses 312 were; 800 of them to one place, 400 to
    another.
    """
    if before.counted is None or before.figure.unit is not None or not _is_no_greater(mention, before, last):
        return mention
    is_listed = tokens[one.amount.first - 1].word in _AND
    if not last.is_whole and not (before.is_of_them and is_listed):
        return mention
    return _as_of(mention, before)


def _is_no_greater(mention: FigureMention, before: FigureMention, last: _Found) -> bool:
    value, size = mention.figure.value, before.figure.value or before.figure.high
    return not last.is_whole or value is None or size is None or value <= size


def _as_of(mention: FigureMention, other: FigureMention) -> FigureMention:
    return replace(
        mention,
        counted=other.counted,
        head=other.head,
        counted_start=other.counted_start,
        counted_end=other.counted_end,
        is_of_them=True,
    )


def _last_word(tokens: Tokens, counted: Counted) -> int:
    """Where the head alone begins; what kind of it they are may differ."""
    place = counted.end - 1
    while place > counted.first and tokens.is_glued(place):
        place -= 1
    return place


def _resolved(mention: FigureMention, done: list[FigureMention], sentences: list[int], sentence: int) -> FigureMention:
    """What the nearest figure before counts that is no smaller; none where that is sentences away."""
    value = mention.figure.value or mention.figure.low
    for other, its_sentence in zip(done[: -_NEAR - 1 : -1], sentences[: -_NEAR - 1 : -1], strict=True):
        if sentence - its_sentence > _SENTENCES:
            break
        size = other.figure.value or other.figure.high
        if other.counted is None or other.figure.unit is not None or size is None:
            continue
        if mention.figure.unit is not None or (value is not None and size >= value):
            return _as_of(mention, other)
    return replace(mention, is_of_them=True)
