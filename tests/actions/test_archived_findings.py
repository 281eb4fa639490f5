"""What people decided about findings goes with the project to another server, and checks find it there."""

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command

from annotations.jobs.checks import check_sources
from annotations.models import CheckRun, Finding, Person, Project
from tests.actions.taking import bring, pack, take, unpacked
from tests.finding import claim_at, decide, findings, keep, opposed, run
from tests.keeping import Keeper
from tests.play import Play, done

EVERY = "current=any"
CHECK = "/projects/{}/checks/event_figures/"


def taken(play: Play, path: Path, keeper: Keeper) -> tuple[Path, dict[str, str]]:
    """The archive of the play, which is not here any more, and the keys of its people."""
    keys = {name: str(key) for name, key in Person.objects.values_list("name", "pk")}
    archive = take(play, path / "project.zip")
    keeper.empty()
    return archive, keys


def test_what_was_decided_is_there_and_a_run_gives_it_again_as_decided(
    play: Play, tmp_path: Path, keeper: Keeper
) -> None:
    dismissed, accepted, reopened, left = keep(
        play, claim_at(play), opposed(play), claim_at(play, "1990-94"), claim_at(play, "213")
    )
    decide(play, dismissed, "dismiss", reason="A page number.", by="ben")
    became = decide(play, accepted, "accept")
    decide(play, decide(play, reopened, "dismiss", reason="No."), "reopen", by="rosa")
    before = {one["id"]: one for one in findings(play, EVERY)}
    set_here = done(play.speakers["maya"].get(CHECK.format(play.project)), 200)

    archive, keys = taken(play, tmp_path, keeper)
    bring(archive, keys, "maya", "ada", "ben", "rosa")
    there = {one["id"]: one for one in findings(play, EVERY)}
    assert there == {key: one for key, one in before.items() if key != left["id"]}
    assert there[accepted["id"]]["decisions"] == became["decisions"]
    assert done(play.speakers["maya"].get(CHECK.format(play.project)), 200) == set_here

    (again,) = keep(play, claim_at(play, message="In other words."))
    assert (again["id"], again["status"], again["revision"]) == (dismissed["id"], "dismissed", 3)
    assert decide(play, again, "reopen", by="maya")["status"] == "open"


@pytest.mark.parametrize("seat", ["maya", "otto"])
def test_checks_run_there_and_give_again_what_nobody_decided_about(
    play: Play, tmp_path: Path, keeper: Keeper, seat: str
) -> None:
    run(play)
    before = [without_place(one) for one in findings(play)]
    archive, keys = taken(play, tmp_path, keeper)
    if seat == "maya":
        bring(archive, keys, "maya")
    else:
        call_command("import_project", archive, "--as", "otto", stdout=StringIO())
    (queued,) = CheckRun.objects.select_related("asked_by")
    assert (queued.cause, queued.asked_by.name, queued.sources) == ("arrival", seat, None)
    check_sources(str(queued.pk))
    assert before
    assert [without_place(one) for one in findings(play, by=seat)] == before


def test_what_came_in_archived_is_checked_when_it_is_taken_up_again(play: Play, tmp_path: Path, keeper: Keeper) -> None:
    path = f"/projects/{play.project}/"
    done(play.speakers["maya"].patch(path, {"archived": True}, seen=1), 200)
    archive, keys = taken(play, tmp_path, keeper)
    bring(archive, keys, "maya")
    assert not CheckRun.objects.exists()
    done(play.speakers["maya"].patch(path, {"archived": False}, seen=2), 200)
    (queued,) = CheckRun.objects.all()
    assert (queued.cause, {str(one) for one in queued.sources or []}) == ("arrival", {play.first, play.second})


def without_place(finding: dict[str, Any]) -> dict[str, Any]:
    """What it says, and not under which id since when."""
    return {name: value for name, value in finding.items() if name not in {"id", "first_given"}}


def test_what_is_set_for_checks_goes_along_within_the_bounds_of_the_check(
    play: Play, tmp_path: Path, keeper: Keeper
) -> None:
    path = CHECK.format(play.project)
    check = done(play.speakers["maya"].get(path), 200)
    setting = check["settings"][0]
    change = {"is_on": False, "settings": {setting["name"]: setting["high"]}}
    now = done(play.speakers["maya"].patch(path, change, seen=check["revision"]), 200)
    archive, keys = taken(play, tmp_path, keeper)
    bring(archive, keys, "maya")
    assert done(play.speakers["maya"].get(path), 200) == now
    keeper.empty()
    files = unpacked(archive)
    files["checks.jsonl"] = files["checks.jsonl"].replace(f":{setting['high']}".encode(), b":999999999", 1)
    pack(archive, files)
    bring(archive, keys, "maya")
    assert done(play.speakers["maya"].get(path), 200)["settings"] == now["settings"]


def test_an_archive_of_before_has_none(play: Play, tmp_path: Path, keeper: Keeper) -> None:
    decide(play, keep(play, claim_at(play))[0], "dismiss", reason="No.")
    archive, keys = taken(play, tmp_path, keeper)
    pack(
        archive,
        {path: said for path, said in unpacked(archive).items() if path not in {"findings.jsonl", "checks.jsonl"}},
    )
    bring(archive, keys, "maya")
    assert Project.objects.count() == 1
    assert not Finding.objects.exists()


def deep(levels: int) -> dict[str, Any]:
    """An object within an object, and so on."""
    found: dict[str, Any] = {}
    for _ in range(levels):
        found = {"a": found}
    return found


Change = Callable[[dict[str, Any]], object]
CHANGES: list[tuple[str, Change, str]] = [
    ("somebody nobody knows", lambda f: f["decisions"][0].update(person=str(uuid4())), "who decided is not in the"),
    ("a decision too many", lambda f: f["decisions"].append(f["decisions"][0]), "its decisions are not in order"),
    (
        "what was decided, decided again",
        lambda f: f["decisions"].append({**f["decisions"][0], "revision": 3}),
        "what is dismissed cannot be decided so: dismiss",
    ),
    ("a decision that is none", lambda f: f["decisions"][0].update(decision="hide"), "'hide' is not a valid Decision"),
    ("nobody's decision", lambda f: f.update(decisions=[]), "nobody decided about it"),
    ("no reason", lambda f: f["decisions"][0].update(reason=" "), "a dismissal without a reason"),
    ("work of a dismissal", lambda f: f["decisions"][0].update(annotations=[str(uuid4())]), "only what is accepted"),
    ("another project's source", lambda f: f["passages"][0].update(source=str(uuid4())), "its source is not in the"),
    ("other words", lambda f: f["passages"][0].update(quote="8 August 1994"), "not what stands at"),
    ("words of nothing", lambda f: f.update(passages=[]), "it is of no passage"),
    ("no kind", lambda f: f.update(kind="rumour"), "finding_kind_is_known"),
    (
        "a contradiction of no kind",
        lambda f: f.update(kind="contradiction", passages=f["passages"] * 2),
        "contradictions_say_which_kind",
    ),
    ("a time of nowhere", lambda f: f.update(first_given="yesterday"), "Invalid isoformat string"),
    ("a revision of nothing", lambda f: f.update(revision=1), "its revision is before its last decision"),
    ("a number that is none", lambda f: f.update(revision=True), "a whole number is needed"),
    ("what is left out", lambda f: f.pop("message"), "it has to have these and no other"),
    ("what nobody knows", lambda f: f.update(extra=1), "it has to have these and no other"),
    ("a message of nothing", lambda f: f.update(message="\u200b"), "its message says nothing"),
    ("values too deep to be written", lambda f: f.update(values=deep(900)), "(?i)recursion"),
    ("values too many", lambda f: f.update(values={"a": "b" * 100_000}), "its values are too many"),
    ("a number that is rounded", lambda f: f.update(values={"a": [{"b": 10**40}]}), "a number in its values"),
    ("a revision that nothing follows", lambda f: f.update(revision=2**31 - 1), "is out of bounds"),
    ("one passage against itself", lambda f: f.update(kind="tension"), "of two passages at least"),
    ("passages without end", lambda f: f.update(passages=f["passages"] * 1_001), "of no passage, or of too many"),
]


@pytest.mark.parametrize(("what", "change", "said"), CHANGES, ids=[row[0] for row in CHANGES])
def test_what_nobody_could_have_decided_here_is_refused(
    play: Play, tmp_path: Path, keeper: Keeper, what: str, change: Change, said: str
) -> None:
    decide(play, keep(play, claim_at(play))[0], "dismiss", reason="A page number.")
    archive, keys = taken(play, tmp_path, keeper)
    files = unpacked(archive)
    finding = json.loads(files["findings.jsonl"])
    change(finding)
    pack(archive, files | {"findings.jsonl": json.dumps(finding).encode() + b"\n"})
    with pytest.raises(CommandError, match=said):
        bring(archive, keys, "maya")
    assert not Project.objects.exists()
