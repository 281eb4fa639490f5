"""What tests of undo ask for."""

from typing import Any

from tests.play import Play, done, path_of
from tests.speaking import Answer

Thing = dict[str, Any]


def offered(play: Play, by: str, *sources: str) -> Thing:
    """What somebody would undo and do again next."""
    asked = "&".join(f"source={source}" for source in sources)
    return done(play.speakers[by].get(f"/projects/{play.project}/undo/?{asked}"), 200)


def try_taking_back(play: Play, by: str, entry: object, seen: object = None, **more: Any) -> Answer:
    """The answer, whatever it is."""
    body = {"entry": entry, **({} if seen is None else {"seen_revision": seen}), **more}
    return play.speakers[by].post(f"/projects/{play.project}/undo/", body)


def attempt(play: Play, by: str, what: str = "undo") -> Answer:
    """What is offered next, though it may be offered with a reason against it."""
    act = offered(play, by)[what]
    return try_taking_back(play, by, act["entry"], act["revision"])


def take_back(play: Play, by: str, what: str = "undo") -> Thing:
    """What is offered next, done; the thing after it."""
    act = offered(play, by)[what]
    assert act is not None and act["refusal"] is None, act
    answer = try_taking_back(play, by, act["entry"], act["revision"])
    made = done(answer, 201)
    assert (made["takes_back"], made["stays"]) == (act["entry"], act["stays"])
    result: Thing = made["result"]
    return result


def revise(play: Play, by: str, thing: Thing) -> Thing:
    """The thing after somebody's edit."""
    field = "explanation" if "annotations" in thing else "note"
    return done(play.speakers[by].patch(path_of(thing), {field: "Said otherwise."}, seen=thing["revision"]), 200)


def where(play: Play, thing: Thing) -> str:
    """Where it stands."""
    answer = play.speakers["maya"].get(path_of(thing))
    return "deleted" if answer.status == 410 else str(answer.body["status"])
