"""Releases as their job builds them: only what is signed off, the same again, never half, and never changed."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from annotations.exports import FILES
from annotations.jobs import releases as job
from annotations.models import Annotation, Release, ReleaseChunk, ReleaseFile, SourceBlock
from annotations.queries import releases as reads
from tests.actions.racing import Racer, fits, race, statuses, wait_for
from tests.play import Play, done
from tests.speaking import Answer

DATA_FILES = [name for name, form in FILES.items() if form.is_data]
EVERY_FILE = {*FILES, "README.md", "manifest.json"}


def ask(play: Play, by: str = "maya") -> str:
    """The id of a release that somebody asked for, and whose job has not begun."""
    return str(done(play.speakers[by].post(f"/projects/{play.project}/releases/", {"note": "for a test"}), 202)["id"])


def make(play: Play, by: str = "maya") -> str:
    """The id of a release that its job has built."""
    release = ask(play, by)
    job.build_release(release_id=release)
    assert show(play, release)["status"] == "ready", Release.objects.get(pk=release).fault
    return release


def show(play: Play, release: str) -> dict[str, Any]:
    """A release as the interface shows it."""
    return done(play.speakers["maya"].get(f"/releases/{release}/"), 200)


def files_of(play: Play, release: str) -> dict[str, bytes]:
    """Its files by name, out of its archive."""
    answer = play.speakers["remy"].get(f"/releases/{release}/archive.zip")
    assert answer.status == 200
    archive = zipfile.ZipFile(io.BytesIO(answer.body))
    return {name.split("/", 1)[1]: archive.read(name) for name in archive.namelist()}


def lines_of(files: dict[str, bytes], name: str) -> list[dict[str, Any]]:
    """A file of JSON lines, read."""
    return [json.loads(line) for line in files[name].split(b"\n") if line]


def _urns(*things: dict[str, Any]) -> set[str]:
    return {f"urn:uuid:{thing['id']}" for thing in things}


@pytest.fixture
def full(play: Play) -> Play:
    """A project with work in every state, a signed-off contradiction among it."""
    end, other = (
        play.sign(play.say("1990-94", dating="1990/1994")),
        play.sign(play.say("👩‍👩‍👧", by="ben"), author="ben"),
    )
    play.sign(play.contradict(end, other))
    return play


def test_only_signed_off_work_is_in_a_release(play: Play) -> None:
    signed, far = play.sign(play.say()), play.sign(play.say("نص عربي", source=play.second))
    play.say("ministry")
    play.move("ada", play.say("speaks"), "submit")
    play.move("rosa", play.move("ada", play.say("work"), "submit"), "reject")
    play.move("rosa", play.sign(play.say("proves")), "reopen")
    play.move("ada", play.sign(play.say("decree")), "delete")
    settled = play.sign(play.contradict(signed, far))
    play.move("ada", play.contradict(signed, far), "submit")
    play.move("ada", play.sign(play.contradict(signed, far)), "delete")
    files = files_of(play, make(play))
    assert {line["id"] for line in lines_of(files, "annotations.jsonl")} == _urns(signed, far)
    assert {line["id"] for line in lines_of(files, "contradictions.jsonl")} == _urns(settled)
    assert {line["id"] for line in lines_of(files, "sources.jsonl")} == {
        f"urn:uuid:{play.first}",
        f"urn:uuid:{play.second}",
    }


def test_what_was_edited_after_its_sign_off_is_in_no_release(full: Play) -> None:
    thing = full.sign(full.say("recruited"))
    done(full.speakers["ben"].patch(f"/annotations/{thing['id']}/", {"note": "x"}, seen=thing["revision"]), 200)
    assert f"urn:uuid:{thing['id']}".encode() not in files_of(full, make(full))["annotations.jsonl"]


def test_people_are_those_whose_keys_stand_in_it(full: Play) -> None:
    full.say("ministry", by="rolf")
    people = lines_of(files_of(full, make(full)), "people.jsonl")
    assert {person["name"] for person in people} == {"ada", "ben", "rosa", "maya"}


def test_the_same_signed_off_state_gives_the_same_data_files(full: Play) -> None:
    first = files_of(full, make(full))
    full.say("ministry", by="ben")
    full.move("ben", full.say("work", by="ben"), "submit")
    done(full.speakers["maya"].patch(f"/projects/{full.project}/", {"name": "Another name"}, seen=1), 200)
    second = files_of(full, make(full, "mona"))
    assert {name for name in DATA_FILES if first[name] != second[name]} == set()
    assert first["manifest.json"] != second["manifest.json"]


def test_the_words_at_every_place_are_the_quote(full: Play) -> None:
    full.sign(full.say("قصير", source=full.second))
    files = files_of(full, make(full))
    texts = {line["id"]: line["text"] for line in lines_of(files, "sources.jsonl")}
    places = lines_of(files, "annotations.jsonl")
    places += [end for line in lines_of(files, "contradictions.jsonl") for end in line["annotations"]]
    assert len(places) == 5
    for place in places:
        assert texts[place["source"]][place["start"] : place["end"]] == place["quote"]
    for source, text in texts.items():
        assert text == "".join(
            SourceBlock.objects.filter(source_id=source.removeprefix("urn:uuid:"))
            .order_by("start")
            .values_list("text", flat=True)
        )


def test_its_files_are_what_it_says_of_them(full: Play) -> None:
    release = make(full)
    told = {file["name"]: file for file in show(full, release)["files"]}
    files = files_of(full, release)
    assert files.keys() == told.keys() == EVERY_FILE
    for name, content in files.items():
        assert (len(content), hashlib.sha256(content).hexdigest()) == (told[name]["bytes"], told[name]["sha256"])
    manifest = json.loads(files["manifest.json"])
    entry = full.entries()[manifest["ledger"]["sequence"] - 1]
    assert manifest["ledger"]["chain_sha256"] == entry["chain_sha256"]


def test_a_single_file_is_the_one_in_the_archive(full: Play) -> None:
    release = make(full)
    answer = full.speakers["remy"].get(f"/releases/{release}/files/annotations.csv")
    assert answer.body == files_of(full, release)["annotations.csv"]


def test_what_happens_later_changes_no_release(full: Play) -> None:
    release = make(full)
    before = files_of(full, release)
    thing = lines_of(before, "annotations.jsonl")[0]["id"].removeprefix("urn:uuid:")
    done(full.speakers["ben"].patch(f"/annotations/{thing}/", {"note": "later"}, seen=3), 200)
    make(full)
    assert files_of(full, release) == before
    assert full.speakers["maya"].delete(f"/releases/{release}/", seen=2).code == "release_ended"


def test_the_changes_are_those_against_the_release_before(full: Play) -> None:
    first = make(full)
    known = [line["id"].removeprefix("urn:uuid:") for line in lines_of(files_of(full, first), "annotations.jsonl")]
    changed, removed = full.now({"id": known[0]}), full.now({"id": known[1]})
    done(full.speakers["ada"].patch(f"/annotations/{changed['id']}/", {"note": "x"}, seen=changed["revision"]), 200)
    full.sign(full.now(changed), author="ada")
    full.move("rosa", removed, "reopen")
    added = full.sign(full.say("recruited"))
    path = f"/releases/{make(full)}/changes/"
    changes = done(full.speakers["remy"].get(path), 200)
    assert changes["against"] == 1
    assert changes["annotations"] == {"added": [added["id"]], "changed": [changed["id"]], "removed": [removed["id"]]}
    assert len(changes["contradictions"]["removed"]) == 1


def test_a_first_release_adds_everything(full: Play) -> None:
    changes = done(full.speakers["remy"].get(f"/releases/{make(full)}/changes/"), 200)
    assert (changes["against"], len(changes["annotations"]["added"])) == (None, 2)


class Killed(BaseException):
    """What a worker does not live to see."""


def _die(*_: object, **__: object) -> None:
    raise Killed


def _break(*_: object, **__: object) -> None:
    raise ValueError("the disk is full")


@pytest.mark.parametrize("where", ["finishing", "put_files"])
def test_a_worker_that_dies_leaves_nothing_that_counts_and_another_goes_on(
    full: Play, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    release = ask(full)
    with monkeypatch.context() as patch:
        patch.setattr(job, where, _die)
        with pytest.raises(Killed):
            job.build_release(release_id=release)
    assert (show(full, release)["status"], show(full, release)["number"], show(full, release)["files"]) == (
        "building",
        None,
        [],
    )
    assert full.speakers["maya"].get(f"/releases/{release}/files/annotations.csv").status == 404
    assert full.speakers["maya"].get(f"/releases/{release}/archive.zip").code == "not_ready"
    job.build_release(release_id=release)
    again = files_of(full, make(full))
    assert {name for name in DATA_FILES if files_of(full, release)[name] != again[name]} == set()


def test_a_release_that_cannot_be_built_says_why_and_leaves_nothing(
    full: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = ask(full)
    with monkeypatch.context() as patch:
        patch.setattr(reads, "released_contradictions", _break)
        job.build_release(release_id=release)
    assert show(full, release)["status"] == "failed"
    assert Release.objects.get(pk=release).fault == "ValueError: the disk is full"
    assert not ReleaseChunk.objects.exists() and not ReleaseFile.objects.exists()
    assert full.entries()[-1]["action"] == "fail"
    assert show(full, make(full))["number"] == 1


def test_a_job_that_runs_twice_builds_once(full: Play) -> None:
    release = make(full)
    before = Release.objects.get(pk=release).revision
    job.build_release(release_id=release)
    assert Release.objects.get(pk=release).revision == before


@pytest.mark.parametrize("role", ["annotator", None])
def test_a_release_of_somebody_who_is_no_manager_any_more_is_not_built(full: Play, role: str | None) -> None:
    release, seat = ask(full, "mona"), full.membership("mona")
    path = f"/projects/{full.project}/memberships/{seat['id']}/"
    maya = full.speakers["maya"]
    assert (maya.delete(path, seen=1) if role is None else maya.patch(path, {"role": role}, seen=1)).status < 300
    job.build_release(release_id=release)
    assert show(full, release)["status"] == "failed"
    assert "no longer a manager" in Release.objects.get(pk=release).fault


def test_a_release_that_was_cancelled_is_not_built(full: Play) -> None:
    release = ask(full)
    done(full.speakers["mona"].delete(f"/releases/{release}/", seen=1), 200)
    job.build_release(release_id=release)
    assert (show(full, release)["status"], ReleaseChunk.objects.count()) == ("cancelled", 0)


def _after_the_snapshot(monkeypatch: pytest.MonkeyPatch, then: Callable[[], object]) -> None:
    """Let something happen once, on other connections, when the job has taken its snapshot."""
    taken, waiting = reads.snapshot, [then]

    def snapshot(project: Any) -> reads.Snapshot:
        found = taken(project)
        if waiting:
            other = Racer(lambda: waiting.pop()() or Answer(200, None, {}))  # type: ignore[arg-type,return-value]
            other.start()
            other.result()
        return found

    monkeypatch.setattr(reads, "snapshot", snapshot)


def test_a_release_that_is_cancelled_while_it_is_built_ends_at_once(
    full: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = ask(full)
    _after_the_snapshot(monkeypatch, lambda: full.speakers["maya"].delete(f"/releases/{release}/", seen=1))
    job.build_release(release_id=release)
    assert show(full, release)["status"] == "cancelled"
    assert not ReleaseChunk.objects.exists() and not ReleaseFile.objects.exists()


def test_what_is_signed_off_after_the_snapshot_is_not_in_it(full: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    late, voided = full.move("ada", full.say("recruited"), "submit"), full.sign(full.say("ministry"))
    sequence = full.entries()[-1]["sequence"] + 1
    release = ask(full)

    def write() -> None:
        full.move("rosa", late, "sign_off")
        done(full.speakers["ben"].patch(f"/annotations/{voided['id']}/", {"note": "x"}, seen=3), 200)
        for end in Annotation.objects.filter(status="signed_off", quote="1990-94"):
            done(full.speakers["ben"].patch(f"/annotations/{end.pk}/", {"note": "x"}, seen=3), 200)

    _after_the_snapshot(monkeypatch, write)
    job.build_release(release_id=release)
    files = files_of(full, release)
    released = lines_of(files, "annotations.jsonl")
    assert {line["quote"] for line in released} == {"1990-94", "👩‍👩‍👧", "ministry"}
    assert {line["note"] for line in released} == {""}
    assert len(lines_of(files, "contradictions.jsonl")) == 1
    assert json.loads(files["manifest.json"])["ledger"]["sequence"] == sequence
    fits(full.project)


def _build(release: str) -> Callable[[], Answer]:
    return lambda: job.build_release(release_id=release) or Answer(200, None, {})  # type: ignore[func-returns-value]


def test_two_releases_at_once_are_numbered_one_after_the_other(full: Play) -> None:
    first, second = ask(full), ask(full)
    race(full.project, _build(first), _build(second))
    assert (show(full, first)["number"], show(full, second)["number"]) == (1, 2)


def test_two_workers_at_one_release_build_it_once(full: Play) -> None:
    release = ask(full)
    race(full.project, _build(release), _build(release))
    assert [entry["action"] for entry in full.entries() if entry["id"] == release] == ["create", "complete"]
    assert files_of(full, release).keys() == EVERY_FILE


def test_a_cancellation_that_comes_after_the_completion_is_told(full: Play) -> None:
    release = ask(full)
    answers = race(full.project, _build(release), lambda: full.speakers["maya"].delete(f"/releases/{release}/", seen=1))
    assert (statuses(answers), show(full, release)["status"]) == ([200, 412], "ready")


def test_a_completion_that_comes_after_the_cancellation_leaves_nothing(full: Play) -> None:
    release = ask(full)
    race(full.project, lambda: full.speakers["maya"].delete(f"/releases/{release}/", seen=1), _build(release))
    assert show(full, release)["status"] == "cancelled"
    wait_for(lambda: not ReleaseChunk.objects.exists() and not ReleaseFile.objects.exists())
