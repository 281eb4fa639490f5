"""Releases while other things happen: what commits later is not in them, and none is half."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from annotations.jobs import releases as job
from annotations.models import Annotation, ReleaseChunk, ReleaseFile
from annotations.queries import releases as reads
from tests.actions.racing import Racer, fits, race, statuses, wait_for
from tests.actions.releasing import EVERY_FILE, ask, files_of, lines_of, show
from tests.play import Play, done
from tests.speaking import Answer


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
    signed: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = ask(signed)
    _after_the_snapshot(monkeypatch, lambda: signed.speakers["maya"].delete(f"/releases/{release}/", seen=1))
    job.build_release(release_id=release)
    assert show(signed, release)["status"] == "cancelled"
    assert not ReleaseChunk.objects.exists() and not ReleaseFile.objects.exists()


def test_what_is_signed_off_after_the_snapshot_is_not_in_it(signed: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    late, voided = signed.move("ada", signed.say("recruited"), "submit"), signed.sign(signed.say("ministry"))
    sequence = signed.entries()[-1]["sequence"] + 1
    release = ask(signed)

    def write() -> None:
        signed.move("rosa", late, "sign_off")
        done(signed.speakers["ben"].patch(f"/annotations/{voided['id']}/", {"note": "x"}, seen=3), 200)
        for end in Annotation.objects.filter(status="signed_off", quote="1990-94"):
            done(signed.speakers["ben"].patch(f"/annotations/{end.pk}/", {"note": "x"}, seen=3), 200)

    _after_the_snapshot(monkeypatch, write)
    job.build_release(release_id=release)
    files = files_of(signed, release)
    released = lines_of(files, "annotations.jsonl")
    assert {line["quote"] for line in released} == {"1990-94", "👩‍👩‍👧", "ministry"}
    assert {line["note"] for line in released} == {""}
    assert len(lines_of(files, "contradictions.jsonl")) == 1
    assert json.loads(files["manifest.json"])["ledger"]["sequence"] == sequence
    fits(signed.project)


def _build(release: str) -> Callable[[], Answer]:
    return lambda: job.build_release(release_id=release) or Answer(200, None, {})


def test_two_releases_at_once_are_numbered_one_after_the_other(signed: Play) -> None:
    first, second = ask(signed), ask(signed)
    race(signed.project, _build(first), _build(second))
    assert (show(signed, first)["number"], show(signed, second)["number"]) == (1, 2)


def test_two_workers_at_one_release_build_it_once(signed: Play) -> None:
    release = ask(signed)
    race(signed.project, _build(release), _build(release))
    assert [entry["action"] for entry in signed.entries() if entry["id"] == release] == ["create", "complete"]
    assert files_of(signed, release).keys() == EVERY_FILE


def test_a_cancellation_that_comes_after_the_completion_is_told(signed: Play) -> None:
    release = ask(signed)
    answers = race(
        signed.project, _build(release), lambda: signed.speakers["maya"].delete(f"/releases/{release}/", seen=1)
    )
    assert (statuses(answers), show(signed, release)["status"]) == ([200, 412], "ready")


def test_a_completion_that_comes_after_the_cancellation_leaves_nothing(signed: Play) -> None:
    release = ask(signed)
    race(signed.project, lambda: signed.speakers["maya"].delete(f"/releases/{release}/", seen=1), _build(release))
    assert show(signed, release)["status"] == "cancelled"
    wait_for(lambda: not ReleaseChunk.objects.exists() and not ReleaseFile.objects.exists())
