"""What addresses and forms ask for, read so that nonsense counts as nothing asked."""

from uuid import UUID

from django.http import HttpRequest, QueryDict


def id_in(query: QueryDict, name: str) -> UUID | None:
    """An id; None for none."""
    try:
        return UUID(query.get(name, ""))
    except ValueError:
        return None


def number_in(query: QueryDict, name: str) -> int | None:
    """A whole number; None for none."""
    raw = query.get(name, "")
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 19 else None


def shown_items(request: HttpRequest, most: int) -> list[tuple[UUID, int]]:
    """The things that a form chose, each with the revision that was shown of it; at most `most`."""
    found = []
    for raw in request.POST.getlist("item")[:most]:
        key, _, revision = raw.partition(":")
        try:
            found.append((UUID(key), int(revision)))
        except ValueError:
            continue
    return found
