"""Stages that one thing goes through, each told with its date: "founded in 1992, renamed in 1990"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations

from annotations.checks.chronology.careers import CAREERS, Career
from annotations.checks.chronology.cues import LANGUAGES
from annotations.checks.chronology.first_letters import by_first_letter
from annotations.checks.chronology.one_thing import Told, runs
from annotations.checks.chronology.telling import noticed, plain
from annotations.checks.chronology.timeline import Dated, Timeline, relation
from annotations.checks.chronology.unsaid_years import is_told_before, said
from annotations.checks.finding import Finding, Noticed

_IN_USE = {2, 3}
_BUILT, _GONE = 2, 5  # stages of a building
_BUILT_VERB = re.compile(r"built|erected|constructed|построен\w*|возвед[её]н\w*", re.IGNORECASE)
_ANEW = re.compile(
    r"(?<!\w)(?:again|anew|new|place|site|instead|since|re\w+|вновь|снова|заново|нов\w+|месте)(?!\w)", re.I
)
_FINISHED = re.compile(r"completed|finished")
NEAR = 60  # code points between a verb and its date
_STEPS_BACK = re.compile(
    r"(?<!\w)(?:had|having|again|absentia|anew|re-?\w+ed|снова|вновь|заочно|yenidən|qiyabi)(?!\w)", re.I
)


def _careers(language: str | None) -> tuple[Career, ...]:
    known = CAREERS.get(language or "")
    return known if known is not None else tuple(one for listed in CAREERS.values() for one in listed)


@lru_cache(maxsize=8)
def _any_stage(language: str | None) -> re.Pattern[str]:
    listed = "|".join(stage for career in _careers(language) for stage in career.stages)
    return re.compile(rf"(?<!\w)(?:{by_first_letter(listed)})(?!\w)", re.IGNORECASE)


@cache
def _compiled(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=4_096)
def _stages(words: str, language: str | None) -> tuple[tuple[int, int], ...]:
    """The careers that the words are of, by number, with the stage in each."""
    found = []
    for number, career in enumerate(_careers(language)):
        stage = next((place for place, one in enumerate(career.stages) if _compiled(one).fullmatch(words)), None)
        if stage is not None:
            found.append((number, stage))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Stage:
    told: Told
    words: str
    stages: Mapping[int, int]


def disordered_stages(name: str, timeline: Timeline) -> Iterator[Finding]:
    """Each two stages of one thing that are dated against their order; of a run of deeds the first two only."""
    language = timeline.reading.language if timeline.reading.language in LANGUAGES else None
    for run in runs(timeline):
        stages = [stage for told in run if (stage := _stage(timeline, told, language))]
        for one, other in combinations(stages, 2):
            found = _judged(name, timeline, one, other, language)
            if found:
                yield found
                break


def _stage(timeline: Timeline, told: Told, language: str | None) -> _Stage | None:
    """The stage that a clause with its date tells of: the nearest before the date, or the first behind it."""
    found = list(_any_stage(language).finditer(timeline.text, told.start, told.end))
    before = [one for one in found if one.end() <= told.date.start and told.date.start - one.end() <= NEAR]
    behind = [one for one in found if one.start() >= told.date.end and one.start() - told.date.end <= NEAR]
    if language == "az":
        before = []
    match = before[0] if before else behind[0] if behind else None
    return match and _Stage(told, match[0], dict(_stages(match[0].casefold(), language)))


def _judged(name: str, timeline: Timeline, one: _Stage, other: _Stage, language: str | None) -> Finding | None:
    """What is told first and what is told next; None where no career has both, or they are in order."""
    first, second = one.told.date, other.told.date
    careers: Sequence[Career] = _careers(language)
    for number, stage in one.stages.items():
        career, later = careers[number], other.stages.get(number)
        if later is None or later == stage or not _is_of(timeline, career, one, other):
            continue
        is_forward = stage < later
        early, late = (first, second) if is_forward else (second, first)
        is_in_turn = is_forward or max(stage, later) <= career.once or _is_gone_before(timeline, other, stage, later)
        if not is_told_before(late, early) or not is_in_turn:
            continue
        if _STEPS_BACK.search(timeline.text, other.told.start, other.told.end) and max(stage, later) > career.once:
            continue
        is_finished = {stage, later} == _IN_USE and _FINISHED.search(f"{one.words} {other.words}") is not None
        if is_finished and not is_forward:
            continue  # many a church was in use for years before it was finished
        is_sure = is_forward and not is_finished and not other.told.is_next_sentence
        return _finding(name, timeline, one, other, is_sure=is_sure)
    return None


def _is_gone_before(timeline: Timeline, other: _Stage, stage: int, later: int) -> bool:
    """Whether something that was destroyed is told to have been built afterwards, and no word says that it was anew."""
    is_built = (stage, later) == (_GONE, _BUILT) and _BUILT_VERB.fullmatch(other.words) is not None
    return is_built and not _ANEW.search(timeline.text, other.told.start, other.told.end)


def _is_of(timeline: Timeline, career: Career, one: _Stage, other: _Stage) -> bool:
    if not career.of:
        return True
    sentence = timeline.reading.sentence_at(one.told.start)
    return _compiled(career.of).search(timeline.text, sentence.start, max(other.told.end, sentence.start)) is not None


def _finding(name: str, timeline: Timeline, one: _Stage, other: _Stage, *, is_sure: bool) -> Finding:
    first, second = one.told.date, other.told.date
    early, late = (first, second) if is_told_before(first, second) else (second, first)
    words = (one.words, other.words) if early is first else (other.words, one.words)
    return noticed(
        name,
        Noticed.CONTRADICTION if is_sure else Noticed.TENSION,
        (_span(first), _span(second)),
        timeline,
        message=f"{plain(words[0])} {plain(early.quote)} comes before {plain(words[1])} {plain(late.quote)}.",
        relation=relation(first, second) if said(first) and said(second) else None,
        values={"first": said(first), "second": said(second)},
    )


def _span(date: Dated) -> tuple[int, int]:
    return date.start, date.end
