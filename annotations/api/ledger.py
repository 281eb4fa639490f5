"""The ledger of a project."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

import orjson
from django.http import HttpResponse, StreamingHttpResponse
from rest_framework.request import Request

from annotations.api.endpoints import Endpoint, known_filters, page_limit, page_start, whole
from annotations.api.presenting import Shape
from annotations.api.schema import PAGING, OpenApiTypes, described
from annotations.api.shapes.base import page_of
from annotations.api.shapes.moves import EntryOut
from annotations.exports.json_lines import MEDIA_TYPE, json_line
from annotations.models import LedgerEntry, LedgerHead
from annotations.queries.people import names_in
from annotations.queries.seats import seat_in
from annotations.rules.entries import FORMAT
from annotations.rules.permissions import Deed

# Entries that are read at once: some are large, so not many.
PIECE = 200


class Ledger(Endpoint):
    """A project's entries."""

    @described(
        "The project's entries by sequence; readers see what they may see of it",
        {200: page_of(EntryOut)},
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


class LedgerFile(Endpoint):
    """The whole ledger of a project as a file that anybody can check."""

    @described(
        "All entries, one a line, after a line that says where the chain ends",
        {200: OpenApiTypes.BINARY},
        refusals=[403],
        media_type=MEDIA_TYPE,
    )
    def get(self, request: Request, project: UUID) -> StreamingHttpResponse:  # noqa: ARG002
        """Download."""
        seat_in(project, self.user).permit(Deed.TAKE_LEDGER)
        head = LedgerHead.objects.get(project_id=project)
        response = StreamingHttpResponse(ledger_lines(head, names_in(project)), content_type=MEDIA_TYPE)
        response["Content-Disposition"] = f'attachment; filename="ledger-{project}-{head.sequence}.jsonl"'
        response["Cache-Control"] = "private, no-store"
        return response


def ledger_lines(head: LedgerHead, names: Mapping[UUID, str]) -> Iterator[bytes]:
    """The file, piece by piece.

    Entries never change and have no gaps, so all up to the head are one snapshot, however long somebody takes to fetch
    them; no transaction stays open for it.
    """
    chain = bytes(head.chain_sha256).hex()
    yield json_line(
        {"format": FORMAT, "project": str(head.project_id), "sequence": head.sequence, "chain_sha256": chain}
    )
    entries = LedgerEntry.objects.filter(project_id=head.project_id).order_by("sequence")
    for last in range(0, head.sequence, PIECE):
        piece = entries.filter(sequence__gt=last, sequence__lte=min(last + PIECE, head.sequence))
        yield b"".join([json_line(_present(entry, names[entry.person_id])) for entry in piece])


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
        "statement_sha256": body["statement_sha256"],
        "body": entry.body,
        "body_sha256": bytes(entry.body_sha256).hex(),
        "chain_sha256": bytes(entry.chain_sha256).hex(),
    }
