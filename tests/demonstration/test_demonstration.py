"""The demonstration: what is written down in fixtures/demonstration, and what loading makes of it."""

import hashlib
import re
import zlib
from collections import Counter
from pathlib import Path

import pytest
from django.core.management import call_command

from annotations.management.demonstration import FOLDER, Demonstration, read_demonstration
from annotations.management.performance import perform
from annotations.models import Annotation, Contradiction, LedgerEntry, Project, Release, ReleaseChunk
from annotations.queries.chains import misfit_of
from annotations.rules.kinds import Kind
from annotations.rules.signoff import Status
from tests.keeping import Keeper
from tests.play import done
from tests.replaying import rebuilt, stored
from tests.speaking import Speaker

REAL = FOLDER.parent.parent.parent / "shared" / "sources"
RUN = 8  # words in a row that would be copied


@pytest.fixture(scope="module")
def demonstration() -> Demonstration:
    return read_demonstration()


@pytest.fixture
def loaded(database: None, keeper: Keeper, demonstration: Demonstration) -> Demonstration:
    assert keeper.once("demonstration", lambda: perform(demonstration))
    return demonstration


def _entries() -> list[tuple[object, ...]]:
    return list(LedgerEntry.objects.order_by("project_id", "sequence").values_list("project_id", "sequence", "body"))


def _runs(path: Path) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", path.read_text(encoding="utf-8").lower())
    return {tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}


def test_every_quote_stands_once_in_its_text(demonstration: Demonstration) -> None:
    for step in (step for act in demonstration.acts for step in act if "annotate" in step):
        start = demonstration.texts[step["within"]].text.find(step["quote"])
        assert demonstration.passage(step) | {"quote": ""} == {
            "start": start,
            "end": start + len(step["quote"]),
            "quote": "",
        }


def test_every_act_begins_with_something_new(demonstration: Demonstration) -> None:
    assert all("found" in act[0] or "annotate" in act[0] for act in demonstration.acts)


def test_the_five_sources_are_short(demonstration: Demonstration) -> None:
    lengths = [len(text.text.split()) for name, text in demonstration.texts.items() if name[0].isdigit()]
    assert len(lengths) == 5
    assert all(300 <= length <= 700 for length in lengths)


@pytest.mark.skipif(not REAL.is_dir(), reason="the real documents are not here")
def test_nothing_is_copied_from_the_real_documents() -> None:
    real = set().union(*(_runs(path) for path in REAL.glob("*.txt")))
    assert real
    copied = {path.name: _runs(path) & real for path in FOLDER.iterdir() if path.name != "provenance.json"}
    assert not any(copied.values()), copied


def test_loading_gives_work_of_every_kind_in_every_status(loaded: Demonstration) -> None:
    annotations = Annotation.objects.filter(source__project_id=loaded.ids["security"])
    statuses = Counter(annotations.filter(deleted=False).values_list("status", flat=True))
    assert set(statuses) == set(Status)
    assert set(annotations.values_list("kind", flat=True)) == set(Kind)
    assert set(Contradiction.objects.values_list("status", flat=True)) == set(Status)
    assert annotations.filter(deleted=True).count() == 1
    assert set(LedgerEntry.objects.values_list("action", flat=True)) >= {"return", "reject", "unsettle", "revise"}


def test_rosa_finds_work_that_can_be_understood_at_once(loaded: Demonstration) -> None:
    project = loaded.ids["security"]
    waiting = done(Speaker("rosa").get(f"/projects/{project}/review-queue/"), 200)["results"]
    ids = [one["id"] for one in waiting]
    assert ids[:3] == [str(loaded.ids[name]) for name in ("expediency", "turned_back", "proof")]
    assert len(ids) >= 8
    assert str(loaded.ids["conventions"]) not in ids  # her own


def test_release_1_is_ready_and_its_files_verify(loaded: Demonstration) -> None:
    release = Release.objects.get()
    assert (release.status, release.number) == ("ready", 1)
    for file in release.files.all():
        chunks = ReleaseChunk.objects.filter(release=release, name=file.name).order_by("number")
        content = b"".join(zlib.decompress(chunk) for chunk in chunks.values_list("content", flat=True))
        assert (len(content), hashlib.sha256(content).digest()) == (file.bytes, bytes(file.sha256)), file.name


def test_release_1_holds_what_was_signed_off_then_and_not_what_came_later(loaded: Demonstration) -> None:
    later = LedgerEntry.objects.get(thing_id=loaded.ids["expediency"], action="create")
    assert (Release.objects.get().ledger_sequence or later.sequence) < later.sequence


def test_the_ledgers_fit(loaded: Demonstration) -> None:
    assert [misfit_of(project.id)[1] for project in Project.objects.all()] == [None, None]


def test_the_ledgers_alone_rebuild_what_is_there(loaded: Demonstration) -> None:
    for project in Project.objects.all():
        assert rebuilt(project.pk) == stored(project.pk)


def test_loading_again_changes_nothing(loaded: Demonstration) -> None:
    before = _entries()
    call_command("load_demonstration", verbosity=0)
    assert _entries() == before
