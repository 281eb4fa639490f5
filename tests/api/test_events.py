"""The first part of the event stream: what was missed, in the ledger's order, and only what the person may hear."""

import json
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from annotations.queries.events import SELECT, Event, Listener
from annotations.rules.permissions import Role
from tests.play import Play, done, path_of
from tests.speaking import Answer


def listen(play: Play, last: object = "", by: str = "maya") -> Answer:
    """What is sent at once to somebody who heard up to `last`."""
    headers = {"Last-Event-ID": str(last)} if last != "" else {}
    return play.speakers[by].get(f"/projects/{play.project}/events/", **headers)


def heard(answer: Answer) -> tuple[list[dict[str, Any]], list[int]]:
    """The events, and every id in the stream."""
    assert answer.status == 200, answer.body
    lines = answer.body.decode().splitlines()
    events = [json.loads(line.removeprefix("data: ")) for line in lines if line.startswith("data: ")]
    return events, [int(line.removeprefix("id: ")) for line in lines if line.startswith("id: ")]


def test_what_was_missed_is_sent_in_the_order_of_the_ledger(play: Play) -> None:
    annotation = play.sign(play.say())
    events, numbers = heard(listen(play, 0))
    entries = play.entries()
    assert [(event["action"], event["thing"], event["id"], event["revision"], event["person"]) for event in events] == [
        (entry["action"], entry["thing"], entry["id"], entry["revision"], entry["name"]) for entry in entries
    ]
    assert numbers[1:] == [entry["sequence"] for entry in entries]
    assert events[-1] == {
        "action": "sign_off", "thing": "annotation", "id": annotation["id"], "revision": 3, "person": "rosa",
    }  # fmt: skip


def test_who_heard_everything_is_sent_nothing(play: Play) -> None:
    head = play.entries()[-1]["sequence"]
    for last in ("", head, head + 5, 10**17):
        assert heard(listen(play, last)) == ([], [head])


def test_who_heard_some_is_sent_the_rest(play: Play) -> None:
    head = play.entries()[-1]["sequence"]
    annotation = play.say()
    events, numbers = heard(listen(play, head))
    assert [event["id"] for event in events] == [annotation["id"]]
    assert numbers == [head, head + 1]


def test_readers_hear_of_work_only_when_it_is_signed_off_or_no_longer_is(play: Play) -> None:
    head = play.entries()[-1]["sequence"]
    play.say("27")
    annotation = play.sign(play.say())
    done(play.speakers["ben"].patch(path_of(annotation), {"note": "x"}, seen=3), 200)
    events, numbers = heard(listen(play, head, by="remy"))
    assert [(event["action"], event["id"]) for event in events] == [
        ("sign_off", annotation["id"]),
        ("revise", annotation["id"]),
    ]
    assert numbers[-1] == play.entries()[-1]["sequence"]


@pytest.mark.parametrize("last", ["-1", "x", "1.5", "9" * 19, "\u0663"])
def test_an_id_of_no_event_is_refused(play: Play, last: str) -> None:
    answer = listen(play, last)
    assert (answer.status, list(answer.body["errors"])) == (400, ["Last-Event-ID"])


def test_nobody_else_hears_anything(play: Play) -> None:
    assert listen(play, 0, by="otto").status == 404
    assert listen(play, 0, by="").status == 401


def test_the_stream_is_neither_kept_nor_packed_on_its_way(play: Play) -> None:
    headers = listen(play).headers
    assert headers["Content-Type"].startswith("text/event-stream")
    assert headers["Cache-Control"] == "no-store"
    assert headers["Content-Encoding"] == "identity"


def hear_live(play: Play, username: str, since: int) -> tuple[bytes, Listener]:
    """What somebody seated at an entry hears of all that came after it, as a stream that was open would."""
    person = UUID(next(entry["person"] for entry in play.entries() if entry["name"] == username))
    listener = Listener(UUID(play.project), person, Role.ANNOTATOR, since, since, "token:00")
    with connection.cursor() as cursor:
        cursor.execute(SELECT, (play.project, since))
        return listener.hear([Event(*row) for row in cursor.fetchall()]), listener


def test_who_is_removed_hears_nothing_from_then_on(play: Play) -> None:
    play.say(by="ben")
    head = play.entries()[-1]["sequence"]
    membership = play.membership("ben")
    assert (
        play.speakers["maya"].delete(f"/projects/{play.project}/memberships/{membership['id']}/", seen=1).status == 204
    )
    after = play.say(by="ada")
    content, listener = hear_live(play, "ben", head)
    assert listener.role is None
    assert after["id"].encode() not in content


def test_a_role_is_not_what_it_was_before_the_seat_was_read(play: Play) -> None:
    membership = play.membership("ben")
    path = f"/projects/{play.project}/memberships/{membership['id']}/"
    done(play.speakers["maya"].patch(path, {"role": "reader"}, seen=1), 200)
    annotation = play.say(by="ada")
    events, _ = heard(listen(play, 0, by="ben"))
    assert annotation["id"] not in {event["id"] for event in events}


def test_readers_do_not_hear_of_invitations_and_assignments(play: Play) -> None:
    done(play.speakers["maya"].post(f"/projects/{play.project}/invitations/", {"role": "manager"}), 201)
    said = {"username": "rosa", "kind": "claim"}
    done(play.speakers["maya"].post(f"/projects/{play.project}/assignments/", said), 201)
    events, _ = heard(listen(play, 0, by="remy"))
    assert not {"invitation", "assignment"} & {event["thing"] for event in events}


def follow(play: Play, mark: str | None = "", after: int | None = None) -> tuple[list[str], dict[str, Any]]:
    """The things that a page is told it missed, and what the beat behind them says."""
    place = "" if after is None else f"&after={after}"
    answer = play.speakers["maya"].get(f"/projects/{play.project}/events/?mark={mark}{place}")
    assert answer.status == 200, answer.body
    *events, beat = [part.splitlines() for part in answer.body.decode().split("\n\n")[1:-1]]
    assert beat[0] == "event: beat"
    told = [json.loads(line[6:])["id"] for event in events for line in event if line.startswith("data: ")]
    return told, json.loads(beat[1].removeprefix("data: "))


def test_a_beat_says_that_everything_missed_was_sent_and_where_to_go_on(play: Play) -> None:
    head = play.entries()[-1]["sequence"]
    first = play.say()
    told, beat = follow(play, after=head)
    assert (told, beat["sequence"], beat["resync"]) == ([first["id"]], head + 1, False)
    second = play.say()
    assert follow(play, beat["mark"])[0] == [second["id"]]
    assert follow(play, follow(play, beat["mark"])[1]["mark"])[0] == []


def test_beats_are_for_those_who_ask_for_them(play: Play) -> None:
    assert b"event:" not in listen(play, 0).body


def test_a_page_that_heard_of_another_ledger_reads_all_anew(play: Play) -> None:
    _, beat = follow(play)
    sequence, chain = beat["mark"].split("-")
    play.say()
    for mark in (f"{int(sequence) + 5}-{chain}", f"{sequence}-{'0' * 16}", f"{int(sequence) - 1}-{chain}"):
        told, now = follow(play, mark)
        assert (told, now["resync"], now["sequence"]) == ([], True, int(sequence) + 1)
        assert follow(play, now["mark"]) == ([], now | {"resync": False})
    assert follow(play, after=int(sequence) + 50)[1]["resync"] is True


def test_a_page_that_missed_too_much_reads_all_anew(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    _, beat = follow(play)
    monkeypatch.setattr("annotations.api.events.BATCH", 1)
    one = play.say()
    assert follow(play, beat["mark"])[0] == [one["id"]]
    play.say()
    told, now = follow(play, beat["mark"])
    assert (told, now["resync"], now["sequence"]) == ([], True, beat["sequence"] + 2)


@pytest.mark.parametrize(
    "mark", ["x", "1", "1-", "-1-0123456789abcdef", "1-0123456789ABCDEF", "9" * 19 + "-" + "0" * 16]
)
def test_what_is_no_mark_is_refused(play: Play, mark: str) -> None:
    answer = play.speakers["maya"].get(f"/projects/{play.project}/events/?mark={mark}")
    assert (answer.status, list(answer.body["errors"])) == (400, ["mark"])


def test_a_beat_goes_on_from_what_was_heard_live(play: Play) -> None:
    since = play.entries()[-1]["sequence"]
    play.say()
    listener = hear_live(play, "ada", since)[1]
    assert listener.beat() == b": still here\n\n"
    listener.sequence, listener.mark = since, "0-0"
    with connection.cursor() as cursor:
        cursor.execute(SELECT, (play.project, since))
        listener.hear([Event(*row) for row in cursor.fetchall()])
    assert listener.mark == follow(play)[1]["mark"]
