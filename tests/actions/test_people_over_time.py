"""People come, change and go; nothing of what they did is lost, or becomes somebody else's."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from annotations.actions import memberships as roles
from annotations.actions.accounts import deactivate
from annotations.actions.memberships import remove_member
from annotations.jobs.releases import build_release
from annotations.models import Person
from annotations.queries.managing import kept_by_nobody_but
from annotations.rules.errors import Refusal
from tests import databases
from tests.keeping import Keeper
from tests.pages.visiting import visitor
from tests.play import Play, done, make_play, path_of
from tests.speaking import Speaker
from workbench.accounts.models import Token

ACCOUNT = get_user_model()
# What there is of the work, whoever sits where now.
WORK = (
    *("annotations_annotation", "annotations_contradiction", "annotations_contradictionend", "annotations_source"),
    *("annotations_release", "annotations_releasefile", "annotations_releasechunk"),
)
Rows = dict[str, list[tuple[Any, ...]]]


def worked(speakers: dict[str, Speaker]) -> Play:
    """A project in which ada, rosa and maya have done something of everything, with a release of it."""
    play = make_play(speakers)
    first, second = play.sign(play.say()), play.sign(play.say("9 August 1994"))
    play.sign(play.contradict(first, second))
    play.move("ada", play.say("213"), "submit")
    play.say("27", by="rosa")
    release = done(speakers["maya"].post(f"/projects/{play.project}/releases/", {}), 202)
    build_release(release["id"])
    return play


@pytest.fixture
def at_work(speakers: dict[str, Speaker], keeper: Keeper) -> Play:
    """That project."""
    return keeper.once("worked", lambda: worked(speakers))


def seat(play: Play, username: str) -> tuple[str, int]:
    """Where somebody's seat is, and its revision."""
    found = play.membership(username)
    return f"/projects/{play.project}/memberships/{found['id']}/", found["revision"]


def remove(play: Play, username: str) -> None:
    """Take somebody's seat away."""
    where, revision = seat(play, username)
    assert play.speakers["mona"].delete(where, seen=revision).status == 204


def change_role(play: Play, username: str) -> None:
    """Make somebody a reader."""
    where, revision = seat(play, username)
    done(play.speakers["mona"].patch(where, {"role": "reader"}, seen=revision), 200)


def switch_off(play: Play, username: str) -> None:
    """By command."""
    call_command("deactivate_person", username)


def delete_account(play: Play, username: str) -> None:
    """In SQL, as the owner of the tables: first everything that holds the account back."""
    user = ACCOUNT.objects.get(username=username).pk
    with psycopg.connect(databases.embedded().url("owner", settings.DATABASES["owner"]["NAME"])) as owner:
        owner.execute("UPDATE annotations_person SET user_id = NULL WHERE user_id = %s", [user])
        for table in ("accounts_token", "annotations_receivedrequest"):
            owner.execute(f"DELETE FROM {table} WHERE user_id = %s".encode(), [user])
        owner.execute("DELETE FROM accounts_user WHERE id = %s", [user])


def work_in(keeper: Keeper) -> tuple[Rows, dict[Any, str]]:
    """All rows of the work and of the ledger so far, and the names beside the keys."""
    rows = keeper.rows()
    names = {person.id: person.name for person in Person.objects.all()}
    return {name: rows[name] for name in (*WORK, "annotations_ledgerentry")}, names


@pytest.mark.parametrize("leave", [remove, change_role, switch_off, delete_account])
@pytest.mark.parametrize("username", ["ada", "rosa", "maya"])
def test_whoever_goes_the_work_stays_as_it_was_and_whose_it_was(
    at_work: Play, keeper: Keeper, leave: Callable[[Play, str], None], username: str
) -> None:
    before, names = work_in(keeper)
    shown = shown_to(at_work, "mona")
    leave(at_work, username)
    after, names_after = work_in(keeper)
    for table in WORK:
        assert after[table] == before[table], table
    entries = before["annotations_ledgerentry"]
    assert after["annotations_ledgerentry"][: len(entries)] == entries
    assert names_after == names
    assert shown_to(at_work, "mona") == shown
    call_command("verify_ledger", stdout=StringIO())


def shown_to(play: Play, username: str) -> Any:
    """The work and the release as a member finds them."""
    speaker = play.speakers[username]
    lists = [done(speaker.get(path), 200)["results"] for path in (
        f"/sources/{play.first}/annotations/", f"/projects/{play.project}/contradictions/",
        f"/projects/{play.project}/releases/", f"/projects/{play.project}/sources/",
    )]  # fmt: skip
    release = lists[2][0]
    files = [speaker.get(f"/releases/{release['id']}/files/{file['name']}").body for file in release["files"]]
    return lists, files


@pytest.mark.parametrize("leave", [remove, switch_off])
def test_whoever_comes_back_has_the_same_key_and_their_work(
    at_work: Play, keeper: Keeper, leave: Callable[[Play, str], None]
) -> None:
    _, names = work_in(keeper)
    keys = {entry["person"] for entry in at_work.entries() if entry["name"] == "ada"}
    leave(at_work, "ada")
    if leave is remove:
        members = f"/projects/{at_work.project}/memberships/"
        done(at_work.speakers["mona"].post(members, {"username": "ada", "role": "reviewer"}), 201)
    else:
        call_command("activate_person", "ada")
    own = done(at_work.speakers["mona"].get(f"/sources/{at_work.first}/annotations/?author=ada"), 200)["results"]
    waiting = next(one for one in own if one["status"] == "submitted")
    assert (
        visitor("ada")
        .post(f"/annotations/{waiting['id']}/moves/", {"move": "withdraw", "seen_revision": 2})
        .status_code
        == 302
    )
    assert at_work.now(waiting)["status"] == "draft"
    assert {entry["person"] for entry in at_work.entries() if entry["name"] == "ada"} == keys
    assert work_in(keeper)[1] == names


def test_an_account_that_has_done_anything_is_held_back_by_the_database(at_work: Play) -> None:
    user = ACCOUNT.objects.get(username="ada").pk
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM accounts_token WHERE user_id = %s", [user])
        cursor.execute("DELETE FROM accounts_user WHERE id = %s", [user])
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert at_work.speakers["ada"].get("/projects/").status == 200


def test_whoever_takes_the_name_of_an_account_that_is_gone_does_not_pass_for_it(at_work: Play) -> None:
    delete_account(at_work, "ada")
    ACCOUNT.objects.create_user("ada", password="another person's")
    members = f"/projects/{at_work.project}/memberships/"
    refused = at_work.speakers["maya"].post(members, {"username": "ada", "role": "manager"})
    assert (refused.status, refused.code) == (409, "name_taken")
    assert Person.objects.filter(name="ada", project_id=UUID(at_work.project)).count() == 1


def test_a_page_shows_those_whose_account_is_gone_under_their_name(at_work: Play) -> None:
    delete_account(at_work, "ada")
    maya = visitor("maya")
    for address in ("people/", "history/", "review/all/", "", "contradictions/", "releases/"):
        page = maya.get(f"/projects/{at_work.project}/{address}")
        assert page.status_code == 200, address
    assert "ada" in maya.get(f"/projects/{at_work.project}/people/").content.decode()


def test_an_account_that_is_switched_off_ends_at_once_and_for_good(play: Play) -> None:
    ada, other = visitor("ada"), visitor("ben")
    call_command("deactivate_person", "ada")
    assert (ada.get("/accounts/").status_code, other.get("/accounts/").status_code) == (302, 200)
    assert play.speakers["ada"].get("/projects/").status == 401
    assert play.speakers["ben"].get("/projects/").status == 200
    with pytest.raises(CommandError, match="Nobody here is called ada"):
        call_command("create_token", "ada")
    call_command("activate_person", "ada")
    assert ada.get("/accounts/").status_code == 302, "a session of before does not come back"
    assert not Token.objects.filter(user__username="ada").exists()
    assert visitor("ada").get("/accounts/").status_code == 200


def alone(play: Play) -> None:
    """Leave maya as the only manager."""
    where, revision = seat(play, "mona")
    assert play.speakers["maya"].delete(where, seen=revision).status == 204


def test_the_one_who_manages_a_project_is_switched_off_by_force_only(
    play: Play, capsys: pytest.CaptureFixture[str]
) -> None:
    alone(play)
    with pytest.raises(CommandError, match=f"Nobody else manages .*{play.project}.*\n.*add_manager.*\n.*--force"):
        call_command("deactivate_person", "maya")
    assert play.speakers["maya"].get("/projects/").status == 200
    call_command("deactivate_person", "maya", "--force")
    assert f"manage.py add_manager {play.project} USERNAME --as maya" in capsys.readouterr().err
    assert play.speakers["maya"].get("/projects/").status == 401


def in_thread(deed: Callable[[], object]) -> bool:
    """Whether it was done."""
    try:
        deed()
    except Refusal:
        return False
    finally:
        connection.close()
    return True


@pytest.mark.parametrize("other", ["switched off", "removed", "steps down"])
def test_of_two_managers_who_go_at_once_one_stays(play: Play, other: str) -> None:
    maya, mona = (ACCOUNT.objects.get(username=name) for name in ("maya", "mona"))
    seat_of_mona = UUID(play.membership("mona")["id"])
    deeds: dict[str, Callable[[], object]] = {
        "switched off": lambda: deactivate(mona),
        "removed": lambda: remove_member(mona, seat_of_mona, seen=1),
        "steps down": lambda: roles.change_role(mona, seat_of_mona, {"role": "reader"}, seen=1),
    }
    with ThreadPoolExecutor(2) as threads:
        done_by = list(threads.map(in_thread, (lambda: deactivate(maya), deeds[other])))
    assert sorted(done_by) == [False, True]
    assert list(kept_by_nobody_but(maya)) or list(kept_by_nobody_but(mona))


def test_of_two_managers_of_whom_one_is_switched_off_the_other_stays(play: Play) -> None:
    call_command("deactivate_person", "mona")
    where, revision = seat(play, "maya")
    refused = play.speakers["maya"].delete(where, seen=revision)
    assert (refused.status, refused.code) == (409, "last_manager")
    refused = play.speakers["maya"].patch(where, {"role": "reader"}, seen=revision)
    assert (refused.status, refused.code) == (409, "last_manager")
    with pytest.raises(CommandError, match="Nobody else manages"):
        call_command("deactivate_person", "maya")


@pytest.mark.parametrize("username", ["ada", "otto"])
def test_a_project_without_a_manager_gets_one_and_the_ledger_says_how(play: Play, username: str) -> None:
    alone(play)
    call_command("deactivate_person", "maya", "--force")
    call_command("add_manager", play.project, username, "--as", "maya")
    added = f"/projects/{play.project}/memberships/"
    done(play.speakers[username].post(added, {"username": "mona", "role": "manager"}), 201)
    entry = done(play.speakers[username].get(f"/projects/{play.project}/ledger/?limit=1000"), 200)["results"][-2]
    assert (entry["thing"], entry["name"]) == ("membership", "maya")
    assert '"role":"manager"' in entry["body"]
    assert "by whoever runs the server, in this manager's name" in entry["body"]


@pytest.mark.parametrize(
    ("username", "manager"), [("otto", "ada"), ("mona", "maya"), ("nobody", "maya"), ("ada", "otto")]
)
def test_nobody_becomes_a_manager_in_the_name_of_somebody_who_is_none(play: Play, username: str, manager: str) -> None:
    before = play.entries()
    with pytest.raises(CommandError):
        call_command("add_manager", play.project, username, "--as", manager)
    assert play.entries() == before


@pytest.mark.parametrize("leave", [remove, change_role, switch_off])
def test_whoever_no_longer_manages_leaves_no_way_back_in(play: Play, leave: Callable[[Play, str], None]) -> None:
    invitations = f"/projects/{play.project}/invitations/"
    links = [done(play.speakers[name].post(invitations, {"role": "manager"}), 201)["link"] for name in ("maya", "mona")]
    leave(play, "maya")
    of_maya, of_mona = ({"secret": link.rstrip("/").rpartition("/")[2]} for link in links)
    assert play.speakers["otto"].post("/invitations/", of_maya).status == 404
    assert visitor("otto").post(links[0].removeprefix("http://testserver")).status_code == 404
    shown = visitor("mona").get(f"/projects/{play.project}/people/").content.decode()
    assert shown.count("As manager, by") == 1
    assert play.speakers["otto"].post("/invitations/", of_mona).status == 201
    assert path_of(play.say(by="otto"))
