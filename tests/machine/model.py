"""What should happen, told a second time and as shortly as possible: the design's table, and nothing of the code's.

People are named by their usernames, items by their ids.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

MANAGER, ANNOTATOR, REVIEWER, READER = "manager", "annotator", "reviewer", "reader"
WORKERS = {MANAGER, ANNOTATOR, REVIEWER}
LEADS_TO = {
    ("draft", "submit"): "submitted",
    ("submitted", "withdraw"): "draft",
    ("submitted", "sign_off"): "signed_off",
    ("submitted", "return"): "draft",
    ("submitted", "reject"): "rejected",
    ("signed_off", "reopen"): "submitted",
    ("rejected", "reopen"): "submitted",
}
REVIEWS = ("sign_off", "return", "reject", "reopen")
MOVES = (*dict.fromkeys(move for _, move in LEADS_TO), "delete", "restore")


@dataclass(frozen=True)
class Verdict:
    """What the answer should be: its status, and its code where that says more."""

    status: int
    code: str = ""


STALE, INVISIBLE, GONE, UNSEEN = Verdict(412), Verdict(404), Verdict(410), Verdict(428)
FORBIDDEN, OWN, INVALID = Verdict(403, "not_allowed"), Verdict(403, "own_work"), Verdict(400)


def impossible(code: str) -> Verdict:
    """Not now."""
    return Verdict(409, code)


@dataclass
class Item:
    """An annotation, or a contradiction, which has ends."""

    kind: str
    authors: list[str]
    is_complete: bool = True
    ends: tuple[str, ...] = ()
    status: str = "draft"
    revision: int = 1
    is_deleted: bool = False
    endorsed_by: str = ""
    signed_by: str = ""


@dataclass
class Model:
    """A project: who sits in it, and what is in it."""

    roles: dict[str, str]
    items: dict[str, Item] = field(default_factory=dict)
    two_reviewers: frozenset[str] = frozenset()
    is_archived: bool = False

    def resting_on(self, item: str) -> list[str]:
        """The contradictions that are there and rest on it."""
        return [name for name, one in self.items.items() if item in one.ends and not one.is_deleted]

    def signed_off(self) -> set[str]:
        """What a release holds."""
        return {name for name, one in self.items.items() if one.status == "signed_off" and not one.is_deleted}

    def works(self, by: str) -> Verdict | None:
        """Why somebody may not add to the project; None if they may."""
        if by not in self.roles:
            return INVISIBLE
        if self.roles[by] not in WORKERS:
            return FORBIDDEN
        return impossible("archived") if self.is_archived else None

    def create(self, by: str, name: str, item: Item) -> Verdict:
        """An annotation, or a contradiction of what is there."""
        refused = self.works(by)
        if refused:
            return refused
        if any(self.items[end].is_deleted for end in item.ends):
            return impossible("end_deleted")
        self.items[name] = item
        return Verdict(201)

    def revise(
        self, by: str, name: str, seen: int | None, ends: tuple[str, ...] = (), *, complete: bool | None = None
    ) -> Verdict:
        """An edit; of what a contradiction rests on, if ends are named."""
        item = self.items[name]
        role = self.roles.get(by)
        may = role in WORKERS
        refused = self._stands_in_the_way(by, item, seen, None if may else FORBIDDEN)
        if refused:
            return refused
        if any(self.items[end].is_deleted for end in ends):
            return impossible("end_deleted")
        item.ends = ends or item.ends
        item.is_complete = item.is_complete if complete is None else complete
        if by not in item.authors:
            item.authors.append(by)
        self._lead(item, "draft")
        self._unsettle(name)
        return Verdict(200)

    def move(self, by: str, name: str, move: str, seen: int | None, reason: str = "because") -> Verdict:
        """A move, delete and restore among them."""
        item = self.items[name]
        refused = self._stands_in_the_way(by, item, seen, self._forbids(by, item, move), even_deleted=move == "restore")
        refused = refused or self._impossible(by, name, item, move, reason)
        if refused:
            return refused
        if move == "sign_off" and item.kind in self.two_reviewers and not item.endorsed_by:
            self._lead(item, "submitted")
            item.endorsed_by = by
            return Verdict(201)
        was_signed_off = item.status == "signed_off"
        if move == "delete":
            item.is_deleted = True
            self._lead(item, item.status)
        elif move == "restore":
            item.is_deleted = False
            self._lead(item, "draft")
        else:
            self._lead(item, LEADS_TO[item.status, move])
        item.signed_by = by if move == "sign_off" else item.signed_by
        if was_signed_off and item.status != "signed_off":
            self._unsettle(name)
        return Verdict(201)

    def seat(self, by: str, whom: str, role: str | None) -> Verdict:
        """Another role, a new seat, or None: no seat any more."""
        if by not in self.roles:
            return INVISIBLE
        if self.roles[by] != MANAGER:
            return FORBIDDEN
        others = [name for name, held in self.roles.items() if held == MANAGER and name != whom]
        if whom in self.roles and role != MANAGER and not others:
            return impossible("last_manager")
        if role is None:
            del self.roles[whom]
            return Verdict(204)
        is_new = whom not in self.roles
        self.roles[whom] = role
        return Verdict(201 if is_new else 200)

    def _forbids(self, by: str, item: Item, move: str) -> Verdict | None:
        role, is_author = self.roles.get(by), by in item.authors
        if move in REVIEWS:
            if role not in (MANAGER, REVIEWER):
                return FORBIDDEN
            return OWN if is_author else None
        return None if role == MANAGER or (role in WORKERS and is_author) else FORBIDDEN

    def _stands_in_the_way(
        self, by: str, item: Item, seen: int | None, forbids: Verdict | None, *, even_deleted: bool = False
    ) -> Verdict | None:
        role = self.roles.get(by)
        if role is None or (role == READER and (item.status != "signed_off" or item.is_deleted)):
            return INVISIBLE
        if item.is_deleted and not even_deleted:
            return GONE
        if forbids:
            return forbids
        if seen is None:
            return UNSEEN
        if seen != item.revision:
            return STALE
        return impossible("archived") if self.is_archived else None

    def _impossible(self, by: str, name: str, item: Item, move: str, reason: str) -> Verdict | None:
        ends = [self.items[end] for end in item.ends]
        takes_two = item.kind in self.two_reviewers
        reasons = (  # the first that holds
            (move == "restore" and not item.is_deleted, impossible("not_deleted")),
            (move not in ("delete", "restore") and (item.status, move) not in LEADS_TO, impossible("not_possible_now")),
            (move in ("return", "reject", "reopen") and not reason, INVALID),
            (move == "sign_off" and any(end.status != "signed_off" for end in ends), impossible("end_not_signed_off")),
            (move == "restore" and any(end.is_deleted for end in ends), impossible("end_deleted")),
            (move == "delete" and bool(self.resting_on(name)), impossible("rests_on_it")),
            (move == "submit" and not item.is_complete, INVALID),
            (move == "sign_off" and takes_two and item.endorsed_by == by, impossible("second_reviewer_needed")),
        )
        return next((verdict for holds, verdict in reasons if holds), None)

    def _lead(self, item: Item, status: str) -> None:
        item.status = status
        item.revision += 1
        item.endorsed_by = ""

    def _unsettle(self, end: str) -> None:
        for name in self.resting_on(end):
            one = self.items[name]
            self._lead(one, "submitted" if one.status in ("submitted", "signed_off") else one.status)

    def broken(self) -> Iterable[str]:
        """What must never be true, whoever did what."""
        for name, item in self.items.items():
            if item.status == "signed_off":
                if not item.signed_by or item.signed_by in item.authors:
                    yield f"{name} is signed off by {item.signed_by or 'nobody'}, written by {item.authors}"
                if not item.is_deleted and any(self.items[end].status != "signed_off" for end in item.ends):
                    yield f"{name} is signed off on an end that is not"
            if not item.is_deleted and any(self.items[end].is_deleted for end in item.ends):
                yield f"{name} rests on what is deleted"
