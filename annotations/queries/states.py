"""What the ledger says of a thing at one of its revisions, and of who made it what it is now."""

from collections.abc import Mapping
from uuid import UUID

import orjson

from annotations.models import LedgerEntry, Viewer
from annotations.models.states import Thing

FIRST_RETURNABLE = 3  # what is made at revision 1 is submitted at 2 at the earliest, and returned after that


def state_at(user: Viewer, thing: UUID, revision: int) -> Mapping[str, object] | None:
    """The thing as it was at the revision; None where there is none that the person may see."""
    entry = LedgerEntry.objects.visible_to(user).filter(thing_id=thing, revision=revision).first()
    if entry is None:
        return None
    after: Mapping[str, object] | None = orjson.loads(entry.body)["after"]
    return after


def last_changed_by(user: Viewer, thing: Thing) -> str:
    """Whose change led to the revision that the thing has; '' where the person may not see that."""
    entries = LedgerEntry.objects.visible_to(user).filter(thing_id=thing.pk, revision=thing.revision)
    return entries.values_list("person__name", flat=True).first() or ""


def why_returned(user: Viewer, thing: UUID, revision: int) -> str:
    """The reason for which a thing was returned, if that is the last that happened to it."""
    if revision < FIRST_RETURNABLE:
        return ""
    entry = LedgerEntry.objects.visible_to(user).filter(thing_id=thing, revision=revision, action="return").first()
    return "" if entry is None else str(orjson.loads(entry.body)["reason"])
