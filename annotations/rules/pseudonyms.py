"""Which name a person can take in place of their own."""

import re
import unicodedata
from collections.abc import Collection
from itertools import count

from annotations.rules.fields import Unacceptable, read_text

NAME_LENGTH = 150
_JOINERS = frozenset("\u200c\u200d")  # which words of some scripts are not spelt right without


def read_pseudonym(said: object, *, old: Collection[str], others: Collection[str]) -> str:
    """The name that was chosen, on one line; Unacceptable for one that tells the old ones or belongs to others.

    It has a space, which no username can have: so it is nobody's account, now or later.
    """
    name = " ".join(read_text(said, NAME_LENGTH).split())
    if any(unicodedata.category(character).startswith("C") and character not in _JOINERS for character in name):
        raise Unacceptable("A name here cannot hold control characters.")
    if " " not in name:
        raise Unacceptable("A name of two words or more is needed, such as “Person 3”: no account can have it then.")
    told = _alike(name)
    if any(re.search(rf"(?<!\w){re.escape(_alike(one))}(?!\w)", told) for one in old):
        raise Unacceptable("This would tell the name that it takes the place of.")
    if told in {_alike(one) for one in others}:
        raise Unacceptable("Somebody in this project has this name; choose another.")
    return name


def proposed_pseudonym(others: Collection[str]) -> str:
    """A name that says nothing and that nobody else has."""
    taken = {_alike(one) for one in others}
    return next(name for number in count(1) if _alike(name := f"Person {number}") not in taken)


def _alike(name: str) -> str:
    """The same for names that look the same."""
    visible = "".join(character for character in name if character not in _JOINERS)
    return " ".join(unicodedata.normalize("NFKC", visible).casefold().split())
