"""The ledger of a project as a story: its latest entries first, a page at a time, as far as they are wanted."""

from dataclasses import dataclass
from uuid import UUID

from annotations.models import LedgerEntry, Viewer
from annotations.queries.stories import Told, tell


@dataclass(frozen=True)
class Search:
    """Which entries are wanted: "" or None is all. `before` is a sequence that they lie before."""

    person: UUID | None = None
    thing: str = ""
    action: str = ""
    before: int | None = None


def history_of(user: Viewer, project: UUID, search: Search, *, most: int) -> tuple[list[Told], int | None]:
    """The entries as the person may see them, and the sequence to go on before; None if these are the last."""
    entries = LedgerEntry.objects.visible_to(user).filter(project_id=project).defer("statement")
    if search.person is not None:
        entries = entries.filter(person_id=search.person)
    if search.thing:
        entries = entries.filter(thing=search.thing)
    if search.action:
        entries = entries.filter(action=search.action)
    if search.before is not None:
        entries = entries.filter(sequence__lt=search.before)
    told = tell(user, project, entries.order_by("-sequence")[: most + 1])
    return told[:most], told[most - 1].sequence if len(told) > most else None
