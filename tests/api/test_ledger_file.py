"""The ledger as one file, for managers: whole, in one snapshot, and what the documentation's check takes."""

import json
import runpy
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.api import ledger
from annotations.imports.ledgers import read_entries, read_head
from annotations.rules.verification import verify
from tests.actions.documented import documented_program
from tests.cast import token_of
from tests.play import Play
from tests.speaking import new_client


def download(play: Play, by: str = "maya") -> bytes:
    answer = play.speakers[by].get(f"/projects/{play.project}/ledger.jsonl")
    assert answer.status == 200, answer.body
    body: bytes = answer.body
    return body


def test_its_first_line_says_where_it_ends_and_the_others_are_the_entries_of_the_api(rich: Play) -> None:
    first, *entries = [json.loads(line) for line in download(rich).splitlines()]
    shown = rich.entries()
    assert entries == shown
    assert list(first) == ["format", "project", "sequence", "chain_sha256"]
    assert first == {
        "format": 1,
        "project": rich.project,
        "sequence": len(shown),
        "chain_sha256": shown[-1]["chain_sha256"],
    }


def test_it_is_a_file_to_keep(rich: Play) -> None:
    answer = rich.speakers["maya"].get(f"/projects/{rich.project}/ledger.jsonl")
    assert answer.headers["Content-Type"] == "application/jsonl"
    last = len(rich.entries())
    assert answer.headers["Content-Disposition"] == f'attachment; filename="ledger-{rich.project}-{last}.jsonl"'
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.body == download(rich)


def test_it_fits_for_us(rich: Play, tmp_path: Path) -> None:
    place = tmp_path / "ledger.jsonl"
    place.write_bytes(download(rich))
    with place.open("rb") as file:
        project, head = read_head(file)
        verdict = verify(read_entries(file), head, project=project)
    assert verdict.misfit is None
    assert verdict.count == len(rich.entries())


def test_what_is_written_meanwhile_is_not_in_it(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    """The head is read first, and the entries up to it piece by piece."""
    monkeypatch.setattr(ledger, "PIECE", 3)
    before = len(play.entries())
    whole = download(play)
    headers = {"Authorization": f"Token {token_of('maya')}"}
    response: Any = new_client().get(f"/api/v1/projects/{play.project}/ledger.jsonl", headers=headers)
    pieces = iter(response.streaming_content)
    begun = next(pieces) + next(pieces)
    play.say()
    assert len(play.entries()) == before + 1
    assert begun + b"".join(pieces) == whole


def test_it_is_read_a_piece_at_a_time(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "PIECE", 4)
    with CaptureQueriesContext(connection) as queries:
        download(play)
    entries = [query["sql"] for query in queries if "annotations_ledgerentry" in query["sql"]]
    assert len(entries) == -(-len(play.entries()) // 4)
    assert not any(query["sql"].startswith(("BEGIN", "SAVEPOINT")) for query in queries), "no transaction stays open"


def _edited(lines: list[str]) -> None:
    place = next(place for place, line in enumerate(lines) if "annotator" in line)
    lines[place] = lines[place].replace("annotator", "manager")


def _signed_otherwise(lines: list[str]) -> None:
    place = next(place for place, line in enumerate(lines) if '"action":"sign_off"' in line)
    entry = json.loads(lines[place])
    lines[place] = json.dumps(entry | {"statement": entry["statement"].replace("agree", "disagree")})


def _left_out(lines: list[str]) -> None:
    del lines[6]


def _swapped(lines: list[str]) -> None:
    lines[5], lines[6] = lines[6], lines[5]


def _cut_off(lines: list[str]) -> None:
    del lines[-2:]


FORGED: list[tuple[Callable[[list[str]], None], str]] = [
    (_edited, "has its hash"),
    (_signed_otherwise, "is what was signed"),
    (_left_out, "entry 6: not true that it comes next"),
    (_swapped, "entry 5: not true that it comes next"),
    (_cut_off, "not as its first line says"),
]


def test_the_documentation_s_program_says_that_it_fits(
    rich: Play, tmp_path: Path, capsys: Any, monkeypatch: Any
) -> None:
    assert _run_documented(download(rich), tmp_path, monkeypatch) is None
    assert capsys.readouterr().out == "every entry fits\n"


@pytest.mark.parametrize(("forge", "what"), FORGED)
def test_the_documentation_s_program_names_what_was_forged(
    rich: Play, tmp_path: Path, monkeypatch: Any, forge: Callable[[list[str]], None], what: str
) -> None:
    lines = download(rich).decode().split("\n")[:-1]
    forge(lines)
    reason = _run_documented("\n".join(lines).encode(), tmp_path, monkeypatch)
    assert what in str(reason)


def _run_documented(content: bytes, place: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    """What the program of the page ends with: None, or its last words."""
    program, file = place / "check.py", place / "ledger.jsonl"
    program.write_text(documented_program(), encoding="utf-8")
    file.write_bytes(content)
    monkeypatch.setattr(sys, "argv", ["check.py", str(file)])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(program), run_name="__main__")
    return ended.value.code
