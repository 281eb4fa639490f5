"""What addresses and forms ask for, read so that nothing in them is a fault: nonsense counts as nothing asked."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.http import HttpRequest

from annotations.models.ids import new_id


def id_in(raw: str | None) -> UUID | None:
    """The id that is written there, if one is."""
    try:
        return UUID(raw or "")
    except ValueError:
        return None


def number_in(raw: str | None, *, digits: int = 9) -> int | None:
    """The whole number that is written there, if one is; of nine digits, as revisions and offsets have at most."""
    return int(raw) if raw and raw.isascii() and raw.isdigit() and len(raw) <= digits else None


def sent_id(typed: Mapping[str, str]) -> UUID:
    """The id that a form gave to what it makes, by which it is recognised if it is sent twice."""
    return id_in(typed.get("id")) or new_id()


def words_in(raw: str) -> str:
    """What was typed into a search field; the database takes no NUL."""
    return raw.replace("\x00", "").strip()


def page_in(asked: Mapping[str, str]) -> int:
    """Which page of a list, from 1."""
    return number_in(asked.get("page"), digits=6) or 1


def one_of(known: Sequence[str], raw: str) -> str:
    """The choice, if it is one that is offered; '' otherwise."""
    return str(raw) if raw in known else ""


def shown_statements(request: HttpRequest, most: int) -> dict[UUID, str]:
    """By thing, the hash of the statement that was shown of it; at most `most`."""
    pairs = [raw.partition(":") for raw in request.POST.getlist("statement")[:most]]
    return {key: sha256 for raw, _colon, sha256 in pairs if (key := id_in(raw)) is not None}


def shown_items(request: HttpRequest, most: int) -> list[tuple[UUID, int]]:
    """The things that a form chose, each with the revision that was shown of it; at most `most`."""
    pairs = [raw.partition(":") for raw in request.POST.getlist("item")[:most]]
    read = [(id_in(key), number_in(revision)) for key, _colon, revision in pairs]
    return [(key, revision) for key, revision in read if key is not None and revision is not None]
