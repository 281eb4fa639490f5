"""Texts that are hard on checks: one thing again and again, as tables, registers and spoilt scans have it."""

import random
from collections.abc import Callable, Mapping

FIRST = ("Anna", "Tom", "Irena", "Adam", "Lena", "Viktor", "Ruth", "Emil")
LAST = ("Berg", "Hale", "Volkov", "Reyes", "Aliyeva", "Brandt", "Moreau", "Tanaka", "Rossi", "Weber")
COMMON = ("Northern", "Bank", "Union", "Council", "Institute", "Ministry", "Central", "Archive", "Harbour", "Society")


def _name(chance: random.Random) -> str:
    return f"{chance.choice(FIRST)} {chance.choice(LAST)}"


def _acronym(chance: random.Random) -> str:
    words = [chance.choice(COMMON) for _ in range(3)]
    return f"{' '.join(words)} ({''.join(chance.choice('ABCDEFGH') for _ in words)}) "


def _word(chance: random.Random) -> str:
    return "".join(chance.choice("abcdefghiklmnoprstu") for _ in range(7)) + " "


def _entry(chance: random.Random) -> str:
    made = ("".join(chance.choice(("B", "K", "Zor", "Mar")) + chance.choice("aeiou") + _word(chance)[:4]) for _ in "12")
    return f"{' '.join(made)} was born in {chance.randrange(1800, 1990)}. "


# By what they are made of, each piece by chance; what only repeats itself is worse for a pattern than for a table.
HOSTILE: Mapping[str, Callable[[random.Random], str]] = {
    "letters": lambda _: "a",
    "quotation_marks": lambda _: "“ ",
    "years": lambda chance: f"{chance.randrange(1800, 2010)} ",
    "days": lambda chance: f"{chance.randrange(1800, 2010)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02} ",
    "weights": lambda _: "5 kg of ",
    "words_in_no_list": _word,
    "names_joined": lambda chance: f"{_name(chance)} and ",
    "acronyms": _acronym,
    "births": lambda chance: f"{_name(chance)} was born in {chance.randrange(1800, 1990)}. ",
    "registers": _entry,  # as births, but hardly a name comes twice
    "counts": lambda chance: f"and {chance.randrange(99)} men and {chance.randrange(99)} women ",
    "table": lambda chance: f"{chance.choice(COMMON)}\t{chance.randrange(999)}\t{chance.randrange(99)}%\n",
}


def make_hostile_text(name: str, length: int) -> str:
    """So many code points of it, the same in every run."""
    chance, pieces, made = random.Random(0), [], 0
    while made < length:
        pieces.append(HOSTILE[name](chance))
        made += len(pieces[-1])
    return "".join(pieces)[:length]
