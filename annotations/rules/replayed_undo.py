"""Replaying what takes something back: an own entry about the same thing, once, by the action that leads back."""

from annotations.rules.chain import Unfit
from annotations.rules.entries import Said
from annotations.rules.present import Deeds
from annotations.rules.undo import TAKEN_BACK_BY


def check_takes_back(said: Said, deeds: Deeds) -> None:
    """Unfit where the entry does not take back the one that it names as its cause."""
    cause = said["cause"]
    taken = None if cause is None else deeds.at(cause)
    if cause is None or taken is None:
        raise Unfit(f"it takes back entry {cause}, which is not there at this point")
    thing, person, action = taken
    if (thing, person) != (said["id"], said["person"]):
        raise Unfit(f"it takes back entry {cause}, which is about something else or by somebody else")
    if TAKEN_BACK_BY.get(action) != said["action"]:
        raise Unfit(f"{said['action']} does not take back {action}")
    if cause in deeds.taken_back:
        raise Unfit(f"entry {cause} was taken back before")
    deeds.taken_back.add(cause)
