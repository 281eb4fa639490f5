"""Shapes of dates are looked for near what they need, and found as if all had been looked through."""

import random
import re

import pytest

from annotations.checks.dating import calendars, counts, durations, joining, parts, ranges, relative, singles
from annotations.checks.dating.kinds import KINDS
from annotations.checks.dating.searching import REACH, Searched, needed_by
from annotations.checks.dating.shapes import DATE, UNTIL_DATE, shape

TABLES = (
    *(counts.COUNTS, singles.FIRST, singles.SHAPES, relative.SHAPES, ranges.SHORT),
    *(calendars.RULES, parts.RULES, joining.RULES),
)
TEMPLATES = sorted(
    {template for table in TABLES for template, _ in table}
    | {
        *durations.SHAPES,
        *durations.SINGLE,
        durations.TWO_UNITS,
        durations.ONE_AND_HALF,
        *durations.SPREADS,
        durations.INVERTED,
    }
    | {calendars.HIJRI, *calendars.DUAL, calendars.NAMED}
)


@pytest.mark.parametrize("seed", range(3))
def test_a_shape_is_found_as_in_the_whole(seed: int) -> None:
    chance = random.Random(seed)
    signs = [*KINDS.values(), DATE, UNTIL_DATE, *"  -.,/'()?\r\n"]
    for template in TEMPLATES:
        # Little of what the shape is made of, and much else: so some stretches are left out and others overlap.
        own = [*set(shape(template).pattern).intersection(signs), *"  -.,"]
        pieces = [
            "".join(chance.choices(own, k=chance.randrange(4, 60))) + KINDS["other"] * chance.randrange(3 * REACH, 900)
            for _ in range(6)
        ]
        kinds = KINDS["sign"].join(pieces) + "".join(chance.choices(signs, k=50))
        whole = [found.span() for found in shape(template).finditer(kinds)]
        assert [found.span() for found in Searched(kinds).matches(template)] == whole, template


def test_whatever_has_a_shape_has_what_it_needs() -> None:
    assert needed_by(r"{THE}{season:s}{OF}_{YEAR}") == (KINDS["season"], KINDS["year"])
    assert needed_by(r"(?:{digits}_{hijri}|{hijri}_{digits})")[-1] == KINDS["hijri"]
    assert needed_by(r"(?<={at} )(?:{two} )?{tens}(?!{of})") == (KINDS["tens"],)
    assert needed_by(r"(?:{two}|{tens}){three|year}?") == ()


@pytest.mark.parametrize("template", TEMPLATES)
def test_nothing_in_a_shape_repeats_without_an_end(template: str) -> None:
    """Or it might begin or end out of reach of what it needs."""
    assert re.search(r"(?<!\\)[*+]|,\}", re.sub(r"\[.*?\]", "", shape(template).pattern)) is None
