"""The present state of a project, as it is stored and as its ledger alone says it."""

from typing import Any, get_args
from uuid import UUID

from annotations.models import LedgerEntry
from annotations.models.states import Thing, state_of, thing_of
from annotations.rules.replay import states

States = dict[tuple[str, str], Any]
PLACES = {"Annotation": "source__project_id", "Project": "id"}


def stored(project: UUID | str) -> States:
    """The state of every row of everything that the ledger speaks of."""
    return {
        (thing_of(row), str(row.pk)): state_of(row)
        for model in get_args(Thing)
        for row in model.objects.filter(**{PLACES.get(model.__name__, "project_id"): project})
        if row.revision  # a key that has kept the name of its account has no entry yet
    }


def rebuilt(project: UUID | str) -> States:
    """The same from the bodies of the entries."""
    bodies = LedgerEntry.objects.filter(project_id=project).order_by("sequence").values_list("body", flat=True)
    return dict(states(bodies))
