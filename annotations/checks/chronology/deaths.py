"""What somebody is said to have done after their death: "died in 1950 ... and in 1953 he wrote"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from annotations.checks.chronology.clauses import adverbial
from annotations.checks.chronology.cues import alternatives, cue
from annotations.checks.chronology.timeline import Dated, Timeline, is_before

FOLLOWING = 4  # sentences after the death that may still speak of the one who died
ACT = 45  # code points on either side of a date in which the deed stands


def acts_after_death(timeline: Timeline) -> Iterator[tuple[Dated, Dated, str, bool]]:
    """Each death and later deed of the same one, with its words, and whether both stand in one sentence."""
    for number, dates in timeline.told.items():
        for death in dates:
            if death.is_single and _is_death(timeline, death):
                yield from _acts(timeline, number, death)


def posthumous_before_death(timeline: Timeline) -> Iterator[tuple[Dated, Dated, str]]:
    """Each death, an earlier date of what appeared after it, and the word for that."""
    language = timeline.reading.language
    folded = timeline.text.casefold() if language in ("en", "ru", None) else ""
    is_told = "posthumous" in folded or "посмертно" in folded  # in few texts, and this is quick to know
    words = list(_POSTHUMOUS.finditer(timeline.text)) if is_told else []
    deaths = (
        [date for dates in timeline.by_sentence.values() for date in dates if _is_told_death(timeline, date)]
        if words
        else []
    )
    if not deaths or any(is_before(one, deaths[0]) or is_before(deaths[0], one) for one in deaths):
        return  # of several people nobody knows whose it is
    for word in words:
        number = timeline.reading.sentence_number(word.start())
        for date in timeline.by_sentence.get(number, ()):
            is_near = 0 <= date.start - word.end() <= 20 or 0 <= word.start() - date.end <= 20
            if is_near and date.is_single and is_before(date, deaths[0]) and date not in deaths:
                yield deaths[0], date, word[0]


def _is_told_death(timeline: Timeline, date: Dated) -> bool:
    """In a sentence or in the brackets behind a name: "(born 8 July 1936 – died 19 February 2011)"."""
    return date.is_single and (_DIED.search(timeline.before(date.start, 12)) is not None or _is_death(timeline, date))


_POSTHUMOUS = re.compile(r"(?<!\w)(?:posthumous(?:ly)?|посмертно)(?!\w)", re.IGNORECASE)
_DIED = re.compile(r"(?:died|d\.|†|ум\.)\s*\Z")


def _is_death(timeline: Timeline, date: Dated) -> bool:
    """Whether somebody is told to have died on the date, and it is nobody's relative."""
    language = timeline.reading.language
    before = timeline.before(date.start, 60)
    if language == "az":
        before = re.split(r"[,;]", timeline.after(date.end, 40))[0]
        return cue("death", language).search(before) is not None
    deaths = list(cue("death", language).finditer(before))
    if not deaths or _APART.search(before, deaths[-1].end()):
        return False
    return not _is_anothers(timeline, timeline.before(date.start, 120))


def _is_anothers(timeline: Timeline, text: str) -> bool:
    """Whether it speaks of somebody's relative. "My brother died" goes on with the brother as he."""
    return _kin(timeline.reading.language).search(text) is not None


_APART = re.compile(r"[;:]|\d|,(?!\s*\Z)")


@lru_cache(maxsize=8)
def _kin(language: str | None) -> re.Pattern[str]:
    """Somebody's relative; in Azerbaijani, anybody's."""
    owner = (
        r"(?<!\w)(?:his|her|their|\w+['’]s|его|её|ее|их|onun)\s+(?:\w+\s+)?" if language in ("en", "ru", None) else ""
    )
    return re.compile(rf"{owner}(?<!\w)(?:{alternatives('kin', language)})(?!\w)", re.IGNORECASE)


def _acts(timeline: Timeline, number: int, death: Dated) -> Iterator[tuple[Dated, Dated, str, bool]]:
    reading = timeline.reading
    for later in range(number, min(number + FOLLOWING + 1, len(reading.sentences))):
        dates = [
            date
            for date in timeline.by_sentence.get(later, ())
            if date.start > death.end and date.is_single and is_before(death, date)
        ]
        if dates and reading.block_number(reading.sentences[later].start) != reading.block_number(death.start):
            return
        for date in dates:
            words = _deed(timeline, death, date)
            if words:
                yield death, date, words, later == number
                return


def _deed(timeline: Timeline, death: Dated, date: Dated) -> str | None:
    """The words that say what he or she did on the date; None where somebody else may be meant."""
    language = timeline.reading.language
    between = timeline.text[death.end : date.start]
    after = timeline.after(date.end, ACT)
    if (
        not (adverbial(timeline, date) or _WRITTEN.search(between))
        or cue("posthumous", language).search(between + after)
        or _is_anothers(timeline, between + after)
    ):
        return None
    if _COORDINATED.fullmatch(between):
        act = act_in(timeline, after, 0)
        if act and act.start() <= 15 and not re.search(r"(?:ан|ян|ен|ён)[аоы]?\Z", act[0]):
            return act[0]
    return _of_who_died(timeline, death, between) or _written_or_himself(timeline, death, date)


def _of_who_died(timeline: Timeline, death: Dated, between: str) -> str | None:
    """The queen, who died in 1714, opened parliament in 1717."""
    goes_on = _WHO_DIED.search(timeline.before(death.start, 60)) and _GOES_ON.match(between)
    act = act_in(timeline, between, 1) if goes_on else None
    is_deed = act and act.start() <= 3 and not PASSIVE.match(act[0]) and not re.search(r"[;:]", between)
    return act[0] if act and is_deed else None


def _written_or_himself(timeline: Timeline, death: Dated, date: Dated) -> str | None:
    """What "he" did, or what bears the date of his hand, nobody else being named."""
    language = timeline.reading.language
    between = timeline.text[death.end : date.start]
    about = between[-ACT:] + " " + timeline.after(date.end, ACT)
    written = _WRITTEN.search(between)
    if written and not _names_another(between):
        return written[0].strip(" ,;")
    person = _HIMSELF.search(about)
    act = act_in(timeline, about, person.end()) if person else None
    if person and _GENDERS.get(_gender(timeline.before(death.start, 80))) == person[0].lower():
        return None  # she died in 1911; he married again
    if person is None or act is None or act.start() - person.end() > (45 if language == "az" else 20):
        return None
    told = between[:-ACT] + about[: act.end()] if len(between) > ACT else about[: act.end()]
    return None if _names_another(told) else f"{person[0]} {act[0]}"


def act_in(timeline: Timeline, about: str, place: int) -> "re.Match[str] | None":
    """What the living do: a verb of the table, or any past tense that is not done to somebody."""
    language = timeline.reading.language
    found = cue("active", language).search(about, place)
    past = cue("past", language).search(about, place)
    if past and (found is None or past.start() < found.start()) and not PASSIVE.match(past[0]):
        return past
    return found if found and (past is None or found.start() <= past.start()) else None


# "Died in 1879 and in 1884 received a medal": nobody else can be meant.
_COORDINATED = re.compile(
    r"\s*(?:года?|году|г\.)?\s*,?\s*(?:and|but|а|и|но|və|isə)(?:\s+(?:then|later|затем|потом|позже))?\s+(?:in|on|в"
    r"|во)?\s*",
    re.IGNORECASE,
)
_WHO_DIED = re.compile(
    r",\s+who\s+(?:\w+\s+)?(?:died|was killed|was executed|perished|fell|drowned|was murdered)\s[^,;:]*\Z"
)
_GOES_ON = re.compile(r",\s+\w")
_GENDERS = {"he": "she", "his": "she", "she": "he", "her": "he", "он": "она", "она": "он"}  # who is not meant then


def _gender(told: str) -> str:
    """The last pronoun for a person in what is told of a death."""
    found = re.findall(r"(?<!\w)(?:he|his|she|her|он|она)(?!\w)", told, re.IGNORECASE)
    return found[-1].lower() if found else ""


# Possessives are none: "a second edition of her map appeared".
_HIMSELF = re.compile(r"(?<!\w)(?:he|she|он|она|o)(?!\w)", re.IGNORECASE)
# His last order is dated: who wrote it was alive.
_WRITTEN = re.compile(
    r"(?<!\w)(?:his|her)\s+(?:\w+\s+){0,2}(?:orders?|letters?|signature|entry|note|will|report|telegram|diary|decree"
    r"|poem)"
    r"(?:\s+\w+){0,4}\s+(?:is|was|are|were|bears)\s+(?:dated|signed|written|the date)(?:\s+(?:on|in|of|from))?\s+\Z",
    re.IGNORECASE,
)
PASSIVE = re.compile(r"(?:was|were|had|been|был|была|было|были|idi)\Z", re.IGNORECASE)


def _names_another(between: str) -> bool:
    """Whether a name that could be somebody else's stands between: a word with a capital that begins no sentence."""
    return (
        re.search(r"(?<![.!?] )(?<!\A)\b[^\W\d_a-zа-яёəıöüğşç][a-zа-яёəıöüğşç]{2,}", between.lstrip(" ,.;")[3:])
        is not None
    )
