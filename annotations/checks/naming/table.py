"""What a language's table of names holds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Names:
    """Words, casefolded, that tell what capitals alone do not.

    `common` begin sentences and are no part of a name; `links` join two capitals in a name ("Bank of the North");
    `linked_by_heads` do so only after a head ("Committee on Work"); `ands` join what a head is for ("Science and
    Education"). `heads` are what bodies are ("ministry") and `generic` other things a capital is given to; neither is a
    name alone. `titles` stand before persons; `offices` are titles that are for something ("Minister of Finance").
    `times` are months and weekdays; `adjectives` are of nations, faiths and quarters of the world.
    """

    common: frozenset[str]
    links: frozenset[str]
    linked_by_heads: frozenset[str]
    ands: frozenset[str]
    heads: frozenset[str]
    generic: frozenset[str]
    titles: frozenset[str]
    offices: frozenset[str]
    times: frozenset[str]
    adjectives: frozenset[str]
    groups: frozenset[str]  # whose possessive goes on into a name: "people's"
    endings: tuple[str, ...]  # of cases, the longest first
    topics: frozenset[str]  # lower-case words that go on after a head, in the case they stand in then
    topic_adjectives: tuple[str, ...]  # endings of adjectives before such a word
