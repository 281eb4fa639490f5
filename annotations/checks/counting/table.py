"""What a language's table of figures holds: its numerals, hedges, units, and the words that make a number no figure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from annotations.rules.figures import Qualifier

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numerals:
    """Words are casefolded, one token each; a phrase is a tuple of tokens.

    `small` are words that add up (one, twenty, Russian two hundred), `hundred` those that multiply what stands before
    by a hundred, `scales` the greater ones; `short_scales` stand only after digits. `many` are words for an unknown
    number of tens or hundreds, by what one is; `some_of` may stand before a scale to the same effect (several hundred).
    """

    small: Mapping[str, int]
    hundred: frozenset[str] = frozenset()
    scales: Mapping[str, int] = field(default_factory=dict)
    short_scales: Mapping[str, int] = field(default_factory=dict)
    many: Mapping[str, int] = field(default_factory=dict)
    dozens: Mapping[str, int] = field(default_factory=dict)
    articles: frozenset[str] = frozenset()  # "a hundred": a word that is one, before a scale
    some_of: frozenset[str] = frozenset()
    joiners: frozenset[str] = frozenset()  # "two hundred and forty"
    of: frozenset[str] = frozenset()  # "tens of thousands"
    shares: Mapping[Phrase, Decimal] = field(default_factory=dict)
    ones: frozenset[str] = frozenset()  # words for one that mostly count nothing
    inverted: Mapping[str, int] = field(default_factory=dict)  # scales before their number mean "about" in Russian
    of_one: frozenset[str] = frozenset()  # before a case that, of these, is of one and not of many: около тысячи
    ones_of_many: frozenset[str] = frozenset()
    one_and_a_half: frozenset[str] = frozenset()
    half_of: frozenset[str] = frozenset()  # a half only before a scale: yarım milyon
    decimal_comma: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PartWords:
    """Words by which parts and wholes are told; each a phrase with single blanks, casefolded.

    `including` stand before parts that need not be all, `made_of` before such as are, `remaining` before the part that
    makes them all, `rest` for that part without a number. `totals_before` and `totals_after` stand
    around a sum, `total_labels` before its colon. `open_list` say beside parts or a sum that something is left out.
    `complements` are groups that make a whole, `whole_of_people` heads that take in all sorts of persons; what is
    `neutral` may count persons or none: cases, votes, a staff.
    `overlapping` are how words begin of what one may do of several things, `one_whole` of what makes up a whole.
    `rises` and `falls` are how words of change begin, `by` and `from` and `to` stand before its numbers; `factors` are
    words that are a change themselves, with what they multiply by.
    """

    including: tuple[str, ...] = ()
    made_of: tuple[str, ...] = ()
    remaining: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()
    ands: tuple[str, ...] = ()
    totals_before: tuple[str, ...] = ()
    totals_after: tuple[str, ...] = ()
    total_labels: tuple[str, ...] = ()
    complements: tuple[frozenset[str], ...] = ()
    open_list: tuple[str, ...] = ()
    whole_of_people: frozenset[str] = frozenset()
    neutral: frozenset[str] = frozenset()
    overlapping: tuple[str, ...] = ()
    one_whole: tuple[str, ...] = ()
    rises: tuple[str, ...] = ()
    falls: tuple[str, ...] = ()
    factors: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Table:
    """One language. `hedges_before` and `hedges_after` are phrases around a number, the longest that fits counts.

    `range_words` join two numbers to a range, `between` are the pairs of words around and in one. `labels` are words
    before a number that make it a name or a place in a text (Article 12, page 5); `weak_labels` do so only where
    nothing that could be counted follows. `ordinals` are endings glued to digits. `times` follow durations.
    `stops` are words at which what is counted is over. `people` are heads that are all of them persons.
    """

    numerals: Numerals
    hedges_before: Mapping[Phrase, Qualifier]
    hedges_after: Mapping[Phrase, Qualifier]
    range_words: frozenset[str]
    between: Mapping[str, str]
    changes: tuple[str, ...]  # how words begin that tell of a change: from 120 to 150 is no range after them
    labels: frozenset[str]
    weak_labels: frozenset[str]
    ordinals: frozenset[str]
    times: frozenset[str]
    stops: frozenset[str]
    of_them: frozenset[Phrase]
    of_the: frozenset[str]  # what may stand between "of" and the counted words
    compounds: frozenset[str]  # "a 12-member commission"
    singular: Callable[[str], str]
    counted: Callable[[list[str], bool], int]  # how many of the words are what is counted; whether a unit precedes
    containers: frozenset[str]  # "a population of 9 million"
    people: frozenset[str]
    parts: PartWords
    hedge_ends: frozenset[str] = field(init=False)  # the last words of hedges before, the first words of those after
    hedge_starts: frozenset[str] = field(init=False)
    part_of: frozenset[str]  # 27 "of" the 213
    of_them_before: frozenset[Phrase] = frozenset()  # where it stands before its number only
    endings: frozenset[str] = frozenset()  # of cases, on digits: 41-i, 3-х
    person_stems: tuple[str, ...] = ()  # how heads begin that are persons, where cases change their ends
    partitives: frozenset[str] = frozenset()  # endings on digits, and words, that are so many "of them": 41-i, üçü
    inverted_nouns: frozenset[str] = frozenset()  # before their number they make it a rough one: "человек двадцать"
    predicates: tuple[str, ...] = ()  # how short participles end, as no noun does in the plural after a number
    particles: tuple[str, ...] = ()  # how verbs begin to which "over" and "up to" may belong: handed over

    def __post_init__(self) -> None:
        object.__setattr__(self, "hedge_ends", frozenset(phrase[-1] for phrase in self.hedges_before))
        object.__setattr__(self, "hedge_starts", frozenset(phrase[0] for phrase in self.hedges_after))


def hedges(listed: Mapping[Qualifier | None, str]) -> dict[Phrase, Qualifier]:
    """Each phrase of the rows with its qualifier."""
    return {phrase: qualifier for qualifier, row in listed.items() if qualifier for phrase in phrases(row)}


def phrases(listed: str) -> frozenset[Phrase]:
    """Phrases, one between commas each."""
    return frozenset(tuple(phrase.split()) for phrase in listed.split(",") if phrase.strip())


def words(listed: str) -> frozenset[str]:
    """Words with blanks between them."""
    return frozenset(listed.split())


def valued(listed: str) -> dict[str, int]:
    """Words by their value, from lines as "2 two both": the value first, then every form of it."""
    rows = (line.split() for line in listed.splitlines() if line.strip())
    return {word: int(value) for value, *forms in rows for word in forms}
