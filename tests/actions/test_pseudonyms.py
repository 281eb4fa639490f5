"""A person becomes a pseudonym: in every release and in every table, while chain and data files stay as they are."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest

from annotations.jobs import releases as job
from annotations.models import Person
from annotations.queries import releases as reads
from annotations.queries.chains import check_ledger
from tests.actions.documented import documented_check
from tests.actions.racing import Racer, fits, race, statuses
from tests.actions.releasing import DATA_FILES, ask, files_of, lines_of, make, show
from tests.play import Play, done
from tests.speaking import Answer

NAMING = {"people.jsonl", "README.md", "manifest.json"}


def names_in(files: dict[str, bytes]) -> set[str]:
    """The names in the people of a release."""
    return {person["name"] for person in lines_of(files, "people.jsonl")}


def remove(play: Play, name: str) -> None:
    """Take somebody's seat away."""
    member = play.membership(name)
    path = f"/projects/{play.project}/memberships/{member['id']}/"
    assert play.speakers["maya"].delete(path, seen=member["revision"]).status == 204


def seat(play: Play, username: str, role: str) -> Any:
    """Give somebody a seat."""
    body = {"username": username, "role": role}
    return done(play.speakers["maya"].post(f"/projects/{play.project}/memberships/", body), 201)


def pseudonymising(play: Play, name: str, by: str = "maya") -> Callable[[], Answer]:
    """The request that does it."""
    person = play.person(name)
    path = f"/projects/{play.project}/people/{person['id']}/pseudonym/"
    return lambda: play.speakers[by].post(path, {"seen_revision": person["revision"]})


def test_every_release_has_the_pseudonym_and_the_same_data(signed: Play) -> None:
    one, other = make(signed), make(signed)
    before = files_of(signed, one)
    assert "ada" in names_in(before)
    assert signed.pseudonymise("ada")["name"] == "Person 1"
    for release in (one, other):
        assert names_in(files_of(signed, release)) == {"Person 1", "ben", "rosa", "maya"}
    after = files_of(signed, one)
    assert {name for name in before if before[name] != after[name]} == NAMING
    assert {name for name in DATA_FILES if before[name] != after[name]} == set()
    manifests = [json.loads(files["manifest.json"]) for files in (before, after)]
    assert manifests[0]["data_sha256"] == manifests[1]["data_sha256"]
    for files in manifests:
        files["files"] = [one for one in files["files"] if one["name"] not in NAMING]
    assert manifests[0] == manifests[1]


def test_the_names_are_written_as_in_a_release_that_is_made_now(signed: Play) -> None:
    release = make(signed)
    signed.pseudonymise("ada", 'A "name" \\ with /, <&>, 👩\u200d👩\u200d👧 and روزا')
    assert files_of(signed, release)["people.jsonl"] == files_of(signed, make(signed))["people.jsonl"]


def test_the_rewritten_files_are_what_manifest_card_and_interface_say_of_them(signed: Play) -> None:
    release = make(signed)
    signed.pseudonymise("ada", 'Somebody with a rather long name, so that “bytes” differs: 👩‍👩‍👧 \\ "quoted" روزا')
    files = files_of(signed, release)
    told = {file["name"]: file for file in show(signed, release)["files"]}
    for name, content in files.items():
        assert (len(content), hashlib.sha256(content).hexdigest()) == (told[name]["bytes"], told[name]["sha256"])
        single = signed.speakers["remy"].get(f"/releases/{release}/files/{name}")
        assert (single.body if isinstance(single.body, bytes) else content) == content
        assert single.etag == f'"{told[name]["sha256"]}"'
        assert int(single.headers["Content-Length"]) == len(content)
    for file in json.loads(files["manifest.json"])["files"]:
        assert (file["bytes"], file["sha256"]) == (told[file["name"]]["bytes"], told[file["name"]]["sha256"])
    assert f"| `people.jsonl` | {len(files['people.jsonl']):,} |" in files["README.md"].decode()


def test_the_ledger_says_that_it_happened_and_never_from_which_name_to_which(signed: Play) -> None:
    releases = [make(signed), make(signed)]
    sequence = signed.entries()[-1]["sequence"]
    renamed = signed.pseudonymise("ada")
    person, *rewritten = signed.entries()[sequence:]
    state = {"id": renamed["id"], "project": signed.project, "pseudonymous": True, "revision": 1}
    assert (person["action"], person["thing"], person["before"], person["after"]) == (
        "pseudonymise",
        "person",
        None,
        state,
    )
    assert [(entry["action"], entry["id"], entry["cause"]) for entry in rewritten] == [
        ("pseudonymise", release, person["sequence"]) for release in releases
    ]
    for entry in rewritten:
        before, after = entry["before"], entry["after"]
        assert {name for name in before if before[name] != after[name]} == {"revision", "files"}
        changed = {one["name"] for one, other in zip(before["files"], after["files"], strict=True) if one != other}
        assert changed == NAMING
    for entry in (person, *rewritten):
        assert "ada" not in json.loads(entry["body"]).values() and "Person 1" not in entry["body"]
    fits(signed.project)
    assert documented_check()(signed.entries()) is None


def test_releases_agree_with_the_ledger_before_and_after(signed: Play) -> None:
    make(signed)
    signed.pseudonymise("ada")
    make(signed)
    signed.pseudonymise("rosa")
    checked = check_ledger(signed.project)  # type: ignore[arg-type]
    assert checked.verdict.misfit is None
    assert {released.entry for released in checked.verdict.releases.values()} == {
        entry["sequence"] for entry in signed.entries()[-2:]
    }
    assert ["agrees" in str(release) for release in checked.releases] == [True, True]


def test_a_release_that_does_not_name_the_person_stays_as_it_is(signed: Play) -> None:
    release = make(signed)
    before, seen = files_of(signed, release), show(signed, release)["revision"]
    signed.pseudonymise("rolf")
    assert files_of(signed, release) == before
    assert show(signed, release)["revision"] == seen


def test_a_pseudonym_can_take_another_name(signed: Play) -> None:
    release = make(signed)
    signed.pseudonymise("ada")
    again = signed.pseudonymise("Person 1", "The archivist", by="ada")
    assert (again["name"], again["revision"]) == ("The archivist", 2)
    assert names_in(files_of(signed, release)) == {"The archivist", "ben", "rosa", "maya"}
    assert show(signed, release)["revision"] == 4


def test_of_two_at_once_the_second_is_told_what_the_name_is_now(signed: Play) -> None:
    answers = race(signed.project, pseudonymising(signed, "ada"), pseudonymising(signed, "ada", "mona"))
    assert statuses(answers) == [201, 412]
    assert answers[1].body["current"]["name"] == "Person 1"


def _after_the_snapshot(monkeypatch: pytest.MonkeyPatch, then: Callable[[], Answer]) -> None:
    taken = reads.snapshot

    def snapshot(project: Any) -> reads.Snapshot:
        found = taken(project)
        other = Racer(then)
        other.start()
        assert other.result().status == 201
        return found

    monkeypatch.setattr(reads, "snapshot", snapshot)


def test_a_release_that_is_being_built_does_not_come_out_with_the_old_name(
    signed: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = ask(signed)
    _after_the_snapshot(monkeypatch, pseudonymising(signed, "ada"))
    job.build_release(release_id=release)
    assert names_in(files_of(signed, release)) == {"Person 1", "ben", "rosa", "maya"}
    fits(signed.project)


@pytest.mark.parametrize("first", ["release", "pseudonym"])
def test_whichever_comes_first_to_the_ledger_the_release_has_the_pseudonym(signed: Play, first: str) -> None:
    release = ask(signed)
    requests = [
        lambda: job.build_release(release_id=release) or Answer(200, None, {}),
        pseudonymising(signed, "ada"),
    ]
    answers = race(signed.project, *(requests if first == "release" else reversed(requests)))
    assert sorted(statuses(answers)) == [200, 201]
    assert names_in(files_of(signed, release)) == {"Person 1", "ben", "rosa", "maya"}


def test_a_pseudonym_who_leaves_loses_the_account_and_comes_back_under_a_key_of_their_own(signed: Play) -> None:
    ada = signed.pseudonymise("ada")
    assert Person.objects.get(pk=ada["id"]).user is not None
    remove(signed, "Person 1")
    assert Person.objects.get(pk=ada["id"]).user is None
    seat(signed, "ada", "reviewer")
    assert signed.person("ada")["id"] != ada["id"]
    assert signed.person("Person 1")["membership"] is None


def test_who_left_before_loses_the_account_at_once(signed: Play) -> None:
    remove(signed, "ada")
    ada = signed.pseudonymise("ada")
    assert (ada["membership"], Person.objects.get(pk=ada["id"]).user) == (None, None)


def test_who_comes_back_reviews_nothing_of_what_they_wrote_as_somebody_else(signed: Play) -> None:
    waiting = signed.move("ada", signed.say("recruited"), "submit")
    signed.pseudonymise("ada")
    remove(signed, "Person 1")
    seat(signed, "ada", "reviewer")
    answer = signed.try_move("ada", waiting, "sign_off")
    assert (answer.status, answer.code) == (403, "own_work")
    assert signed.try_move("rolf", waiting, "sign_off").status == 201


def test_somebody_who_is_invited_while_their_account_is_let_go_gets_a_seat_that_is_theirs(signed: Play) -> None:
    remove(signed, "ada")
    link = done(signed.speakers["maya"].post(f"/projects/{signed.project}/invitations/", {"role": "reader"}), 201)
    secret = link["link"].rstrip("/").rpartition("/")[2]
    answers = race(
        signed.project,
        pseudonymising(signed, "ada"),
        lambda: signed.speakers["ada"].post("/invitations/", {"secret": secret}),
    )
    assert statuses(answers) == [201, 201]
    assert signed.speakers["ada"].get(f"/projects/{signed.project}/").status == 200
    assert signed.membership("ada")["role"] == "reader"


def test_the_work_of_a_pseudonym_goes_on_meanwhile(signed: Play) -> None:
    def write() -> Answer:
        return signed.speakers["ada"].post(
            f"/sources/{signed.first}/annotations/", {"kind": "claim", "start": 0, "end": 3, "quote": "The"}
        )

    member = signed.membership("ada")
    signed.pseudonymise("ada")
    path = f"/projects/{signed.project}/memberships/{member['id']}/"
    answers = race(signed.project, write, lambda: signed.speakers["maya"].delete(path, seen=1))
    assert statuses(answers) == [201, 204]


def test_a_name_that_tells_the_old_one_or_is_anothers_is_refused(play: Play) -> None:
    play.pseudonymise("ben")
    path = f"/projects/{play.project}/people/{play.person('ada')['id']}/pseudonym/"
    for name, said in (("Not Ada", "would tell"), ("person  1", "has this name")):
        answer = play.speakers["ada"].post(path, {"name": name, "seen_revision": 0})
        assert answer.status == 400
        assert said in answer.body["errors"]["name"][0]
    again = play.pseudonymise("ada")
    answer = play.speakers["ada"].post(path, {"name": "Ada again", "seen_revision": again["revision"]})
    assert "would tell" in answer.body["errors"]["name"][0]


def test_everybody_may_become_one_and_make_nobody_else_one(play: Play) -> None:
    for username in ("ada", "rosa", "remy"):
        assert pseudonymising(play, "ben", username)().status == 403
        assert pseudonymising(play, username, username)().status == 201
    assert pseudonymising(play, "maya", "mona")().status == 201


def test_nothing_is_done_without_the_revision_that_was_seen(play: Play) -> None:
    path = f"/projects/{play.project}/people/{play.person('ada')['id']}/pseudonym/"
    assert play.speakers["ada"].post(path, {}).status == 428
    assert play.speakers["ada"].post(path, {"seen_revision": 7}).status == 412


def test_the_interface_shows_the_pseudonym_to_managers_too(play: Play) -> None:
    play.pseudonymise("ada")
    assert play.membership("Person 1")["role"] == "annotator"
    listed = play.speakers["maya"].get(f"/projects/{play.project}/memberships/")
    assert "ada" not in [member["username"] for member in listed.body["results"]]
