"""The first signature of what takes two: it stands as long as nothing has happened to the thing since."""

from uuid import UUID

from annotations.models import LedgerEntry
from annotations.models.states import Work
from annotations.rules.signoff import Move


def endorsed_by(work: Work) -> UUID | None:
    """Who endorsed the thing as it stands, by key; None if nobody did."""
    entries = LedgerEntry.objects.filter(thing_id=work.id, revision=work.revision, action=Move.ENDORSE.value)
    return entries.values_list("person_id", flat=True).first()
