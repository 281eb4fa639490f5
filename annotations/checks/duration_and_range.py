"""The check `duration_and_range`: lengths of time, ages and anniversaries set against the dates they stand with."""

from collections.abc import Iterator
from itertools import chain

from annotations.checks.check import Setting, Settings
from annotations.checks.chronology.ages import ages
from annotations.checks.chronology.anniversaries import anniversaries
from annotations.checks.chronology.beside import Couple, couples
from annotations.checks.chronology.intervals import intervals
from annotations.checks.chronology.lengths import NOTICED, Counts, Fit, counts_of, fit
from annotations.checks.chronology.since import counted_from
from annotations.checks.chronology.since_its import counted_from_its_own
from annotations.checks.chronology.telling import noticed, plain
from annotations.checks.chronology.timeline import Timeline, timeline_of
from annotations.checks.dating.mention import Form
from annotations.checks.finding import Finding, Noticed
from annotations.checks.reading import Reading

NAME = "duration_and_range"
TITLE = "Lengths of time against dates"
EXPLANATION = (
    "Counts what lies between two dates and sets it against the length, age or anniversary that the text gives with"
    " them. Years are counted with the last one and without it, as people do, and what is told as round or rough is"
    " taken as such."
)
SETTINGS: tuple[Setting, ...] = ()


def check(reading: Reading, settings: Settings) -> Iterator[Finding]:  # noqa: ARG001
    """Each length, age and anniversary that there are dates to count by, in the order of the text."""
    timeline = timeline_of(reading, NAME)
    beside = (found for couple in couples(timeline) if (found := _judged(timeline, couple)))
    others = chain(
        intervals(NAME, timeline),
        counted_from(NAME, timeline),
        counted_from_its_own(NAME, timeline),
        ages(NAME, timeline),
        anniversaries(NAME, timeline),
    )
    return iter(sorted(chain(beside, others), key=lambda finding: finding.passages[0].start))


def _judged(timeline: Timeline, couple: Couple) -> Finding | None:
    """The finding on a length and its range; None where they are of different things, or one is too rough."""
    lasting, span = couple.lasting, couple.span
    counts = counts_of(span, lasting.length.unit)
    told = fit(lasting.length, counts, lasting.hedge) if counts else Fit.NOT_TOLD
    if counts is None or told is Fit.NOT_TOLD or (couple.is_part and told is not Fit.FITS):
        return None
    kind = NOTICED[told]
    if couple.is_ordained and lasting.length.count > counts.high and kind is Noticed.CONTRADICTION:
        kind = Noticed.TENSION
    return noticed(
        NAME,
        kind,
        ((lasting.start, lasting.end), (span.start, span.end)),
        timeline,
        message=_message(plain(lasting.quote), plain(span.quote), counts, told),
        values={
            "duration": lasting.length.iso,
            "hedge": str(lasting.hedge),
            "dating": None if span.form is Form.DAY_WITHOUT_YEAR else span.edtf.text,
            "least": counts.least,
            "low": counts.low,
            "high": counts.high,
        },
    )


SAID = {
    Fit.FITS: "so {length} fits",
    Fit.DOUBTFUL: "so {length} fits only by generous counting",
    Fit.APART: "which is not {length}",
}


def _message(length: str, span: str, counts: Counts, told: Fit) -> str:
    """Why, with the words of the text."""
    ways = ", by whether the last one counts" if counts.high == counts.low + 1 else ""
    return f"{span} is {counts}{ways}, {SAID[told].format(length=length)}."
