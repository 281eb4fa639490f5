"""Replaying signatures: what was signed is what was there, and where it takes two, two signed."""

from annotations.rules.canonical import is_exact, read_sorted
from annotations.rules.chain import Unfit
from annotations.rules.entries import Said, State, fingerprint
from annotations.rules.kinds import CONTRADICTION
from annotations.rules.present import Present, state_after, texts
from annotations.rules.signoff import Move


def check_signature(said: Said, statement: str | None, present: Present) -> None:
    """Unfit unless the entry has the statement of what was signed, and is the signature that was due."""
    _check_turn(said, present)
    if not said["meaning"] or statement is None:
        raise Unfit("the signature does not say what was signed and what that means")
    try:
        signed = read_sorted(statement.encode())
    except ValueError as fault:
        raise Unfit(f"the statement {fault}") from None
    if type(signed) is not dict or not is_exact({**signed, "signed": None, "ends": None}):
        raise Unfit("the statement is not canonical JSON")
    there = present.last[said["id"]].fingerprint
    if fingerprint(signed.get("signed")) != there or signed.get("meaning") != said["meaning"]:
        raise Unfit("what was signed is not what was there, or means something else")
    if signed.get("signer", said["person"]) != said["person"]:  # statements say it since they have a format
        raise Unfit("the statement names another signer")
    if said["thing"] == CONTRADICTION:
        _check_ends(said, signed, present)
    if present.project.get("sign_again_after") is not None:
        _check_confirmed(said, signed)


def _check_turn(said: Said, present: Present) -> None:
    """Where it takes two, the first endorses and another signs off what was endorsed, with nothing between the two."""
    kind = CONTRADICTION if said["thing"] == CONTRADICTION else state_after(said).get("kind")
    asked = present.project.get("two_reviewers")
    takes_two = type(asked) is list and kind in asked
    first = present.last[said["id"]].endorsed_by
    if said["action"] == Move.SIGN_OFF and takes_two and first in (None, said["person"]):
        raise Unfit("this takes two different reviewers at this point")
    if said["action"] == Move.ENDORSE and (not takes_two or first is not None):
        raise Unfit("only the first of two reviewers endorses")


def _check_ends(said: Said, signed: State, present: Present) -> None:
    """Every end was shown as it was."""
    ends = signed.get("ends")
    if type(ends) is not list or any(type(end) is not dict for end in ends):
        raise Unfit("the ends in the statement are none")
    there = [present.last[end].fingerprint for end in texts(state_after(said), "annotations")]
    if [fingerprint(end) for end in ends] != there:
        raise Unfit("the ends that were signed are not those that were there")


def _check_confirmed(said: Said, signed: State) -> None:
    """How long before is not looked at: an entry may wait for others, and its time is that of the end of waiting."""
    confirmed = signed.get("confirmed")
    at = confirmed.get("at") if type(confirmed) is dict else None
    if type(at) is not str or at > said["at"]:
        raise Unfit("the signer had not said again who they are, as the project asks at this point")
