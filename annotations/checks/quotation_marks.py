"""Quotation marks that never close, close what nothing opened, stand in mixed pairs or on the wrong side of a blank."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from annotations.checks.check import Setting, Settings
from annotations.checks.finding import Finding
from annotations.checks.quoting.pairing import Fault, Quotation, find_quotations
from annotations.checks.reading import Reading
from annotations.rules.kinds import Kind

NAME = "quotation_marks"
TITLE = "Quotation marks"
EXPLANATION = (
    "Finds quotation marks without a partner or with a wrong one. Several paragraphs of one quotation may each open "
    "with a mark; apostrophes, inches and ditto marks are none. Of single marks, most are apostrophes: few are judged."
)
SETTINGS: tuple[Setting, ...] = ()

CATEGORY = "linguistic_conventions/punctuation"
_SHOWN = 60
_AROUND = 24
_LONGEST = 240  # code points of a sentence that are marked


class _Told(NamedTuple):
    severity: str
    sentence: str  # with the words of the text for {words}, and the signs for {opens} and {closes}


_TOLD: Mapping[Fault, _Told] = {
    Fault.NEVER_CLOSED: _Told("major", "The quotation that opens at {words} is never closed."),
    Fault.NEVER_OPENED: _Told("major", "A quotation closes after {words}, but none was opened."),
    Fault.MIXED: _Told("minor", "The quotation {words} opens with {opens} and closes with {closes}."),
    Fault.MISPLACED: _Told(
        "major", "The mark in {words} closes a quotation, but stands as if it opened what comes after it."
    ),
}


def check(reading: Reading, settings: Settings) -> Iterable[Finding]:  # noqa: ARG001
    """A translation error of punctuation for each mark; without a correction, since only its author knows it."""
    for quotation in find_quotations(reading):
        if quotation.fault is not None:
            yield _finding(reading, quotation, quotation.fault)


def _finding(reading: Reading, quotation: Quotation, fault: Fault) -> Finding:
    start, end = _extent(reading, quotation, fault)
    told = _TOLD[fault]
    message = told.sentence.format(
        words=_shown(reading.text[start:end], at_end=fault is Fault.NEVER_OPENED),
        opens=reading.text[quotation.start],
        closes=reading.text[(quotation.end or end) - 1],
    )
    return Finding(
        check=NAME,
        kind=Kind.TRANSLATION_ERROR,
        passages=(reading.passage(start, end),),
        message=message,
        values={"category": CATEGORY, "severity": told.severity, "correction": None, "explanation": message},
    )


def _extent(reading: Reading, quotation: Quotation, fault: Fault) -> tuple[int, int]:
    """What a critic would mark: the sentence that is open, what closes, the whole pair, or the words at the mark."""
    if fault is Fault.NEVER_CLOSED:
        end = min(reading.sentence_at(quotation.start).end, quotation.start + _LONGEST)
        return quotation.start, max(end, quotation.start + 1)
    place = (quotation.end or quotation.start + 1) - 1
    if fault is Fault.NEVER_OPENED:
        return min(max(reading.sentence_at(place).start, place - _LONGEST), place), place + 1
    if fault is Fault.MISPLACED:
        near = reading.words_in(place - _AROUND, place + _AROUND)
        before = [word.start for word in near if word.end <= place]
        after = [word.end for word in near if word.start > place]
        return (before[-1] if before else place), (after[0] if after else place + 1)
    return quotation.start, place + 1


def _shown(words: str, *, at_end: bool) -> str:
    plain = " ".join(words.split())
    if len(plain) <= _SHOWN:
        return f"‘{plain}’"
    return f"‘…{plain[-_SHOWN:]}’" if at_end else f"‘{plain[:_SHOWN]}…’"
