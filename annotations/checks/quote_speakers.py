"""Quotations whose speaker changes inside: one that never closed, or closed elsewhere, has swallowed the narrator."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from annotations.checks.check import Setting, Settings
from annotations.checks.finding import Finding, Noticed, Passage
from annotations.checks.naming.mention import NameMention
from annotations.checks.naming.near import names_between
from annotations.checks.quoting.narrator import is_in_clause, narrator_in, speaks_of_another
from annotations.checks.quoting.pairing import Fault, Quotation, find_quotations
from annotations.checks.quoting.speakers import Attribution
from annotations.checks.quoting.speech import find_speech
from annotations.checks.quoting.verbs import SAID_INSIDE
from annotations.checks.reading import Reading

NAME = "quote_speakers"
TITLE = "Who speaks in a quote"
EXPLANATION = (
    "Finds quotations in which somebody else goes on to speak: the narrator behind a mark on the wrong side, a “he "
    "said” between marks, or a speaker who is named in the third person within his own words."
)
SETTINGS: tuple[Setting, ...] = ()

_LONGEST = 600
_MOST = 10_000  # quotations that are looked into
_LONGEST_QUOTE = 4_000  # code points of a quotation that is looked into for a narrator
_NEAR = 60  # code points between the two halves of one quotation
_INTRODUCED = re.compile(
    r"(?:\bi, |name is |call me |called me |signed |signed: |am |i’m |i'm |it's |mr |mrs |miss |old |little |father |"
    r"mother |dear |house of |me, |us, |says |said |said: )$"
)
_SHOWN = 60
_SENTENCE_END = re.compile(r"[.!?…]")


def check(reading: Reading, settings: Settings) -> Iterable[Finding]:  # noqa: ARG001
    """A tension for each, between what is quoted and what somebody else seems to say; in the order of the text."""
    found = [*_swallowed(reading), *_third_person(reading), *_narrated(reading)]
    seen: set[int] = set()
    for one in sorted(found, key=lambda one: (one.passages[0].start, one.passages[1].start)):
        if one.passages[0].start not in seen:
            seen.add(one.passages[0].start)
            yield one


def _swallowed(reading: Reading) -> Iterator[Finding]:
    for quotation in find_quotations(reading)[:_MOST]:
        if quotation.depth == 0 and quotation.fault in {Fault.MISPLACED, Fault.MIXED, None}:
            cut = _where_narrator_begins(reading, quotation)
            if cut is not None:
                yield _tension(
                    reading,
                    (quotation.start, cut[0]),
                    cut[1:],
                    "The quotation {first} runs on into {second}, where somebody else speaks.",
                )


def _where_narrator_begins(reading: Reading, quotation: Quotation) -> tuple[int, int, int] | None:
    """The end of what is quoted, and the narrator's words; None where none are plain."""
    text, start = reading.text, quotation.start
    if quotation.fault is Fault.MISPLACED and quotation.end:
        ends = _SENTENCE_END.search(text, quotation.end, quotation.end + _LONGEST)
        return quotation.end, quotation.end, ends.end() if ends else min(quotation.end + _SHOWN, len(text))
    if text[start] in "«„" or reading.language in {"ru", "az"}:
        return None  # there the narrator stands between the same marks: «Солдат, — говорил он, — не спит»
    block = reading.blocks[reading.block_number(start)]
    until = min(quotation.end or block.end, start + _LONGEST * 4, len(text))
    found = SAID_INSIDE.search(text, start + 2, until)
    if found is not None and is_in_clause(text[start + 1 : found.start()], found.start() - start - 1):
        return None
    if found is None or '"' in text[start + 1 : found.start()] or found.start() <= start + 1:
        return None
    is_aside = text[found.end() : found.end() + 1] in ",.;:!?" or found[0][-1:].isupper()
    if not is_aside and speaks_of_another(reading, start + 1, text[start + 1 : found.start()]):
        return None  # "I asked the doctor, she told us to wait": a story of the speaker's own
    after = _SENTENCE_END.search(text, found.end(), until)
    return found.start(), found.start() + 1, after.start() if after else found.end()


def _narrated(reading: Reading) -> Iterator[Finding]:
    """A narrator within the marks, told by the speaker's own words and by who is said to speak."""
    spoken = {speech.start: _called(reading, speech.attribution) for speech in find_speech(reading)}
    places = sorted(spoken)
    for quotation in find_quotations(reading)[:_MOST]:
        if quotation.depth or quotation.end is None or quotation.fault is Fault.NEVER_OPENED:
            continue
        if quotation.end - quotation.start > _LONGEST_QUOTE or _has_its_narrator(reading, quotation):
            continue
        speaker = spoken.get(quotation.start) or _speaker_of_lead(reading, spoken, places, quotation.start)
        narrator = narrator_in(reading, quotation.start, quotation.end, speaker)
        if narrator is not None and narrator.start > quotation.start + 1:
            yield _tension(
                reading,
                (quotation.start, narrator.start),
                narrator,
                "The quotation {first} runs on into {second}, where somebody else speaks.",
            )
        elif narrator is not None:
            yield _tension(
                reading,
                (quotation.start, quotation.start + 1),
                narrator,
                "In the quotation that {first} opens somebody else speaks: {second}.",
            )


def _has_its_narrator(reading: Reading, quotation: Quotation) -> bool:
    """Between such marks the narrator may stand by right, between dashes: «Солдат, — говорил он, — не спит»."""
    inner = reading.text[quotation.start : quotation.end]
    return inner[:1] in "«„" and (reading.language not in {"ru", "az"} or re.search(r"[—–]|\s-\s", inner) is not None)


def _called(reading: Reading, who: Attribution) -> str | None:
    """The speaker with the title that stands before the name: General Orlan is "the general"."""
    own = names_between(reading.names, who.start, who.start + 1) if who.speaker else ()
    return f"{own[0].title} {who.speaker}" if own and own[0].title else who.speaker


def _speaker_of_lead(
    reading: Reading, spoken: Mapping[int, str | None], places: Sequence[int], start: int
) -> str | None:
    """Who spoke right before, where one quotation is in two: "...," said Holm. "..."."""
    number = bisect_left(places, start) - 1
    last = places[number] if number >= 0 else None
    is_near = last is not None and start - last < _LONGEST
    return (
        spoken[last]
        if last is not None and is_near and reading.block_number(last) == reading.block_number(start)
        else None
    )


def _third_person(reading: Reading) -> Iterator[Finding]:
    before: tuple[Attribution, int] | None = None
    for speech in find_speech(reading):
        who = speech.attribution
        if who.speaker is None and before is not None and 0 < speech.start - before[1] < _NEAR:
            who = before[0]  # "...," said Holm. "..."
        before = (who, speech.end) if who.speaker is not None else None
        own = names_between(reading.names, who.start, who.start + 1) if who.speaker else ()
        if not own:
            continue
        parts = own[0].folded.split()
        for name in names_between(reading.names, speech.start, speech.end):
            if _is_self(reading, name, parts):
                yield _tension(
                    reading,
                    (who.start, who.end),
                    (name.start, name.end),
                    "{first} is said to speak, but is named as somebody else in these words: {second}.",
                )
                break


def _is_self(reading: Reading, name: NameMention, parts: Sequence[str]) -> bool:
    """Whether it is the speaker's name: not as in "I, Karl Berg" or "my name is Berg", nor a relative's."""
    told = name.folded.split()
    if told[-1:] != parts[-1:] or not set(told) <= set(parts):
        return False
    before = reading.text[max(name.start - 24, 0) : name.start].casefold()
    return not _INTRODUCED.search(before)


def _tension(reading: Reading, first: tuple[int, int], second: tuple[int, int], sentence: str) -> Finding:
    ends = _stripped(reading, *first), _stripped(reading, *second)
    return Finding(
        check=NAME,
        kind=Noticed.TENSION,
        passages=ends,
        message=sentence.format(first=_shown(ends[0].quote), second=_shown(ends[1].quote)),
    )


def _stripped(reading: Reading, start: int, end: int) -> Passage:
    """The passage without white space and commas around it."""
    while end > start + 1 and reading.text[end - 1] in " \n\t,":
        end -= 1
    while start < end - 1 and reading.text[start] in " \n\t,":
        start += 1
    return reading.passage(start, end)


def _shown(words: str) -> str:
    plain = " ".join(words.split())
    return f"‘{plain}’" if len(plain) <= _SHOWN else f"‘{plain[:_SHOWN]}…’"
