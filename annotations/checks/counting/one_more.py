"""A last part that is told without a number: "four defenders, two forwards and a goalkeeper"."""

import re
from dataclasses import replace
from decimal import Decimal

from annotations.checks.counting.spans import span_end
from annotations.checks.counting.sums import Sum
from annotations.checks.counting.wholes import Wholes
from annotations.rules.figures import Figure

_ONE = re.compile(
    r"(?:\s+[^\W\d_][\w’'-]*){0,3}?,?\s+(?:and|plus|as well as|и|və)\s+"
    r"(?P<one>(?:an?|the|one|один|одна|одно|bir)\s+(?:[^\W\d_][\w’'-]*\s)?(?P<noun>[^\W\d_][\w’'-]*))"
    r"\s?(?=[.,;:)!?—–]|\Z)",
    re.IGNORECASE,
)


def with_one_more(wholes: Wholes, found: Sum) -> Sum:
    """The sum with the one thing that its list ends in; as it was where it ends otherwise, or fits without."""
    last = max(found.parts, key=lambda part: part.start)
    end = span_end(wholes.text, last)
    one = _ONE.match(wholes.text, end, wholes.reading.sentence_at(last.start).end)
    if found.fits or one is None or wholes.table.singular(one["noun"].lower()) != one["noun"].lower():
        return found
    start = one.start("one")
    more = replace(
        last,
        start=start,
        end=one.end("one"),
        figure=Figure(Decimal(1), qualifier=last.figure.qualifier, unit=last.figure.unit),
        counted=None,
        head=None,
        counted_start=None,
        counted_end=None,
        is_of_them=False,
        is_part=False,
        is_of_next=False,
    )
    total = found.total + 1
    return replace(found, parts=(*found.parts, more), total=total, fits=total == found.whole.figure.value)
