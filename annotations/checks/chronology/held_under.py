"""A body that something is told to be under today: "the Service, which now works under the Ministry of Posts"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from annotations.checks.chronology.bodies import Bodies, Present
from annotations.checks.chronology.cues import cue
from annotations.checks.chronology.first_letters import by_first_letter
from annotations.checks.lexing.lexed import Span

SAID = 120  # code points before the verb in which "today" stands
REACH = 90  # code points from the verb to the end of the name

_ENGLISH = (
    r"(?:is|are|works?|operates?|functions?|comes?|stands?|falls?|remains?)\s+(?:(?:still|now|today|currently|also)\s+)?"
    r"(?:under|part of|within|subordinate(?:d)? to|subject to|attached to|run by|managed by|financed by|funded by"
    r"|supervised by|overseen by|a (?:department|branch|division|section) of)"
    r"|(?:reports?|belongs?|answers?)\s+(?:(?:still|now|today|directly)\s+)?to"
)
_RUSSIAN = (
    r"(?:подчиняется|подч[её]нен[аоы]?|принадлежит)|(?:входит|входят)\s+в\s+(?:состав|структуру|систему)"
    r"|(?:находится|находятся|состоит|состоят)\s+(?:в\s+ведении|в\s+подчинении|под\s+управлением|на\s+балансе)"
    r"|работает\s+(?:при|под\s+управлением)|действует\s+при"
)


@lru_cache(maxsize=4)
def _under(language: str | None) -> re.Pattern[str]:
    words = by_first_letter(_RUSSIAN if language == "ru" else _ENGLISH)
    return re.compile(rf"(?<!\w)(?:{words})\s+(?:the\s+)?(?=\w)", re.IGNORECASE)


def held_under(bodies: Bodies) -> Iterator[Present]:
    """Each body that stands right behind such words, where its sentence says today before them or in them."""
    reading = bodies.timeline.reading
    if reading.language not in ("en", "ru", None):
        return
    for found in _under(reading.language).finditer(reading.text):
        names = bodies.between(found.end(), found.end() + 1)
        if not names or names[0].end - found.start() > REACH or bodies.timeline.is_in_quotes(found.start()):
            continue
        number = reading.sentence_number(found.start())
        start = max(reading.sentences[number].start, found.start() - SAID)
        today = cue("today", reading.language).search(reading.text, start, names[0].start)
        is_owner = reading.text[names[0].end : names[0].end + 1] in ("'", "’")  # part of the Ministry's old house
        if today and not is_owner and not bodies.timeline.by_sentence.get(number):
            begins = min(today.start(), found.start())
            yield Present(bodies.key(names[0]), Span(begins, names[0].end), is_today=True)
