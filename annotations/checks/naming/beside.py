"""How acronyms stand beside what they stand for: in brackets, behind a dash, "known as", in a list of abbreviations."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from annotations.checks.lexing.lexed import Span
from annotations.checks.naming.initials import letters_of

_ACRONYM = r"[^\W\d_](?:[^\W_]|[.&/‑-](?=[^\W_])){1,15}s?"
_UP = "A-ZÀ-ÖØ-ÞΑ-ΩА-ЯЁƏĞİŞ"
# At a word: two capitals near each other, so that most words are passed over at their first letter.
_AT_ACRONYM = rf"(?<![^\W_])(?=[{_UP}][^\W_]?[.&/‑-]?[{_UP}])({_ACRONYM})"
_OPEN, _SHUT = r"[\"“«'‘„]?", r"[\"”»'’“]?"
_INTRODUCED = (
    r"(?:hereinafter|hereafter|henceforth|abbreviated|abbreviation|acronym|short|known|called|or|the|in|by|its|for|as"
    r"|referred|to|simply|usually|better|initials|also|from|далее|сокращенно|сокращённо|или|по тексту|аббревиатура"
    r"|bundan sonra|qısaca|yaxud)"
)
# "(EUR 3 million)", "(PO Box 12)" and "(RN 2002)" are sums and numbers, no acronyms of what stands before them.
_NUMBERED = r"(?!\s?(?:No\.?\s?)?\d)"
_BRACKETED = re.compile(
    rf"[(\[]\s{{0,2}}(?:{_INTRODUCED}\b[\s,:–—-]{{1,3}}){{0,6}}{_OPEN}({_ACRONYM})\.?{_SHUT}(?=[\s,;:)\]]){_NUMBERED}"
    r"[^()\[\]\n]{0,60}[)\]]"
)
_BEFORE_BRACKET = re.compile(rf"{_AT_ACRONYM}\.?{_SHUT}\s{{1,2}}[(\[]([^()\[\]\n]{{5,120}})[)\]]")
_DASHED = re.compile(rf"{_SHUT}\s{{1,40}}[-–—]\s{{1,40}}{_OPEN}({_ACRONYM})(?={_SHUT}[.,;:)\s]|{_SHUT}$)")
# "the State Water Board, hereafter SWB"; "the State Water Board, SWB for short".
_CALLED = re.compile(
    r",?\s{1,2}(?:(?:(?:also|better|commonly|usually|generally|hereinafter|widely)\s)?"
    r"(?:known|referred to|abbreviated|shortened)\s(?:as|to)|known by (?:its|the|their) initials"
    r"|(?:hereafter|hereinafter|henceforth|abbreviated|in short|for short|or in short|далее|сокращ[её]нно"
    r"|qısaca|bundan sonra)(?:\sas)?)\s?[,:–—-]?\s?(?:(?:the|by the initials|its initials)\s)?"
    rf"{_OPEN}({_ACRONYM})(?={_SHUT}(?:[.,;:)\s]|$))"
)
_FOR_SHORT = re.compile(rf",\s(?:or (?:the )?)?{_OPEN}({_ACRONYM}){_SHUT},? (?:for short|in short|in brief)\b")
# "SWB, the State Water Board, met"; "SWB stands for State Water Board".
_STANDS_FOR = re.compile(
    rf"{_AT_ACRONYM}{_SHUT},? (?:stands? for|stood for|means|is short for|was short for"
    r"|is the abbreviation of|i\.e\.|that is,?|расшифровывается как|означает)\s(?:the\s)?"
    rf"{_OPEN}([^()\n.;:]{{5,120}})"
)
_APPOSED = re.compile(rf"{_AT_ACRONYM}{_SHUT}, (?:the|or the) ([^\W\d_][^()\n.;:,]{{5,100}}),")
_LISTED = re.compile(
    rf"^[ \t•*-]{{0,6}}({_ACRONYM})[ \t]*(?:[–—:=\t-]|\.{{2,40}})[ \t]*([^\W\d_][^\n()]{{5,120}}?)[.;]?[ \t]*$", re.M
)


class Beside(NamedTuple):
    """An acronym; what stands before `place` or in `inner` may be its words. `is_sure`: the marks say that it is."""

    acronym: Span
    place: int
    inner: Span | None
    is_sure: bool


def find_beside(text: str) -> Iterator[Beside]:
    """Every place where an acronym may stand beside its words; some more than once, not in the order of the text."""
    for pattern, is_sure in ((_BRACKETED, True), (_CALLED, True), (_FOR_SHORT, True), (_DASHED, False)):
        for found in pattern.finditer(text):
            if is_acronym(found[1]):
                yield Beside(Span(*found.span(1)), found.start(), None, is_sure)
    for pattern, is_sure in ((_BEFORE_BRACKET, True), (_STANDS_FOR, True), (_LISTED, True), (_APPOSED, False)):
        for found in pattern.finditer(text):
            if is_acronym(found[1]):
                yield Beside(Span(*found.span(1)), found.start(), Span(*found.span(2)), is_sure)


def is_acronym(written: str) -> bool:
    """Whether it is written as one: two capitals and mostly capitals, and no Roman number."""
    upper = sum(map(str.isupper, written))
    letters = letters_of(written)
    is_written_so = upper >= 2 and upper * 2 >= len(letters) and not set(letters) <= set("ivxlc")
    return is_written_so and len(letters) >= 2
