"""Percentages: whether they fit the counts beside them, the change they tell of, and the hundred they are of."""

from collections.abc import Iterator

from annotations.checks.check import Setting, Settings
from annotations.checks.counting.compared import compared
from annotations.checks.counting.hundreds import hundreds
from annotations.checks.counting.percents import Percentage, percentages
from annotations.checks.counting.percents_beside import beside
from annotations.checks.counting.spans import span_end
from annotations.checks.counting.wholes import Wholes
from annotations.checks.finding import Finding, Noticed
from annotations.checks.reading import Reading
from annotations.rules.kinds import ContradictionKind

NAME = "percentages"
TITLE = "Percentages"
EXPLANATION = (
    "Reckons a percentage from the part and the whole beside it, a change from its two numbers, and the sum of all "
    "percentages of one whole; rounding is allowed for. Where answers may overlap, a sum over a hundred is not noticed."
)
SETTINGS: tuple[Setting, ...] = ()


def check(reading: Reading, settings: Settings) -> Iterator[Finding]:  # noqa: ARG001
    """What holds and what does not, in the order of the text."""
    wholes = Wholes(reading)
    told = list(percentages(wholes))
    every = (*told, *hundreds(wholes), *beside(wholes, told), *compared(wholes))
    findings = [_as_finding(reading, found) for found in every]
    yield from sorted(findings, key=lambda finding: finding.passages[0].start)


def _as_finding(reading: Reading, found: Percentage) -> Finding:
    but = "as" if found.kind is Noticed.HOLDS else "but"
    return Finding(
        check=NAME,
        kind=found.kind,
        passages=tuple(reading.passage(one.start, span_end(reading.text, one)) for one in found.figures),
        message=f"{found.arithmetic}, {but} the text says {found.said}.",
        contradiction_kind=ContradictionKind.FIGURE if found.kind is Noticed.CONTRADICTION else None,
        values={"arithmetic": found.arithmetic, "said": found.said},
    )
