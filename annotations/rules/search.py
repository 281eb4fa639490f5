"""What is looked for: words, "exact quotes", -words that must not stand there, beginnings*; and where it stands.

Everything here is about folded texts (folding.py), so that what an index finds and what reading finds is one and the
same.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from annotations.rules.errors import InvalidFields
from annotations.rules.folding import UNSPACED, WORD, WORD_LENGTH, fold

LENGTH = 1_000  # code points that are looked for at once
TERMS = 20
# Occurrences nearer to each other than this are shown as one place, if that does not get longer than PLACE.
NEAR = 100
PLACE = 400

_DOUBLE_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
_PART = re.compile(r'(-?)"([^"]*)(?:"|$)|(\S+)')
_EDGES = "\"'.,;:!?()[]{}…،؛؟。、"

Forms = Mapping["Term", frozenset[str]]  # of each word that is looked for, the words that count as the same


class Within(StrEnum):
    """Whether what is typed stands for whole words, or is found anywhere, inside of words too."""

    WORDS = "words"
    ANYWHERE = "anywhere"


class Manner(StrEnum):
    """How one part of what was typed is looked for."""

    WORD = "word"  # a word in all its forms
    BEGINNING = "beginning"  # any word that begins so
    EXACT = "exact"  # these characters, which begin and end as words do
    ANYWHERE = "anywhere"  # these characters


@dataclass(frozen=True)
class Term:
    """One part of what was typed: as it was, and folded with single spaces."""

    written: str = field(compare=False)
    folded: str
    manner: Manner
    is_excluded: bool = False

    @cached_property
    def words(self) -> list[str]:
        """The whole words that stand wherever the term stands, as far as an index has them."""
        if self.manner in {Manner.BEGINNING, Manner.ANYWHERE}:
            return []
        return [word for word in WORD.findall(self.folded) if len(word) <= WORD_LENGTH]

    @cached_property
    def is_indexed(self) -> bool:
        """Whether an index alone tells where the term stands."""
        return len(self.folded) <= WORD_LENGTH and (self.manner is Manner.BEGINNING or self.words == [self.folded])

    @property
    def is_unindexable(self) -> bool:
        """Whether an index tells nothing of it: it has no whole word, or is looked for within words."""
        return not self.is_indexed and not self.words

    @cached_property
    def anchor(self) -> str:
        """What stands, as it is written here, in each text that has the term; not for a word, which has forms."""
        return max(self.folded.split(" "), key=len)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The term with any white space between its parts."""
        return re.compile(" +".join(re.escape(part) for part in self.folded.split(" ")))


@dataclass(frozen=True)
class Query:
    """All that is looked for, in the order in which it was typed."""

    terms: Sequence[Term]

    @cached_property
    def wanted(self) -> list[Term]:
        """What has to stand there."""
        return [term for term in self.terms if not term.is_excluded]

    @cached_property
    def unwanted(self) -> list[Term]:
        """What must not."""
        return [term for term in self.terms if term.is_excluded]


def read_query(typed: str, within: Within) -> Query:
    """What somebody typed; InvalidFields where it is too much, or nothing that could stand in a text."""
    if len(typed) > LENGTH:
        raise InvalidFields({"words": [f"At most {LENGTH:,} characters are looked for at once."]})
    terms = [term for part in _PART.finditer(typed.translate(_DOUBLE_QUOTES)) if (term := _term(part, within))]
    unique = list(dict.fromkeys(terms))
    if len(unique) > TERMS:
        raise InvalidFields(
            {"words": [f"At most {TERMS} words are looked for at once; a quote in quotation marks counts as one."]}
        )
    if typed.strip() and not unique:
        raise InvalidFields({"words": ["There is nothing in this that could be looked for."]})
    return Query(tuple(unique))


def check_wanted(query: Query) -> None:
    """Refuse to look in texts for nothing but what must not stand there."""
    if query.terms and not query.wanted:
        raise InvalidFields({"words": ["Name a word that has to stand there too; -word only leaves out."]})


def _term(part: re.Match[str], within: Within) -> Term | None:
    dash, quoted, bare = part.groups()
    written = quoted if bare is None else bare
    is_excluded = bool(dash) if bare is None else bare.startswith("-") and bare.strip("-") != ""
    if bare is not None and is_excluded:
        written = bare[1:]
    is_open = bare is not None and len(written) > 1 and written.endswith("*")
    folded = " ".join(fold(written.rstrip("*") if is_open else written).split())
    if bare is not None:
        folded = folded.strip(_EDGES) or folded
    if not folded:
        return None
    return Term(written, folded, _manner(folded, within, is_quoted=bare is None, is_open=is_open), is_excluded)


def _manner(folded: str, within: Within, *, is_quoted: bool, is_open: bool) -> Manner:
    if within is Within.ANYWHERE or UNSPACED.search(folded):
        return Manner.ANYWHERE
    if is_quoted or not WORD.fullmatch(folded):
        return Manner.EXACT
    return Manner.BEGINNING if is_open else Manner.WORD


def occurrences(term: Term, folded: str, forms: Forms) -> Iterator[tuple[int, int]]:
    """From where to where the term stands in a folded text, in no particular order."""
    if term.manner is Manner.WORD:
        for form in forms.get(term, (term.folded,)):
            yield from _between_edges(re.compile(re.escape(form)), folded)
    elif term.manner is Manner.BEGINNING:
        for found in term.pattern.finditer(folded):
            if not _cuts_a_word(folded, found.start()):
                yield found.start(), end_of_word(folded, found.start())
    elif term.manner is Manner.EXACT:
        yield from _between_edges(term.pattern, folded)
    else:
        yield from (found.span() for found in term.pattern.finditer(folded))


def stands_in(term: Term, folded: str, forms: Forms) -> bool:
    """Whether the term stands anywhere in a folded text."""
    return next(occurrences(term, folded, forms), None) is not None


def fits(query: Query, folded: str, forms: Forms) -> bool:
    """Whether everything wanted stands in a folded text, and nothing unwanted."""
    return all(stands_in(term, folded, forms) for term in query.wanted) and not any(
        stands_in(term, folded, forms) for term in query.unwanted
    )


def words_beginning(needle: str, folded: str) -> set[str]:
    """The words of a folded text that begin so; all of them where the needle is empty."""
    if not needle:
        return set(WORD.findall(folded))
    found = (one.start() for one in re.finditer(re.escape(needle), folded))
    return {folded[start : end_of_word(folded, start)] for start in found if not _cuts_a_word(folded, start)}


def hits_in(query: Query, folded: str, forms: Forms, *, most: int) -> list[tuple[int, int]]:
    """Where what is wanted stands in a folded text, in order and without overlaps; about `most` at most."""
    found: set[tuple[int, int]] = set()
    for term in query.wanted:
        for number, hit in enumerate(occurrences(term, folded, forms)):
            if number >= most:
                break
            found.add(hit)
    hits: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if hits and start < hits[-1][1]:
            hits[-1] = (hits[-1][0], max(end, hits[-1][1]))
        else:
            hits.append((start, end))
    return hits


def gathered(hits: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Hits near each other as one place each."""
    places = [[hit] for hit in hits[:1]]
    for before, hit in pairwise(hits):
        if hit[0] - before[1] <= NEAR and hit[1] - places[-1][0][0] <= PLACE:
            places[-1].append(hit)
        else:
            places.append([hit])
    return places


def end_of_word(folded: str, start: int) -> int:
    """Where the word that begins there ends."""
    found = WORD.match(folded, start)
    return start if found is None else found.end()


def _between_edges(pattern: re.Pattern[str], folded: str) -> Iterator[tuple[int, int]]:
    for found in pattern.finditer(folded):
        if not _cuts_a_word(folded, found.start()) and not _cuts_a_word(folded, found.end()):
            yield found.span()


def _cuts_a_word(folded: str, place: int) -> bool:
    """Whether a word goes on from before the place to behind it."""
    return 0 < place < len(folded) and all(map(WORD.fullmatch, folded[place - 1 : place + 1]))


def index_words(folded: str) -> set[str]:
    """The words of a folded text as an index has them: of what is longer than words are, only how it begins."""
    return {word if len(word) <= WORD_LENGTH else f"{word[:WORD_LENGTH]}…" for word in WORD.findall(folded)}
