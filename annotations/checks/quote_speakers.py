"""Quotations whose speaker changes inside: one that never closed, or closed elsewhere, has swallowed the narrator."""

import re
from collections.abc import Iterable, Iterator

from annotations.checks.check import Setting, Settings
from annotations.checks.finding import Finding, Noticed, Passage
from annotations.checks.naming.near import names_between
from annotations.checks.quoting.pairing import Fault, Quotation, find_quotations
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
_SHOWN = 60
_SENTENCE_END = re.compile(r"[.!?…]")


def check(reading: Reading, settings: Settings) -> Iterable[Finding]:  # noqa: ARG001
    """A tension for each, between what is quoted and what somebody else seems to say; in the order of the text."""
    found = [*_swallowed(reading), *_third_person(reading)]
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
    if found is None or '"' in text[start + 1 : found.start()] or found.start() <= start + 1:
        return None
    after = _SENTENCE_END.search(text, found.end(), until)
    return found.start(), found.start() + 1, after.start() if after else found.end()


def _third_person(reading: Reading) -> Iterator[Finding]:
    for speech in find_speech(reading):
        who = speech.attribution
        if who.speaker is None:
            continue
        own = names_between(reading.names, who.start, who.start + 1)
        if not own:
            continue
        parts = own[0].folded.split()
        for name in names_between(reading.names, speech.start, speech.end):
            is_self = (
                len(parts) > 1 and name.folded.split()[-1:] == parts[-1:] and set(name.folded.split()) <= set(parts)
            )
            if is_self:
                yield _tension(
                    reading,
                    (who.start, who.end),
                    (name.start, name.end),
                    "{first} is said to speak, but is named as somebody else in these words: {second}.",
                )
                break


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
