"""Things numbered in order with their dates: "the first in 1921, the second in 1919"."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from annotations.checks.chronology.telling import noticed, plain
from annotations.checks.chronology.timeline import Dated, Timeline, is_before, relation
from annotations.checks.finding import Finding, Noticed

NEAR = 45  # code points from a number to its date
_EN = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
_RU = ("перв", "втор", "трет", "четв[её]рт", "пят", "шест", "седьм")
_AZ = ("birinci", "ikinci", "üçüncü", "dördüncü", "beşinci", "altıncı", "yeddinci")
_ENDS = "(?:ый|ой|ий|ая|ья|ое|ье|ого|его|ую|ью|ом|ем)"
_NUMBERS: Mapping[str, str] = {
    **{word: f"(?:the|its|his|her|their|and|a)\\s+{word}" for word in _EN},
    **{word: f"{word}{_ENDS}" for word in _RU},
    **{word: f"{word}(?:si|sı|su|sü)?" for word in _AZ},
}
_ORDINAL = re.compile(
    "|".join(
        f"(?P<n{number}_{place}>(?<!\\w)(?:{_NUMBERS[word]})(?!\\w))"
        for number, words in enumerate((_EN, _RU, _AZ))
        for place, word in enumerate(words)
    ),
    re.IGNORECASE,
)
# Between a number without a noun of its own, and its date.
_TO_DATE = re.compile(
    r"(?:[\s,(]|(?<!\w)(?:one|was|were|held|took|place|followed|came|appeared|published|opened|founded|built|met|only|not"
    r"|until|edition|volume|in|on|as|early|late|был|была|было|прош[её]л|прошла|состоялся|состоялась|в|во|году)(?!\w))*+",
    re.IGNORECASE,
)
_FIRST = re.compile(r"first|перв|birinci", re.IGNORECASE)
_NOUN = re.compile(r"\s+(?P<noun>[^\W\d_][\w’'-]*)")


def disordered_numbers(name: str, timeline: Timeline) -> Iterator[Finding]:
    """Each second that is dated before its first, in one sentence, where both are of one noun."""
    for number, dates in timeline.by_sentence.items():
        single = [date for date in dates if date.is_single]
        sentence = timeline.reading.sentences[number]
        if len(single) < 2 or not _FIRST.search(timeline.text, sentence.start, sentence.end):
            continue
        told = list(_told(timeline, number, single))
        for (one, early), (other, late) in pairwise(told):
            if other == one + 1 and is_before(late, early):
                yield noticed(
                    name,
                    Noticed.TENSION,
                    ((early.start, early.end), (late.start, late.end)),
                    timeline,
                    message=f"{plain(late.quote)} is numbered after {plain(early.quote)}, but is before it.",
                    relation=relation(early, late),
                    values={"first": early.edtf.text, "second": late.edtf.text},
                )
                break


def _told(timeline: Timeline, number: int, dates: list[Dated]) -> Iterator[tuple[int, Dated]]:
    """The place of each number in the order, and its date: the first may have a noun, the others only that of it."""
    sentence = timeline.reading.sentences[number]
    first: str | None = None
    for match in _ORDINAL.finditer(timeline.text, sentence.start, sentence.end):
        date = next((date for date in dates if date.start >= match.end()), None)
        if date is None or date.start - match.end() > NEAR or match.lastgroup is None:
            continue
        between = timeline.text[match.end() : date.start]
        noun = _NOUN.match(between)
        place = int(match.lastgroup.rpartition("_")[2])
        if place == 0 and not re.search(r"[,;:]|\d", between):
            first = noun["noun"].casefold() if noun else ""
            yield place, date
        elif first is not None and (_TO_DATE.fullmatch(between) or (noun and noun["noun"].casefold() == first)):
            yield place, date
