"""A request that names its own id happens once, however often it is sent and however many send it at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import connections

from tests.play import Play, done, path_of
from tests.speaking import Answer

CREATING = ("project", "membership", "invitation", "source", "annotation", "contradiction", "release")
GOOD = {"kind": "claim", "start": 0, "end": 3, "quote": "The"}


def request_for(play: Play, thing: str) -> tuple[str, dict[str, Any], dict[str, Any]]:
    """An address, a body that makes such a thing, and what another body has instead."""
    project = f"/projects/{play.project}"
    if thing == "contradiction":
        ends = [play.say()["id"], play.say("213")["id"]]
        return f"{project}/contradictions/", {"annotations": ends}, {"explanation": "why"}
    known: dict[str, tuple[str, dict[str, Any], dict[str, Any]]] = {
        "project": ("/projects/", {"name": "One more"}, {"name": "Another"}),
        "membership": (f"{project}/memberships/", {"username": "otto", "role": "reader"}, {"role": "annotator"}),
        "invitation": (f"{project}/invitations/", {"role": "reader"}, {"role": "annotator"}),
        "source": (f"{project}/sources/", {"title": "A page", "text": "A text"}, {"title": "Another page"}),
        "annotation": (f"/sources/{play.first}/annotations/", GOOD, {"note": "different"}),
        "release": (f"{project}/releases/", {"note": "first"}, {"note": "second"}),
    }
    return known[thing]


def refused(answer: Answer) -> str:
    """The code of a 409."""
    assert answer.status == 409, answer.body
    return answer.code


@pytest.mark.parametrize("thing", CREATING)
def test_the_same_again_is_answered_with_the_first_result(play: Play, thing: str) -> None:
    path, body, other = request_for(play, thing)
    sent = body | {"id": str(uuid4())}
    maya = play.speakers["maya"]
    first, before = maya.post(path, sent), len(play.entries())
    again = maya.post(path, sent)
    assert first.status in (201, 202)
    assert first.body["id"] == sent["id"]
    assert again.status == 200
    assert again.body == {key: value for key, value in first.body.items() if key != "link"}
    assert (again.etag, again.headers["Location"]) == (first.etag, first.headers["Location"])
    assert len(play.entries()) == before
    assert refused(maya.post(path, sent | other)) == "id_taken"


@pytest.mark.parametrize("thing", CREATING)
def test_the_id_of_another_persons_request_is_taken(play: Play, thing: str) -> None:
    path, body, _ = request_for(play, thing)
    sent = body | {"id": str(uuid4())}
    assert play.speakers["maya"].post(path, sent).status in (201, 202)
    assert refused(play.speakers["mona"].post(path, sent)) == "id_taken"


@pytest.mark.parametrize("thing", CREATING)
def test_the_id_of_anything_else_is_taken_too(play: Play, thing: str) -> None:
    path, body, _ = request_for(play, thing)
    seat = play.membership("ben")["id"]
    for taken in (play.project, play.first, play.say("27")["id"], seat):
        assert refused(play.speakers["maya"].post(path, body | {"id": taken})) == "id_taken"


@pytest.mark.parametrize("thing", CREATING)
def test_of_twins_at_the_same_time_one_makes_it_and_the_other_finds_it(play: Play, thing: str) -> None:
    path, body, _ = request_for(play, thing)
    sent, start = body | {"id": str(uuid4())}, Barrier(4)

    def send(_: int) -> Answer:
        try:
            start.wait(10)
            return play.speakers["maya"].post(path, sent)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(send, range(4)))
    assert sorted(answer.status for answer in answers) == [200, 200, 200, 202 if thing == "release" else 201]
    assert {answer.body["id"] for answer in answers} == {sent["id"]}


@pytest.mark.parametrize("form", ["{}", "urn:uuid:{}", "{{{}}}", "upper"])
def test_an_id_is_the_same_however_it_is_written(play: Play, form: str) -> None:
    sent = str(uuid4())
    written = sent.upper() if form == "upper" else form.format(sent)
    made = play.speakers["ada"].post("/projects/", {"id": written, "name": "x"})
    assert done(made, 201)["id"] == sent


def test_a_request_that_was_refused_leaves_its_id_free(play: Play) -> None:
    sent = {"id": str(uuid4()), "name": ""}
    ada = play.speakers["ada"]
    assert ada.post("/projects/", sent).status == 400
    assert ada.post("/projects/", sent | {"name": "x"}).status == 201


def test_a_move_that_was_made_is_not_made_again(play: Play) -> None:
    annotation = play.say()
    path = f"{path_of(annotation)}signoff-events/"
    sent = {"id": str(uuid4()), "move": "submit", "seen_revision": 1}
    first = play.speakers["ada"].post(path, sent)
    again = play.speakers["ada"].post(path, sent)
    assert (first.status, again.status) == (201, 200)
    assert again.body == first.body
    assert refused(play.speakers["ada"].post(path, sent | {"reason": "another"})) == "id_taken"
    assert refused(play.speakers["maya"].post(path, sent)) == "id_taken"


def test_many_moves_that_were_made_are_not_made_again_and_those_that_were_not_are_tried(play: Play) -> None:
    one, other = play.say(), play.say("213")
    items = [{"id": one["id"], "seen_revision": 1}, {"id": other["id"], "seen_revision": 2}]
    path = f"/projects/{play.project}/signoff-events/"
    sent = {"id": str(uuid4()), "move": "submit", "items": items}
    first = done(play.speakers["ada"].post(path, sent), 200)["results"]
    assert [item["status"] for item in first] == [201, 412]
    done(play.speakers["ben"].patch(path_of(other), {"note": "x"}, seen=1), 200)
    again = done(play.speakers["ada"].post(path, sent), 200)["results"]
    assert [item["status"] for item in again] == [200, 201]
    assert again[0]["result"] == first[0]["result"]
    assert refused(play.speakers["ada"].post(path, sent | {"items": items[:1]})) == "id_taken"


def test_of_two_seats_taken_by_one_person_at_once_there_is_one(play: Play) -> None:
    secrets = [
        done(play.speakers["maya"].post(f"/projects/{play.project}/invitations/", {"role": role}), 201)["link"]
        for role in ("reader", "annotator")
    ]
    start = Barrier(2)

    def accept(link: str) -> Answer:
        try:
            start.wait(10)
            return play.speakers["otto"].post("/invitations/", {"secret": link.split("/")[-2]})
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as threads:
        answers = list(threads.map(accept, secrets))
    assert sorted(answer.status for answer in answers) == [201, 409]
