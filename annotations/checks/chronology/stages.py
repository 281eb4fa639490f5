"""Stages that one thing goes through, each told with its date: "founded in 1992, renamed in 1990"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations

from annotations.checks.chronology.cues import LANGUAGES
from annotations.checks.chronology.first_letters import by_first_letter
from annotations.checks.chronology.one_thing import Told, runs
from annotations.checks.chronology.telling import noticed, plain
from annotations.checks.chronology.timeline import Dated, Timeline, is_before, relation
from annotations.checks.finding import Finding, Noticed


@dataclass(frozen=True, slots=True)
class Career:
    """Verbs of one kind of thing by stage, as regular expressions, the earliest first.

    Up to the stage `once` each comes once in its life, so that it may be told in any order; what comes later may come
    again. `of` are words, one of which the sentence has to have for the verbs to mean this.
    """

    stages: tuple[str, ...]
    once: int
    of: str = ""


_BEGUN = r"(?:was |were |had |been |only |first )*(?:begun|began|started|commenced)"
_ENGLISH = (
    Career(
        (
            r"designed|planned|conceived",
            rf"(?:construction|building|works?)(?: on (?:it|the \w+)| of it)? {_BEGUN}"
            r"|foundation stone was laid|foundations were laid",
            r"built|erected|constructed|completed|finished",
            r"opened|opening|inaugurated|consecrated|(?:put|went) into operation|started (?:work|production)",
            r"closed(?: down)?|shut down",
            r"demolished|pulled down|torn down|razed|blown up|dismantled",
        ),
        3,
    ),
    Career(
        (
            r"drafted|drawn up|negotiated|initialled|initialed",
            r"signed|adopted|passed|enacted|approved|concluded",
            r"ratified",
            r"(?:entered|came|went) into force|took effect|became effective",
            r"repealed|annulled|abrogated|denounced|revoked|expired",
        ),
        3,
    ),
    Career(
        (
            r"founded|established|set up|created|formed|incorporated",
            r"renamed|reorgani[sz]ed|transformed|nationali[sz]ed|privati[sz]ed",
            r"dissolved|abolished|disbanded|liquidated|wound up|ceased to exist|went bankrupt|went into liquidation",
        ),
        1,
    ),
    Career(
        (
            r"first (?:appeared|published|issued)|began (?:to appear|publication)|founded|launched",
            r"ceased (?:publication|to appear)|stopped appearing|last appeared|was discontinued|folded",
        ),
        0,
    ),
    Career(
        (
            r"written|composed|shot|filmed|recorded|painted",
            r"released|published|premi[eè]red|first (?:performed|shown|screened)|printed",
        ),
        1,
        r"films?|movie|novel|books?|song|album|symphony|opera|poem|series|documentary|play|diary|memoirs?|study|article",
    ),
    Career(
        (
            r"ordered",
            r"laid down|keel was laid(?: down)?",
            r"launched",
            r"commissioned|entered service|put into service|maiden voyage",
            r"decommissioned|scrapped|sunk|sank|broken up|withdrawn from service",
        ),
        3,
        r"ships?|vessel|steamer|steamship|boat|ferry|frigate|cruiser|destroyer|submarine|tanker|trawler|ice-?breaker"
        r"|yacht|keel|battleship|tug|she|her",
    ),
    Career((r"died|passed away|was killed|was shot", r"buried|cremated"), 1),
    Career(
        (
            r"arrested|detained|taken into custody",
            r"charged|indicted",
            r"tried|put on trial|convicted|sentenced",
            r"executed|hanged|beheaded",
        ),
        -1,
    ),
    Career((r"patent was (?:applied for|filed)|applied for a patent", r"patent was granted|patented"), 1),
)
_RUSSIAN = (
    Career(
        (
            r"спроектирован\w?|задуман\w?",
            r"(?:строительство (?:было )?начато|строительство началось|начато строительство|началось строительство"
            r"|заложен\w?)",
            r"построен\w?|возвед[её]н\w?|сооруж[её]н\w?",
            r"открыт\w?|введ[её]н\w? в (?:эксплуатацию|строй)|освящ[её]н\w?|запущен\w?",
            r"закрыт\w?",
            r"разрушен\w?|снес[её]н\w?|разобран\w?|взорван\w?",
        ),
        3,
    ),
    Career(
        (
            r"разработан\w?|парафирован\w?",
            r"подписан\w?|принят\w?|одобрен\w?|заключ[её]н\w?",
            r"ратифицирован\w?",
            r"вступил\w? в силу",
            r"отмен[её]н\w?|денонсирован\w?|утратил\w? силу",
        ),
        3,
    ),
    Career(
        (
            r"основан\w?|создан\w?|учрежд[её]н\w?|образован\w?",
            r"переименован\w?|реорганизован\w?|преобразован\w?",
            r"упраздн[её]н\w?|ликвидирован\w?|распущен\w?|расформирован\w?|прекратил\w? существование|закрыт\w?",
        ),
        1,
    ),
    Career((r"умер(?:ла)?|скончал(?:ся|ась)|погиб(?:ла)?", r"похоронен\w?"), 1),
    Career((r"арестован\w?|задержан\w?", r"осужд[её]н\w?|приговор[её]н\w?", r"расстрелян\w?|казн[её]н\w?"), -1),
    Career((r"написан\w?|снят\w?|записан\w?", r"издан\w?|опубликован\w?|напечатан\w?|вышел на экраны"), 1),
)
_END = r"(?:ıb|ib|ub|üb|dı|di|du|dü|mış\w{0,4}|miş\w{0,4}|muş\w{0,4}|müş\w{0,4})"
_AZERBAIJANI = (
    Career(
        (
            rf"tikil{_END}|inşa (?:edil|olun){_END}",
            rf"açıl{_END}|istifadəyə veril{_END}",
            rf"bağlan{_END}",
            rf"sökül{_END}|dağıdıl{_END}",
        ),
        1,
    ),
    Career(
        (rf"yaradıl{_END}|təsis (?:edil|olun){_END}|qurul{_END}", rf"ləğv (?:edil|olun){_END}|buraxıl{_END}"),
        0,
    ),
    Career(
        (
            rf"imzalan{_END}|qəbul (?:edil|olun){_END}",
            rf"ratifikasiya (?:edil|olun){_END}",
            rf"qüvvəyə min{_END}",
            rf"ləğv (?:edil|olun){_END}",
        ),
        2,
    ),
    Career(
        (rf"həbs (?:edil|olun){_END}", rf"məhkum (?:edil|olun){_END}", rf"güllələn{_END}|edam (?:edil|olun){_END}"), -1
    ),
)
CAREERS: Mapping[str, tuple[Career, ...]] = {"en": _ENGLISH, "ru": _RUSSIAN, "az": _AZERBAIJANI}
_IN_USE = {2, 3}
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
        if not is_before(late, early) or (not is_forward and max(stage, later) > career.once):
            continue
        if _STEPS_BACK.search(timeline.text, other.told.start, other.told.end) and max(stage, later) > career.once:
            continue
        is_finished = {stage, later} == _IN_USE and _FINISHED.search(f"{one.words} {other.words}") is not None
        if is_finished and not is_forward:
            continue  # many a church was in use for years before it was finished
        is_sure = is_forward and not is_finished and not other.told.is_next_sentence
        return _finding(name, timeline, one, other, is_sure=is_sure)
    return None


def _is_of(timeline: Timeline, career: Career, one: _Stage, other: _Stage) -> bool:
    if not career.of:
        return True
    sentence = timeline.reading.sentence_at(one.told.start)
    return _compiled(career.of).search(timeline.text, sentence.start, max(other.told.end, sentence.start)) is not None


def _finding(name: str, timeline: Timeline, one: _Stage, other: _Stage, *, is_sure: bool) -> Finding:
    first, second = one.told.date, other.told.date
    early, late = (first, second) if is_before(first, second) else (second, first)
    words = (one.words, other.words) if early is first else (other.words, one.words)
    return noticed(
        name,
        Noticed.CONTRADICTION if is_sure else Noticed.TENSION,
        (_span(first), _span(second)),
        timeline,
        message=f"{plain(words[0])} {plain(early.quote)} comes before {plain(words[1])} {plain(late.quote)}.",
        relation=relation(first, second),
        values={"first": first.edtf.text, "second": second.edtf.text},
    )


def _span(date: Dated) -> tuple[int, int]:
    return date.start, date.end
