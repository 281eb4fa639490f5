"""Moves and their history, for one thing or many."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid5

from django.db import transaction
from django.http import HttpResponse
from rest_framework.request import Request

from annotations.actions.signoff import Asked, Moved, move_annotation, move_contradiction, move_many, read_move
from annotations.api.endpoints import (
    Endpoint,
    known_filters,
    page_limit,
    page_start,
    refuse_last,
    to_comparable,
    whole,
)
from annotations.api.ledger import present_entries
from annotations.api.memberships import only
from annotations.api.parsing import read_id, seen_revision, seen_statement
from annotations.api.presenting import present
from annotations.api.problems import describe
from annotations.api.rendering import answer
from annotations.api.schema import PAGING, described
from annotations.api.shapes.base import page_of
from annotations.api.shapes.moves import EntryOut, MoveIn, MovesIn, MovesOut
from annotations.api.shapes.statements import AnnotationOut, ContradictionOut
from annotations.models import LedgerEntry
from annotations.models.states import Work, thing_of
from annotations.queries.seats import Seat, seat_in
from annotations.queries.visible import annotation_seen_by, check_seen, check_there, contradiction_seen_by
from annotations.rules.confirming import Confirmation
from annotations.rules.errors import InvalidFields, PreconditionMissing, Refusal
from annotations.rules.signoff import ASKED_FOR, Move

ITEMS_LIMIT = 200
_EVENTS = "Every ledger entry about it, oldest first"
_MOVE = (
    "Make a move; `seen_revision` is the one you decided on, `seen_statement_sha256` the hash of what you were shown."
    " Where it takes two reviewers, the first `sign_off` endorses, and the thing stays submitted"
)
_REFUSALS = (403, 409, 410, 412, 428, 429)


class _SignoffEvents(Endpoint):
    """The history of one thing, and its next move."""

    def find(self, thing: UUID) -> tuple[Work, Seat]:
        """The thing and the caller's seat."""
        raise NotImplementedError

    def make(self, thing: UUID, asked: Asked) -> Work:
        """The thing after the move."""
        raise NotImplementedError

    def _list(self, request: Request, thing: UUID) -> HttpResponse:
        work, seat = self.find(thing)
        known_filters(request.GET, ())
        limit = page_limit(request.GET)
        entries = LedgerEntry.objects.visible_to(self.user).filter(project_id=seat.project, thing_id=work.id)
        start = page_start(request.GET, (whole,))
        if start is not None:
            entries = entries.filter(revision__gt=start[0])
        return self.page(
            list(entries.order_by("revision")[: limit + 1]),
            limit,
            lambda rows: present_entries(rows, seat.project),
            lambda row: [row.revision],
        )

    def _move(self, thing: UUID) -> HttpResponse:
        body = self.body()
        signer = self.signer_in(body)

        def attempt(confirmed: Confirmation | None) -> tuple[Work, bool]:
            said = dict(body)
            return self.make_once(said, lambda _: self._make(thing, said, confirmed), lambda _: self.find(thing)[0])

        work, is_new = signer.sign(attempt)
        return answer(present(work), 201 if is_new else 200, revision=work.revision, location=self.request.path)

    def _make(self, thing: UUID, body: dict[str, object], confirmed: Confirmation | None) -> Work:
        seen = seen_revision(body.get("seen_revision"))
        try:
            only(body, "move", "reason", "seen_revision", "seen_statement_sha256")
            move, reason = read_move(body.get("move"), body.get("reason"))
        except InvalidFields as fault:
            refuse_last(fault, lambda: self._attempt(thing, body.get("move"), seen, confirmed))
        return self.make(thing, Asked(move, reason, seen, seen_statement(body.get("seen_statement_sha256")), confirmed))

    def _attempt(self, thing: UUID, move: object, seen: int | None, confirmed: Confirmation | None) -> None:
        """As much of a move as can be told although some of it cannot be read."""
        work, _ = self.find(thing)
        if move in list(ASKED_FOR):
            self.make(thing, Asked(Move(str(move)), "cannot be read", seen, confirmed=confirmed))
        check_there(work)
        check_seen(work, work.revision, seen)


class AnnotationSignoffEvents(_SignoffEvents):
    """Of an annotation."""

    def find(self, thing: UUID) -> tuple[Work, Seat]:
        """Deleted or not."""
        return annotation_seen_by(self.user, thing)

    def make(self, thing: UUID, asked: Asked) -> Work:
        """One move."""
        return move_annotation(self.user, thing, asked)

    @described(_EVENTS, {200: page_of(EntryOut)}, refusals=[400], parameters=PAGING)
    def get(self, request: Request, annotation: UUID) -> HttpResponse:
        """List."""
        return self._list(request, annotation)

    @described(_MOVE, {200: AnnotationOut, 201: AnnotationOut}, takes=MoveIn, refusals=_REFUSALS)
    def post(self, request: Request, annotation: UUID) -> HttpResponse:  # noqa: ARG002
        """Move."""
        return self._move(annotation)


class ContradictionSignoffEvents(_SignoffEvents):
    """Of a contradiction."""

    def find(self, thing: UUID) -> tuple[Work, Seat]:
        """Deleted or not."""
        return contradiction_seen_by(self.user, thing)

    def make(self, thing: UUID, asked: Asked) -> Work:
        """One move."""
        return move_contradiction(self.user, thing, asked)

    @described(_EVENTS, {200: page_of(EntryOut)}, refusals=[400], parameters=PAGING)
    def get(self, request: Request, contradiction: UUID) -> HttpResponse:
        """List."""
        return self._list(request, contradiction)

    @described(_MOVE, {200: ContradictionOut, 201: ContradictionOut}, takes=MoveIn, refusals=_REFUSALS)
    def post(self, request: Request, contradiction: UUID) -> HttpResponse:  # noqa: ARG002
        """Move."""
        return self._move(contradiction)


class ProjectSignoffEvents(Endpoint):
    """One move on many things of a project."""

    @described(
        "Make one move on up to 200 things, each in its own transaction, answered item by item",
        {200: MovesOut},
        takes=MovesIn,
        refusals=[403, 409, 428, 429],
    )
    def post(self, request: Request, project: UUID) -> HttpResponse:  # noqa: ARG002
        """Move."""
        body = self.body()
        seat_in(project, self.user)
        signer = self.signer_in(body)
        sent, content = body.pop("id", None), to_comparable(body)
        items = _read_items(only(body, "move", "reason", "items"))
        is_new = self._each_once(project, read_id(sent), content) if sent is not None else None
        kept = signer.kept()
        asked = [(item, replace(one, confirmed=kept)) for item, one in items]
        made = move_many(self.user, project, asked, is_new, signer.confirm)
        return answer({"results": [_item(moved) for moved in made]})

    def _each_once(self, project: UUID, request_id: UUID, content: bytes) -> Callable[[UUID], bool]:
        """Whether a move is made for the first time; each has an id of its own, since each is a transaction."""

        def is_new(item: UUID) -> bool:
            return self.claim(uuid5(request_id, str(item)), content, lambda: seat_in(project, self.user))

        with transaction.atomic():
            self.claim(request_id, content, lambda: seat_in(project, self.user))
        return is_new


def _read_items(body: dict[str, object]) -> list[tuple[UUID, Asked]]:
    raw = body.get("items")
    if not isinstance(raw, list) or not 1 <= len(raw) <= ITEMS_LIMIT or not all(isinstance(item, dict) for item in raw):
        raise InvalidFields({"items": [f"A list of 1 to {ITEMS_LIMIT} objects with id and seen_revision is needed."]})
    seen = [seen_revision(item.get("seen_revision")) for item in raw]
    if None in seen:
        raise PreconditionMissing("Every item needs the seen_revision that the move was decided on.")
    move, reason = read_move(body.get("move"), body.get("reason"))
    known = ("id", "seen_revision", "seen_statement_sha256")
    return [
        (
            read_id(only(item, *known).get("id"), "items"),
            Asked(move, reason, revision, seen_statement(item.get("seen_statement_sha256"))),
        )
        for item, revision in zip(raw, seen, strict=True)
    ]


def _item(moved: Moved) -> dict[str, object]:
    if isinstance(moved.outcome, Refusal):
        return {"id": moved.item, **describe(moved.outcome)}
    status = 201 if moved.is_new else 200
    return {"id": moved.item, "status": status, "thing": thing_of(moved.outcome), "result": present(moved.outcome)}
