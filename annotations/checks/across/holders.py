"""Who holds an office or did a deed, by the words beside a name: "its first head was", "headed by", ", chairman of"."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from annotations.checks.across.offices import is_personal, name_words
from annotations.checks.across.offices_told import (
    DEEDS,
    DEPUTY,
    FIRST,
    OFFICES,
    PASSING,
    RANKS,
    alternatives,
    row_of,
)
from annotations.checks.across.subjects import is_body, subject
from annotations.checks.across.words import content, each, is_content, loosened, plain
from annotations.checks.chronology.first_letters import by_first_letter
from annotations.checks.naming.mention import NameMention
from annotations.checks.reading import Reading

LEFT, RIGHT = 120, 100  # code points beside a name that tell of it
MOST = 400  # holders of one source
TRIED = 5_000  # names of one source with an office beside them that are looked at
CUES = 4  # words for offices and deeds before a name, the nearest
BEFORE = 3  # words before an office that say of what or which one it is

_OFFICE = rf"(?P<office>{alternatives(OFFICES)})"
_DEED = rf"(?P<deed>{alternatives(DEEDS)})"
# What may stand between and says nothing of another: "the academician", "Deputy Prime Minister".
_BESIDE = (
    r"(?P<beside>(?:(?!(?:was|were|is|are|and|who|which|that|had|has|have|but|to|by|и|а|но|был\w*|və)\b)"
    r"[^\W\d_][^\s.,;:!?()\"«»“”]*\.?\s+){0,8})"
)
_OF = r"(?P<of>(?:\s+(?:of|for|at|in|on|by)\s+[^.,;:!?()\n]{1,60}?)?)"
_OF_WORDS = r"(?P<of>(?:\s+[^\s.,;:!?()\"«»“”]+){0,6}?)"
_IS = (
    r"(?:was|is|were|became|remains|been|стал\w*|был\w*|является|избран\w*|назначен\w*|olub|olmuşdur|olmuş|idi)"
    r"(?:\s+(?:appointed|elected|named|made|called|chosen|избран\w*|назначен\w*|təyin|seçilmiş))?"
)
_LEFT_OF_NAME = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_OFFICE}{_OF}\s+{_IS}\s+{_BESIDE}$",
        rf"\b{_OFFICE}{_OF_WORDS}\s*(?:[,:]|\s[—–-])\s*{_BESIDE}$",
        rf"\b{_OFFICE}{_OF_WORDS}\s+{_IS}\s+{_BESIDE}$",
        rf"\b{_OFFICE}{_OF}\s+(?:(?:Mr|Mrs|Ms|Dr|Sir)\.?\s+)?$",
        rf"\b(?=[а-яё]){_OFFICE}(?P<of>(?:\s+[^\s.,;:!?()\"«»“”]+){{0,4}})\s+$",
        rf"\b{_DEED}\s+by\s+{_BESIDE}$",
        rf"\b(?P<deed>руководи\w+|возглав\w+|командова\w+|председательств\w+|основан\w*|спроектирован\w*)\s+{_BESIDE}$",
        rf"\b(?P<named>(?:named|called)\s+(?:after|for|in\s+hono(?:u)?r\s+of)|назван\w*\s+(?:в\s+честь|именем|по\s+имени))"
        rf"\s+{_BESIDE}$",
    )
)
_ADJACENT = _LEFT_OF_NAME[3]
_ASIDE = r"(?:\s*,[^.,;:!?()]{1,60},)?"
_RIGHT_OF_NAME = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\s*,\s+(?P<before>(?:[^\W\d_][\w'’-]*\s+){{0,{BEFORE}}}?){_OFFICE}\b(?P<of>[^.,;:!?()\n]{{0,60}})",
        rf"\s+{_IS}\s+(?:as\s+)?(?P<before>(?:[^\W\d_][\w'’-]*\s+){{0,{BEFORE}}}?){_OFFICE}\b(?P<of>[^.,;:!?()\n]{{0,60}})",
        rf"{_ASIDE}(?:\s*,\s+who)?\s+(?:had\s+|has\s+)?{_DEED}\b(?!\s+by\b|\s+(?:to|at|up|on)\b)(?P<of>[^.,;:!?()\n]{{0,60}})",
    )
)
_OWNER = re.compile(r"['’]s?$|n[ıiuü]n$")  # "the colliery's manager", "Komitənin sədri"
_ADJECTIVE = re.compile(r"[а-яё](?:ск|цк)?(?:ого|ой|ая|ое|ий|ый)$")  # "директор Ореховского музея"
_ABBREVIATED = re.compile(r"\.\s?[A-ZА-ЯЁƏÖÜİĞÇŞ]")  # "Mr. Thos. Braidley"
_DANGLING = re.compile(r"\b(?:of|for|at|in|on|by|the|a|an|its|their)$", re.IGNORECASE)
_LANDS = frozenset(
    each(
        """mountain mountains mount island islands river lake sea city town street bay bridge valley cape strait gulf
        coast peninsula desert forest hills north south east west land lands"""
    )
)
_CUE = re.compile(
    rf"\b(?:{by_first_letter(f'{alternatives(OFFICES)}|{alternatives(DEEDS)}|named|called|назван')})", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+(?:['’\-‑][^\W\d_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """`relation` is the office, or the deed's; `named_body` and `body` are words of what it is of, those with a capital
    and the others, as they are compared; `kind` says which of several it is ("interior"). `beside` is what stands as
    title before the name. `rivals` is how many others the source names so.
    """

    relation: str
    name: NameMention
    words: tuple[str, ...]
    shown: str
    told: str
    kind: frozenset[str]
    named_body: frozenset[str]
    body: frozenset[str]
    beside: str
    is_first: bool
    is_deputy: bool
    rivals: int = 1


def holders_of(reading: Reading) -> list[Holder]:
    """Whoever a source names with one office or deed, each once with its number of rivals there."""
    found: dict[tuple[str, bool, bool, tuple[str, ...]], Holder] = {}
    for one in islice(_all_told(reading), TRIED):
        found.setdefault((one.relation, one.is_first, one.is_deputy, one.words), one)
        if len(found) >= MOST:
            break
    families: dict[tuple[str, bool, bool], set[str]] = defaultdict(set)
    for one in found.values():
        families[one.relation, one.is_first, one.is_deputy].add(one.words[-1])
    return [replace(one, rivals=len(families[one.relation, one.is_first, one.is_deputy])) for one in found.values()]


def _all_told(reading: Reading) -> Iterator[Holder]:
    """Of every name that a word for an office or a deed stands beside, what it is told to be."""
    cues = [cue.start() for cue in _CUE.finditer(reading.text)]
    looked = 0
    for name in reading.names:
        first, after = bisect_left(cues, name.start - LEFT), bisect_left(cues, name.end)
        last = bisect_left(cues, name.start)
        if first == last and (after == len(cues) or cues[after] >= name.end + RIGHT):
            continue
        looked += 1
        if looked > TRIED:
            return
        yield from _told_of(reading, name, cues[max(first, last - CUES) : last])


def _told_of(reading: Reading, name: NameMention, cues: Sequence[int]) -> Iterator[Holder]:
    """By the words before it, from one of these places on, and by those right behind."""
    sentence = reading.sentence_at(name.start)
    start = max(sentence.start, name.start - LEFT)
    relations: set[str] = set()
    for cue in reversed([place for place in cues if place >= start]):
        for pattern in _LEFT_OF_NAME:
            told = pattern.fullmatch(reading.text, cue, name.start)
            one = _holder(reading, name, told, reading.text[start:cue], "") if told else None
            if one is not None and one.relation not in relations:
                relations.add(one.relation)
                yield one
    end = min(sentence.end, name.end + RIGHT)
    for pattern in _RIGHT_OF_NAME:
        told = pattern.match(reading.text, name.end, end)
        one = _holder(reading, name, told, "", name.title or "") if told else None
        if one is not None and one.relation not in relations:
            relations.add(one.relation)
            yield one


def _holder(reading: Reading, name: NameMention, told: re.Match[str], before: str, beside: str) -> Holder | None:
    groups = told.groupdict()
    before, beside = groups.get("before") or before, groups.get("beside") or beside
    office, deed = groups.get("office"), groups.get("deed")
    relation = row_of(OFFICES, office) if office else row_of(DEEDS, deed) if deed else "named"
    words = name_words(name)
    shown = " ".join(reading.text[name.start : name.end].split())
    if not relation or not _is_person(reading, name, words, shown, relation):
        return None
    near = _nearest(before)
    if PASSING.search(" ".join([*near, groups.get("of") or "", beside])) or PASSING.search(told[0]):
        return None
    of = groups.get("of") or ""
    if "beside" not in groups and told.end() == name.start and _DANGLING.search(of):
        return None  # "leader of the Sill Mountains expedition"
    if relation == "captain" and not of and told.end() == name.start and told.re is _ADJACENT:
        return None  # a rank: "Captain Reuss"
    said = _WORD.findall(of)
    if deed or relation == "named":
        said += _WORD.findall(before)[-8:]
        near = []
    which = [word for word in near if not FIRST.match(word) and not DEPUTY.match(word)]
    owned = max((place for place, word in enumerate(which, 1) if _OWNER.search(word)), default=0)
    owners = [word for place, word in enumerate(which) if place < owned or word[:1].isupper()]
    if relation == "minister":
        owners = []
    kind = content((plain(word) for word in which if word not in owners), reading.language)
    if relation == "prime minister":
        relation, kind = "minister", [*kind, "prime"]
    if relation == "minister":
        kind = [*kind, *content((plain(word) for word in said), reading.language)]
        said = []
    said = [*owners, *said]
    named = content((plain(word) for word in said if word[:1].isupper()), reading.language)
    common = content((plain(word) for word in said if not word[:1].isupper()), reading.language)
    return Holder(
        relation=relation,
        name=name,
        words=words,
        shown=shown,
        told=" ".join((office or deed or groups.get("named") or "").split()),
        kind=frozenset(map(loosened, kind)),
        named_body=frozenset(map(loosened, named)),
        body=frozenset(map(loosened, common)),
        beside=" ".join((beside if (name.title or "") in beside else f"{beside} {name.title}").split()),
        is_first=any(FIRST.match(word) for word in near),
        is_deputy=any(DEPUTY.match(word) for word in near),
    )


def _nearest(before: str) -> list[str]:
    """The words right before an office that say which one it is, up to an article, a preposition or a mark."""
    line = before.rstrip()
    words = _WORD.findall(re.split(r"[.,;:!?()«»“”\"]", line)[-1])[-BEFORE:]
    found: list[str] = []
    for word in reversed(words):
        if not is_content(plain(word)) and not FIRST.match(word):
            break
        found.append(word)
    return found[::-1]


def _is_person(reading: Reading, name: NameMention, words: tuple[str, ...], shown: str, relation: str) -> bool:
    if not words or not is_personal(reading, name, words):
        return False
    made = subject(name.folded, shown, language=reading.language)
    if made is None or is_body(made.words) or len(words) > 4:
        return False
    if not _LANDS.isdisjoint(words) or (len(words) == 1 and _ABBREVIATED.match(reading.text, name.end)):
        return False
    if len(words) == 1 and _ADJECTIVE.search(shown):
        return False
    return len(words) > 1 or bool(name.title) or relation == "commander"


def rank_of(beside: str) -> int | None:
    """The place of a military rank in their order; None where there is none or several."""
    ranks = {RANKS[word] for word in map(plain, _WORD.findall(beside)) if word in RANKS}
    return ranks.pop() if len(ranks) == 1 else None
