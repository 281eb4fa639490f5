"""Acronyms against the words they are said to stand for, and one acronym or one body in two ways."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from annotations.checks.check import Setting, Settings
from annotations.checks.finding import Finding, Noticed
from annotations.checks.languages.table import words
from annotations.checks.naming.expansions import Expanded, find_expanded
from annotations.checks.naming.initials import SMALL, Fit, in_common, initials_of
from annotations.checks.reading import Reading
from annotations.rules.kinds import ContradictionKind

NAME = "acronyms"
TITLE = "Acronyms"
EXPLANATION = (
    "Sets the letters of an acronym against the initials of the words beside it. Letters may come from the name in "
    "another language, which a text seldom says: such are asked about, not called wrong."
)
SETTINGS: tuple[Setting, ...] = ()

# Acronyms made in another language than their usual expansion, or in no order of words: they need not fit.
_FROM_ELSEWHERE = words(
    "vdv cern eta farc fifa uefa fis fsb fso fsin fskn fns fts gpu gru gulag icrc ira isis iso iucn kgb kprf kpss mgb "
    "mossad msf mvd nkgb nkvd ogpu okhrana pkk ria rsfsr rzd savak sbu smersh ss stasi svr tass tek ufsin unicef utc "
    "vtb wipo nkao snk zsfsr nep ddr onu otan urss sssr vchk cheka bnd dgse dgsi mit dia din dtx mtn xrx кгб"
)
_SHORTEST = 3
_COMPOUND = 9  # letters of a word that may be put together of several
_VARIANTS = 8  # of one acronym or body that are set against each other
_SAME_BEGINNING = 4


def check(reading: Reading, settings: Settings) -> Iterable[Finding]:  # noqa: ARG001
    """What fits and what does not, then what stands in two ways; in the order of the text."""
    expanded = find_expanded(reading)
    doubled = list(_in_two_ways(reading, expanded))
    told = {passage.start for finding in doubled for passage in finding.passages}
    findings = [*(_single(reading, one) for one in expanded if one.fit is Fit.FITS or _start(one) not in told)]
    return sorted(
        [finding for finding in (*findings, *doubled) if finding is not None],
        key=lambda finding: (finding.passages[0].start, finding.passages[-1].start),
    )


def _start(one: Expanded) -> int:
    return min(one.acronym.start, one.expansion.start)


def _end(one: Expanded) -> int:
    return max(one.acronym.end, one.expansion.end)


def _behind_bracket(reading: Reading, end: int) -> int:
    return end + (reading.text[end : end + 1] in {")", "]"})


def _single(reading: Reading, one: Expanded) -> Finding | None:
    if one.fit is Fit.FITS:
        return _finding(reading, one, Noticed.HOLDS, "The letters of {acronym} are those of {expansion}.")
    if not _is_near(one) or one.letters in _FROM_ELSEWHERE or _is_translated(one):
        return None  # the letters of the name in another language, most likely: Foreign Ministry (MID)
    is_syllables = _SYLLABLES.search(reading.text, one.acronym.start, one.acronym.end) is not None
    if is_syllables or _is_within(one.letters, one.parts) or _is_longer(one):
        return None
    if _is_plainly_other(one):
        return _finding(
            reading, one, Noticed.CONTRADICTION, "{acronym} stands for {expansion}, whose initials are {initials}."
        )
    return _finding(
        reading,
        one,
        Noticed.TENSION,
        "The letters of {acronym} are not the initials of {expansion}, {initials}; they may be of another language.",
    )


def _is_near(one: Expanded) -> bool:
    """Whether the letters are the initials in another order or but for one: others are those of another language."""
    is_turned = sorted(one.letters) == sorted(initials_of(one.parts))
    return is_turned or in_common(one.letters, one.parts) >= max(len(one.letters) - 1, 2)


def _is_longer(one: Expanded) -> bool:
    """Whether the letters go on a little where the name stops, which is not told whole: the Popular Front (PFA)."""
    initials = initials_of(one.parts)
    more = len(one.letters) - len(initials)
    return 0 < more < min(len(initials), 3) and one.letters.startswith(initials)


# Made of syllables, not of initials: Главлит, Comintern; or of Russian letters in Latin ones: TsIK.
_SYLLABLES = re.compile(r"[a-zа-яё]{3}|(?:Ts|Kh|Zh|Sh|Ch|Yu|Ya)(?![a-z])")


def _is_within(letters: str, parts: Sequence[str]) -> bool:
    """Whether a long word of it gives more than its first letter: УЕГМС of Управление единой гидрометслужбы."""
    weighty = [part for part in parts if part not in SMALL]
    place = 0
    for number, part in enumerate(weighty):
        if place == len(letters) or letters[place] != part[0]:
            return False
        place += 1
        following = weighty[number + 1][0] if number + 1 < len(weighty) else None
        at = 1
        while len(part) >= _COMPOUND and place < len(letters) and letters[place] != following:
            at = part.find(letters[place], at) + 1
            if not at:
                return False
            place += 1
    return place == len(letters)


def _is_plainly_other(one: Expanded) -> bool:
    """The letters are so near to the initials that they can only be meant for them."""
    if len(one.letters) < _SHORTEST:
        return False
    if one.fit is Fit.FIRST_OTHER:
        return True
    return one.fit in {Fit.SWAPPED, Fit.ONE_OTHER} and len(one.letters) > _SHORTEST


def _is_translated(one: Expanded) -> bool:
    """Whether each other letter is that of the word in Russian or Azerbaijani: Autonomous Region (AO)."""
    weighty = _weighty(one)
    pairs = [pair for pair in zip(one.letters, weighty, strict=False) if pair[0] != pair[1][0]]
    return len(weighty) == len(one.letters) and all(letter in _TRANSLATED.get(part, "") for letter, part in pairs)


# The initials that words of bodies have in other languages of the texts.
_TRANSLATED: Mapping[str, str] = {
    "region": "o",
    "province": "ov",
    "district": "rou",
    "state": "gd",
    "committee": "k",
    "commission": "k",
    "council": "s",
    "union": "sci",
    "security": "bt",
    "people": "nx",
    "people's": "nx",
    "popular": "nx",
    "international": "mb",
    "service": "xs",
    "commissariat": "k",
    "society": "oc",
    "office": "bu",
    "centre": "tm",
    "front": "fc",
    "cross": "k",
}


def _finding(reading: Reading, one: Expanded, kind: Noticed, sentence: str) -> Finding:
    initials = initials_of(one.parts).upper()
    return Finding(
        check=NAME,
        kind=kind,
        passages=(reading.passage(*one.expansion), reading.passage(*one.acronym)),
        message=sentence.format(
            acronym=_quoted(reading, *one.acronym), expansion=_quoted(reading, *one.expansion), initials=initials
        ),
        contradiction_kind=ContradictionKind.NAMING if kind is Noticed.CONTRADICTION else None,
        values={
            "acronym": reading.text[one.acronym.start : one.acronym.end],
            "initials": initials,
            "letters": len(one.letters),
            "letters_in_common": len(one.letters) if one.fit is Fit.FITS else in_common(one.letters, one.parts),
        },
    )


def _quoted(reading: Reading, start: int, end: int) -> str:
    return f"‘{' '.join(reading.text[start:end].split())}’"


def _in_two_ways(reading: Reading, expanded: Sequence[Expanded]) -> Iterator[Finding]:
    by_letters: dict[str, list[Expanded]] = {}
    by_words: dict[tuple[str, ...], list[Expanded]] = {}
    for one in expanded:
        _add(by_letters.setdefault(one.letters, []), one, by_expansion=True)
        _add(by_words.setdefault(_weighty(one), []), one, by_expansion=False)
    for group in by_letters.values():
        for first, second in combinations([one for one in group if one.fit is Fit.FITS], 2):
            yield _pair(reading, first, second, is_plain=_are_of_one_thing(first, second), sentence=_TWO_EXPANSIONS)
    for group in by_words.values():
        for first, second in combinations(group, 2):
            if not _may_be_slip(first, second):
                continue  # letters of two languages
            is_plain = _differ_little(first.letters, second.letters)
            yield _pair(reading, first, second, is_plain=is_plain, sentence=_TWO_ACRONYMS)


_TWO_EXPANSIONS = "{acronym} stands for {expansion} here and for {other_expansion} there."
_TWO_ACRONYMS = "{expansion} is {acronym} here and {other_acronym} there."


def _add(group: list[Expanded], one: Expanded, *, by_expansion: bool) -> None:
    """To the variants, if it is another one."""
    if len(group) >= _VARIANTS:
        return
    if all(not _are_same_words(one, other) if by_expansion else one.letters != other.letters for other in group):
        group.append(one)


def _weighty(one: Expanded) -> tuple[str, ...]:
    return tuple(part for part in one.parts if part not in SMALL)


def _are_same(first: str, second: str) -> bool:
    """Forms of one word: the same beginning."""
    shorter = min(len(first), len(second))
    return first[: min(_SAME_BEGINNING, shorter)] == second[: min(_SAME_BEGINNING, shorter)]


def _are_same_words(first: Expanded, second: Expanded) -> bool:
    ones, others = _weighty(first), _weighty(second)
    return len(ones) == len(others) and all(map(_are_same, ones, others))


def _are_of_one_thing(first: Expanded, second: Expanded) -> bool:
    """Whether half of the words of both are the same, in the same order."""
    ones, others = ([part[:_SAME_BEGINNING] for part in _weighty(one)] for one in (first, second))
    matcher = SequenceMatcher(a=ones, b=others, autojunk=False)
    shared = sum(block.size for block in matcher.get_matching_blocks())
    return 2 * shared >= max(len(ones), len(others))


def _differ_little(first: str, second: str) -> bool:
    if min(len(first), len(second)) < _SHORTEST or {first, second} & _FROM_ELSEWHERE:
        return False
    return sorted(first) == sorted(second) or (
        len(first) == len(second) > _SHORTEST and sum(map(str.__ne__, first, second)) == 1
    )


def _may_be_slip(first: Expanded, second: Expanded) -> bool:
    """Whether the letters of the one are those of the other in another order, or but for one, and one of them fits."""
    one, other = first.letters, second.letters
    if sorted(one) == sorted(other):
        return True
    return Fit.FITS in {first.fit, second.fit} and in_common(one, list(other)) >= max(len(one), len(other)) - 1


def _pair(reading: Reading, first: Expanded, second: Expanded, *, is_plain: bool, sentence: str) -> Finding:
    return Finding(
        check=NAME,
        kind=Noticed.CONTRADICTION if is_plain else Noticed.TENSION,
        passages=tuple(reading.passage(_start(one), _behind_bracket(reading, _end(one))) for one in (first, second)),
        message=sentence.format(
            acronym=_quoted(reading, *first.acronym),
            expansion=_quoted(reading, *first.expansion),
            other_acronym=_quoted(reading, *second.acronym),
            other_expansion=_quoted(reading, *second.expansion),
        ),
        contradiction_kind=ContradictionKind.NAMING if is_plain else None,
        values={
            "acronyms": [reading.text[one.acronym.start : one.acronym.end] for one in (first, second)],
            "expansions": [
                " ".join(reading.text[one.expansion.start : one.expansion.end].split()) for one in (first, second)
            ],
        },
    )
