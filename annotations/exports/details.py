"""The details of each kind in the order that release files keep."""

from collections.abc import Mapping

from annotations.rules.details import READERS
from annotations.rules.kinds import Kind

KEYS: Mapping[str, tuple[str, ...]] = {kind.value: tuple(READERS[kind]) for kind in Kind}

_KNOWN = {kind: frozenset(keys) for kind, keys in KEYS.items()}

ALL_KEYS: tuple[str, ...] = tuple(dict.fromkeys(key for keys in KEYS.values() for key in keys))


def ordered(kind: str, details: Mapping[str, str | None]) -> dict[str, str | None]:
    """The details in the order of their kind; ValueError if one is missing or unknown, since no file may drop it."""
    if details.keys() != _KNOWN[kind]:
        raise ValueError(f"The details of a {kind} are {', '.join(KEYS[kind])}, not {', '.join(details)}.")
    return {key: details[key] for key in KEYS[kind]}
