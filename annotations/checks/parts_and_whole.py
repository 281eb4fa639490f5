"""Parts and wholes: whether what is said to be parts adds up to what is said to be all."""

from collections.abc import Iterator

from annotations.checks.check import Setting, Settings
from annotations.checks.counting.bounds import number_of
from annotations.checks.counting.converted import converted
from annotations.checks.counting.joined import joined
from annotations.checks.counting.members import sums
from annotations.checks.counting.mention import FigureMention
from annotations.checks.counting.rows import row_sums
from annotations.checks.counting.spans import span_end, words_of
from annotations.checks.counting.sums import Claim, Sum
from annotations.checks.counting.totals import Change, changes, totals
from annotations.checks.counting.wholes import Wholes
from annotations.checks.finding import Finding, Noticed, Passage
from annotations.checks.reading import Reading
from annotations.rules.figures import format_decimal
from annotations.rules.kinds import ContradictionKind

NAME = "parts_and_whole"
TITLE = "Parts and wholes"
EXPLANATION = (
    "Adds up the parts of a whole, and says whether they make it. Only parts that claim to be all, and a part larger "
    "than its whole, are contradictions; it cannot know whether groups overlap."
)
SETTINGS: tuple[Setting, ...] = ()


def check(reading: Reading, settings: Settings) -> Iterator[Finding]:  # noqa: ARG001
    """Sums that hold and sums that do not, in the order of their wholes."""
    wholes = Wholes(reading)
    findings = [_as_finding(reading, found) for found in _sums(wholes)]
    findings += [_of_change(reading, found) for found in changes(wholes)]
    yield from sorted(findings, key=lambda finding: finding.passages[0].start)


def _sums(wholes: Wholes) -> Iterator[Sum]:
    """Each whole with its parts once, whichever way it was found."""
    seen: set[frozenset[int]] = set()
    for found in (*sums(wholes), *totals(wholes), *row_sums(wholes), *converted(wholes), *joined(wholes)):
        those = frozenset(one.start for one in (found.whole, *found.parts))
        if those not in seen:
            seen.add(those)
            yield found


def _of_change(reading: Reading, found: Change) -> Finding:
    return Finding(
        check=NAME,
        kind=found.kind,
        passages=tuple(passage_of(reading, one) for one in found.figures),
        message=f"{found.arithmetic}, which {found.said}.",
        contradiction_kind=ContradictionKind.FIGURE if found.kind is Noticed.CONTRADICTION else None,
        values={"arithmetic": found.arithmetic},
    )


def passage_of(reading: Reading, mention: FigureMention) -> Passage:
    """A figure as the end of a finding."""
    return reading.passage(mention.start, span_end(reading.text, mention))


def _as_finding(reading: Reading, found: Sum) -> Finding:
    whole = words_of(reading.text, found.whole)
    arithmetic = " + ".join(number_of(part) for part in found.parts)
    message = f"“{words_of(reading.text, found.parts[0])}” is a part, but larger than its whole, “{whole}”."
    if len(found.parts) > 1:
        arithmetic += f" = {format_decimal(found.total)}"
        message = f"{arithmetic}{_verdict(found, whole)}."
    kind = _kind(found)
    return Finding(
        check=NAME,
        kind=kind,
        passages=tuple(passage_of(reading, one) for one in (found.whole, *found.parts)),
        message=message,
        contradiction_kind=ContradictionKind.FIGURE if kind is Noticed.CONTRADICTION else None,
        values={"arithmetic": arithmetic, "sum": format_decimal(found.total), "whole": number_of(found.whole)},
    )


def _kind(found: Sum) -> Noticed:
    if found.fits:
        return Noticed.HOLDS
    return Noticed.CONTRADICTION if found.claim is Claim.ALL and not found.is_round else Noticed.TENSION


def _verdict(found: Sum, whole: str) -> str:
    if found.total == found.whole.figure.value:
        return f", as in “{whole}”"
    if found.fits:
        return f", which “{whole}” allows for"
    rounded = ", unless it is rounded" if found.is_round else ""
    return f", but the whole is “{whole}”{rounded}"
