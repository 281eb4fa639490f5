"""What a body is told to have done after it had ended, or before it was founded."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from annotations.checks.chronology.bodies import End, bodies_of, institutions, revivals
from annotations.checks.chronology.clauses import adverbial
from annotations.checks.chronology.cues import cue
from annotations.checks.chronology.deaths import PASSIVE, act_in
from annotations.checks.chronology.heads import head_beginnings, head_ends
from annotations.checks.chronology.lives import Impossible, is_of
from annotations.checks.chronology.timeline import Dated, Timeline, is_before
from annotations.checks.lexing.lexed import Span


def acts_of_bodies(timeline: Timeline) -> Iterator[Impossible]:
    """What a body did after it had ended, or before it was founded."""
    bodies = bodies_of(timeline)
    gone = cue("gone", timeline.reading.language)
    for end in chain(bodies.ends, head_ends(timeline)):
        if gone.search(timeline.text, end.place.start, end.place.end):
            yield from _after_end(timeline, end)
    for beginning in chain(bodies.beginnings(), head_beginnings(timeline)):
        yield from _before_beginning(timeline, beginning)


def _after_end(timeline: Timeline, end: End) -> Iterator[Impossible]:
    if max(revivals(timeline), default=0) <= end.place.end:
        found = next(_deeds(timeline, end, is_late=True), None)
        if found:
            yield Impossible(end.date, *found, is_same=False, told="end")


def _before_beginning(timeline: Timeline, beginning: End) -> Iterator[Impossible]:
    found = next(_deeds(timeline, beginning, is_late=False), None)
    if found:
        yield Impossible(beginning.date, *found, is_same=False, told="founding")


SENTENCES = 4  # after the one that tells of a body's end or founding


def _deeds(timeline: Timeline, end: End, *, is_late: bool) -> Iterator[tuple[Dated, str]]:
    """What the body is told to have done in the sentences that follow, each with its date, which is later than the end,
    or earlier than the founding.
    """
    reading, language = timeline.reading, timeline.reading.language
    first = reading.sentence_number(end.place.start)
    for number in range(first, min(first + SENTENCES + 1, len(reading.sentences))):
        dates = [
            date
            for date in timeline.by_sentence.get(number, ())
            if date.is_single
            and date is not end.date
            and (is_before(end.date, date) if is_late else is_before(date, end.date))
        ]
        if not dates:
            continue
        sentence = reading.sentences[number]
        if reading.block_number(sentence.start) != reading.block_number(end.place.start):
            return
        begin = max(sentence.start, end.date.end, end.place.end)
        yield from _set_in(timeline, end, dates)
        yield from _as_it(timeline, end, number, begin, dates)
        for subject in _named_in(timeline, end, begin, max(sentence.end, begin)):
            act = act_in(timeline, timeline.text[subject.end() : min(subject.end() + 40, sentence.end)], 0)
            if act is None or act.start() > (40 if language == "az" else 2):
                continue
            verb = Span(subject.end() + act.start(), subject.end() + act.end())
            for date in dates:
                if adverbial(timeline, date) and is_of(timeline, verb.start, date):
                    yield date, timeline.text[subject.start() : verb.end]


def _as_it(
    timeline: Timeline, end: End, number: int, begin: int, dates: Sequence[Dated]
) -> Iterator[tuple[Dated, str]]:
    """Shut in 1974; in 1978 it paid a dividend: what "it" did right after, where the sentence begins with the body."""
    sentence = timeline.reading.sentences[number]
    first = timeline.reading.sentence_number(end.place.start)
    if number > first + 1 or timeline.reading.language not in ("en", None):
        return
    before = timeline.text[timeline.reading.sentences[first].start : end.place.start]
    if "," in before or len(before.split()) > 8:
        return
    found = _IT_FIRST.match(timeline.text, begin, sentence.end) if begin == sentence.start else None
    found = found or _IT.search(timeline.text, begin, sentence.end)
    act = act_in(timeline, timeline.text[found.end() : found.end() + 30], 0) if found else None
    if found is None or act is None or act.start() > 2 or PASSIVE.match(act[0]) or act[0].lower() in _EXPLETIVE:
        return
    between = timeline.text[max(end.place.end, end.date.end) : found.start("it")]
    if any(word[0].lower() != end.head.lower() for word in institutions(timeline.reading.language).finditer(between)):
        return  # abolished in 2004; since then the service has been independent. It examined ...
    verb = found.end() + act.start()
    for date in dates:
        is_own = adverbial(timeline, date) or _HELD.search(timeline.text[verb : date.start])
        if is_own and is_of(timeline, verb, date):
            yield date, timeline.text[found.end("it") - 2 : found.end() + act.end()]


_IT_FIRST = re.compile(r"(?:(?:in|on|by)\s+[^,;.]{3,24},?\s+)?(?P<it>it)\s+", re.IGNORECASE)
_IT = re.compile(rf";\s+(?:and\s+|but\s+)?{_IT_FIRST.pattern}", re.IGNORECASE)
_EXPLETIVE = frozenset(
    {"became", "emerged", "turned", "took", "seemed", "appeared", "happened", "came", "followed", "cost", "required"}
)
# "It organised the strike of 1905": what is held is dated as the holding is.
_HELD = re.compile(
    r"\A(?:organi[sz]ed|led|held|fought|won|staged|called|joined)\s+(?:the|its)\s+(?:[\w’'-]+\s+){1,3}of\s+\Z"
)


def _set_in(timeline: Timeline, end: End, dates: Sequence[Dated]) -> Iterator[tuple[Dated, str]]:
    """The Fund, abolished in 1934, concluded a contract in 1938."""
    before = timeline.text[max(end.place.start - 2, 0) : end.place.start + 1]
    if end.place.start > end.date.start or "," not in before:
        return
    following = timeline.after(end.date.end, 60)
    if not following.startswith(","):
        return
    act = act_in(timeline, following, 1)
    if act is None or act.start() > 3:
        return
    for date in dates:
        verb = end.date.end + act.start()
        if date.start > verb and adverbial(timeline, date) and is_of(timeline, verb, date):
            yield date, act[0]


def _named_in(timeline: Timeline, end: End, start: int, until: int) -> Iterator["re.Match[str]"]:
    """The body as the one who acts. A register has thousands of names, so that no pattern is made of one that is not
    there: of ASCII alone, as in most, that is told by its words.
    """
    language, told = timeline.reading.language, timeline.text[start:until]
    if told.isascii() and end.head.isascii() and end.name.isascii():
        told, head = told.lower(), end.head.lower()
        if not all(word in told for word in head.split()):
            return iter(())
        told = " ".join(told.split())
        is_head = any(f"{word} {head}" in told for word in _ARTICLES) if language in ("en", None) else head in told
        if not is_head and not all(word in told for word in end.name.lower().split()):
            return iter(())
    return _acting(end.head, end.name, language).finditer(timeline.text, start, until)


_ARTICLES = ("the", "same", "this")  # what stands right before the head in English


@lru_cache(maxsize=512)
def _acting(head: str, name: str, language: str | None) -> re.Pattern[str]:
    """The body as the one who acts: the Board, that same factory; not the board of another place."""
    article = (
        r"(?:the|that same|the same|this)\s+" if language in ("en", None) else r"(?:həmin\s+|тот же\s+|эта же\s+)?"
    )
    other = r"(?<!\bnew\s)(?<!\bof\s)(?<!\bby\s)(?<!\bto\s)(?<!\bfor\s)(?<!\bat\s)(?<!\bin\s)"
    may = "?" if name[:1].isupper() or language not in ("en", None) else ""  # "the house of the newspaper burned"
    whole = r"\s+".join(re.escape(word) for word in name.split())
    return re.compile(
        rf"(?<!\w){other}(?:{article}{re.escape(head)}|(?:{article}){may}{whole})(?:\s+(?:then|also|again|still|even"
        rf"|bizə|ещё))?\s+",
        re.IGNORECASE,
    )
