"""Replaying a ledger: each entry goes on from the last about its thing, and does only what the rules allow.

Whoever adds a thing, an action or a field adds it here too (FRAME, MOVES, NOT_YET_SAID), as in sql/ledger.sql; tests
hold the two against each other.
"""

from collections.abc import Iterable, Mapping

import orjson

from annotations.rules.chain import Unfit
from annotations.rules.entries import Said, State, fingerprint
from annotations.rules.present import Last, Present, state_after
from annotations.rules.replayed_frame import replay_frame
from annotations.rules.replayed_pseudonyms import PSEUDONYMISE
from annotations.rules.replayed_work import replay_work
from annotations.rules.signoff import SIGNATURES, Move

# Fields that entries did not have from the beginning, in the order in which they came: the `before` of the first entry
# that has one says what stands for "not yet said".
NOT_YET_SAID: Mapping[str, Mapping[str, object]] = {
    "project": {"guidelines": "", "two_reviewers": [], "sign_again_after": None},
}
WORK = frozenset({"annotation", "contradiction"})


class Replay:
    """What is there after the entries so far, which it was given one by one in their order."""

    def __init__(self) -> None:
        self.present = Present()

    def take(self, said: Said, statement: str | None) -> None:
        """Go on by one entry; Unfit where it does not follow from those before, or the rules do not allow it."""
        _check_beginning(said)
        self._check_follows(said)
        self._check_thing(said)
        if said["action"] not in SIGNATURES and (said["meaning"], statement) != (None, None):
            raise Unfit("only a signature states what is signed")
        if said["thing"] in WORK:
            replay_work(said, statement, self.present)
        else:
            replay_frame(said, self.present)
        self.present.deeds.append(said)
        after = said["after"]
        self.present.last[said["id"]] = Last(
            said["thing"],
            said["revision"],
            b"" if after is None else fingerprint(after),
            said["person"] if said["action"] == Move.ENDORSE else None,
        )

    def check_end(self) -> None:
        """Unfit where the ledger ends before everything followed that has to."""
        unsettling = self.present.unsettling
        if unsettling is not None:
            raise Unfit(_not_unsettled(unsettling.waiting, unsettling.cause))

    def _check_thing(self, said: Said) -> None:
        """That it goes on from the last entry about its thing."""
        last, before, after = self.present.last.get(said["id"]), said["before"], said["after"]
        expected = 1 if last is None else last.revision + 1
        if said["revision"] != expected:
            raise Unfit(f"its revision should be {expected} and is {said['revision']}")
        if last is not None and last.thing != said["thing"]:
            raise Unfit(f"{said['id']} is a {last.thing} and no {said['thing']}")
        if (last is None) != (before is None) or (before is not None and not _goes_on(last, before)):
            raise Unfit("what was there before is not what the last entry about it left")
        if after is not None and (after.get("id") != said["id"] or after.get("revision") != said["revision"]):
            raise Unfit("the state after it is that of another thing or revision")

    def _check_follows(self, said: Said) -> None:
        """An end that changes unsettles what rests on it, in the entries right after; nothing else is unsettled."""
        unsettling, is_unsettle = self.present.unsettling, said["action"] == Move.UNSETTLE
        if unsettling is None:
            # What names in a release follow from is looked at with the release, what work takes back with the work.
            is_known = said["action"] == PSEUDONYMISE or said["thing"] in WORK
            if is_unsettle or (said["cause"] is not None and not is_known):
                raise Unfit("it follows from another entry, and nothing follows at this point")
            return
        if not is_unsettle or said["id"] not in unsettling.waiting:
            raise Unfit(_not_unsettled(unsettling.waiting, unsettling.cause))
        if (said["cause"], said["person"]) != (unsettling.cause, unsettling.person):
            raise Unfit(f"it follows from entry {unsettling.cause} and its person, and names another")
        unsettling.waiting.discard(said["id"])
        if not unsettling.waiting:
            self.present.unsettling = None


def _check_beginning(said: Said) -> None:
    if (said["sequence"] == 1) != ((said["thing"], said["action"]) == ("project", "create")):
        raise Unfit("a ledger begins with the making of its project, and only begins with it")


def _not_unsettled(waiting: Iterable[str], cause: int) -> str:
    return f"contradiction {min(waiting)} should be unsettled here, since entry {cause} changed what it rests on"


def _goes_on(last: Last | None, before: State) -> bool:
    """Whether the state is the one that was left, but for fields that nobody could say then."""
    if last is None or fingerprint(before) == last.fingerprint:
        return last is not None
    later = list(NOT_YET_SAID.get(last.thing, {}).items())
    for first in range(len(later)):
        unsaid = dict(later[first:])
        if all(name in before and before[name] == value for name, value in unsaid.items()):
            known = {name: value for name, value in before.items() if name not in unsaid}
            if fingerprint(known) == last.fingerprint:
                return True
    return False


def states(bodies: Iterable[str | bytes]) -> dict[tuple[str, str], State]:
    """The present state of everything, by kind of thing and id, from the bodies of a whole ledger in their order.

    The ledger alone says it; what is gone is not in it. A field that came later is missing until its thing changes.
    """
    found: dict[tuple[str, str], State] = {}
    for body in bodies:
        said: Said = orjson.loads(body)
        if said["after"] is None:
            found.pop((said["thing"], said["id"]), None)
        else:
            found[said["thing"], said["id"]] = state_after(said)
    return found
