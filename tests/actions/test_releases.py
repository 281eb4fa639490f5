"""Releases as their job builds them: only what is signed off, the same again, never half, and never changed."""

import hashlib
import json
from typing import Any

import pytest

from annotations.jobs import releases as job
from annotations.models import Release, ReleaseChunk, ReleaseFile, SourceBlock
from annotations.queries import releases as reads
from tests.actions.releasing import DATA_FILES, EVERY_FILE, ask, files_of, lines_of, make, show
from tests.play import Play, done


def _urns(*things: dict[str, Any]) -> set[str]:
    return {f"urn:uuid:{thing['id']}" for thing in things}


def test_only_signed_off_work_is_in_a_release(play: Play) -> None:
    near, far = play.sign(play.say()), play.sign(play.say("نص عربي", source=play.second))
    play.say("ministry")
    play.move("ada", play.say("speaks"), "submit")
    play.move("rosa", play.move("ada", play.say("work"), "submit"), "reject")
    play.move("rosa", play.sign(play.say("proves")), "reopen")
    play.move("ada", play.sign(play.say("decree")), "delete")
    settled = play.sign(play.contradict(near, far))
    play.move("ada", play.contradict(near, far), "submit")
    play.move("ada", play.sign(play.contradict(near, far)), "delete")
    files = files_of(play, make(play))
    assert {line["id"] for line in lines_of(files, "annotations.jsonl")} == _urns(near, far)
    assert {line["id"] for line in lines_of(files, "contradictions.jsonl")} == _urns(settled)
    assert {line["id"] for line in lines_of(files, "sources.jsonl")} == {
        f"urn:uuid:{play.first}",
        f"urn:uuid:{play.second}",
    }


def test_what_was_edited_after_its_sign_off_is_in_no_release(signed: Play) -> None:
    thing = signed.sign(signed.say("recruited"))
    done(signed.speakers["ben"].patch(f"/annotations/{thing['id']}/", {"note": "x"}, seen=thing["revision"]), 200)
    assert f"urn:uuid:{thing['id']}".encode() not in files_of(signed, make(signed))["annotations.jsonl"]


def test_people_are_those_whose_keys_stand_in_it(signed: Play) -> None:
    signed.say("ministry", by="rolf")
    people = lines_of(files_of(signed, make(signed)), "people.jsonl")
    assert {person["name"] for person in people} == {"ada", "ben", "rosa", "maya"}


def test_what_one_person_typed_of_a_source_is_in_it_with_who_recorded_it(signed: Play) -> None:
    done(signed.speakers["rolf"].patch(f"/sources/{signed.first}/", {"publisher": "Nobody checked"}, seen=1), 200)
    files = files_of(signed, make(signed))
    (source,) = lines_of(files, "sources.jsonl")
    names = {person["key"]: person["name"] for person in lines_of(files, "people.jsonl")}
    assert source["publisher"] == "Nobody checked"
    assert [names[key] for key in source["recorded_by"]] == ["maya", "rolf"]


def test_the_same_signed_off_state_gives_the_same_data_files(signed: Play) -> None:
    first = files_of(signed, make(signed))
    signed.say("ministry", by="ben")
    signed.move("ben", signed.say("work", by="ben"), "submit")
    done(signed.speakers["maya"].patch(f"/projects/{signed.project}/", {"name": "Another name"}, seen=1), 200)
    second = files_of(signed, make(signed, "mona"))
    assert {name for name in DATA_FILES if first[name] != second[name]} == set()
    assert first["manifest.json"] != second["manifest.json"]


def test_the_words_at_every_place_are_the_quote(signed: Play) -> None:
    signed.sign(signed.say("قصير", source=signed.second))
    files = files_of(signed, make(signed))
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


def test_its_files_are_what_it_says_of_them(signed: Play) -> None:
    release = make(signed)
    told = {file["name"]: file for file in show(signed, release)["files"]}
    files = files_of(signed, release)
    assert files.keys() == told.keys() == EVERY_FILE
    for name, content in files.items():
        assert (len(content), hashlib.sha256(content).hexdigest()) == (told[name]["bytes"], told[name]["sha256"])
    manifest = json.loads(files["manifest.json"])
    entry = signed.entries()[manifest["ledger"]["sequence"] - 1]
    assert manifest["ledger"]["chain_sha256"] == entry["chain_sha256"]


def test_a_single_file_is_the_one_in_the_archive(signed: Play) -> None:
    release = make(signed)
    answer = signed.speakers["remy"].get(f"/releases/{release}/files/annotations.csv")
    assert answer.body == files_of(signed, release)["annotations.csv"]


def test_what_happens_later_changes_no_release(signed: Play) -> None:
    release = make(signed)
    before = files_of(signed, release)
    thing = lines_of(before, "annotations.jsonl")[0]["id"].removeprefix("urn:uuid:")
    done(signed.speakers["ben"].patch(f"/annotations/{thing}/", {"note": "later"}, seen=3), 200)
    make(signed)
    assert files_of(signed, release) == before
    assert signed.speakers["maya"].delete(f"/releases/{release}/", seen=2).code == "release_ended"


def test_the_changes_are_those_against_the_release_before(signed: Play) -> None:
    first = make(signed)
    known = [line["id"].removeprefix("urn:uuid:") for line in lines_of(files_of(signed, first), "annotations.jsonl")]
    changed, removed = signed.now({"id": known[0]}), signed.now({"id": known[1]})
    done(signed.speakers["ada"].patch(f"/annotations/{changed['id']}/", {"note": "x"}, seen=changed["revision"]), 200)
    signed.sign(signed.now(changed), author="ada")
    signed.move("rosa", removed, "reopen")
    added = signed.sign(signed.say("recruited"))
    path = f"/releases/{make(signed)}/changes/"
    changes = done(signed.speakers["remy"].get(path), 200)
    assert changes["against"] == 1
    assert changes["annotations"] == {"added": [added["id"]], "changed": [changed["id"]], "removed": [removed["id"]]}
    assert len(changes["contradictions"]["removed"]) == 1


def test_a_first_release_adds_everything(signed: Play) -> None:
    changes = done(signed.speakers["remy"].get(f"/releases/{make(signed)}/changes/"), 200)
    assert (changes["against"], len(changes["annotations"]["added"])) == (None, 2)


class Killed(BaseException):
    """What a worker does not live to see."""


def _die(*_: object, **__: object) -> None:
    raise Killed


def _break(*_: object, **__: object) -> None:
    raise ValueError("the disk is signed")


@pytest.mark.parametrize("where", ["finishing", "put_files"])
def test_a_worker_that_dies_leaves_nothing_that_counts_and_another_goes_on(
    signed: Play, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    release = ask(signed)
    with monkeypatch.context() as patch:
        patch.setattr(job, where, _die)
        with pytest.raises(Killed):
            job.build_release(release_id=release)
    assert (show(signed, release)["status"], show(signed, release)["number"], show(signed, release)["files"]) == (
        "building",
        None,
        [],
    )
    assert signed.speakers["maya"].get(f"/releases/{release}/files/annotations.csv").status == 404
    assert signed.speakers["maya"].get(f"/releases/{release}/archive.zip").code == "not_ready"
    job.build_release(release_id=release)
    again = files_of(signed, make(signed))
    assert {name for name in DATA_FILES if files_of(signed, release)[name] != again[name]} == set()


def test_a_release_that_cannot_be_built_says_why_and_leaves_nothing(
    signed: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = ask(signed)
    with monkeypatch.context() as patch:
        patch.setattr(reads, "released_contradictions", _break)
        job.build_release(release_id=release)
    assert show(signed, release)["status"] == "failed"
    assert Release.objects.get(pk=release).fault == "ValueError: the disk is signed"
    assert not ReleaseChunk.objects.exists() and not ReleaseFile.objects.exists()
    assert signed.entries()[-1]["action"] == "fail"
    assert show(signed, make(signed))["number"] == 1


def test_a_job_that_runs_twice_builds_once(signed: Play) -> None:
    release = make(signed)
    before = Release.objects.get(pk=release).revision
    job.build_release(release_id=release)
    assert Release.objects.get(pk=release).revision == before


@pytest.mark.parametrize("role", ["annotator", None])
def test_a_release_of_somebody_who_is_no_manager_any_more_is_not_built(signed: Play, role: str | None) -> None:
    release, seat = ask(signed, "mona"), signed.membership("mona")
    path = f"/projects/{signed.project}/memberships/{seat['id']}/"
    maya = signed.speakers["maya"]
    assert (maya.delete(path, seen=1) if role is None else maya.patch(path, {"role": role}, seen=1)).status < 300
    job.build_release(release_id=release)
    assert show(signed, release)["status"] == "failed"
    assert "no longer a manager" in Release.objects.get(pk=release).fault


def test_a_release_that_was_cancelled_is_not_built(signed: Play) -> None:
    release = ask(signed)
    done(signed.speakers["mona"].delete(f"/releases/{release}/", seen=1), 200)
    job.build_release(release_id=release)
    assert (show(signed, release)["status"], ReleaseChunk.objects.count()) == ("cancelled", 0)
