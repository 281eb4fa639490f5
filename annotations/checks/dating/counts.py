"""Numbers that could be years and are none: pages, resolutions, soldiers, flights, telephones."""

from collections.abc import Callable, Iterator

from annotations.checks.dating.kinds import KINDS
from annotations.checks.dating.searching import Searched
from annotations.checks.dating.tokens import Tokens

USUAL = range(1700, 2051)  # years that a number of four digits is taken for, if nothing speaks against it

# What a year stands behind; a number of something seldom does.
DATED = "at|since|until|from|to|between|and|the|part|anymonth|season|th|day|adjacent"
# What follows a year, and no other number.
FOLLOWED = "{th}|-{th|suffix}|_{yearword|bc|ad|suffix}|_-_{digits}|_{to|until} {year}"


def _always(_: int) -> bool:
    return True


def _is_round(value: int) -> bool:
    return value % 100 == 0


def _is_unusual(value: int) -> bool:
    return value not in USUAL


# The number in group n is none of a year, if it is one of those.
COUNTS: tuple[tuple[str, Callable[[int], bool]], ...] = (
    (
        r"(?:{counter}\.?_:?_(?:#|\((?!_?{year}_?\)))?|#)_(?:{counter}\.?_)?{digits:n}(?!-?{th|suffix}|_{yearword|bc|ad|anymonth}|[-./]{digits}[-./]{year})",
        _always,
    ),
    # resolution (1373); but: the first volume (1904)
    (r"{counter}\.?_:?_\(_?{year:n}_?\)", _is_unusual),
    (r"(?<!{at} )(?<!{since} ){year:n} {of} {digits}", _always),
    (r"{counter}\.?_{digits}_(?:,|{and}|-)_{year:n}", _always),
    (r"\$_{year:n}", _always),
    (r"{year:n}_%", _always),
    (r"{year}:_{year:n}", _always),
    (r"{hedge} {year:n}", _always),
    (r"{year:n} {clock}", _always),
    (r"{year:n}-{th} {more}", _always),
    (r"{three} {year:n}", _always),
    (r"{year:n}(?!{suffix|th|yearword|bc|ad|hijri})(?={letters})", _always),
    (r"{year:n}-(?!{suffix|th|yearword|bc|ad|present|to|at|anymonth|season})(?={letters})", _always),
    # 1994 people, 2000 armed men, a group of 2000 soldiers; but: in 1994 people fled
    (rf"(?<!{{{DATED}}} ){{year:n}} (?:{{other}} )?{{counted}}", _always),
    (r"{the} {year:n} {counted}", _is_round),
    (rf"(?<!{{{DATED}}} )(?<!\(){{year:n}} {{plural}}", _is_round),
    (r"(?<!{year} ){of|to|until|and} {year:n} (?:{other} )?{counted}", _always),
    # between 1500 and 2000 soldiers; but: between 1993 and 1995 villages burned
    (r"{between|from} {year:n} {and|to} {digits} (?:{other} )?{counted|plural}", _is_round),
    (r"{between|from} {year} {and|to} {year:n} (?:{other} )?{counted|plural}", _is_round),
    (r"{from} {year:n} {counted}", _is_unusual),
    (r"{year:n}_-_{year|number} {counted}", _always),
    # over 2000, for 1500
    (r"{over|circa} {year:n} {counted|plural}", _always),
    (r"{over} {year:n}(?! ?-)", _is_round),
    (
        rf"(?<!{{{DATED}|yearword|unit|circa|of|ad}} )(?<![-~?(/\r\n])(?<!^)(?<!{{day}}[./]){{year:n}}(?!{FOLLOWED})"
        # erected 1579, restored; at the ford, 1634, was
        # 1203 – the keep is finished, in a list by years
        r"(?!(?<=[;:] {year}) - )(?!(?<={made} {year})_[,;.:)])(?!(?<={th}\. {year})_[,;.:)])"
        r"(?!(?<=, {year})(?:,|;|\)))",
        _is_unusual,
    ),
)


def without_counts(tokens: Tokens) -> Tokens:
    """The same tokens, in which such numbers are no longer of the kind that years are."""
    kinds = list(tokens.kinds)
    for place in _counts(tokens):
        kinds[place] = KINDS["number"]
    tokens.kinds = "".join(kinds)
    return tokens


def _counts(tokens: Tokens) -> Iterator[int]:
    searched = Searched(tokens.kinds)
    for template, is_one in COUNTS:
        for match in searched.matches(template):
            if is_one(tokens.number(match.start("n"))):
                yield match.start("n")
