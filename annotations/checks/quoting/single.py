"""Single quotation marks: only such as stand in pairs, since most of their kind are apostrophes."""

import re
from collections.abc import Iterator

from annotations.checks.quoting.verbs import SAID, SAID_INSIDE

_SINGLE = re.compile("[‘’‚']")
_LONGEST = 600
_BEFORE_SPEECH = frozenset(("", ":", ",", ".", "!", "?", "…"))
_REACH = 60  # code points before a mark in which a verb introduces it
_MOST = 200  # marks behind one that are looked through for its partner
_VERBS = "|".join(sorted(SAID))
_SPEAKS = re.compile(
    rf"\b(?:{_VERBS})\b[^.!?;]{{0,24}}[:,] ?$|[^\W\d_]{{3}}: $|\b(?:so[- ]called|entitled|titled|headed) $"
)
_CALLS = re.compile(
    r"\b(?:so[- ]called|called|termed|dubbed|named|nicknamed|labelled|known as|described [^.;]{0,20}as"
    r"|the (?:words?|term|phrase)|called (?:it|him|her|them)(?: an?| the)?) $"
)
_DOUBLE = re.compile("[“”]")
# Arabic words that begin with an ayn, which is written with that mark.
_AYN = re.compile(
    r"(?:abd|ali|umar|uthman|ubayd|amr|asim|isa|aziz|alaw|ulam|ashur|id\b|arab|iraq|ayn|isha|adil|azm|urf|ulum|aqil|ad\b"
    r"|al[iī]m|aja|ali|uk|um|ut|abb|[āīū])",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?]\s")
_ELISIONS = re.compile(r"(?:tis|twas|em|n|cause|bout|til|till|round|\d0s)\b", re.IGNORECASE)


def single_pairs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where each pair opens and where it closes, from start to end, none within another."""
    places = [found.start() for found in _SINGLE.finditer(text, start, end)]
    at = 0
    while at < len(places):
        closing = _closing(text, places, at, end) if _opens(text, places[at], start) else None
        if closing is None:
            at += 1
            continue
        yield places[at], places[closing]
        at = closing + 1


def unclosed_singles(text: str, start: int, end: int) -> Iterator[int]:
    """Where one opens that none closes: "'We saw it, she says, 'and"; "He wrote: ‘The tins are empty.".

    An apostrophe opens a word often enough; none stands before a capital with a "she says" behind it, nor behind "he
    wrote:" or "so-called".
    """
    places = [found.start() for found in _SINGLE.finditer(text, start, end)]
    for at, place in enumerate(places):
        if not _opens(text, place, start):
            continue
        is_introduced = _is_introduced(text, place, start) or _goes_on(text, places, at, start)
        is_spoken = _is_spoken(text, place, start, end) and _closing(text, places, at, end) is None
        is_bare = is_introduced and not _is_closed(text, places, at, end)
        if is_spoken or is_bare or _is_left_open(text, places, at, end):
            yield place


def _is_spoken(text: str, place: int, start: int, end: int) -> bool:
    """A capital, and a narrator behind it who says who spoke."""
    begins = text[max(place - 2, start) : place].strip()
    if not (text[place + 1].isupper() and begins in _BEFORE_SPEECH):
        return False
    return SAID_INSIDE.search(text, place, min(place + _LONGEST, end)) is not None


def _is_left_open(text: str, places: list[int], at: int, end: int) -> bool:
    """A turned mark, which opens by its form, and before any closes another opens or the quotation around it ends."""
    place = places[at]
    if text[place] != "‘" or _AYN.match(text, place + 1):
        return False
    following = places[at + 1] if at + 1 < len(places) else end
    double = _DOUBLE.search(text, place, min(following, place + _LONGEST))
    if double is not None and double[0] == "”":
        return True
    is_next_open = at + 1 < len(places) and text[following] == "‘" and _opens(text, following, place)
    is_near = following - place < _LONGEST and not _SENTENCE.search(text, place, following)
    return is_next_open and is_near and double is None and _closing(text, places, at + 1, end) is not None


def _is_introduced(text: str, place: int, start: int) -> bool:
    before = text[max(place - _REACH, start) : place]
    return (_SPEAKS if text[place + 1].isupper() else _CALLS).search(before) is not None


def _goes_on(text: str, places: list[int], at: int, start: int) -> bool:
    """Behind a quotation in such marks and the narrator's words another sentence opens: ‘Yes,’ she said. ‘It is."""
    place = places[at]
    is_curly = text[place] == "‘" and text[place + 1].isupper() and text[max(place - 2, start) : place] in {". ", ", "}
    return is_curly and at > 1 and text[places[at - 2]] == "‘" and text[places[at - 1]] == "’"


def _is_closed(text: str, places: list[int], at: int, end: int) -> bool:
    """Whether one closes behind it in the paragraph, or the next one opens as if it went on."""
    place = places[at]
    if text[end : end + 4].strip()[:1] == text[place]:
        return True
    for other in places[at + 1 : at + _MOST]:
        is_possessive = text[other - 1] in "sS" and _SENTENCE.search(text, place, other) is not None
        if _closes(text, other, end) and not is_possessive:
            return True
    return len(places) > at + _MOST


def _opens(text: str, place: int, start: int) -> bool:
    before = text[place - 1] if place > start else " "
    after = text[place + 1 : place + 2]
    is_free = before.isspace() or before in '([{—–/"“„«'
    return is_free and bool(after) and after.isalnum() and not _ELISIONS.match(text, place + 1)


def _closes(text: str, place: int, end: int) -> bool:
    after = text[place + 1] if place + 1 < end else " "
    return not text[place - 1].isspace() and not after.isalnum()


def _closing(text: str, places: list[int], at: int, end: int) -> int | None:
    """The first that closes; one after an s may be a possessive, if another closes before any opens."""
    doubtful = None
    for other in range(at + 1, min(at + 12, len(places))):
        place = places[other]
        if place - places[at] > _LONGEST or _opens(text, place, places[at]):
            break
        if _closes(text, place, end):
            if text[place - 1] not in "sS":
                return other
            doubtful = other if doubtful is None else doubtful
    return doubtful
