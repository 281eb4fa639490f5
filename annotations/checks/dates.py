"""Lists every date, period and duration of a source with what it is in EDTF or ISO 8601."""

from collections.abc import Iterator

from annotations.checks.check import Setting, Settings
from annotations.checks.dating.mention import DateMention
from annotations.checks.finding import Finding, Value
from annotations.checks.reading import Reading
from annotations.rules.dates import explain_edtf
from annotations.rules.kinds import Kind

NAME = "dates"
TITLE = "Dates and periods"
EXPLANATION = (
    "Reads dates, periods and durations as EDTF and ISO 8601. What the text does not say, as the year of “28 December” "
    "or when “last year” was said, stays unknown, with the reason."
)
SETTINGS: tuple[Setting, ...] = (
    Setting("durations", 1, 0, 1, "1 lists durations (three years) as well, 0 leaves them out"),
)


def check(reading: Reading, settings: Settings) -> Iterator[Finding]:
    """One claim for each date, in the order of the text."""
    for mention in reading.dates:
        if settings["durations"] or mention.edtf or not mention.duration:
            yield Finding(
                check=NAME,
                kind=Kind.CLAIM,
                passages=(reading.passage(mention.start, mention.end),),
                message=_message(reading, mention),
                values=_values(mention),
            )


def _values(mention: DateMention) -> dict[str, Value]:
    told: dict[str, Value] = {
        "duration": mention.duration,
        "unresolved": mention.unresolved,
        "anchor": mention.anchor,
        "part": mention.part,
    }
    known = {name: value for name, value in told.items() if value is not None}
    return {"dating": mention.edtf, "form": str(mention.form), **known}


def _message(reading: Reading, mention: DateMention) -> str:
    quote = " ".join(reading.text[mention.start : mention.end].split())
    if mention.edtf is None and mention.duration is None:
        return f"“{quote}” is no date that can be told: {mention.unresolved}."
    parts = [part for part in (_dated(mention), _measured(mention), _left_open(mention)) if part]
    return f"“{quote}” is read as {', '.join(parts)}."


def _dated(mention: DateMention) -> str:
    """The date in words as well, if these say more than its digits; its part; and what it was counted from."""
    if mention.edtf is None:
        return ""
    meaning = explain_edtf(mention.edtf)
    told = mention.edtf if meaning == mention.edtf else f"{mention.edtf}: {meaning}"
    part = f", {mention.part} in it" if mention.part and "/" not in mention.edtf else ""
    return told + part + (f", counted from {mention.anchor}" if mention.anchor else "")


def _measured(mention: DateMention) -> str:
    if mention.duration is None:
        return ""
    return f"of the length {mention.duration}" if mention.edtf else f"a duration, {mention.duration}"


def _left_open(mention: DateMention) -> str:
    if mention.unresolved is None:
        return ""
    return f"and no finer, because {mention.unresolved}" if mention.edtf else f"undated: {mention.unresolved}"
