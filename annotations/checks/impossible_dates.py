"""The check `impossible_dates`: a day that no calendar has, 31 February 1993."""

import re
from collections.abc import Iterator

from annotations.checks.check import Setting, Settings
from annotations.checks.chronology.telling import plain
from annotations.checks.dating.singles import NO_SUCH_DAY
from annotations.checks.finding import Finding
from annotations.checks.reading import Reading
from annotations.rules.kinds import Kind

NAME = "impossible_dates"
TITLE = "Days that no calendar has"
EXPLANATION = (
    "Finds dates whose month has no such day. What the day was it cannot know. A 29 February that the Julian"
    " calendar had and the Gregorian has not is said to be that: the date may be one of the Old Style."
)
SETTINGS: tuple[Setting, ...] = ()

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_LAST_JULIAN = 1923  # Greece counted by it until then


def check(reading: Reading, settings: Settings) -> Iterator[Finding]:  # noqa: ARG001
    """Each of them, in the order of the text, as a slip of whoever wrote or translated it."""
    for date in reading.dates:
        if date.unresolved != NO_SUCH_DAY:
            continue
        passage = reading.passage(date.start, date.end)
        is_old = _had_the_julian(passage.quote)
        message = (
            f"{plain(passage.quote)} is a day of the Julian calendar; the Gregorian one has none such."
            if is_old
            else f"{plain(passage.quote)} is a day that no calendar has: the month is shorter."
        )
        yield Finding(
            check=NAME,
            kind=Kind.TRANSLATION_ERROR,
            passages=(passage,),
            message=message,
            values={
                "category": "accuracy",
                "severity": "neutral" if is_old else "major",
                "correction": None,
                "explanation": message,
            },
        )


def _had_the_julian(quote: str) -> bool:
    """Whether it is 29 February of a century's last year, in which the Julian calendar has a leap day."""
    year = _YEAR.search(quote)
    return year is not None and int(year[0]) <= _LAST_JULIAN and int(year[0]) % 4 == 0 and "29" in quote
