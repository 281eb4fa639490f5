"""Replaying that somebody became a pseudonym, and that names in releases followed."""

from annotations.rules.chain import Unfit
from annotations.rules.entries import Said, State
from annotations.rules.permissions import Deed, Standing, may
from annotations.rules.present import Present, Released, check_only, files_of, member, state_after, state_before
from annotations.rules.releases import NAMING, ReleaseStatus

PSEUDONYMISE = "pseudonymise"


def replay_person(said: Said, present: Present) -> None:
    """Somebody becomes a pseudonym, or another one; the names are not in the ledger."""
    role, after = present.role_of(said), state_after(said)
    if not may(Standing(role, is_self=said["id"] == said["person"]), Deed.PSEUDONYMISE):
        raise Unfit(f"a person of role {role} may not pseudonymise somebody else")
    if after.get("project") != said["project"] or not member(after, "pseudonymous", bool):
        raise Unfit("it leaves no pseudonym of this project")
    if said["before"] is not None:
        check_only(said, frozenset({"revision"}))
    present.renaming = (said["sequence"], said["person"])


def replay_renaming(said: Said, present: Present) -> None:
    """A release names somebody otherwise: nothing changes in it but the facts of the files that name people."""
    if present.renaming != (said["cause"], said["person"]):
        raise Unfit("it follows from no entry by which its person made somebody a pseudonym")
    before, after = state_before(said), state_after(said)
    check_only(said, frozenset({"revision", "files"}))
    if after.get("status") != ReleaseStatus.READY or _data(before) != _data(after):
        raise Unfit("names change in a release that is ready, and in no file of its data")
    number = member(after, "number", int)
    known = present.releases[number - 1]
    present.releases[number - 1] = Released(number, said["sequence"], known.sequence, files_of(after))


def _data(release: State) -> object:
    """The facts of its data, and the names of its other files."""
    return {name: None if name in NAMING else facts for name, facts in files_of(release).items()}
