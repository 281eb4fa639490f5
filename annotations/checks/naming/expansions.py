"""Acronyms that stand beside what they are said to stand for: "Council (RIAC)", "RIAC (Council ...)", "army - NIMA"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotations.checks.languages.table import words
from annotations.checks.lexing.lexed import Span
from annotations.checks.naming.beside import find_beside
from annotations.checks.naming.initials import (
    SMALL,
    Fit,
    compare,
    fits,
    fits_in_another_order,
    in_common,
    initials_of,
    letters_of,
    parts_from,
    parts_of,
)
from annotations.checks.naming.near import names_between
from annotations.checks.naming.tables import names_of
from annotations.checks.reading import Reading

# What stands in brackets after a body and says where it is, not what it is called.
_PLACES = words("uk usa us eu un ussr uae rf prc drc gdr frg ny dc ca ed eds sic ibid ru en az de fr ii iii iv vi vii")
_PAST_LATIN = 0x260
_SURE = 4  # letters
_SHORTEST_DASHED = 3
_NAME_REACH = 300  # code points before an acronym in which its name begins
_LONG_NAME = 7  # words of a name with one capital
_ONE_CAPITAL = frozenset({"ru"})
_REACH = 16  # words before a bracket that an expansion may have
_JOINING = frozenset(("for", "of", "the", "on", "and", "'", "’", "'s", "’s"))  # Players' Union; Union for Peace
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
    for one in find_beside(reading.text):
        if one.inner is None:
            yield from _before(reading, one.acronym, one.place, sure=one.is_sure)
        else:
            yield from _inside(reading, one.acronym, one.inner, sure=one.is_sure)


def _before(reading: Reading, acronym: Span, place: int, *, sure: bool) -> Iterator[Expanded]:
    """What stands before a bracket or a dash: the nearest words that fit, else a body's name that does not."""
    near = _words_before(reading, place)
    letters = letters_of(reading.text[acronym.start : acronym.end])
    tried: list[tuple[Span, list[str]]] = []
    starts, end = [word.start for word in near], near[-1].end if near else place
    for start, parts in zip(reversed(starts), parts_from(reading.text, starts, end), strict=True):
        span = Span(start, end)
        tried.append((span, parts))
        if parts[0] not in SMALL and len(parts) > 1 and fits(letters, parts):
            yield Expanded(acronym, span, letters, tuple(parts), Fit.FITS)
            return
    for span, parts in tried:
        if reading.text[span.start].isupper() and fits_in_another_order(letters, parts):
            yield Expanded(acronym, span, letters, tuple(parts), Fit.FITS)
            return
    if not near or not _same_script(letters, reading.text[near[-1].start]):
        return
    named = list(_misfit(reading, acronym, letters, near))
    for one in named:
        # A dash joins much; letters that are nearly the initials tell that it joins a name and its acronym.
        is_near = one.fit is not Fit.APART or in_common(letters, one.parts) >= len(letters) - 1
        if sure or (is_near and len(letters) >= _SHORTEST_DASHED):
            yield one
    if sure and not named:
        yield from _turned(acronym, letters, tried)


def _turned(acronym: Span, letters: str, tried: Sequence[tuple[Span, list[str]]]) -> Iterator[Expanded]:
    """Words without capitals whose initials are the letters but for two that changed places: value added tax (VTA)."""
    if len(letters) < _SHORTEST_DASHED or letters in _PLACES:
        return
    for span, parts in tried:
        if parts[0] not in SMALL and parts[0][0] == letters[0] and compare(letters, parts) is Fit.SWAPPED:
            yield Expanded(acronym, span, letters, tuple(parts), Fit.SWAPPED)
            return


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
    begins = max(reading.sentence_at(max(ends - 1, 0)).start, ends - _NAME_REACH)
    if len(letters) < 3 or letters in _PLACES:
        return
    start = _name_start(reading, near, begins, ends)
    if start is None:
        return
    written = reading.text[start:ends]
    if _fits_within(letters, parts_of(reading.text[near[0].start : ends])):
        return
    parts = _of_length(parts_of(written), len(letters))
    if len(parts) < 2:
        return
    fit = compare(letters, parts)
    is_body = names_of(reading.language).heads.intersection(word.strip(",'’") for word in written.casefold().split())
    is_near = len(letters) >= _SURE and in_common(letters, parts) >= len(letters) - 1
    if fit is not Fit.APART or is_near or is_body:
        yield Expanded(acronym, Span(start, ends), letters, tuple(parts), fit)


def _fits_within(letters: str, parts: Sequence[str]) -> bool:
    """Whether a run of the words fits that goes on: the Special Monitoring Mission to the lakes (SMM)."""
    starts = [at for at, part in enumerate(parts) if part[0] == letters[0] and part not in SMALL]
    return any(
        fits(letters, parts[at:last])
        for at in starts
        for last in range(at + 2, min(at + len(letters) + 4, len(parts)))
        if parts[last] in SMALL or parts[last - 1].endswith(("'s", "’s"))
    )


def _name_start(reading: Reading, near: Sequence[Span], begins: int, ends: int) -> int | None:
    """Where the name that ends here begins; where only its first word has a capital, that is the last such word."""
    names = names_between(reading.names, begins, ends)
    name = next((one for one in reversed(names) if one.end == ends), None)
    if name is not None:
        earlier = next((one for one in reversed(names) if one.end < name.start), None)
        gap = reading.text[earlier.end : name.start].split() if earlier else []
        is_joined = earlier is not None and bool(gap) and len(gap) < 3 and set(gap) <= _JOINING
        return earlier.start if earlier and is_joined else name.start
    if reading.text[near[-1].start : near[-1].end].istitle() and reading.language == "en":
        capitals = [word for word in near if reading.text[word.start].isupper()]
        return capitals[0].start if len(capitals) > 2 else None
    if reading.language not in _ONE_CAPITAL:
        return None
    capitals = [word for word in near if reading.text[word.start].isupper() and word.start >= begins]
    is_short = bool(capitals) and len(reading.words_in(capitals[-1].start, ends)) in range(2, _LONG_NAME)
    return capitals[-1].start if is_short else None


def _of_length(parts: list[str], length: int) -> list[str]:
    """The last words that have so many initials, if the name has more: "Azerbaijani State Bank (SBK)"."""
    for first in range(1, len(parts)):
        if parts[first] not in SMALL and len(initials_of(parts[first:])) == length and parts[first - 1] not in SMALL:
            return parts[first:]
    return parts


def _inside(reading: Reading, acronym: Span, inner_span: Span, *, sure: bool) -> Iterator[Expanded]:
    """What stands after an acronym, in brackets or otherwise, as far as it fits; else as far as it is a body's name."""
    inner = reading.words_in(inner_span.start, inner_span.end)
    letters = letters_of(reading.text[acronym.start : acronym.end])
    start = next((at for at, word in enumerate(inner) if reading.text[word.start : word.end].casefold() != "the"), 0)
    for last in range(min(len(inner), start + _REACH) - 1, start, -1):
        parts = parts_of(reading.text[inner[start].start : inner[last].end])
        rest = reading.text[inner[last].end : inner_span.end].strip("\"”»'’ ")
        if fits(letters, parts) and (_may_go_on(rest) or not sure):
            yield Expanded(acronym, Span(inner[start].start, inner[last].end), letters, tuple(parts), Fit.FITS)
            return
    if len(inner) < 2 or not _same_script(letters, reading.text[inner_span.start]):
        return
    names = names_between(reading.names, inner[start].start, inner_span.end)
    ends = names[0].end if names and names[0].start == inner[start].start else inner[-1].end
    named = [word for word in inner[start:] if word.end <= ends]
    if len(named) > 1:
        for one in _misfit(reading, acronym, letters, named):
            is_near = one.fit is not Fit.APART or in_common(letters, one.parts) >= len(letters) - 1
            if one.expansion.start == inner[start].start and (sure or is_near):
                yield one


def _may_go_on(rest: str) -> bool:
    return not rest or rest[0] in ",;:–—-" or rest.split(maxsplit=1)[0].casefold() in SMALL
