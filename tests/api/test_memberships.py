"""Members and invitations: one manager at least, one key a person for ever, links that work once and expire."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from tests.play import Play, done, path_of
from tests.speaking import Answer


def members(play: Play) -> str:
    """The list of members."""
    return f"/projects/{play.project}/memberships/"


def add(play: Play, username: object, role: object, by: str = "maya") -> Answer:
    """Give somebody a seat."""
    return play.speakers[by].post(members(play), {"username": username, "role": role})


def remove(play: Play, username: str, by: str = "maya") -> Answer:
    """Take somebody's seat away."""
    seat = play.membership(username)
    return play.speakers[by].delete(f"{members(play)}{seat['id']}/", seen=seat["revision"])


def test_a_project_keeps_one_manager(play: Play) -> None:
    assert remove(play, "mona").status == 204
    refused = remove(play, "maya")
    assert (refused.status, refused.body["code"]) == (409, "last_manager")
    seat = play.membership("maya")
    demoted = play.speakers["maya"].patch(f"{members(play)}{seat['id']}/", {"role": "reader"}, seen=1)
    assert (demoted.status, demoted.body["code"]) == (409, "last_manager")
    assert done(play.speakers["maya"].patch(f"{members(play)}{seat['id']}/", {"role": "manager"}, seen=1), 200)


def test_a_person_who_comes_back_has_the_same_key_and_the_work_is_still_theirs(play: Play) -> None:
    annotation = play.say()
    assert remove(play, "ada").status == 204
    assert play.speakers["ada"].get(path_of(annotation)).status == 404
    assert play.now(annotation)["author"] == "ada"
    done(add(play, "ada", "reviewer"), 201)
    submitted = play.move("ada", annotation, "submit")
    assert play.try_move("ada", submitted, "sign_off").body["code"] == "own_work"
    keys = {entry["person"] for entry in play.entries() if entry["name"] == "ada"}
    assert len(keys) == 1


def test_another_role_counts_from_the_next_request_on(play: Play) -> None:
    submitted = play.move("ada", play.say(), "submit")
    seat = play.membership("rosa")
    done(play.speakers["maya"].patch(f"{members(play)}{seat['id']}/", {"role": "annotator"}, seen=1), 200)
    assert play.try_move("rosa", submitted, "sign_off").status == 403


def test_a_member_already_is_not_added_again(play: Play) -> None:
    refused = add(play, "ada", "reviewer")
    assert (refused.status, refused.body["code"]) == (409, "already_member")


@pytest.mark.parametrize("username", ["nobody", "", None, 3, [], "a\u0000", "x" * 5_000, "ADA"])
@pytest.mark.parametrize("role", ["owner", None, 3, ["reader"], ""])
def test_who_and_what_that_are_not_known_are_refused(play: Play, username: object, role: object) -> None:
    answer = add(play, username, role)
    assert (answer.status, answer.body["errors"].keys()) == (400, {"username", "role"})


def test_an_account_that_was_switched_off_gets_no_seat(play: Play) -> None:
    get_user_model().objects.filter(username="otto").update(is_active=False)
    assert list(add(play, "otto", "reader").body["errors"]) == ["username"]


@pytest.fixture
def invitation(play: Play) -> dict[str, Any]:
    """An invitation to annotate."""
    return done(play.speakers["maya"].post(f"/projects/{play.project}/invitations/", {"role": "annotator"}), 201)


def accept(play: Play, invitation: dict[str, Any], by: str = "otto") -> Answer:
    """Take the seat it offers."""
    return play.speakers[by].post("/invitations/", {"secret": invitation["link"].rstrip("/").rpartition("/")[2]})


def test_an_invitation_gives_its_seat_once(play: Play, invitation: dict[str, Any]) -> None:
    taken = accept(play, invitation)
    assert (done(taken, 201)["role"], taken.body["username"]) == ("annotator", "otto")
    assert play.speakers["otto"].get(taken.headers["Location"]).status == 200
    again = accept(play, invitation, by="maya")
    assert (again.status, again.body["code"]) == (404, "not_found")
    shown = done(play.speakers["maya"].get(f"/projects/{play.project}/invitations/"), 200)["results"]
    assert [(one["accepted"], "link" in one) for one in shown] == [(True, False)]


def test_an_invitation_of_fourteen_days_ago_gives_nothing(
    play: Play, invitation: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = timezone.now()
    for passed, status in ((timedelta(days=14, minutes=1), 404), (timedelta(days=13, hours=23), 201)):
        monkeypatch.setattr("django.utils.timezone.now", lambda passed=passed: now + passed)
        assert accept(play, invitation).status == status


def test_a_revoked_invitation_gives_nothing(play: Play, invitation: dict[str, Any]) -> None:
    path = f"/projects/{play.project}/invitations/{invitation['id']}/"
    assert done(play.speakers["mona"].delete(path, seen=1), 200)["revoked"]
    assert accept(play, invitation).status == 404
    ended = play.speakers["maya"].delete(path, seen=2)
    assert (ended.status, ended.body["code"]) == (409, "invitation_ended")


def test_a_member_does_not_use_an_invitation_up(play: Play, invitation: dict[str, Any]) -> None:
    assert accept(play, invitation, by="ada").body["code"] == "already_member"
    assert accept(play, invitation).status == 201


@pytest.mark.parametrize("secret", ["x", "\u0000", "x" * 5_000])
def test_a_secret_of_no_invitation_opens_nothing(play: Play, secret: object) -> None:
    assert play.speakers["otto"].post("/invitations/", {"secret": secret}).status == 404


@pytest.mark.parametrize("secret", ["", None, 3, []])
def test_what_can_be_no_secret_is_told_by_its_field(play: Play, secret: object) -> None:
    refused = play.speakers["otto"].post("/invitations/", {"secret": secret})
    assert (refused.status, list(refused.body["errors"])) == (400, ["secret"])


def test_the_secret_of_an_invitation_is_neither_kept_nor_in_the_ledger(play: Play, invitation: dict[str, Any]) -> None:
    from django.db import connection

    secret = invitation["link"].rstrip("/").rpartition("/")[2]
    assert not any(secret in entry["body"] for entry in play.entries())
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM annotations_invitation AS i WHERE i::text LIKE %s", [f"%{secret}%"])
        assert cursor.fetchone() == (0,)
