"""Whether two spellings may be of one name: by what transliteration makes of the same sounds, or by one letter."""

import re
from enum import StrEnum
from functools import lru_cache

from annotations.checks.naming.listed import listed_pairs

# Letters and groups that are written for each other when a name comes from another script; the longer first.
_SOUNDS = listed_pairs(
    "tsch:ch tch:ch sch:sh kh:h gh:g dh:d th:t ph:f zh:j dj:j dzh:j ck:k tz:ts cz:ch sz:sh x:ks ou:u oo:u ee:i yo:e "
    "ye:e ie:e iy:i ij:i yi:i y:i w:v ff:v ья:ия ье:ие ью:ию oj:oi aj:ai ej:ei uj:ui ə:a ё:е э:е й:и"
)
_SOFT_C = re.compile("c(?=[eiy])")
_HARD_C = re.compile("c(?!h)")
_GUTTURAL = re.compile("^h(?=us|as|ey|ei|am|ab|aj|ik)")  # Huseynov and, by way of Russian, Guseinov
_GUTTURAL_RU = re.compile("^х(?=ус|ас|ей|ам|аб|адж|ик)")
_FINAL = re.compile("(?<=[aeiouv])f$")
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile("[aeiouəаеиоуыюя]+")
_SHORTEST = 4
_SHORTEST_SLIP = 5
_SHORTEST_NEAR = 6  # letters of words with one letter for another that sounds nearly as it does
_LONG = 8  # letters of words that differ in vowels alone, and are hardly two
_SILENT_H = re.compile("(?<=[aeiou])h$")
# Letters that ears and clerks take for each other: Elisabeth and Elizabeth, Steven and Stephen.
_NEAR = frozenset(
    frozenset(pair)
    for pair in ("sz", "ck", "kg", "kq", "gq", "iy", "vw", "fv", "dt", "bp", "jy", "jg", "hx", "зс", "дт", "бп", "вф")
)


class Likeness(StrEnum):
    """How two spellings may come to be of one name."""

    SOUND = "sound"  # the same sounds, written by other rules
    ACCENT = "accent"  # the same letters, with accents and without
    SLIP = "slip"  # one letter, within the word


def sounds(word: str) -> frozenset[str]:
    """What a folded word sounds like, roughly; with a q, which stands for k and for g, in two ways."""
    found = {word}
    if "q" in word:
        found = {word.replace("q", "k"), word.replace("q", "g")}
    return frozenset(_sound(_GUTTURAL_RU.sub("г", _GUTTURAL.sub("g", one))) for one in found)


@lru_cache(maxsize=65_536)
def _sound(word: str) -> str:
    word = _HARD_C.sub("k", _SOFT_C.sub("ts", word)) if word.isascii() else word
    for written, meant in _SOUNDS:
        if written in word:
            word = word.replace(written, meant)
    return _DOUBLED.sub(r"\1", _FINAL.sub("v", _SILENT_H.sub("", word)))


def likeness(first: str, second: str) -> Likeness | None:
    """Of two folded words; None where they are the same, forms of one word, or simply two."""
    if first == second or min(len(first), len(second)) < _SHORTEST:
        return None
    if sounds(first) & sounds(second) or _are_near(first, second):
        return Likeness.SOUND
    return Likeness.SLIP if min(len(first), len(second)) >= _SHORTEST_SLIP and _is_slip(first, second) else None


def _is_slip(first: str, second: str) -> bool:
    """One letter differs, or with the same consonants some vowels; never the last, which cases and genders change."""
    if first[0] != second[0] and not (_VOWELS.match(first) and _VOWELS.match(second)):
        return False  # Hansen and Jansen
    is_one_off = are_one_off(first, second)
    if is_one_off and first[-1] == second[-1]:
        return True
    has_same_frame = first[0] == second[0] and frame(first) == frame(second)
    return has_same_frame and len(first) >= 5 and first[-1] == second[-1]


def _are_near(first: str, second: str) -> bool:
    """Two long words with one letter for another that sounds nearly so, or with other vowels alone."""
    shortest = min(len(first), len(second))
    if first[0] != second[0] or first[-1] != second[-1] or shortest < _SHORTEST_NEAR:
        return False
    one, other = _sound(first), _sound(second)
    if len(one) == len(other):
        differing = [frozenset(pair) for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
        if len(differing) == 1 and differing[0] in _NEAR:
            return True
    return shortest >= _LONG and (frame(first) == frame(second) or _is_one_vowel_more(one, other))


def _is_one_vowel_more(one: str, other: str) -> bool:
    """Aleksandr and Alexander."""
    long, short = (one, other) if len(one) > len(other) else (other, one)
    places = [place for place in range(1, len(long) - 1) if long[:place] + long[place + 1 :] == short]
    return any(_VOWELS.fullmatch(long[place]) for place in places)


def frame(word: str) -> str:
    """Its consonants as they sound, with a mark for each stretch of vowels."""
    return _VOWELS.sub("-", _sound(word))


def are_one_off(first: str, second: str) -> bool:
    """At most one letter is another, too many, too few, or two neighbours are swapped."""
    if abs(len(first) - len(second)) > 1:
        return False
    start = 0
    while start < min(len(first), len(second)) and first[start] == second[start]:
        start += 1
    one, other = first[start:], second[start:]
    return (
        one[1:] == other[1:]
        or one[1:] == other
        or one == other[1:]
        or (one[:2] == other[1::-1] and one[2:] == other[2:])
    )
