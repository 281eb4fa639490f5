"""A body told of in the present around the words of its end: "the squadron, disbanded in 1992, is stationed ..."."""

import re
from collections.abc import Iterator
from functools import lru_cache

from annotations.checks.chronology.bodies import End, Present, institutions
from annotations.checks.chronology.cues import alternatives, cue
from annotations.checks.chronology.timeline import Timeline
from annotations.checks.lexing.lexed import Span

# What only a body that is there does; it may be a ruin, or have a monument.
_AT_WORK = (
    r"(?:is|are)\s+(?:stationed|headed|led|responsible|staffed|engaged)|(?:employs?|consists?|publish(?:es)?|operates?"
    r"|meets?|suppl(?:y|ies)|serves?(?! as)|teach(?:es)?|issues?|conducts?|organi[sz]es?|trains?|monitors?|controls?"
    r"|guards?|protects?|runs?|works?|carries|carry|recruits?|awards?|sells?|produces?|makes?)"
)


@lru_cache(maxsize=4)
def _set_in(language: str | None) -> re.Pattern[str]:
    """Where the end is set into the clause, up to the date, and what follows on it."""
    del language
    ended = alternatives("ended", "en")
    return re.compile(
        rf"(?P<noun>{alternatives('institutions', 'en')}),\s+(?:which\s+)?(?:(?:was|has been|had been)\s+)?"
        rf"(?P<end>(?:{ended})[^,;.\d]{{0,30}}(?:\d+\s+[A-Z][a-z]+\s+)?(?P<year>\d{{4}}))\s*,\s+"
        rf"(?:(?:still|now|also)\s+)?(?P<told>{_AT_WORK})(?!\w)"
    )


# What is found at the end of all that: far rarer than a body or the word of an end, and so looked for first.
_YEAR_AND_WORK = re.compile(rf"\d{{4}}\s*,\s+(?:(?:still|now|also)\s+)?{_AT_WORK}(?!\w)")
_IT = re.compile(r"\s*(?:It|They)\s+(?:(?:was|were|has been|had been)\s+)?")


@lru_cache(maxsize=4)
def _does(language: str | None) -> re.Pattern[str]:
    """A sentence that begins with a body, told of in the present."""
    nouns, present = alternatives("institutions", "en"), alternatives("present", "en")
    del language
    return re.compile(
        rf"\s*(?:The|This|Our)\s+(?:[\w’'-]+\s+){{0,2}}?(?P<noun>{nouns})\s+(?:(?:now|currently|still|also)\s+)?"
        rf"(?P<told>{present})(?!\w)",
        re.IGNORECASE,
    )


def ended_around(timeline: Timeline) -> Iterator[tuple[End, Present]]:
    """Each end that is set into what such a body does, or told of it in the next sentence. English only."""
    if timeline.reading.language not in ("en", None):
        return
    sentences = timeline.reading.sentences
    for number, dates in timeline.told.items():
        single = [date for date in dates if date.is_single]
        if len(single) != 1:
            continue
        sentence, date = sentences[number], single[0]
        may_be = _YEAR_AND_WORK.search(timeline.text, max(date.start - 3, sentence.start), sentence.end)
        found = _set_in("en").search(timeline.text, sentence.start, sentence.end) if may_be else None
        if found and date.start < found.end("end") <= date.end:
            noun = found["noun"]
            place = Span(found.start("end"), found.end("end"))
            told = Present(noun.lower(), Span(found.start("told"), found.end("told")), is_today=False)
            yield End(noun.lower(), place, date, noun, noun), told
            continue
        it = _IT.match(timeline.text, sentence.start, sentence.end)
        verb = cue("ended", "en").match(timeline.text, it.end(), sentence.end) if it else None
        verb = verb or (cue("ended", "en").search(timeline.text, sentence.start, it.end() + 1) if it else None)
        before = _before(timeline, number) if verb else None
        if verb and before and cue("gone", "en").search(timeline.text, verb.start(), verb.end()):
            noun = before["noun"]
            told = Present(noun.lower(), Span(before.start("noun"), before.end("told")), is_today=False)
            yield End(noun.lower(), Span(*verb.span()), date, noun, noun), told


def _before(timeline: Timeline, number: int) -> "re.Match[str] | None":
    """What the sentence before tells of a body in the present, if it is of the same block and has no date."""
    reading = timeline.reading
    if number == 0 or timeline.by_sentence.get(number - 1):
        return None
    before, here = reading.sentences[number - 1], reading.sentences[number]
    is_one = reading.block_number(before.start) == reading.block_number(here.start)
    found = _does("en").match(timeline.text, before.start, before.end) if is_one else None
    nouns = institutions("en").findall(timeline.text[before.start : before.end]) if found else []
    return found if len(nouns) == 1 else None
