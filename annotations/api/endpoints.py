"""What every address of the API has in common."""

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any, NoReturn, TypeVar, cast
from uuid import UUID

import orjson
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.http.request import QueryDict
from rest_framework.authentication import SessionAuthentication
from rest_framework.views import APIView

from annotations.actions.requests import claim_request
from annotations.api.parsing import body_of, read_id
from annotations.api.rendering import answer
from annotations.queries.confirming import FIELDS, Signer
from annotations.rules.errors import InvalidFields, Malformed, NotAllowed, NotPossibleNow, NotVisible, Refusal

Made = TypeVar("Made")
Rows = TypeVar("Rows", bound="QuerySet[Any]")

LIMIT = 200
MOST = 10_000


class Endpoint(APIView):
    """An address; its methods parse, call one action or query, and present."""

    @property
    def user(self) -> AbstractBaseUser:
        """Who asks; nobody gets here who is nobody."""
        return cast("AbstractBaseUser", self.request.user)

    def body(self) -> dict[str, object]:
        """The object in the body."""
        return body_of(self.request)

    def signer_in(self, body: dict[str, object]) -> Signer:
        """Who signs. What they say to it is taken out of the body, so that nothing of it is kept, not even a hash."""
        typed = {name: body.pop(name, None) or "" for name in FIELDS}
        wrong = [name for name, value in typed.items() if not isinstance(value, str)]
        if wrong:
            raise Malformed(f"A text is needed for {' and '.join(wrong)}.")
        in_session = isinstance(self.request.successful_authenticator, SessionAuthentication)
        return Signer(self.request._request, str(typed["password"]), str(typed["code"]), is_in_session=in_session)

    def make_once(
        self, body: dict[str, object], make: Callable[[UUID | None], Made], find: Callable[[UUID], Made]
    ) -> tuple[Made, bool]:
        """Make something, and whether it was made now: with an `id` that was sent before it is only found."""
        sent = body.pop("id", None)
        if sent is None:
            return make(None), True
        content = to_comparable(body)
        try:
            request_id = read_id(sent)
        except InvalidFields as fault:
            refuse_last(fault, lambda: make(None))
        with transaction.atomic():
            if self.claim(request_id, content, lambda: make(None)):
                return make(request_id), True
        return find(request_id), False

    def claim(self, request_id: UUID, content: bytes, attempt: Callable[[], object]) -> bool:
        """Whether the request is new. That its id is taken is not said to those who may not make the attempt."""
        target = f"{self.request.method} {self.request.path}"
        try:
            return claim_request(self.user, request_id, target=target, body=content)
        except NotPossibleNow as taken:
            try:
                attempt()
            except (NotVisible, NotAllowed):
                raise
            except Refusal:
                pass
            raise taken from None

    def page(
        self,
        rows: Sequence[Any],
        limit: int,
        present: Callable[[Sequence[Any]], list[Any]],
        place: Callable[[Any], list[Any]],
    ) -> HttpResponse:
        """A page of rows of which one more than the limit was read; `place` says where a row stands in the order."""
        more = len(rows) > limit
        shown = rows[:limit]
        following = self._address(place(shown[-1])) if more else None
        return answer({"results": present(shown), "next": following})

    def _address(self, place: list[Any]) -> str:
        query = self.request.GET.copy()
        query["after"] = base64.urlsafe_b64encode(orjson.dumps(place)).decode().rstrip("=")
        return self.request.build_absolute_uri(f"{self.request.path}?{query.urlencode()}")


def to_comparable(body: dict[str, object]) -> bytes:
    """The body so that two are equal exactly where their bytes are."""
    return json.dumps(body, sort_keys=True, default=str).encode()


def refuse_last(fault: InvalidFields, attempt: Callable[[], object]) -> NoReturn:
    """Refuse for invalid fields, unless the attempt is refused for what is looked at before; it is undone anyhow."""
    with transaction.atomic():
        try:
            attempt()
        except InvalidFields as more:
            raise InvalidFields({**fault.errors, **more.errors}) from None
        raise fault


def instant(written: str) -> datetime:
    """A time in a page's place; ValueError without a time zone."""
    moment = datetime.fromisoformat(written)
    if moment.tzinfo is None or not 1970 <= moment.year < 9999:
        raise ValueError(written)
    return moment.astimezone(UTC)


def whole(number: int) -> int:
    """A whole number in a page's place; ValueError beyond what a column holds."""
    if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number < 2**63:
        raise ValueError(number)
    return number


def page_limit(query: QueryDict) -> int:
    """How many to show at most."""
    raw = query.get("limit", str(LIMIT))
    if not raw.isascii() or not raw.isdigit() or len(raw) > len(str(MOST)) or not 1 <= int(raw) <= MOST:
        raise InvalidFields({"limit": [f"A whole number from 1 to {MOST:,} is needed."]})
    return int(raw)


def page_start(query: QueryDict, types: Sequence[Callable[[Any], Any]]) -> list[Any] | None:
    """Where the page starts: the place of the row before it, with values of these types."""
    raw = query.get("after")
    if raw is None:
        return None
    try:
        place = orjson.loads(base64.urlsafe_b64decode(raw + "=" * (-len(raw) % 4)))
        if isinstance(place, list) and len(place) == len(types):
            return [kind(value) for kind, value in zip(types, place, strict=True)]
    except (ValueError, TypeError, AttributeError, OverflowError, binascii.Error):
        pass
    raise InvalidFields({"after": ["This is no place in this list; take it from `next`."]})


def in_order_of_creation(rows: Rows, query: QueryDict) -> Rows:
    """The rows from where the page starts."""
    start = page_start(query, (instant, UUID))
    ordered = rows.order_by("created", "id")
    if start is None:
        return ordered
    return ordered.filter(Q(created__gt=start[0]) | Q(created=start[0], id__gt=start[1]))


def place_by_creation(row: Any) -> list[str]:
    """Where a row stands in that order."""
    return [row.created.isoformat(), str(row.id)]


def known_filters(query: QueryDict, known: Sequence[str], *, repeated: Sequence[str] = ()) -> None:
    """Refuse what is asked for in vain: a misspelt filter would quietly show everything, the first of two nothing."""
    every = (*known, "limit", "after")
    errors = {
        name: [f"There is no such filter here; known: {', '.join(every)}."] for name in query if name not in every
    }
    errors |= {name: ["Give this once."] for name in query if name not in repeated and len(query.getlist(name)) > 1}
    errors |= {name: ["A filter cannot hold NUL characters."] for name in query if "\x00" in query[name]}
    if errors:
        raise InvalidFields(errors)
