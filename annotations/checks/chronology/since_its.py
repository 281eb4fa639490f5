"""A length of time told from a thing's own beginning: "built in 1890 ... in 1910, ten years after its completion"."""

import re
from collections.abc import Iterator, Mapping

from annotations.checks.chronology.beside import Lasting, lengths_of
from annotations.checks.chronology.since import COMMA_AFTER, COMMA_BEFORE, judged
from annotations.checks.chronology.timeline import Dated, Timeline
from annotations.checks.finding import Finding

VERB = 40  # code points between a verb and its date

# What each noun says again, as verbs before its date.
_SAID_AGAIN: Mapping[str, str] = {
    "completion|construction": r"built|completed|finished|constructed|erected",
    "opening|inauguration": r"opened|inaugurated",
    "foundation|founding|establishment|creation|formation": r"founded|established|created|set up|formed",
    "launch|launching": r"launched",
    "adoption|passage|enactment": r"adopted|passed|enacted",
    "signing|signature|conclusion": r"signed|concluded",
    "death": r"died|was killed|was shot",
    "closure|closing": r"closed|shut down",
    "independence": r"became independent|gained (?:its )?independence|declared (?:its )?independence",
    "publication|appearance": r"published|appeared",
    "основания|создания|образования": r"основан\w?|создан\w?|образован\w?|учрежд[её]н\w?",
    "открытия": r"открыт\w?|открыл\w{2,3}",
    "постройки|строительства": r"построен\w?|возвед[её]н\w?",
}
_NOUN = re.compile(
    r"\s+(?:after|following|после)\s+(?:(?:the|its|his|her|their|этого|своего|его|её|ее|их)\s+)?(?:"
    + "|".join(f"(?P<n{number}>{nouns})" for number, nouns in enumerate(_SAID_AGAIN))
    + r")(?!\w)",
    re.IGNORECASE,
)
_VERBS = tuple(re.compile(rf"(?<!\w)(?:{verbs})(?!\w)[^,;:.\d]*\Z", re.IGNORECASE) for verbs in _SAID_AGAIN.values())


def counted_from_its_own(name: str, timeline: Timeline) -> Iterator[Finding]:
    """Each of them whose beginning is told in its sentence or in the one before, in the order of the lengths."""
    for lasting in lengths_of(timeline):
        noun = _NOUN.match(timeline.text, lasting.end)
        start = noun and _beginning(timeline, lasting, int((noun.lastgroup or "n0")[1:]))
        end = noun and start and _result(timeline, lasting, noun.end(), start)
        found = judged(name, timeline, lasting, start, end, is_later=True) if start and end else None
        if found:
            yield found


def _beginning(timeline: Timeline, lasting: Lasting, which: int) -> Dated | None:
    """The one date that has such a verb before it; None where there are two."""
    reading = timeline.reading
    number = reading.sentence_number(lasting.start)
    found: list[Dated] = []
    for one in (number - 1, number):
        is_near = one >= 0 and reading.block_number(reading.sentences[one].start) == reading.block_number(lasting.start)
        for date in timeline.by_sentence.get(one, ()) if is_near else ():
            is_single = date.is_single and date.end <= lasting.start
            if is_single and _VERBS[which].search(timeline.before(date.start, VERB)):
                found.append(date)
    return found[0] if len(found) == 1 else None


def _result(timeline: Timeline, lasting: Lasting, end: int, start: Dated) -> Dated | None:
    """The date that is so much later: right before the length, or right behind what it is counted from."""
    number = timeline.reading.sentence_number(lasting.start)
    dates = [date for date in timeline.by_sentence.get(number, ()) if date.is_single and date != start]
    before = next((date for date in reversed(dates) if date.end <= lasting.start), None)
    if before and COMMA_BEFORE.fullmatch(timeline.text, before.end, lasting.start):
        return before
    after = next((date for date in dates if date.start >= end), None)
    return after if before is None and after and COMMA_AFTER.fullmatch(timeline.text, end, after.start) else None
