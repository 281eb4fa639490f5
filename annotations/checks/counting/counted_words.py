"""What a figure counts: the words after it, before it, of it, or of the figure before that "them" stands for."""

from typing import NamedTuple

from annotations.checks.counting.amounts import Amount
from annotations.checks.counting.numerals import is_numeral
from annotations.checks.counting.table import Table
from annotations.checks.counting.tokens import Sort, Tokens

_MOST = 7
_HYPHENS = frozenset("-‑")
_QUOTES = frozenset("\"'“”„«»‘’")
_LABEL_LENGTH = 4
_LOOK_BACK = 12  # tokens between "the number of victims" and its number
_KINDS = frozenset({"kinds", "types", "sorts", "varieties", "forms", "categories"})
_MEASURES = frozenset({"число", "количество", "численность", "сколько", "много", "мало", "тысяч", "млн", "тыс", "%"})
_NUMBER_OF = frozenset({"number", "numbers", "total", "count", "численность", "число", "количество", "sayı"})


class Counted(NamedTuple):
    """Tokens from `first` to before `end`, and the head, in its singular."""

    first: int
    end: int
    head: str


class Words(NamedTuple):
    """Words that stand together, each with the tokens it is of; hyphens hold one together."""

    words: list[str]
    ends: list[int]


def counted_after(tokens: Tokens, amount: Amount, table: Table) -> Counted | None:
    """The counted words that follow at once or after "of"."""
    place, measured = amount.end, amount.unit is not None
    if _is_partitive(tokens, amount, table):
        return None
    if tokens[place].word in table.part_of:
        place = _beyond_of(tokens, place + 1, table)
        if tokens[place].sort is Sort.NUMBER or tokens[place].word in table.numerals.small:
            return None
    elif measured:
        return None
    if tokens[place].word in {"-", "‑"}:
        place += 2 if tokens[place + 1].word == "strong" else 1
    if tokens[place].word in _QUOTES and tokens[place].sort is Sort.MARK:
        place += 1
    if tokens[place].word.endswith(table.predicates or "\0") and not _takes_the_singular(amount):
        return None  # из 60 лодок 25 проданы
    gathered = _words(tokens, place, table)
    return _counted(tokens, gathered, place, amount, table, measured=measured)


def _takes_the_singular(amount: Amount) -> bool:
    """Whether it ends in two, three or four, after which a Russian noun may end as a participle does."""
    units = int(amount.high) % 100
    return units // 10 != 1 and units % 10 in {2, 3, 4}


def is_of_them(tokens: Tokens, amount: Amount, table: Table) -> bool:
    """Whether "of them" or its like follows, or stands before, a comma between or not."""
    if _is_phrase(tokens, amount.end, table) or _is_partitive(tokens, amount, table):
        return True
    last = amount.first - 2 if tokens[amount.first - 1].word == "," else amount.first - 1
    two = (tokens[last - 1].word, tokens[last].word)
    return two in table.of_them_before or (tokens[last].word,) in table.of_them_before


def is_of_a_figure(tokens: Tokens, amount: Amount, table: Table) -> bool:
    """Whether it is so many of another number: 27 of the 213 citizens, 9 out of 10."""
    place = amount.end
    if tokens[place].word == "out":
        place += 1
    if tokens[place].word not in table.part_of:
        return False
    place = _beyond_of(tokens, place + 1, table)
    return tokens[place].sort is Sort.NUMBER or tokens[place].word in table.numerals.small


def opens_with_of(tokens: Tokens, first: int, table: Table) -> bool:
    """Whether a clause begins here with "of": Of the 213 citizens, 27 were convicted."""
    place = first - 1
    while tokens[place].word in table.of_the:
        place -= 1
    return tokens[place].word in table.part_of and tokens[place - 1].sort is not Sort.WORD


def counted_before(tokens: Tokens, amount: Amount, table: Table) -> Counted | None:
    """A population of 9 million; "Men: 120"; the number of victims rose to 45. None where nothing of it stands."""
    before = amount.first - 1
    if tokens[before].word in table.part_of and tokens[before - 1].word in table.containers:
        return Counted(before - 1, before, table.singular(tokens[before - 1].word))
    if tokens[before].word == ":" and amount.unit is None and amount.in_digits:
        return _label(tokens, before, table)
    return _number_of(tokens, amount, table) if amount.unit is None else None


def is_inverted(tokens: Tokens, amount: Amount, table: Table) -> bool:
    """Whether a Russian noun before its number makes it a rough one; not where another number has the noun."""
    before, earlier = tokens[amount.first - 1], tokens[amount.first - 2]
    if before.word not in table.inverted_nouns or amount.low != amount.high or amount.low < 2:
        return False
    is_others = earlier.sort is Sort.NUMBER or is_numeral(earlier.word, table.numerals) or earlier.word in table.part_of
    is_adjective = earlier.sort is Sort.WORD and earlier.word.endswith(("ых", "их"))
    follows = tokens[amount.end].sort is Sort.WORD and tokens[amount.end].word not in table.stops
    if amount.unit is not None or tokens[amount.end].word in table.inverted_nouns:
        return False
    return not is_others and not is_adjective and not (follows and amount.in_digits) and earlier.word not in _MEASURES


def _beyond_of(tokens: Tokens, place: int, table: Table) -> int:
    while tokens[place].word in table.of_the:
        place += 1
    for ahead in (place, place + 1):  # tons of various kinds of heroin
        if tokens[ahead].word in _KINDS and tokens[ahead + 1].word in table.part_of:
            return _beyond_of(tokens, ahead + 2, table)
    return place


def _is_partitive(tokens: Tokens, amount: Amount, table: Table) -> bool:
    """Whether its ending says that it is so many of them."""
    last = amount.end - 1
    is_hung = tokens[last - 1].word in {"-", "‑"} and amount.end - amount.first > 2
    return tokens[last].word in table.partitives and (is_hung or len(tokens[last].word) > 2) and amount.unit is None


def _is_phrase(tokens: Tokens, place: int, table: Table) -> bool:
    return (tokens[place].word, tokens[place + 1].word) in table.of_them


def _words(tokens: Tokens, place: int, table: Table) -> Words:
    """Up to a mark, a date, a number or a word that ends what is counted."""
    found = Words([], [])
    while len(found.words) < _MOST and tokens[place].sort is Sort.WORD:
        if tokens[place].word in table.stops or is_numeral(tokens[place].word, table.numerals):
            break
        word = tokens[place].word
        place += 1
        while tokens[place].word in {"-", "‑"} and tokens.is_glued(place) and tokens.is_glued(place + 1):
            if tokens[place + 1].sort not in {Sort.WORD, Sort.NUMBER}:
                break
            word = tokens[place + 1].word
            place += 2
            while tokens[place].sort in {Sort.WORD, Sort.NUMBER} and tokens.is_glued(place):
                place += 1  # T-72B3 tanks
        found.words.append(word)
        found.ends.append(place)
    return found


def _counted(
    tokens: Tokens, gathered: Words, place: int, amount: Amount, table: Table, *, measured: bool
) -> Counted | None:
    length = table.counted(gathered.words, measured)
    is_single = amount.low == amount.high == 1
    is_compound = tokens[place - 1].word in _HYPHENS and bool(gathered.words)
    if is_compound or (not length and gathered.words and is_single):
        length = 1
    if not length:
        return None
    return Counted(place, gathered.ends[length - 1], table.singular(gathered.words[length - 1]))


def _label(tokens: Tokens, colon: int, table: Table) -> Counted | None:
    """The words between the last mark and the colon, if they are few."""
    first = colon
    while colon - first <= _LABEL_LENGTH and tokens[first - 1].sort is Sort.WORD:
        first -= 1
    label = [tokens[place].word for place in range(first, colon)]
    if not 0 < len(label) <= _LABEL_LENGTH or tokens[first - 1].sort not in {Sort.MARK, Sort.BREAK}:
        return None
    if any(word in table.stops or word in table.numerals.small for word in label):
        return None  # the end of a sentence rather than a label
    return Counted(first, colon, table.singular(tokens[colon - 1].word))


def _number_of(tokens: Tokens, amount: Amount, table: Table) -> Counted | None:
    for back in range(1, _LOOK_BACK):
        place = amount.first - back
        token = tokens[place]
        if token.sort is Sort.NUMBER and tokens[amount.first - 1].word not in {"to", "до"}:
            return None  # another number has it, unless it rose "from 120 to" this one
        if token.sort is Sort.BREAK or token.word in {".", ";", "!", "?"}:
            return None
        if token.word in _NUMBER_OF and tokens[place + 1].word in table.part_of:
            start = _beyond_of(tokens, place + 2, table)
            gathered = _words(tokens, start, table)
            if not gathered.words:
                return None
            length = table.counted(gathered.words, False) or min(len(gathered.words), 1)
            return Counted(start, gathered.ends[length - 1], table.singular(gathered.words[length - 1]))
    return None
