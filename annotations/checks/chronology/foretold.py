"""Which dates may tell of an end, and which sentences only foretell one, or tell of one for a while."""

import re
from collections.abc import Sequence
from functools import lru_cache

from annotations.checks.chronology.cues import cue
from annotations.checks.chronology.timeline import Dated, Timeline
from annotations.checks.dating.mention import Form
from annotations.checks.lexing.lexed import Span

FOR_A_WHILE = re.compile(
    r"(?<!\w)for (?:repairs?|renovation|refurbishment|rebuilding|reconstruction|restoration|(?:a|one|two|three|four"
    r"|five|six|several|some"
    r"|a few|\d+) (?:days?|weeks?|months?|years?|seasons?))(?!\w)"
)
_UNTIL = frozenset({"until", "till"})
_EXISTED = re.compile(
    r"(?:existed|functioned|operated|lasted|survived|active|existence|being|published|appeared|ran|worked)"
    r"\s+(?:only\s+|just\s+)?\Z",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def foretold(timeline: Timeline) -> frozenset[int]:
    """The dated sentences that speak of the future: not by a word of a name, as the Planning Board's."""
    return frozenset(one for one in timeline.told if _is_foretold(timeline, timeline.reading.sentences[one]))


def _is_foretold(timeline: Timeline, sentence: Span) -> bool:
    for found in cue("future", timeline.reading.language).finditer(timeline.text, sentence.start, sentence.end):
        is_name = found[0][:1].isupper() and found.start() > sentence.start
        is_end = found[0].lower() in _UNTIL and _EXISTED.search(
            timeline.text[max(found.start() - 24, 0) : found.start()]
        )
        if not is_name and not is_end:
            return True
    return False


def ending(dates: Sequence[Dated]) -> list[Dated]:
    """Those that may date an end: single ones, "until 1934", "since 1996"."""
    return [date for date in dates if date.is_single or (date.form is Form.RANGE and ".." in date.edtf.text)]
