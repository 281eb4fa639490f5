"""A length of time and the range that stands with it: whether one explains the other, and how it is hedged."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from annotations.checks.chronology.cues import alternatives, cue
from annotations.checks.chronology.lengths import Hedge, Length, read_length
from annotations.checks.chronology.timeline import Dated, Timeline
from annotations.checks.chronology.unsaid_years import spans_without_year
from annotations.checks.lexing.lexed import Span

GAP = 90  # code points between a length and its range, at the most
HEDGED = 40  # code points before a length in which its hedge stands
WORDS = 6  # words between them, at the most

_OPENED = re.compile(r"[(\[]\s*\Z")
_APPOSED = re.compile(r"\s*[,(]\s*(?:(?:from|between|с|in)\s+)?", re.IGNORECASE)
_FIRST = re.compile(r"(?<!\w)(?:first|final|last|opening|первые|последние|ilk|son)\s+\Z", re.IGNORECASE)
_WHOLE_OF = re.compile(r"\s+of\s+(?:the|his|her|its|their)\s+[^\W\d_]+(?:\s+[^\W\d_]+)?\s*\(")
_THE = re.compile(r"(?<!of )(?<!\w)(?:the|these|those|all)\s", re.IGNORECASE)
_OF_WHICH = re.compile(r"\)?,?\s+(?:that|which|in which|when|he|she|we|they|i)(?!\w)", re.IGNORECASE)
_OF_ITS = re.compile(
    r"\s+of\s+(?:its|his|her|their)\s+(?:existence|work|activity|activities|history|operation|independence|service|rule"
    r"|life|reign|career)\s*[,(]\s*(?:from\s+)?",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"(?:the|these|those|this|last|past|последни[ех]|эти|son)\s", re.IGNORECASE)
_COMMA = re.compile(r"\s*,\s*")  # in Azerbaijani "that is" and "in the course of" follow on the length
_IN_ALL = re.compile(r"\s+(?:in all|altogether|in total|all told|в общей сложности|в целом)(?!\w)", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Lasting:
    """A length as it stands in the text, with the hedge before it."""

    start: int
    end: int
    quote: str
    length: Length
    hedge: Hedge


@dataclass(frozen=True, slots=True)
class Couple:
    """A length and the range it is told of. `is_part` says that it may be told of a part of that range only, and
    `is_ordained` that it was laid down beforehand, so that it may have ended early.
    """

    lasting: Lasting
    span: Dated
    is_part: bool
    is_ordained: bool


@lru_cache(maxsize=1)
def lengths_of(timeline: Timeline) -> tuple[Lasting, ...]:
    """Every length of time in the text that can be counted."""
    found = []
    for mention in timeline.reading.dates:
        length = read_length(mention.duration) if mention.duration else None
        if length:
            quote = timeline.text[mention.start : mention.end]
            hedge = hedge_of(timeline, Span(mention.start, mention.end))
            found.append(Lasting(mention.start, mention.end, quote, length, hedge))
    return tuple(found)


@lru_cache(maxsize=8)
def _hedges(language: str | None) -> re.Pattern[str]:
    """A hedge at the end of what stands before a length; its group tells which. The first that fits is the longest."""
    listed = "|".join(
        f"(?P<{name}>{alternatives(name, language)})" for name in ("at_least", "at_most", "almost", "about")
    )
    return re.compile(rf"(?<!\w)(?:{listed})\s+\Z", re.IGNORECASE)


def hedge_of(timeline: Timeline, span: Span) -> Hedge:
    """How the words just before a length, or in it, hedge it. "Over the past three years" has no hedge."""
    language = timeline.reading.language
    before = timeline.text[max(span.start - HEDGED, 0) : span.start]
    quote = timeline.text[span.start : span.end]
    is_definite = _DEFINITE.match(quote) is not None
    found = (None if is_definite else _hedges(language).search(before)) or _hedges(language).search(
        _without_number(quote)
    )
    if found and found.lastgroup:
        return Hedge(found.lastgroup)
    return Hedge.ROUND if cue("round_lengths", language).search(quote) else Hedge.NONE


def _without_number(quote: str) -> str:
    """A hedge that stands in the mention itself, up to its number."""
    words = quote.split()
    return " ".join(words[:-2]) + " " if len(words) > 2 else ""


def couples(timeline: Timeline) -> Iterator[Couple]:
    """Each length with the range that stands with it, if one does, in the order of the lengths."""
    spans = [date for date in timeline.dates if date.is_span]
    spans = sorted((*spans, *spans_without_year(timeline)), key=lambda date: date.start)
    place = 0
    for lasting in lengths_of(timeline):
        while place < len(spans) and spans[place].end <= lasting.start:
            place += 1
        after = spans[place] if place < len(spans) else None
        before = spans[place - 1] if place else None
        found = (after and _after(timeline, lasting, after)) or (before and _before(timeline, lasting, before))
        if found:
            yield found


def _after(timeline: Timeline, lasting: Lasting, span: Dated) -> Couple | None:
    """Three years (2005-2008); the 44 days from 27 September to 8 November; three years of war, 1991-94."""
    language = timeline.reading.language
    gap = _gap(timeline, lasting.end, span.start)
    is_subject = gap is not None and gap.strip() and _SUBJECT.match(timeline.after(span.end, 30))
    if gap is None or gap[:1] in "-‑" or (is_subject and gap.endswith(", ")):
        return None  # of his 40 years in office 1922-1930 were the happiest
    before = timeline.text[max(lasting.start - HEDGED, 0) : lasting.start]
    recurs = re.search(rf"(?<!\w)(?:{alternatives('recurring', language)})\s+\Z", before, re.IGNORECASE) is not None
    words = _LETTERS.findall(gap)
    if recurs and _APPOSED.fullmatch(gap) and _FIRST.search(before):
        recurs = False  # for its first twenty-five years, from 1893 to 1928
    named = bool(words) and words[-1][0].isupper() and _OPENED.search(gap) is not None
    is_ordained = cue("ordained", language).search(gap + lasting.quote) is not None
    owned = cue("owned", language).search(gap) is not None
    is_part = _OF_WHICH.match(timeline.after(span.end, 30)) is not None
    if _WHOLE_OF.match(gap) and _THE.search(before + lasting.quote[:4]) and not is_part:
        owned = False  # the three years of the blockade (1990-1996)
    if recurs and _OF_ITS.fullmatch(gap) and _FIRST.search(before):
        recurs = owned = False  # in the first ten years of its existence, from 1991 to 1996
    if _OF_THEM.search(gap):
        return None  # nine years, three of them (1941-1944) at the front
    is_kind = _KIND.match(gap) is not None or _LAID_DOWN.search(before) is not None
    if _EXCEPTED.match(timeline.after(span.end, 30)):
        return None
    recurs = recurs or _EACH.match(timeline.after(span.end, 30)) is not None
    return Couple(lasting, span, recurs or owned or is_kind or (named and not _says_as(gap)), is_ordained)


_SUBJECT = re.compile(
    r"\s+(?:(?:was|were|is|are)\s+(?:the|a|his|her|its|their|especially|particularly)|(?:stand|stood)\s+out|saw)(?!\w)"
)


# A seven-year school is one that teaches for so long; what was agreed for 25 years may have ended sooner.
_KIND = re.compile(
    r"[\s-]+(?:\w+\s+)?(?:schools?|gymnasiums?|colleges?|curricul\w+|cycles?|школ\w*|училищ\w+|гимнази\w+)\s+(?!\()",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"(?<!\w)(?:of (?:them|these|which)|из (?:них|которых)|onlardan)(?!\w)", re.IGNORECASE)
_LAID_DOWN = re.compile(
    r"(?<!\w)(?:concluded|signed|granted|leased|let|rented|hired|engaged|elected|appointed|planned|intended|meant|agreed"
    r"|borrowed|lent|banned|suspended|заключ\w+|подписан\w*|сдан\w*|избран\w*|рассчитан\w*)\s+"
    r"(?:for|на)\s+(?:a period of\s+|a term of\s+|срок\s+)?\Z",
    re.IGNORECASE,
)
_EACH = re.compile(r"\)?,?\s+(?:(?:in|for|at|of|on)\s+)?(?:each|every|per|apiece)(?!\w)")
_EXCEPTED = re.compile(r",?\s+(?:excepted|excluded|excluding|aside|apart|not (?:counted|included))(?!\w)")


def _says_as(gap: str) -> bool:
    """Three years as Minister (1991-94): the years are those of the office, not of a name's bearer."""
    return re.search(r"\sas\s", gap) is not None


@lru_cache(maxsize=8)
def _explaining(language: str | None) -> re.Pattern[str]:
    that_is, lasting = alternatives("that_is", language), alternatives("lasting", language)
    hedges = "|".join(alternatives(name, language) for name in ("at_least", "at_most", "almost", "about"))
    word = (
        rf"(?:{that_is}|{lasting}|{hedges}|the|a|an|for|it|and|war|period|over|during|within|of|course|in|space|time)"
    )
    return re.compile(
        rf"\s*(?:[(\[,:;=–—-]|\)?\s*,?\s*(?:which\s+|that\s+)?(?:{lasting})(?!\w))\s*(?:{word}(?:\s+|(?=\W))[,\s]*){{0,6}}\Z",
        re.IGNORECASE,
    )


def _before(timeline: Timeline, lasting: Lasting, span: Dated) -> Couple | None:
    """2005-2008 (three years); from 1941 to 1945, that is, four years; the war (1939-45) lasted six years."""
    gap = _gap(timeline, span.end, lasting.start)
    if lasting.start - span.end in range(GAP) and _IN_ALL_OF_IT.fullmatch(timeline.text, span.end, lasting.start):
        return Couple(lasting, span, is_part=True, is_ordained=False)
    following = timeline.after(lasting.end, 40)
    is_sum = gap is not None and _COMMA.fullmatch(gap) is not None and _IN_ALL.match(following) is not None
    if gap is None or not (is_sum or _explaining(timeline.reading.language).match(gap)):
        return None
    language = timeline.reading.language
    explains = any(cue(name, language).search(gap) for name in ("lasting", "that_is")) or bool(_OPENED.search(gap))
    explains = explains or is_sum
    if language == "az" and _COMMA.fullmatch(gap):
        explains = cue("that_is", language).match(following.lstrip()) is not None
    if cue("owned", language).match(following.lstrip()) or following[:1] in "-‑":
        return None
    return Couple(lasting, span, not explains, cue("ordained", language).match(following.lstrip()) is not None)


# "In 1961-75 Lind was head; in those 14 years three wings were built": of so long, or of a part of it.
_IN_ALL_OF_IT = re.compile(
    r"\s*(?:(?:г\.г\.|гг?\.?|годах|годы)\s+)?(?:[^.;:!?\d]|(?<=[\s.][^\W\d_])\.){3,70}[,;]\s+(?:и\s+)?"
    r"(?:за\s+(?:эти\s+|те\s+)?|(?:and\s+)?(?:in|over|during)\s+(?:these|those|his|her)\s+)",
    re.IGNORECASE,
)


def _gap(timeline: Timeline, start: int, end: int) -> str | None:
    """What stands between the two within one sentence; None where that is too much for them to belong together."""
    if end < start or end - start > GAP or timeline.sentence(start).end < end:
        return None
    gap = timeline.text[start:end]
    is_long = len(_LETTERS.findall(gap)) > WORDS or (re.search(r"\d|[.;:!?]\s", gap) and gap != ": ")
    return None if is_long else gap
