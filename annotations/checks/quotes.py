"""What stands in quotation marks as speech, and who speaks, where a name or an office stands with a verb of saying."""

from collections.abc import Iterable

from annotations.checks.check import Setting, Settings
from annotations.checks.finding import Finding
from annotations.checks.quoting.speech import Speech, find_speech
from annotations.checks.reading import Reading
from annotations.rules.kinds import Kind

NAME = "quotes"
TITLE = "Quotes"
EXPLANATION = (
    "Lists what stands in quotation marks as speech. The speaker is the name or the office that a verb of saying "
    "stands with; a pronoun names nobody. Titles and words that are only set apart are none."
)
SETTINGS: tuple[Setting, ...] = ()

_SHOWN = 60


def check(reading: Reading, settings: Settings) -> Iterable[Finding]:  # noqa: ARG001
    """A quote for each, from mark to mark, in the order of the text."""
    for speech in find_speech(reading):
        yield _finding(reading, speech)


def _finding(reading: Reading, speech: Speech) -> Finding:
    said = " ".join(reading.text[speech.start : speech.end].split())
    shown = said if len(said) <= _SHOWN else f"{said[:_SHOWN]}…"
    speaker = speech.attribution.speaker
    return Finding(
        check=NAME,
        kind=Kind.QUOTE,
        passages=(reading.passage(speech.start, speech.end),),
        message=f"{shown} is quoted as what {speaker} says."
        if speaker
        else f"{shown} is speech; nobody is named with it.",
        values={"speaker": speaker, "directness": "direct", "origin": None, "spoken_on": None},
    )
