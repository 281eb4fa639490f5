"""What a language's table of events holds, and the kinds of event that are told apart."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from annotations.rules.folding import fold


class Course(StrEnum):
    """How often an event of a kind comes to one and the same thing."""

    ONCE = "once"  # of one thing: a birth, a founding
    PAIR = "pair"  # of two things together: who was appointed to what, who joined what
    RECURRING = "recurring"  # again and again: visits, attacks, arrests
    TOLD = "told"  # not in the table: known by its verb alone


@dataclass(frozen=True, slots=True)
class EventKind:
    """`is_done_to`: what it is told of is what it is done to, and not who does it."""

    name: str
    course: Course
    is_done_to: bool = True


def _kinds(course: Course, names: str, *, is_done_to: bool = True) -> dict[str, EventKind]:
    return {name: EventKind(name, course, is_done_to) for name in map(str.strip, names.split(","))}


KINDS: Mapping[str, EventKind] = {
    **_kinds(
        Course.ONCE,
        """founded, abolished, reorganised, renamed, nationalised, privatised, laid, launched, raised, restored,
        reopened, dated, adopted, assented, signed, ratified, repealed, published, premiered, opened, lit, built,
        discovered, chartered, listed, sold, electrified, dates, climbed, demolished, retired""",
    ),
    **_kinds(
        Course.ONCE,
        """born, baptised, died, buried, began, ended, happened, broke, quaked, fought, in force, fell, rose, aired,
        sailed, returned, flew, surrendered, running, existing, heading, bearing, belonging, following, vanished,
        struck""",
        is_done_to=False,
    ),
    **_kinds(
        Course.PAIR,
        "occupied, liberated, appointed, dismissed, recognised, declared, awarded, sentenced, tried, defeated",
    ),
    **_kinds(Course.PAIR, "graduated, enrolled, joined, left, married", is_done_to=False),
    **_kinds(Course.RECURRING, "elected, arrested, attacked, amended"),
    **_kinds(Course.RECURRING, "visited, met, moved", is_done_to=False),
}


SAID = EventKind("said", Course.TOLD, is_done_to=False)  # what a date stands with where nothing else is known of it


def kind_of(name: str) -> EventKind:
    """The kind of that name, or one that is known by its verb alone."""
    return KINDS.get(name) or EventKind(name, Course.TOLD, is_done_to=False)


@dataclass(frozen=True)
class EventWords:
    """The words of a language, folded, blanks between the words of a phrase.

    `verbs` and `nouns` lead to the name of a kind. `auxiliaries` make a passive; `joints` begin another clause;
    `prepositions` end what a thing is called; `of` joins a noun to what it is of; `unreal` say that it did not happen,
    or not yet; `unsure` stand before a date that is not the event's own; `verbal` are endings of verbs. With
    `has_verb_last` what it is about stands before the verb, whoever does it.
    """

    verbs: Mapping[str, str]
    nouns: Mapping[str, str]
    auxiliaries: frozenset[str]
    joints: frozenset[str]
    prepositions: frozenset[str]
    of: frozenset[str]
    unreal: frozenset[str]
    unsure: frozenset[str]
    verbal: tuple[str, ...]
    pronouns: frozenset[str]
    of_subject: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    indefinite: frozenset[str] = frozenset()
    has_verb_last: bool = False
    unreal_endings: tuple[str, ...] = ()

    def is_unreal(self, word: str) -> bool:
        """Whether a folded word says that what is told did not happen, or not yet."""
        return word in self.unreal or (bool(self.unreal_endings) and word.endswith(self.unreal_endings))

    @cached_property
    def lengths(self) -> Mapping[str, tuple[int, ...]]:
        """By the first word of what tells of an event, how many words that may be, the most first."""
        lengths: dict[str, set[int]] = defaultdict(set)
        for phrase in (*self.verbs, *self.nouns):
            first, *others = phrase.split()
            lengths[first].add(len(others) + 1)
        return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}

    @cached_property
    def pairs(self) -> frozenset[tuple[str, ...]]:
        """The first two words of each phrase that has so many."""
        return frozenset(tuple(phrase.split()[:2]) for phrase in (*self.verbs, *self.nouns) if " " in phrase)


def listed(table: Mapping[str, str]) -> dict[str, str]:
    """From kind to phrases with commas between, to kind by phrase, folded."""
    found = {
        " ".join(fold(phrase).split()): kind
        for kind, phrases in table.items()
        for phrase in phrases.split(",")
        if phrase.strip()
    }
    unknown = set(found.values()) - set(KINDS)
    if unknown:
        raise ValueError(f"No kind of event is called {sorted(unknown)[0]}.")
    return found


def each_form(phrases: str) -> frozenset[str]:
    """Phrases with commas between, folded."""
    return frozenset(" ".join(fold(phrase).split()) for phrase in phrases.split(","))


def folded(words: str) -> frozenset[str]:
    """Words with blanks between, folded."""
    return frozenset(fold(word) for word in words.split())
