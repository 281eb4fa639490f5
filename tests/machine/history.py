"""A project's ledger, read once more by the model: every entry has to be something that the model allows just then."""

import json
import zlib
from typing import Any

from django.db import connection

from annotations.queries.chains import misfit_of
from tests.machine.model import MANAGER, Item, Model
from tests.play import Play

ENTRIES = (
    "SELECT body, transaction::text, statement FROM annotations_ledgerentry WHERE project_id = %s ORDER BY sequence"
)


def retrace(play: Play) -> Model:
    """Where the ledger leads; fails at the first entry that should not be there. People are named by their keys."""
    _, misfit = misfit_of(play.project)  # type: ignore[arg-type]
    assert misfit is None, misfit
    model, decided = Model({}), set()
    signed_at: dict[int, set[str]] = {}
    rows = _entries(play.project)
    for place, (entry, transaction, statement) in enumerate(rows):
        if entry["thing"] in ("annotation", "contradiction"):
            _follow_work(model, entry, statement)
            decision = (entry["id"], entry["revision"])
            assert decision not in decided, f"two entries on revision {decision}"
            decided.add(decision)
        else:
            _follow_frame(model, entry)
        signed_at[entry["sequence"]] = model.signed_off()
        if place + 1 == len(rows) or rows[place + 1][1] != transaction:
            assert not list(model.broken()), f"after entry {entry['sequence']}: {list(model.broken())}"
    _compare_releases(play, signed_at)
    return model


def stored(play: Play) -> dict[str, tuple[Any, ...]]:
    """Where every annotation and contradiction stands in its table, by id."""
    columns = "w.id::text, w.status, w.revision, w.deleted, w.authors::text[]"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {columns} FROM annotations_annotation AS w JOIN annotations_source AS s ON s.id = w.source_id"
            f" WHERE s.project_id = %(project)s UNION ALL"
            f" SELECT {columns} FROM annotations_contradiction AS w WHERE w.project_id = %(project)s",
            {"project": play.project},
        )
        return {row[0]: row[1:] for row in cursor.fetchall()}


def told(model: Model) -> dict[str, tuple[Any, ...]]:
    """The same of the model."""
    return {name: (one.status, one.revision, one.is_deleted, one.authors) for name, one in model.items.items()}


def keys(play: Play) -> dict[str, str]:
    """The key of each person in the project, by username."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, id::text FROM annotations_person WHERE project_id = %s", [play.project])
        return dict(cursor.fetchall())


def _entries(project: str) -> list[tuple[dict[str, Any], str, str | None]]:
    with connection.cursor() as cursor:
        cursor.execute(ENTRIES, [project])
        return [(json.loads(body), transaction, statement) for body, transaction, statement in cursor.fetchall()]


def _follow_work(model: Model, entry: dict[str, Any], statement: str | None) -> None:
    by, name, action, after = entry["person"], entry["id"], entry["action"], entry["after"]
    seen, ends = entry["revision"] - 1, tuple(after.get("annotations", ()))
    was_endorsed = bool(seen and model.items[name].endorsed_by)
    if action == "create":
        kind = "contradiction" if ends else after["kind"]
        verdict = model.create(by, name, Item(kind, [by], ends=ends))
    elif action == "revise":
        verdict = model.revise(by, name, seen, ends)
    elif action == "unsettle":
        verdict = None  # it followed from the entry that caused it
    else:
        asked = "sign_off" if action == "endorse" else action
        verdict = model.move(by, name, asked, seen, entry["reason"] or "")
        takes_two = model.items[name].kind in model.two_reviewers
        assert (action == "endorse") == (asked == "sign_off" and takes_two and not was_endorsed), entry
    assert verdict is None or verdict.status < 400, (verdict, entry)
    assert (action in ("sign_off", "endorse")) == (statement is not None), entry
    if statement is not None:
        assert json.loads(statement)["signed"] == entry["before"], entry
    item = model.items[name]
    assert (after["status"], after["revision"]) == (item.status, item.revision), entry
    assert (after["deleted"], after["authors"]) == (item.is_deleted, item.authors), entry


def _follow_frame(model: Model, entry: dict[str, Any]) -> None:
    after = entry["after"]
    if entry["thing"] == "project":
        model.two_reviewers = frozenset(after["two_reviewers"])
        model.is_archived = after["archived"]
    elif entry["thing"] == "membership" and entry["sequence"] == 2:
        model.roles[after["person"]] = MANAGER  # whoever made the project
    elif entry["thing"] == "membership":
        whom = (after or entry["before"])["person"]
        verdict = model.seat(entry["person"], whom, after["role"] if after else None)
        assert verdict.status < 400, (verdict, entry)


def _compare_releases(play: Play, signed_at: dict[int, set[str]]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id::text, ledger_sequence FROM annotations_release"
            " WHERE project_id = %s AND status = 'ready' ORDER BY number",
            [play.project],
        )
        releases = cursor.fetchall()
    for release, sequence in releases:
        assert released(release) == signed_at[sequence], f"release {release} at entry {sequence}"


def released(release: str) -> set[str]:
    """The ids in a release's own files."""
    pieces = _file(release, "annotations.jsonl") + _file(release, "contradictions.jsonl")
    lines = [json.loads(line) for line in pieces.split(b"\n") if line]
    assert all(line["status"] == "signed_off" and line["reviews"] for line in lines), release
    assert not any({review["person"] for review in line["reviews"]} & set(line["authors"]) for line in lines), release
    return {line["id"].removeprefix("urn:uuid:") for line in lines}


def _file(release: str, name: str) -> bytes:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT content FROM annotations_releasechunk WHERE release_id = %s AND name = %s ORDER BY number",
            [release, name],
        )
        return b"".join(zlib.decompress(bytes(piece)) for (piece,) in cursor.fetchall())
