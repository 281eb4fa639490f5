"""Figures: every number with its hedge, its unit and what it counts."""

from collections.abc import Iterator

from annotations.checks.check import Setting, Settings
from annotations.checks.counting.mention import FigureMention
from annotations.checks.counting.spans import span_end
from annotations.checks.finding import Finding, Value
from annotations.checks.reading import Reading
from annotations.rules.figures import Qualifier, format_decimal
from annotations.rules.kinds import Kind

NAME = "figures"
TITLE = "Figures"
EXPLANATION = (
    "Finds numbers in digits and words, with the words that hedge them, their unit and what is counted. It cannot know "
    "whether a figure is right, and takes no date, ordinal, or number of an article or page for one."
)
SETTINGS: tuple[Setting, ...] = ()

_HEDGES = {
    Qualifier.EXACT: "exactly",
    Qualifier.ABOUT: "about",
    Qualifier.AT_LEAST: "at least",
    Qualifier.AT_MOST: "at most",
    Qualifier.MORE_THAN: "more than",
    Qualifier.LESS_THAN: "less than",
}


def check(reading: Reading, settings: Settings) -> Iterator[Finding]:  # noqa: ARG001
    """Every figure, in the order of the text."""
    for mention in reading.figures:
        passage = reading.passage(mention.start, span_end(reading.text, mention))
        words = " ".join(passage.quote.split())
        yield Finding(
            check=NAME,
            kind=Kind.STATISTIC,
            passages=(passage,),
            message=f"“{words}” is {told(mention)}{_of_what(mention)}.",
            values=values(mention),
        )


def values(mention: FigureMention) -> dict[str, Value]:
    """The details of a statistic, as far as the text gives them."""
    figure = mention.figure
    numbers = {"value": figure.value, "low": figure.low, "high": figure.high}
    written: dict[str, Value] = {
        key: None if number is None else format_decimal(number) for key, number in numbers.items()
    }
    hedge: dict[str, Value] = {"qualifier": figure.qualifier, "unit": figure.unit, "counted": mention.counted}
    return written | hedge | {"dating": None}


def told(mention: FigureMention) -> str:
    """The figure in words: "more than 1.1 t", "20 to 99"."""
    figure = mention.figure
    if figure.value is not None:
        number = format_decimal(figure.value)
    else:
        number = " to ".join(format_decimal(end) for end in (figure.low, figure.high) if end is not None)
    hedge = _HEDGES.get(Qualifier(figure.qualifier)) if figure.qualifier else None
    unit = "of a whole" if figure.unit == "share" else figure.unit
    return " ".join(part for part in (hedge, number, unit) if part)


def _of_what(mention: FigureMention) -> str:
    if mention.counted is None:
        return ""
    them = ", which “them” stands for" if mention.is_of_them else ""
    return f", said of “{mention.counted}”{them}"
