"""What a body is told to do now right behind its end: "closed in 1998; it now appears daily", "and still has shops"."""

import re
from functools import lru_cache

from annotations.checks.chronology.bodies import End, Present, institutions
from annotations.checks.chronology.cues import alternatives, cue
from annotations.checks.chronology.timeline import Timeline
from annotations.checks.lexing.lexed import Span

NEAR = 60  # code points between the end, with its date, and the next clause
REACH = 150  # code points in which that clause comes to its verb
AFTER = 40  # code points of a date that may stand behind the verb of the end
_NAMED = re.compile(
    r"(?<!\w)(?!January|February|March|April|May|June|July|August|September|October|November|December)[A-ZÀ-Ž]"
)
# A building or a line is put to another use when what was in it has ended.
_USED = re.compile(
    r"\s+(?:(?:also|now|still)\s+)?(?:(?:as|a|an|the|used|occupied|home|part|property|owned|open to|in private|under"
    r"|one of|abandoned|closed|left|run as|let|rented)(?!\w)|(?:a\s+)?\w*(?:museum|path|ruin))",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"(?:contains|hosts|offers|attracts|accommodates|belongs|forms|serves as|looks|awaits|is)\Z", re.IGNORECASE
)
_PRONOUNS = {"en": r"(?:it|they)", "ru": r"(?:он|она|оно|они)"}
_AND = {"en": r"(?:and|but|yet)", "ru": r"(?:и|но|а)"}


def carried_on(timeline: Timeline, end: End) -> Present | None:
    """What the same body is told to do now in the next clause or sentence, which names it by a pronoun at most; None
    where none follows, or something else has been spoken of in between.
    """
    language = timeline.reading.language or "en"
    text, place = timeline.text, end.place.end
    if language not in _PRONOUNS or not cue("gone", language).search(text, end.place.start, place):
        return None
    if place <= end.date.start <= place + AFTER:
        joined = _AND_TODAY.search(end.date.quote)
        place = end.date.start + joined.start() if joined else end.date.end
    limit = timeline.reading.blocks[timeline.reading.block_number(end.place.start)].end
    found = _goes_on(language).match(text, place, min(place + REACH, limit))
    if found is None or found.end("present") > limit or timeline.is_in_quotes(end.place.start):
        return None
    gap = found["gap"]
    if found["again"] and found["again"].casefold() != end.head.casefold():
        return None
    is_other = _NAMED.search(gap) or institutions(language).search(gap) or cue("revived", language).search(gap)
    if is_other or _is_kept(timeline, found):
        return None
    number = timeline.reading.sentence_number(found.start("present"))
    is_same = number == timeline.reading.sentence_number(end.place.start)
    if not is_same and not timeline.is_undated(found.end(), number):
        return None
    doing = _IS_DOING.match(text, found.end("present"))
    ends = doing.end() if doing and found["told"].lower() == "is" else found.end("present")
    return Present(end.key, Span(found.start("told"), ends), is_today=True)


def _is_kept(timeline: Timeline, found: "re.Match[str]") -> bool:
    """Whether it is only what is left of it that is told of: "it is now a hotel", "it serves as a store"."""
    verb = found["present"]
    is_used = _USED.match(timeline.text, found.end("present")) is not None
    return (is_used and _KEPT.search(verb) is not None) or (_KEPT.match(verb) is not None and verb != "is")


_AND_TODAY = re.compile(r"\s+(?:and|но|и)\s+(?:today|now|сегодня|сейчас)\Z", re.IGNORECASE)
# Only what still is can be so.
_DOING = r"(?:stationed|headed|led|based|chaired|staffed|funded|responsible|engaged|publishing|producing)(?!\w)"
_IS_DOING = re.compile(rf"\s+(?:\w+\s+){{1,3}}?{_DOING}", re.IGNORECASE)


@lru_cache(maxsize=4)
def _goes_on(language: str) -> "re.Pattern[str]":
    it, also = _PRONOUNS[language], _AND[language]
    today, present = alternatives("today", language), alternatives("present", language)
    return re.compile(
        rf"(?P<gap>[^.;:!?\n]{{0,{NEAR}}}?)(?:[.;](?:\s+(?:however|but|yet|но|однако),?)?\s+(?=(?:(?:{today}),?\s+)?{it}\s)"
        rf"|,?\s+{also}\s+(?=(?:{today})\s)|,\s+(?=(?:{today})\s)|,?\s+{also}\s+(?=is\s+(?:{today})\s+{_DOING}))"
        rf"(?P<told>(?:(?=is\s+(?:{today})\s+{_DOING})|(?:{today}),?\s+(?:{it}\s+|(?:the\s+)?(?P<again>\w+)\s+(?={present}))?|{it}\s+(?:(?:is|has)\s+)?(?:{today})\s+|{it}\s+(?=(?:is|has)\s+(?:{today})\s))"
        rf"(?P<present>{present}))(?!\w)",
        re.IGNORECASE,
    )
