"""What the caller did last, and taking it back."""

from uuid import UUID

from django.http import HttpResponse
from django.http.request import QueryDict
from rest_framework.request import Request

from annotations.actions.undo import take_back
from annotations.api.endpoints import Endpoint, known_filters, refuse_last, whole
from annotations.api.memberships import only
from annotations.api.parsing import read_id, seen_revision
from annotations.api.presenting import Shape, present
from annotations.api.rendering import answer
from annotations.api.schema import described, query
from annotations.api.shapes.moves import TakeBackIn, TakenBackOut, UndoOut
from annotations.models.states import thing_of
from annotations.queries.seats import seat_in
from annotations.queries.taking_back import TakenBack, taken_back
from annotations.queries.undo import Act, acts_of
from annotations.rules.errors import InvalidFields
from annotations.rules.fields import read_text
from annotations.rules.kinds import NOTE_LIMIT

SOURCES_LIMIT = 10


class Undo(Endpoint):
    """What the caller did last to annotations and contradictions."""

    @described(
        "What you would undo next, and do again, of the last day; `refusal` says why it cannot be, if it cannot",
        {200: UndoOut},
        refusals=[400],
        parameters=[query("source", "Only of work in this source; may be given several times")],
    )
    def get(self, request: Request, project: UUID) -> HttpResponse:
        """Show."""
        seat = seat_in(project, self.user)
        acts = acts_of(seat, sources=_read_sources(request.GET))
        return answer({"undo": _present(acts.undo), "redo": _present(acts.redo)})

    @described(
        "Take back what you did by an entry of the ledger, by a new one; taking back what took something back does it"
        " again. `seen_revision` is the one that its thing has. Refused once somebody has built on it",
        {200: TakenBackOut, 201: TakenBackOut},
        takes=TakeBackIn,
        refusals=[403, 409, 410, 412, 428],
    )
    def post(self, request: Request, project: UUID) -> HttpResponse:  # noqa: ARG002
        """Take back."""
        body = self.body()
        seat_in(project, self.user)
        made, is_new = self.make_once(
            body,
            lambda _: self._take_back(project, body),
            lambda _: taken_back(seat_in(project, self.user), _read_entry(body.get("entry"))),
        )
        shape = {
            "entry": made.entry,
            "takes_back": body["entry"],
            "stays": made.stays,
            "thing": thing_of(made.work),
            "result": present(made.work),
        }
        return answer(shape, 201 if is_new else 200, revision=made.work.revision)

    def _take_back(self, project: UUID, body: dict[str, object]) -> TakenBack:
        seen = seen_revision(body.get("seen_revision"))
        entry = _read_entry(body.get("entry"))
        try:
            only(body, "entry", "seen_revision", "reason")
            reason = _read_reason(body.get("reason"))
        except InvalidFields as fault:
            refuse_last(fault, lambda: take_back(self.user, project, entry, seen=seen))
        return take_back(self.user, project, entry, seen=seen, reason=reason)


def _read_sources(asked: QueryDict) -> list[UUID]:
    known_filters(asked, ("source",), repeated=("source",))
    raw = asked.getlist("source")
    if len(raw) > SOURCES_LIMIT:
        raise InvalidFields({"source": [f"At most {SOURCES_LIMIT} sources can be named here."]})
    return [read_id(one, "source") for one in raw]


def _read_entry(raw: object) -> int:
    try:
        return whole(raw)  # type: ignore[arg-type]  # it refuses what is no number
    except ValueError:
        raise InvalidFields({"entry": ["The sequence of an entry is needed here."]}) from None


def _read_reason(raw: object) -> str:
    try:
        return read_text(raw, NOTE_LIMIT)
    except ValueError as fault:
        raise InvalidFields({"reason": [str(fault)]}) from None


def _present(act: Act | None) -> Shape | None:
    if act is None:
        return None
    refusal = act.refusal
    return {
        "entry": act.done.sequence,
        "at": act.done.at,
        "action": act.root,
        "thing": act.done.thing,
        "id": act.done.id,
        "revision": act.work.revision,
        "words": act.words,
        "stays": act.stays,
        "refusal": None if refusal is None else {"code": refusal.code, "detail": refusal.message},
    }
