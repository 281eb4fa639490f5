"""What addresses and search fields ask for, read so that nothing in them is a fault."""

from collections.abc import Mapping, Sequence
from uuid import UUID


def id_in(raw: str) -> UUID | None:
    """The id that is written there, if one is."""
    try:
        return UUID(raw)
    except ValueError:
        return None


def words_in(raw: str) -> str:
    """What was typed into a search field; the database takes no NUL."""
    return raw.replace("\x00", "").strip()


def page_in(asked: Mapping[str, str]) -> int:
    """Which page of a list, from 1."""
    raw = asked.get("page", "")
    return max(1, int(raw)) if raw.isascii() and raw.isdigit() and len(raw) < 7 else 1


def one_of(known: Sequence[str], raw: str) -> str:
    """The choice, if it is one that is offered; '' otherwise."""
    return str(raw) if raw in known else ""
