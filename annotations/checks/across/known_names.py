"""The names of a source as subjects, the short ones traced to the long, and its documents."""

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise
from weakref import proxy

from annotations.checks.across.documents import documents_of, subject_of
from annotations.checks.across.numbered import number_beside
from annotations.checks.across.subjects import Subject, are_numbered_apart, is_body, subject
from annotations.checks.across.things import Things
from annotations.checks.across.words import loosened, plain
from annotations.checks.naming.mention import NameMention
from annotations.checks.reading import Reading

LONGEST = 40  # code points of a family name
_FAMILY = re.compile(r"(?:^|\n|\W)([^\W\d_][^\W\d_'’-]+),\s$")  # "Sloot, " before "Hanna"
ACRONYM = re.compile(r"[^\W\d_a-zа-яё]{2,8}")


_PARTED = re.compile(r"[\s\-]+")


class KnownNames:
    """`by_start` has the subject of each name by where it starts, `documents` those of documents, `titled` the places
    of names with a title before them.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = proxy(reading)  # so that what is known of a reading goes with it
        self._full: dict[str, list[tuple[int, Subject]]] = defaultdict(list)
        self._short: dict[str, Subject] = {}
        self.by_start: dict[int, Subject] = {}
        self.titled = frozenset(name.start for name in reading.names if name.title)
        made_of = (
            (one.start, subject_of(one, reading)) for one in documents_of(reading) if one.is_quoted or one.number
        )
        self.documents = {start: made for start, made in made_of if made}
        for name in reading.names:
            made = self._subject(name)
            if made is not None:
                self.by_start[name.start] = made
        self._join_headwords()
        self._trace_back()
        self.things = Things(reading, reading.names, self.by_start)

    def _subject(self, name: NameMention) -> Subject | None:
        shown = " ".join(self.reading.text[name.start : name.end].split())
        made = subject(name.folded, shown, language=self.reading.language)
        if made is None:
            return None
        if ACRONYM.fullmatch(shown) and not made.country:
            return self._of_acronym(shown, name, made)
        number = number_beside(self.reading.text, name.start, name.end)
        made = replace(made, number=number) if number else made
        if len(made.words) == 1:
            known = self.latest(made.words[0], name.start, shown)
            return made if known is None or are_numbered_apart(known, made) else known
        self._remember(name, made)
        return made

    def _join_headwords(self) -> None:
        """A block that begins with "HOLT, Ada" is about Ada Holt."""
        names, starts = self.reading.names, {block.start for block in self.reading.blocks}
        for family, given in pairwise(names):
            if family.start not in starts or self.reading.text[family.end : given.start].strip() != ",":
                continue
            one, other = self.by_start.get(family.start), self.by_start.get(given.start)
            if one and other and len(one.words) == 1 and not one.is_generic and not is_body(other.words):
                made = Subject((*other.words, *one.words), frozenset(), f"{one.shown}, {other.shown}", named=True)
                self.by_start[family.start] = self.by_start[given.start] = made

        for start, made in list(self.by_start.items()):
            family = _FAMILY.search(self.reading.text[max(0, start - LONGEST) : start]) if len(made.words) < 3 else None
            if family is None or start - len(family[1]) - 2 not in starts or is_body(made.words):
                continue
            added = loosened(plain(family[1]))
            if added not in made.words:
                self.by_start[start] = Subject(
                    (*made.words, added), frozenset(), f"{family[1]}, {made.shown}", named=True
                )

    def _trace_back(self) -> None:
        """What is named by one word before it is named in full, if only one is called so."""
        only: dict[str, Subject | None] = {}
        for start, made in self.by_start.items():
            if len(made.words) != 1 or made.is_generic:
                continue
            word = made.words[0]
            if word not in only:
                only[word] = self._only(word)
            full = only[word]
            if full is not None:
                self.by_start[start] = replace(full, shown=made.shown)

    def _only(self, word: str) -> Subject | None:
        """Who is named in full with the word, if it is one person; as it was told last."""
        known = {one.key: one for _, one in self._full.get(word, ()) if not is_body(one.words)}
        return next(iter(known.values())) if len(known) == 1 else None

    def _of_acronym(self, shown: str, name: NameMention, made: Subject) -> Subject:
        before = self.reading.text[max(0, name.start - 2) : name.start]
        if before.endswith("(") and self._last is not None and name.start - self._last[0] <= 3:
            self._short[shown] = self._last[1]
        full = self._short.get(shown)
        return replace(full, shown=shown) if full else made

    _last: tuple[int, Subject] | None = None

    def _remember(self, name: NameMention, made: Subject) -> None:
        self._last = (name.end, made)
        self._full[made.words[-1]].append((name.start, made))
        if is_body(made.words):
            for word in set(made.words[:-1]):
                self._full[word].append((name.start, made))
        initials = "".join([word[0] for word in _PARTED.split(made.shown) if word[:1].isupper()])
        self._short.setdefault(initials, made)

    def latest(self, word: str, place: int, shown: str) -> Subject | None:
        """Who was last named in full with the word before the place."""
        known = self._full.get(word)
        if not known:
            return None
        number = bisect_left(known, place, key=lambda one: one[0])
        if not number:
            return None
        full = known[number - 1][1]
        if is_body(full.words) and not is_body((word,)):
            return None
        return full if is_body(full.words) else replace(full, shown=shown)
