"""What somebody, or a body, is told to have done before they were there, or after they had ended."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotations.checks.chronology.bodies import Bodies, bodies_of, institutions
from annotations.checks.chronology.clauses import adverbial, of_main_clause
from annotations.checks.chronology.cues import cue
from annotations.checks.chronology.deaths import PASSIVE, act_in
from annotations.checks.chronology.timeline import Dated, Timeline, is_before
from annotations.checks.naming.mention import NameMention

SENTENCES = 4  # after the one that tells of a death
FOLLOWING = 2  # sentences that may still speak of the one who was born
NEAR = 20  # code points between the one who acts and the verb
LONG = 160  # code points between the verb and its date

# The one who acts is named by a pronoun, or by the name right after the words of birth.
_HIMSELF = re.compile(r"(?<!\w)(?:he|she|он|она|o)\s", re.IGNORECASE)
_NAME = r"[^\W\d_a-zа-яё][\w’'.-]*(?:\s+(?:(?:de|von|van|of|al)\s+)?[^\W\d_a-zа-яё][\w’'.-]*){0,4}"
_AFTER_BIRTH = re.compile(rf"(?:\s+(?:in|at|near|в)\s+{_NAME})?\s*,\s*(?:{_NAME})\s+")
_AND = re.compile(r"(?:\s+(?:in|at|near|в)\s+[^\W\d_a-zа-яё][\w’'.-]*)?,?\s+(?:and|и)\s+")  # born in 1948 and joined
_CLOSED = re.compile(r"\s*\)\s*,?\s*")
_APART = re.compile(r"[,;:]|\d")
_BY = re.compile(r"(?<!\w)(?:by|of|от)\s+\Z")


@dataclass(frozen=True, slots=True)
class Impossible:
    """Two dates that do not go together, the words of the deed, and what the first of them is of."""

    bound: Dated
    deed: Dated
    words: str
    is_same: bool  # both in one sentence
    told: str


def acts_of_the_dead(timeline: Timeline) -> Iterator[Impossible]:
    """Who was killed in 1906 and founded a fund in 1912, named both times."""
    language = timeline.reading.language
    bodies = bodies_of(timeline)
    for number, dates in timeline.told.items():
        for death in dates:
            told = timeline.before(death.start, 60)
            found = list(cue("death", language).finditer(told)) if death.is_single else []
            if not found or _APART.search(told, found[-1].end()):
                continue
            place = death.start - len(told) + found[-1].start()
            names = [name for name in bodies.between(place - 60, place) if 0 <= place - name.end <= 12]
            if names:
                yield from _named_deeds(timeline, bodies, death, names[-1], number)


def _named_deeds(
    timeline: Timeline, bodies: Bodies, death: Dated, name: NameMention, number: int
) -> Iterator[Impossible]:
    reading = timeline.reading
    last = min(number + SENTENCES, len(reading.sentences) - 1)
    for other in bodies.between(death.end, reading.sentences[last].end):
        if reading.block_number(other.start) != reading.block_number(death.start):
            return
        deed = _deed_of(timeline, other, death) if _is_of_one(name.folded, other.folded) else None
        if deed:
            date, words = deed
            yield Impossible(death, date, words, reading.sentence_number(other.start) == number, "death")
            return


def _is_of_one(name: str, other: str) -> bool:
    """Whether a later name is the whole one again, without a rank before it, or the last word of it alone."""
    return other == name.rpartition(" ")[2] or (" " in other and (name == other or name.endswith(" " + other)))


def _deed_of(timeline: Timeline, name: NameMention, death: Dated) -> tuple[Dated, str] | None:
    """What the bearer of a name is told to have done later than on a date, with the date of it."""
    language = timeline.reading.language
    number = timeline.reading.sentence_number(name.start)
    act = act_in(timeline, timeline.text[name.end : name.end + 40], 0)
    if act is None or act.start() > (40 if language == "az" else 2) or PASSIVE.match(act[0]):
        return None
    for date in timeline.by_sentence.get(number, ()):
        is_later = date.is_single and date.start > death.end and is_before(death, date)
        if not (is_later and adverbial(timeline, date) and is_of(timeline, name.end + act.start(), date)):
            continue
        end = min(date.end + 60, timeline.reading.sentences[number].end)
        if not cue("posthumous", language).search(timeline.text, death.end, end):
            return date, timeline.text[name.start : name.end + act.end()]
    return None


def acts_before_birth(timeline: Timeline) -> Iterator[Impossible]:
    """Each birth and a deed before it: "Born in 1901, she published her first novel in 1899"."""
    reading = timeline.reading
    for number, dates in timeline.told.items():
        for birth in dates:
            if birth.is_single and _is_birth(timeline, birth):
                for later in range(number, min(number + FOLLOWING + 1, len(reading.sentences))):
                    dated = timeline.by_sentence.get(later, ())
                    if not any(date.start >= birth.end and is_before(date, birth) for date in dated):
                        continue
                    if reading.block_number(reading.sentences[later].start) != reading.block_number(birth.start):
                        break
                    found = _deed_before(timeline, birth, later, is_same=later == number)
                    if found:
                        yield found
                        break


def _is_birth(timeline: Timeline, date: Dated) -> bool:
    language = timeline.reading.language
    before = timeline.before(date.start, 50)
    births = list(cue("birth", language).finditer(before))
    return (
        bool(births)
        and not _APART.search(before, births[-1].end())
        and not timeline.is_in_brackets(date.start)
        and cue("kin", language).search(timeline.before(date.start, 120)) is None
    )


def _deed_before(timeline: Timeline, birth: Dated, number: int, *, is_same: bool) -> Impossible | None:
    language = timeline.reading.language
    sentence = timeline.reading.sentences[number]
    begin = max(sentence.start, birth.end)
    said: list[tuple[Dated, str]] = []
    for date in timeline.by_sentence.get(number, ()):
        if date.start < begin or not date.is_single or not is_before(date, birth):
            continue
        told = timeline.text[begin : min(sentence.end, date.end + 60)]
        said.append((date, told))
        person = _AFTER_BIRTH.match(told) or _AND.match(told) if is_same else None
        person = person or _HIMSELF.search(told) or (None if is_same else _left_out(timeline, date, begin, told))
        act = act_in(timeline, told, person.end()) if person else None
        if (
            person
            and act
            and act.start() - person.end() <= NEAR
            and is_of(timeline, begin + act.start(), date)
            and adverbial(timeline, date)
        ):
            adverbs = [words for one, words in said if adverbial(timeline, one)]
            if any(cue(name, language).search(words) for words in adverbs for name in ("kin", "remembered_only")):
                return None
            return Impossible(birth, date, told[person.start() : act.end()].strip(" ,"), is_same, "birth")
    return None


# Who made her debut in 1994, was born in 1999.
_WHO = re.compile(r"(?<!\w)who\s+(?=[a-z])", re.IGNORECASE)
_THEN_BORN = re.compile(r"[^,;:.\d]{0,60},\s+was\s+born\s")


def acts_told_before_birth(timeline: Timeline) -> Iterator[Impossible]:
    """A deed in a clause that the birth follows on, in one sentence. English only."""
    for dates in timeline.told.values() if timeline.reading.language in ("en", None) else ():
        for place, birth in enumerate(dates[1:], start=1):
            deed = dates[place - 1]
            if not (birth.is_single and deed.is_single and is_before(deed, birth) and adverbial(timeline, deed)):
                continue
            before = timeline.before(deed.start, LONG)
            who = next(iter(_WHO.finditer(before)), None)
            act = act_in(timeline, before, who.end()) if who else None
            if who and act and act.start() - who.end() <= NEAR and _THEN_BORN.match(timeline.text, deed.end):
                yield Impossible(birth, deed, before[who.start() :].strip(), is_same=True, told="birth")


def _left_out(timeline: Timeline, date: Dated, begin: int, told: str) -> "re.Match[str] | None":
    """Where nobody is named, as in entries: "В 1911 году поступил в гимназию", "Entered the seminary in 1911"."""
    if timeline.reading.language == "ru":
        is_first = timeline.text[begin : date.start].strip().lower() in ("в", "во", "с", "")
        return re.compile(r"(?:года?|году|г\.)?\s*").match(told, date.end - begin) if is_first else None
    return _ENTRY.match(told) if timeline.reading.language in ("en", None) else None


_ENTRY = re.compile(
    r"\s*(?=(?:Entered|Joined|Studied|Graduated|Married|Published|Moved|Worked|Served|Enlisted|Emigrated|Appointed"
    r"|Elected|Taught|Completed|Wrote|Attended|Became)\s)"
)


def is_of(timeline: Timeline, verb: int, date: Dated) -> bool:
    """Whether the date is that of the verb at a place."""
    if date.start > verb:
        between = timeline.text[verb : date.start]
        return len(between) <= LONG and not re.search(r"[;:]|(?<!\w)(?:that|which|who|котор\w+|ki)\s", between)
    return verb - date.end <= 60


def acts_outside_lifetime(timeline: Timeline) -> Iterator[Impossible]:
    """Karl Denz (1840-1903) opened the observatory in 1911."""
    for dates in timeline.by_sentence.values():
        for life in dates:
            closed = _CLOSED.match(timeline.after(life.end, 6)) if life.is_span else None
            if closed is None or not _is_life(timeline, life):
                continue
            after = timeline.after(life.end, 60)
            act = act_in(timeline, after, closed.end())
            if act is None or act.start() - closed.end() > 2:
                continue
            for date in dates:
                outside = is_before(life, date) or is_before(date, life)
                if (
                    date.start > life.end
                    and date.is_single
                    and outside
                    and adverbial(timeline, date)
                    and is_of(timeline, life.end + act.start(), date)
                    and of_main_clause(timeline, date, life.end + closed.end(), goes_on=True)
                    and not cue("posthumous", timeline.reading.language).search(timeline.text, life.end, date.end)
                ):
                    yield Impossible(life, date, act[0], is_same=True, told="life")
                    break


def acts_after_a_life(timeline: Timeline) -> Iterator[Impossible]:
    """Karl Denz (1840-1903) was an astronomer. In 1911 he opened the observatory."""
    reading = timeline.reading
    for number, dates in timeline.by_sentence.items():
        for life in dates:
            if not life.is_span or _CLOSED.match(timeline.after(life.end, 6)) is None or not _is_life(timeline, life):
                continue
            start = reading.sentences[number + 1].start if number + 1 < len(reading.sentences) else None
            if start is not None and reading.block_number(start) == reading.block_number(life.start):
                found = _own_deed(timeline, life, number + 1)
                if found:
                    yield found


def _own_deed(timeline: Timeline, life: Dated, number: int) -> Impossible | None:
    """What "he" or "she" did in a sentence after the life had ended, or before it; nobody else is named between."""
    start, end = timeline.reading.sentences[number]
    told = timeline.text[start:end]
    person = _HIMSELF.search(told)
    act = act_in(timeline, told, person.end()) if person else None
    if person is None or act is None or act.start() - person.end() > NEAR or PASSIVE.match(act[0]):
        return None
    whole, language = timeline.text[life.end : end], timeline.reading.language
    if cue("posthumous", language).search(whole) or cue("kin", language).search(whole):
        return None
    if any(bodies_of(timeline).between(life.end, start + person.start())):
        return None
    for date in timeline.by_sentence.get(number, ()):
        is_outside = is_before(life, date) or is_before(date, life)
        if date.is_single and is_outside and adverbial(timeline, date) and is_of(timeline, start + act.start(), date):
            return Impossible(life, date, told[person.start() : act.end()].strip(" ,"), is_same=False, told="life")
    return None


def _is_life(timeline: Timeline, life: Dated) -> bool:
    """A range in brackets right after a name, long enough for a life."""
    before = timeline.before(life.start, 60)
    name = re.search(rf"(?P<name>{_NAME})\s*\(\s*(?:b\.\s*|born\s+|род\.\s*)?\Z", before)
    if name is None or life.first is None or life.last is None or life.last - life.first < 15 * 365:
        return False
    words = name["name"].split()
    return (
        len(words) > 1
        and words[0].lower() not in _NO_PERSON
        and not institutions(timeline.reading.language).search(name["name"])
    )


_NO_PERSON = frozenset({"the", "in", "this", "a", "our"})
