"""The check `today_and_ended`: what is told of a body in an undated present, beside the date it ended on."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, islice

from annotations.checks.check import Setting, Settings
from annotations.checks.chronology.bodies import Bodies, End, Present, bodies_of, is_same, revivals
from annotations.checks.chronology.carried_on import carried_on
from annotations.checks.chronology.cues import alternatives, cue
from annotations.checks.chronology.ended_it import ended_around
from annotations.checks.chronology.heads import Head, Today, head_ends, head_presents, is_same_head, stem_of
from annotations.checks.chronology.held_under import held_under
from annotations.checks.chronology.telling import noticed, plain
from annotations.checks.chronology.timeline import Timeline, timeline_of
from annotations.checks.finding import Finding, Noticed
from annotations.checks.lexing.lexed import Span
from annotations.checks.reading import Reading
from annotations.rules.dates import compare_dates, reach_of

NAME = "today_and_ended"
TITLE = "Present tense of what has ended"
EXPLANATION = (
    "Where a body is told to have been abolished, replaced or made into another on a date, it looks whether the same"
    " source tells of it in the present. The text may have been put together from older ones, or the body may have come"
    " back; of bodies without a name of their own it knows nothing."
)
SETTINGS: tuple[Setting, ...] = (
    Setting("without_today", 1, 0, 1, "1 to look at a plain present too, 0 only where the text says today or now"),
)

LOOKED_AT = 500  # bodies in the present that are looked at for one end
MOST = 200  # returns that are looked at for one end
SAID = 30  # code points before what is told in which "today" stands
_IT = re.compile(r"(?<!\w)(?:it|they)(?!\w)", re.IGNORECASE)
_PREPOSITION = re.compile(r"году|года|г\.|была?|было|были|и|а|но|эта|этот|это")
LEADING = 3  # sentences from what is told of today to the end of it
REACH = 130  # code points: an end that stands within so many of its date is shown with it


def check(reading: Reading, settings: Settings) -> Iterator[Finding]:
    """Each body that has ended and is told of in the present, once for each end, in the order of the text."""
    timeline = timeline_of(reading, NAME)
    bodies = bodies_of(timeline)
    found = list(_named(timeline, bodies, with_plain=bool(settings["without_today"])))
    taken = {passage.start for finding in found for passage in finding.passages}
    found += [one for one in _by_head(timeline) if not taken & {passage.start for passage in one.passages}]
    taken = {passage.start for finding in found for passage in finding.passages}
    for end, told in ended_around(timeline) if settings["without_today"] else ():
        is_lasting = _is_known(timeline, end) and max(revivals(timeline), default=0) <= end.place.end
        one = _finding(timeline, end, told)
        found += [one] if is_lasting and not taken & {passage.start for passage in one.passages} else []
    yield from sorted(found, key=lambda finding: finding.passages[0].start)


def _named(timeline: Timeline, bodies: Bodies, *, with_plain: bool) -> Iterator[Finding]:
    """What is told of by a name."""
    ends = [end for end in bodies.ends if _is_known(timeline, end)]
    if not ends:
        return
    presents = _by_beginning(bodies, with_plain=with_plain)
    seen: set[str] = set()
    for end in ends:
        told = () if end.key in seen else islice(presents[_beginning(end.key)], LOOKED_AT)
        same = next((one for one in told if is_same(one.key, end.key) and _is_of_end(timeline, one, end)), None)
        found = same or carried_on(timeline, end)
        if found and end.key not in seen and not _came_back(timeline, bodies, end):
            seen.add(end.key)
            yield _finding(timeline, end, found)


def _by_head(timeline: Timeline) -> Iterator[Finding]:
    """What is told of by a common word; only what the text places before, and never twice of one word."""
    ends = head_ends(timeline)
    presents = head_presents(timeline, ends)
    seen: set[str] = set()
    for end in ends:
        told = () if end.key in seen else islice(presents[stem_of(end.key)], LOOKED_AT)
        same = next((one for one in told if is_same_head(end, one) and _is_of_end(timeline, one, end)), None)
        found = same or carried_on(timeline, end)
        revived = max(revivals(timeline), default=0) > end.place.end
        if found and end.key not in seen and _is_known(timeline, end) and not revived:
            seen.add(end.key)
            yield _finding(timeline, end, found)


def _is_of_end(timeline: Timeline, present: Present, end: End) -> bool:
    """Of a word alone, and of "it", only what comes later in the text can be of what has ended, and that has to
    be gone: what was only renamed or made into another goes on.
    """
    if isinstance(end, Head) and isinstance(present, Today):
        is_named = bool(end.own and present.own)
    else:
        is_named = _IT.search(timeline.text, present.place.start, present.place.end) is None
    language = timeline.reading.language
    if _REMEMBERED.match(timeline.text, present.place.end):
        return False
    is_gone = is_named or cue("gone", language).search(timeline.text, end.place.start, end.place.end) is not None
    return is_gone and (is_named or present.place.start > end.place.end or _is_just_before(timeline, present, end))


def _is_just_before(timeline: Timeline, present: Present, end: End) -> bool:
    """Whether what the text says of today leads up to the end, in one block: The orchestra now plays in many towns. The
    orchestra was dissolved in 2006.
    """
    reading, start = timeline.reading, present.place.start
    is_one = present.is_today and isinstance(end, Head) and isinstance(present, Today)
    if not is_one or (isinstance(end, Head) and end.own) or _IT.search(timeline.text, start, present.place.end):
        return False
    noun = timeline.before(end.place.start).lower().rpartition(end.head.lower())[0].split()[-1:]
    if reading.language in ("en", None) and noun not in (["the"], ["this"]):
        return False  # the savings bank was dissolved
    if reading.language == "ru" and noun and not _PREPOSITION.fullmatch(noun[0]):
        return False
    is_block = reading.block_number(start) == reading.block_number(end.place.start)
    return is_block and 0 < reading.sentence_number(end.place.start) - reading.sentence_number(start) <= LEADING


# What is over may well be told of so.
_REMEMBERED = re.compile(
    r"\s+(?:(?:a|an|the|only|often|still|widely|mainly|just|already|almost|largely|now|today)\s+)*(?:by-?word|symbol|legend|memory|myth"
    r"|rarity|history|ruins?|thing of the past|remembered|forgotten|regarded|considered|seen as|viewed|studied|known"
    r"|hono[u]?red|commemorated|missed|blamed|celebrated|gone|extinct|available|accessible|archived|digiti[sz]ed|online|synonym\w*|символ\w*|легенд\w*|истори\w+)(?!\w)",
    re.IGNORECASE,
)


def _is_known(timeline: Timeline, end: End) -> bool:
    """Whether the end was before the source was made, as far as is recorded."""
    published = timeline.reading.published
    return published is None or end.date.reach.earliest_start <= reach_of(published).latest_end


def _by_beginning(bodies: Bodies, *, with_plain: bool) -> dict[str, list[Present]]:
    """What is told in the present by the first word of the body; what is told of today comes first."""
    found: dict[str, list[Present]] = defaultdict(list)
    for one in sorted(chain(bodies.present(), held_under(bodies)), key=lambda one: (not one.is_today, one.place.start)):
        if one.is_today or with_plain:
            found[_beginning(one.key)].append(one)
    return found


def _beginning(key: str) -> str:
    return key.partition(" ")[0]


def _came_back(timeline: Timeline, bodies: Bodies, end: End) -> bool:
    """Whether the source goes on to tell that the body was made again."""
    places = revivals(timeline)
    for place in places[bisect_left(places, end.place.end) :][:MOST]:
        names = bodies.between(max(place - 100, 0), place + 80)
        if any(is_same(bodies.key(name), end.key) for name in names):
            return True
    return False


@lru_cache(maxsize=8)
def _today(language: str | None) -> "re.Pattern[str]":
    """Today, right before what is told of it."""
    return re.compile(rf"(?<!\w)(?:{alternatives('today', language)}),?\s+(?:the\s+)?\Z", re.IGNORECASE)


def _finding(timeline: Timeline, end: End, present: Present) -> Finding:
    start, stop = min(end.place.start, end.date.start), max(end.place.end, end.date.end)
    place = Span(start, stop) if stop - start <= REACH else end.place
    told = plain(timeline.text[present.place.start : present.place.end])
    told_at = present.place
    if told_at.start <= start and stop < told_at.end:  # "the Board, dissolved in 1995, now counts pipes"
        after = timeline.text[stop : told_at.end]
        told_at = Span(stop + len(after) - len(after.lstrip(" ,)\n")), told_at.end)
    said = _today(timeline.reading.language).search(timeline.before(told_at.start, SAID))
    if said:
        told_at = Span(told_at.start - len(said[0]), told_at.end)
    words = plain(timeline.text[end.place.start : end.place.end])
    published = timeline.reading.published
    return noticed(
        NAME,
        Noticed.TENSION,
        (told_at, place),
        timeline,
        message=f"{told} is told in the present, but {words} dates the end of it {plain(end.date.quote)}.",
        relation=compare_dates(published, end.date.edtf) if published else None,
        values={"ended": end.date.edtf.text, "name": end.key, "is_today": present.is_today},
    )
