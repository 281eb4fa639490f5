"""`check_sources`: plain files in, findings out, without a database; exit codes as a pipeline expects them."""

import json
import os
import subprocess
import sys
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from annotations.checks import reading
from annotations.management.commands import check_sources

MANAGE = Path(__file__).resolve().parent.parent.parent / "manage.py"
SOURCES = MANAGE.parent.parent / "shared" / "sources"
PERIOD = "Much was done in 1990-94. Thus, by the decree of 9 August 1994 the service was put in order."
KEYS = {"check", "kind", "passages", "message", "relation", "contradiction_kind", "values"}


def run(*arguments: object) -> tuple[int, str, str]:
    """Exit code, what was found, and what was wrong."""
    out = StringIO()
    try:
        call_command("check_sources", *map(str, arguments), stdout=out, stderr=StringIO())
    except SystemExit as end:
        return int(end.code or 0), out.getvalue(), ""
    except CommandError as fault:
        return fault.returncode, out.getvalue(), str(fault)
    return 0, out.getvalue(), ""


def found_in(*arguments: object) -> list[dict[str, Any]]:
    """The findings as JSON lines have them."""
    return [json.loads(line) for line in run("--format", "jsonl", *arguments)[1].splitlines()]


@pytest.fixture
def period(tmp_path: Path) -> Path:
    """A period whose only evidence is one late date."""
    file = tmp_path / "a period.txt"
    file.write_bytes(b"\xef\xbb\xbfA report\r\n\r\n" + PERIOD.encode())
    return file


def test_each_line_has_the_keys_that_others_rely_on_and_places_in_the_text_as_it_would_be_stored(period: Path) -> None:
    stored = f"A report\n\n{PERIOD}"
    lines = found_in(period)
    for line in lines:
        assert line.keys() == KEYS
        for passage in line["passages"]:
            assert passage["source"] == str(period)
            assert stored[passage["start"] : passage["end"]] == passage["quote"]
    (tension,) = [line for line in lines if line["kind"] == "tension"]
    assert [passage["quote"] for passage in tension["passages"]] == ["1990-94", "9 August 1994"]
    assert (tension["relation"], tension["contradiction_kind"]) == ("contains", None)


def test_the_exit_code_says_whether_anything_was_found(period: Path, tmp_path: Path) -> None:
    nothing, holds = tmp_path / "nothing.txt", tmp_path / "holds.txt"
    nothing.write_text("Nobody was there.", encoding="utf-8")
    holds.write_text("It fell on Tuesday, 9 August 1994.", encoding="utf-8")
    assert run(nothing) == (0, "", "")
    code, said, _ = run("--only", "weekdays", holds)
    assert (code, said.count("holds [weekdays]")) == (0, 1)
    assert run(period)[0] == 1


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_checked(period: Path, tmp_path: Path) -> None:
    missing, binary = tmp_path / "missing.txt", tmp_path / "binary.txt"
    binary.write_bytes(b"\xff\xfe\x00")
    code, said, wrong = run(missing, period, binary, tmp_path)
    assert code == 2
    assert "period_and_proof" in said
    for file in (missing, binary, tmp_path):
        assert str(file) in wrong


def test_several_files_are_compared_with_each_other(tmp_path: Path) -> None:
    one, other = tmp_path / "one.txt", tmp_path / "other.txt"
    one.write_text("The Port Museum of Velm was founded on 3 May 1921.", encoding="utf-8")
    other.write_text("The Port Museum of Velm was founded in 1934.", encoding="utf-8")
    (clash,) = [line for line in found_in(one, other) if line["kind"] == "contradiction"]
    assert {passage["source"] for passage in clash["passages"]} == {str(one), str(other)}
    assert (clash["contradiction_kind"], clash["relation"]) == ("dating", "disjoint")
    assert "Port Museum of Velm" in clash["message"]


def test_what_is_known_of_a_file_is_taken_from_a_provenance_file(tmp_path: Path) -> None:
    file, sheet = tmp_path / "talk.txt", tmp_path / "provenance.json"
    file.write_text("Last year the harbour was closed.", encoding="utf-8")
    assert [line["values"].get("dating") for line in found_in(file)] == [None]
    sheet.write_text(json.dumps([{"file": "talk.txt", "published": "2008-06-25"}]), encoding="utf-8")
    assert [line["values"].get("dating") for line in found_in("--provenance", sheet, file)] == ["2007"]
    sheet.write_text(json.dumps([{"file": "talk.txt", "publishd": "2008"}]), encoding="utf-8")
    code, said, wrong = run("--provenance", sheet, file)
    assert (code, said) == (2, "")
    assert "publishd" in wrong


def test_a_check_that_is_not_there_is_refused_with_those_that_are(period: Path) -> None:
    code, said, wrong = run("--only", "horoscopes", period)
    assert (code, said) == (2, "")
    assert "weekdays" in wrong


def test_a_provenance_file_may_know_of_more_files_than_are_checked(tmp_path: Path) -> None:
    file, sheet = tmp_path / "talk.txt", tmp_path / "provenance.json"
    file.write_text("Last year the harbour was closed.", encoding="utf-8")
    sheet.write_text(json.dumps([{"file": "other.txt"}, {"file": "talk.txt", "published": "2008"}]), encoding="utf-8")
    assert [line["values"].get("dating") for line in found_in("--provenance", sheet, file)] == ["2007"]


def test_for_people_a_line_says_in_which_line_and_column(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("Notes\n\nIt fell on Monday, 9 August 1994.\n", encoding="utf-8")
    code, said, _ = run("--only", "weekdays", file)
    head, *ends = said.splitlines()
    assert (code, head.startswith(f"{file}:3:12: contradiction [weekdays] “Monday” ")) == (1, True)
    assert ends == [f"    {file}:3:12: “Monday”", f"    {file}:3:20: “9 August 1994”"]
    (only,) = run("--only", "dates", file)[1].splitlines()
    assert only.startswith(f"{file}:3:20: claim [dates] “9 August 1994” ")


def test_an_empty_file_has_nothing_in_it_and_a_file_named_twice_is_checked_once(period: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b" \n")
    assert run(empty) == (0, "", "")
    assert run(period, empty, period) == run(period)


def test_what_cannot_be_read_is_named_in_full_with_all_that_is_wrong(tmp_path: Path) -> None:
    large = tmp_path / ("long" * 50) / "large.txt"
    large.parent.mkdir()
    large.write_bytes(b"a" * 8_000_001)
    sheet = tmp_path / "sheet.json"
    sheet.write_text(json.dumps([{"file": "a", "colour": "red"}, {"file": "b", "published": "soon"}]), encoding="utf-8")
    assert run(large) == (2, "", f"{large}: A source holds at most 8,000,000 bytes of UTF-8.")
    code, _, wrong = run("--provenance", sheet, large)
    assert code == 2
    assert "colour" in wrong
    assert "entry 2" in wrong
    assert all(line.startswith(f"{sheet}: ") for line in wrong.splitlines())


def test_a_check_that_finds_more_than_a_project_keeps_is_cut_off_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check_sources, "MOST_FINDINGS", 2)
    file = tmp_path / "years.txt"
    file.write_text("It was so in 1991. It was so in 1992. It was so in 1993.", encoding="utf-8")
    out, told = StringIO(), StringIO()
    with pytest.raises(SystemExit):
        call_command("check_sources", "--only", "dates", str(file), stdout=out, stderr=told)
    assert [year in out.getvalue() for year in ("1991", "1992", "1993")] == [True, True, False]
    assert told.getvalue() == f"{file}: [dates] gives more than 2 findings; the others are left out.\n"


def test_what_a_check_did_not_look_at_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST", 2)
    file = tmp_path / "register.txt"
    file.write_text("Ruth was born in 1991. Lena was born in 1992. Emil was born in 1993.", encoding="utf-8")
    told = StringIO()
    call_command("check_sources", "--only", "event_dates", str(file), stdout=StringIO(), stderr=told)
    assert told.getvalue() == (
        f"{file}: [event_dates] looked at the first 8,000 dated sentences, events or figures; there are more.\n"
    )


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(PERIOD.encode())))
    assert {end["source"] for line in found_in("-") for end in line["passages"]} == {"-"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has it, and names that are no UTF-8")
def test_who_stops_reading_or_has_no_room_sees_no_traceback_and_any_name_of_a_file_is_good(tmp_path: Path) -> None:
    """In one process each, since pipes, a full disk and bytes in names are not there otherwise."""
    file = f"{tmp_path}/caf\udce9.txt"
    Path(file).write_text(f"{PERIOD}\n\n" * 2_000, encoding="utf-8")
    command = [sys.executable, str(MANAGE), "check_sources", "--only", "dates", "--format", "jsonl", file]
    reading = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert reading.stdout is not None
    assert reading.stderr is not None
    first = json.loads(reading.stdout.readline())
    reading.stdout.close()
    assert (reading.stderr.read(), reading.wait()) == (b"", 1)
    assert first["passages"][0]["source"] == f"{tmp_path}/caf\\xe9.txt"
    with Path("/dev/full").open("wb") as full:
        stopped = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (stopped.returncode, stopped.stderr.count(b"\n")) == (2, 1)
    assert b"cannot be written: No space left on device" in stopped.stderr


def test_a_file_under_two_paths_is_checked_once_and_by_the_first(period: Path) -> None:
    found = found_in(period, period.parent / "." / ".." / period.parent.name / period.name)
    assert {passage["source"] for one in found for passage in one["passages"]} == {str(period)}


def test_a_line_break_in_the_name_of_a_file_breaks_no_line(period: Path) -> None:
    broken = period.rename(period.with_name("two\nlines.txt"))
    told = run(broken)[1]
    assert told.count("two\\nlines.txt:") > 0
    assert "two\nlines.txt" not in told


@pytest.mark.parametrize(("arguments", "closed"), [("-", "<&-"), ("{period}", ">&-"), ("nowhere.txt", "2>&-")])
def test_a_closed_stream_is_a_fault_and_no_finding(period: Path, tmp_path: Path, arguments: str, closed: str) -> None:
    data = tmp_path / "none"
    command = f"{sys.executable} manage.py check_sources {arguments.format(period=period)} {closed}"
    told = subprocess.run(
        ["sh", "-c", command], env={**os.environ, "WORKBENCH_DATA": str(data)}, capture_output=True, check=False
    )
    assert (told.returncode, b"Traceback" in told.stderr) == (2, False)
    assert not data.exists()  # nor is a key made there, since nothing is signed


@pytest.mark.skipif(not SOURCES.is_dir(), reason="the five documents are not here")
def test_the_case_that_started_the_project_is_found_in_the_document_itself() -> None:
    files = sorted(SOURCES.glob("*.txt"))
    lines = found_in("--provenance", SOURCES / "provenance.json", *files)
    tensions = [line for line in lines if line["check"] == "period_and_proof"]
    quotes = [[" ".join(passage["quote"].split()) for passage in line["passages"]] for line in tensions]
    assert quotes == [["1990-94", "9 August 1994"]]
    sums = [line["message"] for line in lines if line["check"] == "parts_and_whole" and line["kind"] == "holds"]
    assert any("27 + 186 = 213" in message for message in sums)
    assert not [line for line in lines if line["kind"] == "contradiction" and line["check"] != "titles"]
    for line in lines:
        for passage in line["passages"]:
            text = Path(passage["source"]).read_bytes().decode().replace("\r\n", "\n").replace("\r", "\n")
            assert text[passage["start"] : passage["end"]] == passage["quote"]
