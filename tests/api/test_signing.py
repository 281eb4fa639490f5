"""Signing through the API: what is signed is what was shown, and a token alone is no person where one is asked for."""

import hashlib
import json
import logging
from typing import Any
from uuid import uuid4

import pytest
from pytest_django import Settings

from annotations.models import ReceivedRequest
from tests.play import Play, done, path_of
from tests.signing import ask_who, code_of, sign_by_token, signed_statement, turn_on_two_steps, waits

PASSWORD = "password-of-rosa"


def shown(play: Play, thing: dict[str, Any], by: str = "rosa") -> str:
    """The hash of what somebody would sign now."""
    answer = done(play.speakers[by].get(f"{path_of(thing)}statement/"), 200)
    assert hashlib.sha256(answer["statement"].encode()).hexdigest() == answer["statement_sha256"]
    return str(answer["statement_sha256"])


def test_the_statement_holds_all_that_the_signer_had_before_them(play: Play) -> None:
    maya = play.speakers["maya"]
    maya.patch(f"/sources/{play.first}/", {"publisher": "The ministry", "published": "2015~"}, seen=1)
    said = play.say(dating="1990/1994")
    said = done(play.speakers["ada"].patch(f"/annotations/{said['id']}/", {"note": "نص"}, seen=1), 200)
    statement = signed_statement(play, play.sign(said))
    assert statement["meaning"].startswith("I have read the passage in its source")
    assert statement["signer"] == play.entries()[-1]["person"]
    assert statement["confirmed"] is None
    assert {name: statement["signed"][name] for name in ("quote", "note", "revision", "status")} == {
        "quote": "1990-94",
        "note": "نص",
        "revision": 3,
        "status": "submitted",
    }
    assert statement["signed"]["details"]["dating"] == "1990/1994"
    (passage,), (source,) = statement["passages"], statement["sources"]
    assert passage["prefix"].endswith("of work in ")
    assert passage["suffix"].startswith(" and proves it")
    assert (source["title"], source["publisher"], source["published"]) == (
        "The ministry's page",
        "The ministry",
        "2015~",
    )
    assert source["sha256"] == maya.get(f"/sources/{play.first}/").body["sha256"]


def test_of_a_contradiction_it_holds_every_end_with_its_source(play: Play) -> None:
    ends = (
        play.sign(play.say(dating="1990/1994")),
        play.sign(play.say("10 August 1994", source=play.second, dating="1994-08-10")),
    )
    statement = signed_statement(play, play.sign(play.contradict(*ends)))
    assert [end["id"] for end in statement["ends"]] == [end["id"] for end in ends]
    assert {end["status"] for end in statement["ends"]} == {"signed_off"}
    assert [passage["annotation"] for passage in statement["passages"]] == [end["id"] for end in ends]
    assert sorted(source["title"] for source in statement["sources"]) == ["Another page", "The ministry's page"]
    assert statement["relation"] == "contains"


def test_what_is_signed_is_what_was_shown(play: Play) -> None:
    thing = waits(play)
    seen = shown(play, thing)
    assert sign_by_token(play, thing, seen_statement_sha256=seen).status == 201
    statement = done(play.speakers["maya"].get(f"{path_of(thing)}signoff-events/"), 200)["results"][-1]["statement"]
    assert hashlib.sha256(statement.encode()).hexdigest() == seen


@pytest.mark.parametrize("change", ["source", "end", "another signer"])
def test_what_was_changed_around_a_thing_is_not_signed_unseen(play: Play, change: str) -> None:
    one, other = play.sign(play.say()), play.move("ada", play.say("213"), "submit")
    thing = play.move("ada", play.contradict(one, other), "submit")
    before = shown(play, thing, "rolf" if change == "another signer" else "rosa")
    play.move("rolf", other, "sign_off")
    if change != "end":
        before = shown(play, thing, "rolf" if change == "another signer" else "rosa")
    if change == "source":
        done(play.speakers["ben"].patch(f"/sources/{play.first}/", {"title": "Quite another page"}, seen=1), 200)
    assert play.now(thing)["revision"] == thing["revision"]
    refused = sign_by_token(play, thing, seen_statement_sha256=before)
    assert (refused.status, refused.code) == (412, "statement_changed")
    assert refused.body["current"]["revision"] == thing["revision"]
    now = hashlib.sha256(refused.body["statement"].encode()).hexdigest()
    assert now == shown(play, thing)
    assert sign_by_token(play, thing, seen_statement_sha256=now).status == 201


def test_a_token_alone_is_no_person_where_the_project_asks_for_one(play: Play) -> None:
    thing = waits(play)
    ask_who(play, 15)
    refused = sign_by_token(play, thing)
    assert (refused.status, refused.code, refused.body["accepts"]) == (403, "confirmation_needed", ["password"])
    assert play.now(thing)["status"] == "submitted"
    assert sign_by_token(play, thing, password=PASSWORD).status == 201
    confirmed = signed_statement(play, thing)["confirmed"]
    assert confirmed["by"] == "password"
    entry = play.entries()[-1]
    assert entry["before"]["status"] == "submitted"
    assert confirmed["at"] < entry["at"]


def test_nothing_of_it_is_kept_for_the_next_one(play: Play) -> None:
    first, second = waits(play), waits(play, "213")
    ask_who(play, 60)
    assert sign_by_token(play, first, password=PASSWORD).status == 201
    assert sign_by_token(play, second).status == 403


def test_other_moves_are_not_asked_and_signing_only_where_the_project_asks(play: Play) -> None:
    thing = waits(play)
    assert sign_by_token(play, thing, password="not looked at").status == 201
    assert signed_statement(play, thing)["confirmed"] is None
    ask_who(play, 0)
    assert play.try_move("rosa", play.now(thing), "reopen", "look again").status == 201


def test_who_may_not_sign_is_told_so_and_not_asked_who_they_are(play: Play) -> None:
    thing = waits(play)
    ask_who(play, 0)
    assert sign_by_token(play, thing, by="ada", password="password-of-ada").code == "not_allowed"
    stale = {**thing, "revision": 1}
    assert sign_by_token(play, stale, password=PASSWORD).status == 412
    assert sign_by_token(play, thing, by="otto", password="password-of-otto").status == 404


def test_a_code_of_the_app_or_a_recovery_code_will_do_and_each_works_once(play: Play) -> None:
    secret, recovery = turn_on_two_steps("rosa")
    first, second, third = waits(play), waits(play, "213"), waits(play, "27")
    ask_who(play, 0)
    assert sign_by_token(play, first).body["accepts"] == ["password", "code"]
    code = code_of(secret)
    assert sign_by_token(play, first, code=code).status == 201
    assert signed_statement(play, first)["confirmed"]["by"] == "totp"
    again = sign_by_token(play, second, code=code)
    assert (again.status, again.code, list(again.body["errors"])) == (403, "confirmation_wrong", ["code"])
    assert sign_by_token(play, second, code=recovery[0]).status == 201
    assert signed_statement(play, second)["confirmed"]["by"] == "recovery_code"
    assert sign_by_token(play, third, code=recovery[0]).status == 403


def test_what_cannot_be_read_is_told_to_those_who_said_who_they_are(play: Play) -> None:
    thing = waits(play)
    ask_who(play, 0)
    assert sign_by_token(play, thing, colour="red").code == "confirmation_needed"
    answer = sign_by_token(play, thing, colour="red", password=PASSWORD)
    assert (answer.status, list(answer.body["errors"])) == (400, ["colour"])


def test_a_move_that_is_refused_anyhow_uses_up_no_code(play: Play) -> None:
    _, recovery = turn_on_two_steps("rosa")
    thing = waits(play)
    ask_who(play, 0)
    assert sign_by_token(play, {**thing, "revision": 1}, code=recovery[0]).status == 412
    assert sign_by_token(play, thing, code=recovery[0]).status == 201


def test_nothing_of_what_is_typed_is_echoed_logged_or_kept(play: Play, caplog: pytest.LogCaptureFixture) -> None:
    thing = waits(play)
    ask_who(play, 0)
    caplog.set_level(logging.DEBUG)
    request = str(uuid4())
    refused = sign_by_token(play, thing, id=request, password="a guess of mine")
    assert (refused.status, refused.code) == (403, "confirmation_wrong")
    assert "guess" not in json.dumps(refused.body)
    malformed = sign_by_token(play, thing, password={"guess": "of mine"})
    assert (malformed.status, malformed.code) == (400, "malformed")
    assert "of mine" not in json.dumps(malformed.body)
    assert sign_by_token(play, thing, id=request, password=PASSWORD).status == 201
    said = {"move": "sign_off", "seen_revision": thing["revision"]}
    kept = ReceivedRequest.objects.get(pk=request)
    assert bytes(kept.body_sha256) == hashlib.sha256(json.dumps(said, sort_keys=True).encode()).digest()
    assert sign_by_token(play, thing, id=request).status == 200, "a lost answer is found again without the password"
    assert "guess" not in caplog.text
    assert PASSWORD not in caplog.text


@pytest.mark.parametrize("with_id", [False, True])
def test_guessing_is_refused_the_right_one_too(play: Play, settings: Settings, with_id: bool) -> None:
    settings.AXES_ENABLED = True
    thing = waits(play)
    ask_who(play, 15)
    more = {"id": str(uuid4())} if with_id else {}
    answers = [sign_by_token(play, thing, password=f"guess-{number}", **more) for number in range(10)]
    assert [answer.status for answer in answers] == [403] * 9 + [429]
    refused = sign_by_token(play, thing, password=PASSWORD, **more)
    assert (refused.status, refused.code) == (429, "too_many_attempts")
    assert play.now(thing)["status"] == "submitted"


def test_guessing_codes_is_refused_the_right_one_too(play: Play) -> None:
    _, recovery = turn_on_two_steps("rosa")
    thing = waits(play)
    ask_who(play, 15)
    assert [sign_by_token(play, thing, code="000000").status for _ in range(5)] == [403] * 5
    assert sign_by_token(play, thing, code=recovery[0]).status == 429


def test_many_are_signed_with_one_password_and_none_without(play: Play) -> None:
    things = [waits(play, quote) for quote in ("1990-94", "213", "27")]
    ask_who(play, 0)
    items = [{"id": thing["id"], "seen_revision": thing["revision"]} for thing in things]
    path, rosa = f"/projects/{play.project}/signoff-events/", play.speakers["rosa"]
    refused = rosa.post(path, {"move": "sign_off", "items": items})
    assert (refused.status, refused.code) == (403, "confirmation_needed")
    wrong = rosa.post(path, {"move": "sign_off", "items": items, "password": "a guess"})
    assert (wrong.status, wrong.code) == (403, "confirmation_wrong")
    assert {play.now(thing)["status"] for thing in things} == {"submitted"}
    items[1]["seen_revision"] = 1
    request = {"id": str(uuid4()), "move": "sign_off", "items": items, "password": PASSWORD}
    made = done(rosa.post(path, request), 200)["results"]
    assert [one["status"] for one in made] == [201, 412, 201]
    assert {signed_statement(play, things[place])["confirmed"]["by"] for place in (0, 2)} == {"password"}
    del request["password"]
    items[1]["seen_revision"] = 1
    again = done(rosa.post(path, request), 200)["results"]
    assert [one["status"] for one in again] == [200, 412, 200]


def test_many_are_signed_as_they_were_shown_a_contradiction_with_the_ends_that_are_signed_with_it(play: Play) -> None:
    ends = [waits(play), waits(play, "213")]
    clash = play.move("ada", play.contradict(*ends), "submit")
    items = [
        {"id": thing["id"], "seen_revision": thing["revision"], "seen_statement_sha256": shown(play, thing)}
        for thing in (*ends, clash)
    ]
    path, rosa = f"/projects/{play.project}/signoff-events/", play.speakers["rosa"]
    made = done(rosa.post(path, {"move": "sign_off", "items": items}), 200)["results"]
    assert [one["status"] for one in made] == [201, 201, 201]
    assert {end["status"] for end in signed_statement(play, clash)["ends"]} == {"signed_off"}
