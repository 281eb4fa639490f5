"""Replaying what frames the work: projects, who sits in them, sources, invitations, releases."""

from collections.abc import Callable, Mapping

from annotations.rules.chain import Unfit
from annotations.rules.entries import Said
from annotations.rules.permissions import CONTRIBUTORS, Deed, Role, Standing, may
from annotations.rules.present import (
    Present,
    Released,
    check_only,
    files_of,
    member,
    state_after,
    state_before,
    texts,
)
from annotations.rules.releases import ReleaseStatus
from annotations.rules.replayed_pseudonyms import PSEUDONYMISE, replay_person, replay_renaming

# What is done to what, and the deed that whoever does it has to be allowed; None: looked at below.
FRAME: Mapping[tuple[str, str], Deed | None] = {
    ("project", "create"): None,
    ("project", "revise"): Deed.REVISE_PROJECT,
    ("person", PSEUDONYMISE): None,
    ("membership", "create"): None,
    ("membership", "revise"): Deed.MANAGE_MEMBERS,
    ("membership", "delete"): Deed.MANAGE_MEMBERS,
    ("invitation", "create"): Deed.MANAGE_MEMBERS,
    ("invitation", "revoke"): Deed.MANAGE_MEMBERS,
    ("invitation", "accept"): None,
    ("assignment", "create"): Deed.ASSIGN,
    ("assignment", "delete"): Deed.ASSIGN,
    ("source", "create"): Deed.IMPORT_SOURCES,
    ("source", "revise"): Deed.REVISE_PROVENANCE,
    ("release", "create"): Deed.RELEASE,
    ("release", "complete"): Deed.RELEASE,
    ("release", "cancel"): Deed.RELEASE,
    ("release", "fail"): None,
    ("release", PSEUDONYMISE): None,
}
_TEXT_OF_SOURCE = ("project", "sha256", "original_sha256", "original_bytes", "normalised", "length", "lines")
_ENDS = {
    "complete": ReleaseStatus.READY,
    "cancel": ReleaseStatus.CANCELLED,
    "fail": ReleaseStatus.FAILED,
}


def replay_frame(said: Said, present: Present) -> None:
    """Go on by an entry about what frames the work; Unfit where the rules do not lead there."""
    thing, action = said["thing"], said["action"]
    if (thing, action) not in FRAME:
        raise Unfit(f"nobody can {action} a {thing}")
    # That a key was made has no entry of its own: the first about a person has nothing before it.
    is_first = said["before"] is None
    if ((action == "create") != is_first and thing != "person") or (action == "delete") != (said["after"] is None):
        raise Unfit(f"{action} does not lead here from what is or is not there")
    deed = FRAME[thing, action]
    if deed is not None:
        _permit(said, present, deed)
    _THINGS[thing](said, present)


def _permit(said: Said, present: Present, deed: Deed) -> None:
    role = present.role_of(said)
    if not may(Standing(role), deed):
        raise Unfit(f"a person of role {role} may not {said['action']} a {said['thing']}")


def _replay_project(said: Said, present: Present) -> None:
    if said["id"] != said["project"]:
        raise Unfit("it is about another project than its own")
    member(state_after(said), "archived", bool)
    present.project = state_after(said)


def _replay_membership(said: Said, present: Present) -> None:
    state = state_before(said) if said["after"] is None else said["after"]
    person, role = member(state, "person", str), _role(member(state, "role", str))
    if said["action"] == "create":
        # The first manager, and whoever was invited, sit down themselves.
        is_first = said["sequence"] == 2 and role is Role.MANAGER
        if person != said["person"] or not (is_first or role in present.invited.values()):
            _permit(said, present, Deed.MANAGE_MEMBERS)
        if person in present.roles:
            raise Unfit("the person is a member already")
    elif person != state_before(said).get("person"):
        raise Unfit("a membership stays that of its person")
    if said["action"] == "delete":
        present.roles.pop(person, None)
    else:
        present.roles[person] = role
    if Role.MANAGER not in present.roles.values():
        raise Unfit("it leaves the project without a manager")


def _role(raw: str) -> Role:
    if raw not in list(Role):
        raise Unfit(f"there is no role {raw}")
    return Role(raw)


def _replay_invitation(said: Said, present: Present) -> None:
    after = state_after(said)
    if said["action"] == "create":
        if after.get("created_by") != said["person"] or after.get("accepted_by") is not None or after.get("revoked"):
            raise Unfit("an invitation is made open, by whoever made the entry")
        present.invited[said["id"]] = _role(member(after, "role", str))
        return
    check_only(said, frozenset({"accepted_by", "revoked", "revision"}))
    if present.invited.pop(said["id"], None) is None:
        raise Unfit("the invitation was used or revoked before")
    accepted = said["person"] if said["action"] == "accept" else None
    if after.get("accepted_by") != accepted or after.get("revoked") != (accepted is None):
        raise Unfit(f"{said['action']} does not lead an invitation here")
    present.role_of(said)


def _replay_assignment(said: Said, present: Present) -> None:
    state = said["after"]
    if state is None:
        return
    source = state.get("source")
    if source is not None and not present.has("source", member(state, "source", str)):
        raise Unfit(f"there is no source {source} at this point")
    if present.roles.get(member(state, "person", str)) not in CONTRIBUTORS:
        raise Unfit("it assigns work to somebody who does not work in the project at this point")


def _replay_source(said: Said, present: Present) -> None:
    if present.archived:
        raise Unfit("the project is archived at this point")
    before, after = said["before"], state_after(said)
    were = [] if before is None else texts(before, "recorded_by")
    recorded = texts(after, "recorded_by")
    if recorded != [*were, said["person"]] and (recorded != were or before is None):
        raise Unfit("who recorded it is somebody else than who did it")
    if (False if before is None else before.get("archived")) != member(after, "archived", bool):
        _permit(said, present, Deed.ARCHIVE)
    if before is not None and any(before.get(name) != after.get(name) for name in _TEXT_OF_SOURCE):
        raise Unfit("the text of a source never changes")
    if after.get("project") != said["project"]:
        raise Unfit("the source is one of another project")


def _replay_release(said: Said, present: Present) -> None:
    after, action = state_after(said), said["action"]
    if action == PSEUDONYMISE:
        replay_renaming(said, present)
        return
    if action in ("create", "complete", "fail") and after.get("created_by") != said["person"]:
        raise Unfit("the release names somebody else than who did it")
    if after.get("status") != _ENDS.get(action, ReleaseStatus.QUEUED):
        raise Unfit(f"{action} does not lead a release to {after.get('status')}")
    if action == "create":
        if after.get("number") is not None or after.get("files") != []:
            raise Unfit("a release begins without a number and without files")
        return
    check_only(said, frozenset({"number", "status", "ledger_sequence", "revision", "files"}))
    if state_before(said).get("status") != ReleaseStatus.QUEUED:
        raise Unfit("a release that has ended never changes")
    if action == "complete":
        present.releases.append(_released(said, len(present.releases) + 1))


def _released(said: Said, number: int) -> Released:
    after = state_after(said)
    if after.get("number") != number:
        raise Unfit(f"it should be release {number}, since release numbers have no holes")
    sequence = member(after, "ledger_sequence", int)
    if not 0 < sequence < said["sequence"]:
        raise Unfit("a release reads the ledger as it was before")
    return Released(number, said["sequence"], sequence, files_of(after))


_THINGS: Mapping[str, Callable[[Said, Present], None]] = {
    "project": _replay_project,
    "person": replay_person,
    "membership": _replay_membership,
    "assignment": _replay_assignment,
    "invitation": _replay_invitation,
    "source": _replay_source,
    "release": _replay_release,
}
