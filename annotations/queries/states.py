"""What the ledger says of a thing at one of its revisions."""

from collections.abc import Mapping
from uuid import UUID

import orjson

from annotations.models import LedgerEntry, Viewer


def state_at(user: Viewer, thing: UUID, revision: int) -> Mapping[str, object] | None:
    """The thing as it was at the revision; None where there is none that the person may see."""
    entry = LedgerEntry.objects.visible_to(user).filter(thing_id=thing, revision=revision).first()
    if entry is None:
        return None
    after: Mapping[str, object] | None = orjson.loads(entry.body)["after"]
    return after
