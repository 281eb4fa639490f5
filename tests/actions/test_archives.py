"""A project goes to another server with its ledger and releases intact, and takes nobody's seat there."""

import json
from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.db.models import Max

from annotations.actions import archived_rows, archives
from annotations.actions.archives import REASON
from annotations.actions.invitations import digest
from annotations.actions.projects import account_mark
from annotations.jobs.releases import build_release
from annotations.models import Invitation, LedgerEntry, Person, Project, Release
from annotations.models import rows as rows_module
from annotations.models.rows import ANEW, BESIDE, ROWS_OF_THEIR_OWN
from annotations.models.states import thing_models
from annotations.queries.chains import check_ledger
from tests.actions.releasing import DATA_FILES, files_of, make
from tests.actions.taking import Taken, bring, everything, take
from tests.keeping import Keeper
from tests.play import Play, done
from tests.replaying import rebuilt, stored


def test_a_project_is_elsewhere_what_it_was_here(taken: Taken, archive: Path) -> None:
    play = taken.play
    bring(archive, taken.keys, "maya", "ada", "rosa", "remy")
    assert everything(play.project) == taken.stored
    assert rebuilt(play.project) == stored(play.project)
    assert {key: files_of(play, key) for key in taken.releases} == taken.releases
    checked = check_ledger(play.project)  # type: ignore[arg-type]
    assert checked.verdict.misfit is None
    assert [release.reason for release in checked.releases] == [None] * len(taken.releases)


def test_work_goes_on_elsewhere(taken: Taken, archive: Path) -> None:
    play = taken.play
    bring(archive, taken.keys, "maya", "ada", "rosa", "remy")
    there = files_of(play, make(play))
    assert {name: there[name] for name in DATA_FILES} == {name: taken.next_release[name] for name in DATA_FILES}
    play.sign(play.say("citizens"))
    assert Release.objects.aggregate(last=Max("number"))["last"] == len(taken.releases) + 1
    checked = check_ledger(play.project)  # type: ignore[arg-type]
    assert checked.verdict.misfit is None
    assert [release.reason for release in checked.releases] == [None] * (len(taken.releases) + 1)


def test_people_of_an_archive_are_nobody_here_unless_it_is_said(taken: Taken, archive: Path) -> None:
    with pytest.raises(CommandError, match="Nobody here could manage this project") as said:
        call_command("import_project", archive)
    assert f"--person {taken.keys['maya']}=USERNAME   maya, manager" in str(said.value)
    assert not Project.objects.exists()
    bring(archive, taken.keys, "maya")
    speakers, path = taken.play.speakers, f"/projects/{taken.play.project}/"
    assert speakers["maya"].get(path).status == 200
    for name in ("ada", "ben", "rosa", "otto"):
        assert speakers[name].get(path).status == 404
    assert list(Person.objects.filter(user__isnull=False).values_list("name", flat=True)) == ["maya"]


def test_nobody_comes_in_elsewhere_by_an_open_invitation(play: Play, tmp_path: Path, keeper: Keeper) -> None:
    invitations = f"/projects/{play.project}/invitations/"
    link = done(play.speakers["maya"].post(invitations, {"role": "manager"}), 201)["link"]
    archive, maya = take(play, tmp_path / "project.zip"), Person.objects.get(name="maya").pk
    keeper.empty()
    bring(archive, {"maya": str(maya)}, "maya")
    invitation = Invitation.objects.get()
    assert invitation.expires < datetime.now().astimezone()
    secret = link.rstrip("/").rpartition("/")[2]
    assert play.speakers["otto"].post("/invitations/", {"secret": secret}).status == 404
    assert bytes(invitation.sha256) != digest(secret)


def test_whoever_is_not_in_it_can_be_made_a_manager_and_the_ledger_says_so(
    play: Play, tmp_path: Path, keeper: Keeper
) -> None:
    archive, otto = take(play, tmp_path / "project.zip"), play.speakers["otto"]
    keeper.empty()
    call_command("import_project", archive, "--as", "otto", stdout=StringIO())
    path = f"/projects/{play.project}/memberships/"
    assert {"username": "otto", "role": "manager"} in [
        {name: member[name] for name in ("username", "role")} for member in done(otto.get(path), 200)["results"]
    ]
    last = LedgerEntry.objects.order_by("-sequence").first()
    assert last is not None and json.loads(last.body)["reason"] == REASON
    assert check_ledger(play.project).verdict.misfit is None  # type: ignore[arg-type]


def test_an_unfinished_release_is_built_elsewhere(play: Play, tmp_path: Path, keeper: Keeper) -> None:
    release = done(play.speakers["maya"].post(f"/projects/{play.project}/releases/", {}), 202)["id"]
    archive, maya = take(play, tmp_path / "project.zip"), Person.objects.get(name="maya").pk
    keeper.empty()
    bring(archive, {"maya": str(maya)}, "maya")
    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name, args::text FROM procrastinate_jobs WHERE status = 'todo' ORDER BY id")
        sources, building, _checking = cursor.fetchall()
    assert sources[0].endswith("index_sources") and play.first in sources[1]
    assert building == ("annotations.jobs.releases.build_release", json.dumps({"release_id": release}))
    build_release(release_id=release)
    assert Release.objects.get().number == 1


@pytest.mark.parametrize(("username", "said"), [("rosa", "This takes a manager"), ("otto", "No project")])
def test_only_a_manager_takes_a_project_away(play: Play, tmp_path: Path, username: str, said: str) -> None:
    with pytest.raises(CommandError, match=said):
        call_command("export_project", play.project, tmp_path / "project.zip", "--as", username)
    assert list(tmp_path.iterdir()) == []


def test_an_archive_replaces_no_file(play: Play, tmp_path: Path) -> None:
    before = take(play, tmp_path / "project.zip").read_bytes()
    with pytest.raises(CommandError, match="is there already"):
        take(play, tmp_path / "project.zip")
    assert [path.name for path in tmp_path.iterdir()] == ["project.zip"]
    assert (tmp_path / "project.zip").read_bytes() == before
    assert (tmp_path / "project.zip").stat().st_mode & 0o777 == 0o600


def test_a_project_that_is_here_is_not_brought_again(taken: Taken, archive: Path) -> None:
    bring(archive, taken.keys, "maya")
    before = everything(taken.play.project)
    with pytest.raises(CommandError, match="This project is here already, as “Dates of a ministry”"):
        bring(archive, taken.keys, "maya")
    assert everything(taken.play.project) == before


@pytest.mark.parametrize("what", ["source", "person"])
def test_what_has_an_id_of_the_archive_here_stays(taken: Taken, archive: Path, what: str) -> None:
    maya = taken.play.speakers["maya"]
    project = done(maya.post("/projects/", {"name": "Another"}), 201)["id"]
    if what == "source":
        body = {"id": taken.play.first, "title": "A", "text": "B"}
        done(maya.post(f"/projects/{project}/sources/", body), 201)
    else:
        Person.objects.create(id=taken.keys["ada"], project_id=project, name="ada")
    with pytest.raises(CommandError, match=f"The {what} .* of this archive is here already, elsewhere"):
        bring(archive, taken.keys, "maya")
    assert [str(one.pk) for one in Project.objects.all()] == [project]


@pytest.mark.parametrize(
    ("people", "said"),
    [
        (["--person", f"{uuid4()}=maya"], "is nobody's key in this archive"),
        (["--person", "maya"], "takes KEY=USERNAME"),
        (["--person", "{ada}=nobody"], "Nobody here is called nobody"),
        (["--person", "{maya}=ada", "--person", "{ada}=ada"], "One account stands for one person only"),
        (["--person", "{maya}=ada", "--person", "{maya}=maya"], "a key was given twice"),
        (["--person", "{ada}=ada"], "Nobody here could manage"),
        (["--as", "ben"], "say with --person whether it is the same"),
    ],
)
def test_who_is_who_has_to_be_said_clearly(taken: Taken, archive: Path, people: list[str], said: str) -> None:
    with pytest.raises(CommandError, match=said):
        call_command("import_project", archive, *(word.format(**taken.keys) for word in people))
    assert not Project.objects.exists()


def test_the_weak_role_brings_in_nothing(taken: Taken, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (archives, archived_rows):
        monkeypatch.setattr(module, "OWNER", "default")
    with pytest.raises(CommandError, match="takes the role that owns the tables; name it in DATABASE_OWNER_URL"):
        bring(archive, taken.keys, "maya")
    assert not Project.objects.exists()


def test_an_import_that_breaks_off_leaves_nothing(taken: Taken, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(archives, "_queue_jobs", lambda read, manager: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            bring(archive, taken.keys, "maya")
    assert not Project.objects.exists() and not LedgerEntry.objects.exists()
    bring(archive, taken.keys, "maya")
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT tgname FROM pg_trigger WHERE tgenabled <> 'O' AND NOT tgisinternal")
        assert cursor.fetchall() == []
    connections["owner"].close()


def test_no_job_begins_before_the_project_is_there(
    taken: Taken, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue = archives._queue_jobs

    def queue_and_break_off(*said: Any) -> None:
        queue(*said)
        raise ZeroDivisionError

    monkeypatch.setattr(archives, "_queue_jobs", queue_and_break_off)
    with pytest.raises(ZeroDivisionError):
        bring(archive, taken.keys, "maya")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs")
        assert cursor.fetchone() == (0,)


def test_the_database_holds_each_row_against_the_ledger(
    taken: Taken, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def row_from(thing: str, *said: Any, **where: Any) -> Any:
        row = rows_module.row_from(thing, *said, **where)
        if thing == "annotation":
            setattr(row, "note", "never said")  # noqa: B010  (of what kind the row is was asked just now)
        return row

    monkeypatch.setattr(archived_rows, "row_from", row_from)
    with pytest.raises(CommandError, match=r"annotation .* cannot be kept here as its ledger says it is"):
        bring(archive, taken.keys, "maya")
    assert not Project.objects.exists()


def test_everything_stored_of_a_project_is_said_by_the_ledger_carried_or_made_anew() -> None:
    things = thing_models()
    assert BESIDE.keys() == things.keys()
    for thing, model in things.items():
        fields = {field.name for field in model._meta.concrete_fields} - {"project", "id"}
        assert {*BESIDE[thing], *ANEW.get(thing, ())} <= fields
    others = {model.__name__ for model in apps.get_app_config("annotations").get_models()} - {
        model.__name__ for model in things.values()
    }
    carried = {"LedgerEntry", "LedgerHead", "ContradictionEnd", "ReleaseFile", "ReleaseChunk", "SourceBlock"}
    passing = {"SourceIndex", "Statement", "TermCount", "ReceivedRequest", "Lease"}
    # Checks run anew on the other server; docs/archive-format.md says that what people decided about findings stays.
    staying = {"Finding", "FindingPassage", "FindingDecision", "CheckRun", "CheckSetting"}
    assert others == carried | passing | staying
    assert {"annotations", "files"} == ROWS_OF_THEIR_OWN


def test_two_keys_of_one_account_stay_so(play: Play, tmp_path: Path, keeper: Keeper) -> None:
    play.pseudonymise("ben")
    members = f"/projects/{play.project}/memberships/"
    seat = play.membership("Person 1")
    done(play.speakers["maya"].delete(f"{members}{seat['id']}/", seen=1), 204)
    done(play.speakers["maya"].post(members, {"username": "ben", "role": "reviewer"}), 201)
    people = {person.name: str(person.pk) for person in Person.objects.all()}
    archive = take(play, tmp_path / "project.zip")
    keeper.empty()
    call_command(
        *("import_project", archive, "--person", f"{people['maya']}=maya"),
        *("--person", f"{people['ben']}=otto"),
        stdout=StringIO(),
    )
    otto = Person.objects.get(pk=people["ben"])
    assert otto.user is not None and otto.user.get_username() == "otto"
    marks = Person.objects.filter(pk__in=[people["ben"], people["Person 1"]]).values_list("account_mark", flat=True)
    assert [bytes(mark) for mark in marks] == [account_mark(play.project, otto.user.pk)] * 2  # type: ignore[arg-type]
