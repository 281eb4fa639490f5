"""The check `cause_and_result`: a result dated before its cause, a deed before the doer was there or after the end."""

import re
from collections.abc import Iterator
from itertools import chain

from annotations.checks.check import Setting, Settings
from annotations.checks.chronology.beginnings import acts_before_beginning
from annotations.checks.chronology.body_deeds import acts_of_bodies
from annotations.checks.chronology.causes import Caused, caused
from annotations.checks.chronology.deaths import acts_after_death, posthumous_before_death
from annotations.checks.chronology.lives import (
    Impossible,
    acts_after_a_life,
    acts_before_birth,
    acts_of_the_dead,
    acts_outside_lifetime,
    acts_told_before_birth,
)
from annotations.checks.chronology.telling import noticed, plain
from annotations.checks.chronology.timeline import Dated, Timeline, is_before, relation, timeline_of
from annotations.checks.chronology.undone import is_paper, undone_before
from annotations.checks.finding import Finding, Noticed
from annotations.checks.reading import Reading

NAME = "cause_and_result"
TITLE = "Results before their causes"
EXPLANATION = (
    "Where words like as a result of or following make one dated thing the cause of another, it looks whether the"
    " result comes later; and whether people act before their birth or after their death, and bodies before they were"
    " founded or after they ended. Of causes that are not named by such words it knows nothing."
)
SETTINGS: tuple[Setting, ...] = ()

# Papers are followed by what they order, and later things by earlier ones: that this holds nobody need say.
_LEGAL_OR_LATER = re.compile(
    r"(?:after|by|under|following|once|as soon as|upon|on the|for|in accordance|pursuant|in pursuance|in memory|после"
    r"|по|на основании|во исполнение|в соответствии|согласно|вслед)(?!\w)",
    re.IGNORECASE,
)


def check(reading: Reading, settings: Settings) -> Iterator[Finding]:  # noqa: ARG001
    """Each cause and result that are both dated, in the order of the text."""
    timeline = timeline_of(reading, NAME)
    causes = (found for one in caused(timeline) if (found := _judged(timeline, one)))
    deaths = (_after_death(timeline, *one) for one in acts_after_death(timeline))
    others = chain(
        acts_of_the_dead(timeline),
        acts_before_birth(timeline),
        acts_told_before_birth(timeline),
        acts_outside_lifetime(timeline),
        acts_after_a_life(timeline),
        acts_of_bodies(timeline),
    )
    lives = (_impossible(timeline, one) for one in others)
    begun = (
        _impossible(timeline, Impossible(*one, is_same=False, told="beginning"))
        for one in acts_before_beginning(timeline)
    )
    late = (
        _impossible(timeline, Impossible(*one, is_same=False, told="death"))
        for one in posthumous_before_death(timeline)
    )
    undone = (
        _impossible(timeline, Impossible(first, done, words, is_same=is_paper(told), told=told))
        for first, done, words, told in undone_before(timeline)
    )
    return iter(
        sorted(_once(chain(causes, deaths, lives, begun, late, undone)), key=lambda finding: finding.passages[0].start)
    )


def _once(findings: Iterator[Finding]) -> Iterator[Finding]:
    """No two findings on the same passages; what is told first is the plainest."""
    seen: set[tuple[int, ...]] = set()
    for finding in findings:
        places = tuple(passage.start for passage in finding.passages)
        if places not in seen:
            seen.add(places)
            yield finding


def _judged(timeline: Timeline, one: Caused) -> Finding | None:
    cause, result = plain(one.cause.quote), plain(one.result.quote)
    if is_before(one.cause, one.result):
        if not one.is_plain or _LEGAL_OR_LATER.match(one.words):
            return None
        kind, message = Noticed.HOLDS, f"{plain(one.words)} makes {cause} the cause, and {result} comes after it."
    elif is_before(one.result, one.cause):
        kind = Noticed.CONTRADICTION if one.is_plain else Noticed.TENSION
        message = f"{plain(one.words)} makes {cause} the cause, but the result is dated {result}, before it."
    else:
        return None
    return noticed(
        NAME,
        kind,
        ((one.cause.start, one.cause.end), (one.result.start, one.result.end)),
        timeline,
        message=message,
        relation=relation(one.cause, one.result),
        values={"cause": one.cause.edtf.text, "result": one.result.edtf.text},
    )


def _after_death(timeline: Timeline, death: Dated, date: Dated, words: str, is_same: bool) -> Finding:
    return noticed(
        NAME,
        Noticed.CONTRADICTION if is_same else Noticed.TENSION,
        ((death.start, death.end), (date.start, date.end)),
        timeline,
        message=f"The death is dated {plain(death.quote)}, but {plain(words)} is dated {plain(date.quote)}, after it.",
        relation=relation(death, date),
        values={"death": death.edtf.text, "deed": date.edtf.text},
    )


def _impossible(timeline: Timeline, one: Impossible) -> Finding:
    side = "before" if is_before(one.deed, one.bound) else "after"
    bound, deed = plain(one.bound.quote), plain(one.deed.quote)
    return noticed(
        NAME,
        Noticed.CONTRADICTION if one.is_same else Noticed.TENSION,
        ((one.bound.start, one.bound.end), (one.deed.start, one.deed.end)),
        timeline,
        message=f"The {one.told} is dated {bound}, but {plain(one.words)} is dated {deed}, {side} it.",
        relation=relation(one.bound, one.deed),
        values={one.told: one.bound.edtf.text, "deed": one.deed.edtf.text},
    )
