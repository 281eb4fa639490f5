"""What a date does in its clause: whether it tells when something was, or only which thing is meant."""

import re

from annotations.checks.chronology.timeline import Dated, Timeline

_WHEN = re.compile(
    r"(?<!\w)(?:in|on|by|during|around|about|until|early|late|mid|as early as|already|only"
    r"|in the|on the|by the|в|во|на|к|лишь|уже|только)"
    r"(?:\s+(?:early|late|mid|the (?:beginning|end|middle|spring|summer|autumn|winter) of"
    r"|начале|конце|середине))?[\s,-]+\Z"
    r"|[,;:(–—]\s*\Z",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"(?<!\w)(?:that|which|who|whose|whom|where|when|whether|since|until|till|before|while|although|than|having|recalled|said|told|admitted|announced|reported|revealed|claimed|confessed|alleged|discovered|showed|emerged|noted"
    r"|planned|scheduled|expected|dating|from|of|earlier|previously|again|because|committed|held|commemorat\w+|anniversary"
    r"|котор\w+|что|где|когда|чем|ранее|до|ki|hansı|olan|əvvəl)(?!\w)|[;:]",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(r"(\w+(?:ed|en|wn|lt|pt|ught|de|nn\w{2,3}|вш\w{2,3}|mış|miş|muş|müş))\s+\w{1,7}\s+\Z")
_FINITE = re.compile(
    r"(?<!\w)(?:was|were|is|are|been|be|has|have|he|she|it|they|we|did|who|был|была|было|были|он|она|они)(?!\w)",
    re.IGNORECASE,
)


def adverbial(timeline: Timeline, date: Dated) -> bool:
    """Whether a date tells when something was: after a preposition of time or at the beginning of its sentence."""
    before = timeline.before(date.start, 30)
    if not before.strip(" \t\n\"“«'"):
        return True
    if timeline.reading.language == "az":
        return date.quote.endswith(("də", "da"))
    return _WHEN.search(before) is not None


def is_told_of_another_time(between: str, *, is_before: bool, goes_on: bool) -> bool:
    """Whether the date is that of a clause of its own: "it was found that in 1998 ...", "the statute adopted in 1992".

    `between` is what stands between it and the words of cause, or the cause's date; `is_before` says that it stands
    before those words. `goes_on` says that they are set into a sentence after "and", whose verb goes on behind them.
    """
    if is_before:
        return goes_on or ";" in between
    clause = re.split(r",\s", between)[-1]
    return _SUBORDINATE.search(clause) is not None or (
        not goes_on and _PARTICIPLE.search(clause) is not None and _FINITE.search(clause) is None
    )
