"""What a change of an annotation means for the contradictions that rest on it."""

from dataclasses import replace

from annotations.actions.ledger import Entry, record, record_all
from annotations.actions.locks import lock_resting_on
from annotations.models import Annotation, Contradiction
from annotations.models.states import state_of
from annotations.queries.seats import Seat
from annotations.rules.signoff import Move, Status, status_after


def unsettle_resting_on(annotation: Annotation, seat: Seat, *, caused_by: Entry) -> None:
    """Write the entry, then unsettle each contradiction resting on its annotation, with an entry that names it.

    The revision rises in any case, so that nobody signs a contradiction whose end they have not seen. Whoever caused
    it is named in the entry and does not become an author.
    """
    changed = [_unsettle(contradiction, annotation, seat) for contradiction in lock_resting_on(annotation)]
    cause = record(caused_by)
    record_all([replace(entry, cause=cause) for entry in changed])


def _unsettle(contradiction: Contradiction, annotation: Annotation, seat: Seat) -> Entry:
    before = state_of(contradiction)
    contradiction.status = status_after(Status(contradiction.status), Move.UNSETTLE).value
    contradiction.revision += 1
    contradiction.updated = annotation.updated
    contradiction.save(update_fields=["status", "revision", "updated"])
    return Entry(seat.project, seat.person, Move.UNSETTLE, contradiction, before, state_of(contradiction))
