"""Who sits in a project, as its members see it and its managers change it."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.pages.visiting import visitor
from tests.play import Play, done


def people(play: Play) -> str:
    """Where the members are listed."""
    return f"/projects/{play.project}/people/"


def members(play: Play) -> dict[str, str]:
    """Roles by name."""
    listed = done(play.speakers["maya"].get(f"/projects/{play.project}/memberships/"), 200)["results"]
    return {member["username"]: member["role"] for member in listed}


def leave_maya_alone_as_manager(play: Play) -> dict[str, Any]:
    """The membership of the only manager."""
    mona = play.membership("mona")
    play.speakers["maya"].patch(f"/projects/{play.project}/memberships/{mona['id']}/", {"role": "reader"}, seen=1)
    return play.membership("maya")


@pytest.mark.parametrize("username", ["ada", "rosa", "remy"])
def test_others_see_the_members_and_no_forms(play: Play, username: str) -> None:
    shown = visitor(username).get(people(play)).content.decode()
    assert "What each role may do" in shown
    assert "ben" in shown
    assert "Invite" not in shown
    assert 'name="role"' not in shown


def test_a_manager_adds_somebody_by_name(play: Play) -> None:
    answer = visitor("maya").post(people(play), {"username": " otto ", "role": "reader"}, follow=True)
    assert "otto is in the project now." in answer.content.decode()
    assert members(play)["otto"] == "reader"


def test_who_is_not_known_is_said_beside_the_field_with_what_was_typed(play: Play) -> None:
    answer = visitor("maya").post(people(play), {"username": "<nobody>", "role": "reviewer"})
    shown = answer.content.decode()
    assert answer.status_code == 400
    assert "Nobody here has this username" in shown
    assert 'value="&lt;nobody&gt;"' in shown
    assert re.search(r'id="add-role".*?value="reviewer" selected', shown, re.DOTALL)


def test_who_is_a_member_already_is_not_added_again(play: Play) -> None:
    answer = visitor("maya").post(people(play), {"username": "ada", "role": "reader"})
    assert answer.status_code == 409
    assert "member already" in answer.content.decode()


def test_a_role_is_changed(play: Play) -> None:
    ada = play.membership("ada")
    answer = visitor("maya").post(f"{people(play)}{ada['id']}/", {"role": "reviewer", "seen_revision": 1})
    assert answer.status_code == 302
    assert members(play)["ada"] == "reviewer"


def test_a_change_on_an_older_revision_is_refused_beside_the_row(play: Play) -> None:
    ada = play.membership("ada")
    path = f"{people(play)}{ada['id']}/"
    visitor("maya").post(path, {"role": "reviewer", "seen_revision": 1})
    answer = visitor("mona").post(path, {"role": "reader", "seen_revision": 1})
    assert answer.status_code == 412
    assert f'id="row-{ada["id"]}-errors"' in answer.content.decode()
    assert members(play)["ada"] == "reviewer"


def test_the_last_manager_stays_and_is_told_so_beside_the_row(play: Play) -> None:
    maya = leave_maya_alone_as_manager(play)
    for path, form in ((f"{maya['id']}/", {"role": "reader"}), (f"{maya['id']}/remove/", {})):
        answer = visitor("maya").post(f"{people(play)}{path}", {**form, "seen_revision": 1})
        row = answer.content.decode().split(f'id="row-{maya["id"]}-errors"')[1].split("</tr>")[0]
        assert answer.status_code == 409
        assert "at least one manager" in row
    assert members(play)["maya"] == "manager"


def test_a_member_is_removed_only_after_a_second_step(play: Play) -> None:
    ada = play.membership("ada")
    path = f"{people(play)}{ada['id']}/remove/"
    asked = visitor("maya").get(path)
    assert "Remove ada?" in asked.content.decode()
    assert "ada" in members(play)
    answer = visitor("maya").post(path, {"seen_revision": 1})
    assert answer["Location"] == people(play)
    assert "ada" not in members(play)


def test_a_manager_who_leaves_is_led_to_their_own_projects(play: Play) -> None:
    mona = play.membership("mona")
    answer = visitor("mona").post(f"{people(play)}{mona['id']}/remove/", {"seen_revision": 1})
    assert answer["Location"] == "/"


def test_the_member_of_another_project_is_not_found_through_ones_own(play: Play) -> None:
    own = done(play.speakers["maya"].post("/projects/", {"name": "Mine"}), 201)["id"]
    ada = play.membership("ada")
    path = f"/projects/{own}/people/{ada['id']}/"
    assert visitor("maya").post(path, {"role": "reader", "seen_revision": 1}).status_code == 404
    assert visitor("maya").post(f"{path}remove/", {"seen_revision": 1}).status_code == 404


def test_an_invitation_shows_its_link_once_and_the_link_opens_it(play: Play) -> None:
    answer = visitor("maya").post(f"{people(play)}invitations/", {"role": "reviewer"})
    found = re.search(r'id="invitation-link">http://testserver(/invitations/[^<]+)<', answer.content.decode())
    assert found is not None
    assert 'data-copy="invitation-link"' in answer.content.decode()
    assert "reviewer" in visitor("otto").get(found[1]).content.decode()
    shown = visitor("maya").get(people(play)).content.decode()
    assert found[1] not in shown
    assert "As reviewer, by maya" in shown


def test_an_unknown_role_invites_nobody(play: Play) -> None:
    answer = visitor("maya").post(f"{people(play)}invitations/", {"role": "king"})
    assert answer.status_code == 400
    assert "One of these is needed" in answer.content.decode()


def test_a_revoked_invitation_opens_nothing(play: Play) -> None:
    answer = visitor("maya").post(f"{people(play)}invitations/", {"role": "reviewer"}).content.decode()
    link = answer.split('id="invitation-link">http://testserver')[1].split("<")[0]
    revoke = answer.split('method="post" action="')[-1].split('"')[0]
    assert visitor("maya").post(revoke, {"seen_revision": 1}).status_code == 302
    assert visitor("otto").get(link).status_code == 404
    assert "As reviewer" not in visitor("maya").get(people(play)).content.decode()


def test_the_list_takes_as_many_queries_for_many_members_as_for_few(play: Play) -> None:
    client = visitor("maya")
    client.post(f"{people(play)}invitations/", {"role": "reader"})
    with CaptureQueriesContext(connection) as few:
        client.get(people(play))
    for role in ("reader", "reviewer"):
        client.post(f"{people(play)}invitations/", {"role": role})
    client.post(people(play), {"username": "otto", "role": "reader"})
    client.get(people(play))  # which takes the message out of its cookie
    with CaptureQueriesContext(connection) as many:
        client.get(people(play))
    assert len(many) == len(few) <= 11
