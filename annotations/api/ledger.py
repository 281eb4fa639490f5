"""The ledger of a project."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import orjson
from django.http import HttpResponse
from rest_framework.request import Request

from annotations.api import shapes
from annotations.api.endpoints import Endpoint, known_filters, page_limit, page_start, whole
from annotations.api.presenting import Shape
from annotations.api.schema import PAGING, described
from annotations.models import LedgerEntry
from annotations.queries.people import names_in
from annotations.queries.seats import seat_in


class Ledger(Endpoint):
    """A project's entries."""

    @described(
        "The project's entries by sequence; readers see what they may see of it",
        {200: shapes.page_of(shapes.EntryOut)},
        refusals=[400],
        parameters=PAGING,
    )
    def get(self, request: Request, project: UUID) -> HttpResponse:
        """List."""
        seat_in(project, self.user)
        known_filters(request.GET, ())
        limit = page_limit(request.GET)
        entries = LedgerEntry.objects.visible_to(self.user).filter(project_id=project).order_by("sequence")
        start = page_start(request.GET, (whole,))
        if start is not None:
            entries = entries.filter(sequence__gt=start[0])
        return self.page(
            list(entries[: limit + 1]), limit, lambda rows: present_entries(rows, project), lambda row: [row.sequence]
        )


def present_entries(entries: Sequence[LedgerEntry], project: UUID) -> list[Any]:
    """Entries as they were hashed, with the names that stand beside their keys."""
    names = names_in(project)
    return [_present(entry, names[entry.person_id]) for entry in entries]


def _present(entry: LedgerEntry, name: str) -> Shape:
    body = orjson.loads(entry.body)
    return {
        "sequence": entry.sequence,
        "at": body["at"],
        "person": body["person"],
        "name": name,
        "action": body["action"],
        "thing": body["thing"],
        "id": body["id"],
        "revision": body["revision"],
        "before": body["before"],
        "after": body["after"],
        "reason": body["reason"],
        "cause": body["cause"],
        "meaning": body["meaning"],
        "statement": entry.statement,
        "body": entry.body,
        "body_sha256": bytes(entry.body_sha256).hex(),
        "chain_sha256": bytes(entry.chain_sha256).hex(),
    }
