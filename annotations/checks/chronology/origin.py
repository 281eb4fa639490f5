"""When a source was made: as somebody recorded it, or as its head or its imprint tells."""

import re
from dataclasses import dataclass
from functools import lru_cache
from math import inf

from annotations.checks.chronology.cues import alternatives, cue
from annotations.checks.chronology.timeline import Dated, Timeline
from annotations.checks.dating.mention import Form
from annotations.rules.dates import Edtf, compare_dates
from annotations.rules.relations import Relation

HEAD = 600  # code points in which a source's own date stands
SHORT = 90  # code points: a block so short that begins or ends with a date is a dateline


_LEAD = 4  # words before "published on" at the most
_WAS = re.compile(r"(?<!\w)(?:was|were|been|being|is|are|and|был\w?)\s+(?:\w+ly\s+)?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Origin:
    """When the source was made: as recorded, or as its head tells, where that stands."""

    edtf: Edtf
    place: Dated | None


def origin_of(timeline: Timeline) -> Origin | None:
    """The date recorded of the source; else that of a dateline, if all that are there agree."""
    published = timeline.reading.published
    head = [date for date in timeline.dates if date.start < HEAD and _is_dateline(timeline, date)]
    imprint = [date for date in timeline.dates if _is_imprint(timeline, date)]
    if published is not None:
        is_usable = not published.is_yearless and not published.is_uncertain and not published.is_approximate
        agreeing = [date for date in head if compare_dates(date.edtf, published) is not Relation.DISJOINT]
        return Origin(published, agreeing[0] if agreeing else None) if is_usable else None
    if imprint:
        latest = max(imprint, key=lambda date: date.reach.latest_end)
        return Origin(latest.edtf, latest)
    if not head or any(compare_dates(date.edtf, head[0].edtf) is Relation.DISJOINT for date in head):
        return None
    return Origin(head[0].edtf, head[0])


def _is_dateline(timeline: Timeline, date: Dated) -> bool:
    """A day or month that stands at the head for itself: "Baku, 25 June 2008"; "Published: 25 June 2008"."""
    if date.form not in (Form.DAY, Form.MONTH) or not date.is_single:
        return False
    reading = timeline.reading
    block = reading.blocks[reading.block_number(date.start)]
    before = timeline.text[block.start : date.start]
    told = re.search(
        rf"(?<!\w)(?:{alternatives('dateline', reading.language)})\s*:?\s*(?:on\s+)?\Z", before, re.IGNORECASE
    )
    if told and told[0].strip().lower() in ("от", "дата", "date", "dated") and block.end - block.start > SHORT:
        told = None  # the law of 19 May 1920, in a sentence
    if told and (_WAS.search(before[: told.start()]) or len(before[: told.start()].split()) > _LEAD):
        told = None  # the service was created on 7 April 1934
    after = timeline.text[date.end : block.end]
    is_sentence = _tells_on(timeline, after[:SHORT])
    if told and ":" not in told[0] and is_sentence:
        told = None  # the law dated 7 April 1934 created it
    is_alone = (
        block.end - block.start <= SHORT
        and not re.search(r"[.!?]\s*\Z", after)
        and _is_place(before)
        and not _OF_ANOTHER.search(before)
        and not is_sentence
        and len(after) < 40
    )
    is_wire = _is_place(before) and bool(re.match(r"\s*(?:\([^)]{1,40}\)|/[^/]{1,40}/)?\s*\.?\s*(?:--|—|–)\s", after))
    return bool(told and len(before) < SHORT) or is_alone or is_wire


def _tells_on(timeline: Timeline, after: str) -> bool:
    """Whether a sentence goes on behind the date and comes to its verb: no line of its own, no label."""
    goes_on = _GOES_ON.match(after)
    return goes_on is not None and cue("past", timeline.reading.language).search(goes_on[0]) is not None


_GOES_ON = re.compile(r"(?:\s*,)?\s+[a-zа-яёəıöüğşç][^.;:\n]*")
# A thing with its date beside it is not the source with its own.
_OF_ANOTHER = re.compile(
    r"(?<!\w)(?:born|founded|established|died|opened|built|begun|completed|closed|dissolved|birth|death"
    r"|основан\w{0,3}|создан\w{0,3}|родил\w{2,3}|умер\w{0,2}|закрыт\w{0,2}|открыт\w{0,2}|təsis\w*|doğul\w+)\W*\Z"
    r"|\w\s*\(\s*\Z",
    re.IGNORECASE,
)


def _is_imprint(timeline: Timeline, date: Dated) -> bool:
    """The date of a copyright line, an imprint or a stand of facts, at the beginning or the end of the text."""
    if not (date.start < HEAD or date.start > len(timeline.text) - HEAD) or date.reach.latest_end == inf:
        return False
    reading = timeline.reading
    block = reading.blocks[reading.block_number(date.start)]
    before = timeline.text[max(block.start, date.start - SHORT) : date.start]
    return block.start + SHORT > date.start and _imprint(reading.language).search(before) is not None


@lru_cache(maxsize=8)
def _imprint(language: str | None) -> re.Pattern[str]:
    """What stands before such a date, at the beginning of its block; of several years the last counts."""
    words = alternatives("imprint", language)
    return re.compile(
        rf"(?:\A|[.;|·]\s)\W*(?:{words})[\s:,.]*(?:(?:in|on|by|в|the|year|ended|ending)\s+)*(?:\d{{4}}\s?[,–-]\s?)*\Z",
        re.I,
    )


def _is_place(before: str) -> bool:
    """Whether nothing or a place stands before a date: a few words, a comma, no sentence."""
    return re.fullmatch(r"\W*(?:[^\W\d_][\w.’'-]*(?:\s+[^\W\d_][\w.’'-]*){0,3}\s*[,(.:|/–—-]+\s*)?", before) is not None
