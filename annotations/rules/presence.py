"""Presence: where in a source somebody reads, said in lines and no finer, and true for seconds only."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from annotations.rules.errors import InvalidFields
from annotations.rules.fields import unknown_key

# Seconds after which a page that says nothing more is gone. Ours says it every 20, so two of its words may be lost.
HOLDS = 50.0
# Open pages of one person that are told apart; the one that said nothing for longest makes room.
PAGES = 8

KNOWN = ("first", "last", "caret", "page", "unseen")
_ONE_PAGE = UUID(int=0)


@dataclass(frozen=True)
class Reading:
    """Lines of a source, counted from 1: the first and the last on the screen, and that of the caret if it is there."""

    first: int
    last: int
    caret: int | None


def read_reading(said: Mapping[str, object], lines: int) -> tuple[UUID, Reading | None]:
    """Which open page says where it is in a text of so many lines; None if it is unseen from now on."""
    errors = {key: [unknown_key(KNOWN)] for key in said if key not in KNOWN}
    page = _read_page(said.get("page"), errors)
    if said.get("unseen") not in (None, True, False):
        errors["unseen"] = ["True or false is needed here."]
    first, last, caret = (_read_line(said.get(name)) for name in ("first", "last", "caret"))
    if not said.get("unseen"):
        needed = f"A line of the source is needed: a whole number from 1 to {lines:,}."
        for name, line in (("first", first), ("last", last)):
            if line is None or not 1 <= line <= lines:
                errors[name] = [needed]
        if said.get("caret") is not None and (caret is None or not 1 <= caret <= lines):
            errors["caret"] = [needed]
        if first is not None and last is not None and first > last:
            errors.setdefault("last", ["The last line cannot stand before the first."])
    if errors:
        raise InvalidFields(errors)
    return page, Reading(first, last, caret) if first and last and not said.get("unseen") else None


def _read_line(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _read_page(value: object, errors: dict[str, list[str]]) -> UUID:
    if value is None:
        return _ONE_PAGE
    try:
        if isinstance(value, str):
            return UUID(value)
    except ValueError:
        pass
    errors["page"] = ["A UUID is needed here."]
    return _ONE_PAGE
