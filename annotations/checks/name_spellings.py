"""One name in several spellings within a source: "Shanghai" and "Shangai", "Kasimir Orlik" and "Casimir Orlik"."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from annotations.checks.check import Setting, Settings
from annotations.checks.finding import Finding, Noticed
from annotations.checks.naming.folded import fold_name
from annotations.checks.naming.mention import NameMention
from annotations.checks.naming.tables import names_of
from annotations.checks.naming.variants import Likeness, frame, likeness, sounds
from annotations.checks.reading import Reading
from annotations.checks.spelling.vocabulary import Vocabulary
from annotations.rules.folding import fold
from annotations.rules.kinds import ContradictionKind

NAME = "name_spellings"
TITLE = "Spellings of names"
EXPLANATION = (
    "Sets names against each other that differ in one word, and there in what transliteration or a slip makes of a "
    "name. Whether they are of one person or place it cannot know; forms of a word, and two common words, are left."
)
SETTINGS: tuple[Setting, ...] = (
    Setting("shortest", 5, 4, 12, "letters that a name of one word has at least, to be set against another"),
)

_PART = re.compile(r"[^\W_]+")
_OTHER = re.compile(
    r"\b(?:neighbou?ring|nearby|another|other|second|adjoining|adjacent|rival|соседн\w+|qonşu)\s+$", re.I
)
_FIRST = re.compile(r"[\s\"“„«‹'‘(\[–—-]{0,4}([^\W\d_]{5,24})(?![^\W_])(?![-‑])")
_LISTED = re.compile(r"\s(?:and|or|und|и|или|və)\s(?:of\s|the\s|in\s)?")  # what is told in one breath, as two
_LONGEST = 9  # words of a name
_MOST = 40  # spellings in one group that are set against each other
_WHY = {
    Likeness.SOUND: "sound alike in another spelling",
    Likeness.ACCENT: "differ in accents alone",
    Likeness.SLIP: "differ in a letter or in vowels alone",
}
_LAST_NAME = 6  # letters of a last name that is told from another by one
_BEFORE = 60  # code points before a name in which two words stand
_COMMON = 100  # in the list's corpus: words, not spellings of one


@dataclass(frozen=True, slots=True)
class _Spelling:
    """A name as it is first written, its words folded, and how often it stands in the text."""

    parts: tuple[str, ...]
    first: NameMention
    count: int
    may_begin_late: bool = False  # a sentence gave its first word the capital

    @property
    def is_alone(self) -> bool:
        """One word, perhaps with a title."""
        return len(self.first.folded.split()) == 1


def check(reading: Reading, settings: Settings) -> Iterable[Finding]:
    """Each pair of spellings once, at the first place of each."""
    starts = {sentence.start for sentence in reading.sentences}
    judge = _Judge(reading, settings["shortest"])
    spellings = [
        replace(one, may_begin_late=True)
        if len(one.parts) > 2 and one.first.start in starts and not one.first.title
        else one
        for one in _spellings([*reading.names, *_beginnings(reading, judge.vocabulary)])
    ]
    pairs: dict[tuple[str, str], Finding] = {}
    for one, other, shared in _candidates(spellings):
        first, second = sorted((one, other), key=lambda spelling: spelling.first.start)
        differing = _differing(first, second)
        if differing is None:
            continue
        key = min(differing), max(differing)
        kept = pairs.get(key)
        if kept is not None and _places(kept) <= (first.first.start, second.first.start):
            continue
        finding = judge.compare(first, second, differing, shared)
        if finding is not None and (kept is None or kept.kind is finding.kind or finding.kind is not Noticed.TENSION):
            pairs[key] = finding
    pairs |= judge.accents()
    return list(_told_once(pairs))


def _told_once(pairs: Mapping[tuple[str, str], Finding]) -> Iterator[Finding]:
    """In the order of the text; of three spellings of a name the second and the third each beside one before them."""
    group: dict[str, str] = {}
    for (one, other), finding in sorted(pairs.items(), key=lambda pair: (_places(pair[1]), pair[0])):
        first, second = group.setdefault(one, one), group.setdefault(other, other)
        if first != second:
            group.update({word: first for word, of in group.items() if of == second})
            yield finding


def _beginnings(reading: Reading, vocabulary: Vocabulary) -> Iterator[NameMention]:
    """Words that begin a sentence, are told from a name by nothing but that, and are in no list of words."""
    if not vocabulary.lists:
        return
    table, names = names_of(reading.language), iter(reading.names)
    name = next(names, None)
    for sentence in reading.sentences:
        found = _FIRST.match(reading.text, sentence.start, sentence.end)
        while name is not None and name.end <= sentence.start:
            name = next(names, None)
        if found is None or (name is not None and name.start < found.end(1)):
            continue
        if vocabulary.frequency(found[1].casefold()) or (
            vocabulary.has_list and not vocabulary.is_foreign_to_all(found[1].casefold())
        ):
            continue
        yield NameMention(start=found.start(1), end=found.end(1), folded=fold_name(found[1], table), title=None)


def _places(finding: Finding) -> tuple[int, int]:
    return finding.passages[0].start, finding.passages[1].start


def _spellings(names: Sequence[NameMention]) -> list[_Spelling]:
    counts: dict[tuple[str, ...], list[NameMention]] = defaultdict(list)
    for name in names:
        parts = tuple(name.folded.split())
        title = fold(name.title).split()[-1:] if name.title and len(parts) == 1 else []
        counts[(*title, *parts)].append(name)
    return [_Spelling(parts, mentions[0], len(mentions)) for parts, mentions in counts.items()]


def _candidates(spellings: Sequence[_Spelling]) -> Iterator[tuple[_Spelling, _Spelling, int]]:
    """Pairs of names that may be one, with how many words they share; some of them twice."""
    short = [one for one in spellings if 1 < len(one.parts) < _LONGEST]
    short += [replace(one, parts=one.parts[1:]) for one in short if one.may_begin_late]
    but_one = [
        ((place, *one.parts[:place], *one.parts[place + 1 :]), one) for one in short for place in range(len(one.parts))
    ]
    for first, second in _paired(but_one):
        yield first, second, len(first.parts) - 1
    for first, second in _paired([(tuple(min(sounds(part)) for part in one.parts), one) for one in short]):
        yield first, second, sum(map(str.__eq__, first.parts, second.parts))
    last = [((key,), one) for one in spellings if len(one.parts) < 4 for key in _keys(one.parts[-1])]
    for first, second in _paired(last):
        if first.is_alone or second.is_alone:
            yield first, second, 0


def _keys(word: str) -> frozenset[str]:
    """What words that may be one have in common: how they sound, or their consonants if there are many."""
    return sounds(word) | ({f"{word[0]} {frame(word)}"} if len(word) >= _LAST_NAME else frozenset())


def _paired(keyed: Sequence[tuple[tuple[object, ...], _Spelling]]) -> Iterator[tuple[_Spelling, _Spelling]]:
    """Any two with the same key, of the first that have it."""
    groups: dict[tuple[object, ...], list[_Spelling]] = defaultdict(list)
    for key, one in keyed:
        groups[key].append(one)
    for group in groups.values():
        yield from combinations(group[:_MOST], 2)


def _differing(first: _Spelling, second: _Spelling) -> tuple[str, str] | None:
    """The words in which they differ, in order."""
    if len(first.parts) != len(second.parts) or first.is_alone or second.is_alone:
        ends = first.parts[-1], second.parts[-1]
        return ends if ends[0] != ends[1] else None
    pairs = [pair for pair in zip(first.parts, second.parts, strict=True) if pair[0] != pair[1]]
    is_sound = all(likeness(*pair) is Likeness.SOUND for pair in pairs)
    return max(pairs, key=lambda pair: len(min(pair, key=len))) if len(pairs) == 1 or (pairs and is_sound) else None


class _Judge:
    """What the spellings of one text are to each other."""

    def __init__(self, reading: Reading, shortest: int) -> None:
        self.reading = reading
        self.shortest = shortest
        self.vocabulary = Vocabulary(reading)
        self.last_names = {name.folded.split()[-1] for name in reading.names if " " in name.folded}
        table = names_of(reading.language)
        self.plain = {
            fold(word) for word in table.heads | table.generic | table.adjectives | table.titles | table.times
        }

    def compare(self, first: _Spelling, second: _Spelling, differing: tuple[str, str], shared: int) -> Finding | None:
        """A tension, or a contradiction where most of two long names is the same; None where they are two names."""
        if self.plain.intersection(differing) or any(not part.isalpha() for part in differing):
            return None
        alike = likeness(*differing)
        if alike is None or (not shared and min(map(len, differing)) < self.shortest):
            return None
        if alike is Likeness.SLIP and not shared and not self._is_told_by_last_name(first, second, differing):
            return None
        is_another = self._is_said_to_be_another(first) or self._is_said_to_be_another(second)
        if is_another or _LISTED.fullmatch(self.reading.text, first.first.end, second.first.start):
            return None
        if alike is Likeness.SLIP and (self._are_side_by_side(first, second) or self._are_words(differing)):
            return None
        return self._finding(first, second, alike, shared)

    def _is_told_by_last_name(self, first: _Spelling, second: _Spelling, differing: tuple[str, str]) -> bool:
        """A person with a full name, and somebody with a last name alone who has none: Horatio Nelsen, then Nelson."""
        full, alone = (second, first) if first.is_alone else (first, second)
        if first.is_alone == second.is_alone or min(map(len, differing)) < _LAST_NAME or full.first.title is None:
            return False
        return full is first and alone.parts[-1] not in self.last_names

    def _is_said_to_be_another(self, one: _Spelling) -> bool:
        """As "the neighbouring" one is not the same."""
        return _OTHER.search(self.reading.text, max(one.first.start - 20, 0), one.first.start) is not None

    def _are_words(self, differing: tuple[str, str]) -> bool:
        return all(self.vocabulary.frequency(part) >= _COMMON for part in differing)

    def _are_side_by_side(self, first: _Spelling, second: _Spelling) -> bool:
        """Who names two in one breath takes care that they are told apart; not if the same words stand before both."""
        sentence = self.reading.sentence_at(first.first.start)
        if sentence != self.reading.sentence_at(second.first.start):
            return False
        starts = [one.first.start for one in (first, second)]
        before = [self.reading.text[max(sentence.start, start - _BEFORE) : start].split()[-2:] for start in starts]
        return len(before[0]) < 2 or before[0] != before[1]

    def accents(self) -> dict[tuple[str, str], Finding]:
        """Names that are told apart by accents alone: the same letters, with and without them."""
        written: dict[str, dict[str, list[NameMention]]] = defaultdict(lambda: defaultdict(list))
        for name in self.reading.names:
            stem = _stem_of(self.reading.text[name.start : name.end], name.folded.split())
            if stem:
                written[name.folded][stem].append(name)
        found = {}
        for folded, forms in written.items():
            if len(forms) > 1 and len(folded) >= self.shortest:
                first, second = [_Spelling((form,), names[0], len(names)) for form, names in forms.items()][:2]
                finding = self._finding(first, second, Likeness.ACCENT, len(folded.split()) - 1)
                found[first.parts[0], second.parts[0]] = finding
        return found

    def _finding(self, first: _Spelling, second: _Spelling, alike: Likeness, shared: int) -> Finding:
        text = self.reading.text
        written = [" ".join(text[one.first.start : one.first.end].split()) for one in (first, second)]
        why = _WHY[alike]
        is_plain = shared >= 2 and alike is not Likeness.ACCENT
        return Finding(
            check=NAME,
            kind=Noticed.CONTRADICTION if is_plain else Noticed.TENSION,
            passages=tuple(self.reading.passage(one.first.start, one.first.end) for one in (first, second)),
            message=f"{_told(written[0], first)} and {_told(written[1], second)} {why} and may be one name.",
            contradiction_kind=ContradictionKind.NAMING if is_plain else None,
            values={
                "spellings": [
                    {"name": written[0], "count": first.count},
                    {"name": written[1], "count": second.count},
                ],
                "likeness": alike.value,
                "words_shared": shared,
            },
        )


def _stem_of(written: str, folded: list[str]) -> str | None:
    """The name with its accents, as much of each word as its folded form has; None where its words are not the same."""
    parts = _PART.findall(unicodedata.normalize("NFC", written).casefold())
    parts = [part for part in parts if part != "the"]
    if len(parts) != len(folded):
        return None
    stems = [part[: len(short)] for part, short in zip(parts, folded, strict=True)]
    same = stems if written.isascii() else [fold(stem) for stem in stems]
    return " ".join(stems) if same == folded else None


def _told(written: str, spelling: _Spelling) -> str:
    return f"‘{written}’ ({'once' if spelling.count == 1 else f'{spelling.count} times'})"
