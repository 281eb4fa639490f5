"""Acronyms that stand beside what they are said to stand for: "Council (RIAC)", "RIAC (Council ...)", "army - NIMA"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotations.checks.languages.table import words
from annotations.checks.lexing.lexed import Span
from annotations.checks.naming.initials import (
    SMALL,
    Fit,
    compare,
    fits,
    fits_in_another_order,
    in_common,
    initials_of,
    letters_of,
    parts_of,
)
from annotations.checks.naming.near import names_between
from annotations.checks.naming.tables import names_of
from annotations.checks.reading import Reading

_ACRONYM = r"[^\W\d_](?:[^\W_]|[.&/‑-](?=[^\W_])){1,11}s?"
_BRACKETED = re.compile(
    r"[(\[]\s{0,2}(?:(?:hereinafter|hereafter|henceforth|abbreviated|or|the|далее|сокращенно|bundan sonra)\b"
    r"[\s,:–—-]{1,3}(?:the\s|as\s|referred to as\s)?){0,2}"
    rf"[\"“«'‘]?({_ACRONYM})\.?[\"”»'’]?(?=[\s,;:)\]])[^()\[\]\n]{{0,60}}[)\]]"
)
_BEFORE_BRACKET = re.compile(rf"(?<![^\W_])({_ACRONYM})[\"”»'’]?\s{{1,2}}\(([^()\n]{{5,120}})\)")
_DASHED = re.compile(rf"[\"”»'’]?\s{{1,40}}[-–—]\s{{1,40}}[\"“«'‘]?({_ACRONYM})(?=[\"”»'’.,;:)\s]|$)")
# What stands in brackets after a body and says where it is, not what it is called.
_PLACES = words("uk usa us eu un ussr uae rf prc drc gdr frg ny dc ca ed eds sic ibid ru en az de fr ii iii iv vi vii")
_PAST_LATIN = 0x260
_SURE = 4  # letters
_REACH = 16  # words before a bracket that an expansion may have
_ENDS = re.compile(r"[.;:!?()\[\]{}\n|]\s|[()\[\]{}|]|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Expanded:
    """An acronym and what stands beside it, both as places in the text; `letters` and `parts` are folded."""

    acronym: Span
    expansion: Span
    letters: str
    parts: tuple[str, ...]
    fit: Fit


def find_expanded(reading: Reading) -> list[Expanded]:
    """Every acronym with its expansion, fitting or not, in the order of the text; each acronym once."""
    found: dict[int, Expanded] = {}
    for one in _all(reading):
        kept = found.get(one.acronym.start)
        if kept is None or (kept.fit is not Fit.FITS and one.fit is Fit.FITS):
            found[one.acronym.start] = one
    return [found[start] for start in sorted(found)]


def _all(reading: Reading) -> Iterator[Expanded]:
    for match in _BRACKETED.finditer(reading.text):
        if _is_acronym(match[1]):
            yield from _before(reading, Span(*match.span(1)), match.start(), sure=True)
    for match in _DASHED.finditer(reading.text):
        if _is_acronym(match[1]):
            yield from _before(reading, Span(*match.span(1)), match.start(), sure=False)
    for match in _BEFORE_BRACKET.finditer(reading.text):
        if _is_acronym(match[1]):
            yield from _inside(reading, Span(*match.span(1)), Span(*match.span(2)))


def _is_acronym(written: str) -> bool:
    upper = sum(map(str.isupper, written))
    letters = letters_of(written)
    is_written_so = upper >= 2 and upper * 2 >= len(letters) and not set(letters) <= set("ivxlc")
    return is_written_so and len(letters) >= 2


def _before(reading: Reading, acronym: Span, place: int, *, sure: bool) -> Iterator[Expanded]:
    """What stands before a bracket or a dash: the nearest words that fit, else a body's name that does not."""
    near = _words_before(reading, place)
    letters = letters_of(reading.text[acronym.start : acronym.end])
    for first in range(len(near) - 1, -1, -1):
        span = Span(near[first].start, near[-1].end)
        parts = parts_of(reading.text[span.start : span.end])
        if parts[0] not in SMALL and len(parts) > 1 and fits(letters, parts):
            yield Expanded(acronym, span, letters, tuple(parts), Fit.FITS)
            return
    for first in range(len(near) - 1, -1, -1):
        span = Span(near[first].start, near[-1].end)
        parts = parts_of(reading.text[span.start : span.end])
        if reading.text[span.start].isupper() and fits_in_another_order(letters, parts):
            yield Expanded(acronym, span, letters, tuple(parts), Fit.FITS)
            return
    if near and _same_script(letters, reading.text[near[-1].start]):
        for one in _misfit(reading, acronym, letters, near):
            # A dash joins much; letters that are nearly the initials tell that it joins a name and its acronym.
            is_near = one.fit is not Fit.APART or in_common(letters, one.parts) >= len(letters) - 1
            if sure or (is_near and len(letters) >= _SURE):
                yield one


def _words_before(reading: Reading, place: int) -> Sequence[Span]:
    """The words of the same stretch right before the place, nothing but white space or a mark between."""
    near = reading.words_in(max(place - 240, 0), place)[-_REACH:]
    if not near or reading.text[near[-1].end : place].strip(" \t\n\xa0\"”»'’"):
        return ()
    for number in range(len(near) - 1, 0, -1):
        if _ENDS.search(reading.text, near[number - 1].end, near[number].start):
            return near[number:]
    return near


def _same_script(letters: str, letter: str) -> bool:
    """Latin letters don't abbreviate Cyrillic words, nor the other way round."""
    return (ord(letters[0]) < _PAST_LATIN) == (ord(letter) < _PAST_LATIN)


def _misfit(reading: Reading, acronym: Span, letters: str, near: Sequence[Span]) -> Iterator[Expanded]:
    """A body's name that ends right before the acronym, and does not fit it."""
    ends = near[-1].end
    begins = reading.sentence_at(max(ends - 1, 0)).start
    name = next((one for one in reversed(names_between(reading.names, begins, ends)) if one.end == ends), None)
    if name is None or len(letters) < 3 or letters in _PLACES:
        return
    written = reading.text[name.start : ends]
    parts = _of_length(parts_of(written), len(letters))
    fit = compare(letters, parts)
    if fit is Fit.SWAPPED or names_of(reading.language).heads.intersection(written.casefold().split()):
        yield Expanded(acronym, Span(name.start, ends), letters, tuple(parts), fit)


def _of_length(parts: list[str], length: int) -> list[str]:
    """The last words that have so many initials, if the name has more: "Azerbaijani State Bank (SBK)"."""
    for first in range(1, len(parts)):
        if parts[first] not in SMALL and len(initials_of(parts[first:])) == length and parts[first - 1] not in SMALL:
            return parts[first:]
    return parts


def _inside(reading: Reading, acronym: Span, bracket: Span) -> Iterator[Expanded]:
    """What stands in the bracket after an acronym, as far as it fits."""
    inner = reading.words_in(bracket.start, bracket.end)
    letters = letters_of(reading.text[acronym.start : acronym.end])
    start = next((at for at, word in enumerate(inner) if reading.text[word.start : word.end].casefold() != "the"), 0)
    for last in range(len(inner) - 1, start, -1):
        parts = parts_of(reading.text[inner[start].start : inner[last].end])
        rest = reading.text[inner[last].end : bracket.end].strip("\"”»'’ ")
        if fits(letters, parts) and _may_go_on(rest):
            yield Expanded(acronym, Span(inner[start].start, inner[last].end), letters, tuple(parts), Fit.FITS)
            return
    if inner and inner[-1].end == bracket.end and len(inner) > 1 and _same_script(letters, reading.text[bracket.start]):
        yield from (
            one for one in _misfit(reading, acronym, letters, inner) if one.expansion.start == inner[start].start
        )


def _may_go_on(rest: str) -> bool:
    return not rest or rest[0] in ",;:–—-" or rest.split(maxsplit=1)[0].casefold() in SMALL
