"""CSV: any reader of RFC 4180 gets the record back, and no spreadsheet runs a cell of it."""

import csv
import io
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.exports.tables import ANNOTATION_COLUMNS, ANNOTATIONS, CONTRADICTION_COLUMNS, SOURCE_COLUMNS
from tests.exports import small_release
from tests.exports.small_release import write_release

TABLES = {
    "annotations.csv": ANNOTATION_COLUMNS,
    "contradictions.csv": CONTRADICTION_COLUMNS,
    "sources.csv": SOURCE_COLUMNS,
}
RUNS = tuple("=+-@\t\r")


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True))


def records_of(content: bytes) -> list[dict[str, str]]:
    header, *rows = rows_of(content)
    return [dict(zip(header, row, strict=True)) for row in rows]


def table_of(note: str, unit: str | None = None) -> tuple[dict[str, str], list[str]]:
    base = next(one for one in small_release.ANNOTATIONS if one.kind == "statistic")
    details = {**base.details, "value": "-5.50", "low": None, "high": None, "unit": unit}
    part = ANNOTATIONS.annotations([base._replace(note=note, details=details)])
    row = rows_of(part.content)[0]
    return dict(zip(ANNOTATION_COLUMNS, row, strict=True)), [omission.field for omission in part.omissions]


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_the_cells_of_the_header(name: str) -> None:
    header, *rows = rows_of(write_release()[0][name])
    assert tuple(header) == TABLES[name]
    assert {len(row) for row in rows} == {len(header)}


@pytest.mark.parametrize("name", TABLES)
def test_no_cell_begins_like_a_formula_unless_it_is_a_number(name: str) -> None:
    for row in rows_of(write_release()[0][name]):
        for cell in row:
            assert not cell.startswith(RUNS) or cell.lstrip("+-").replace(".", "").isdigit()


@pytest.mark.parametrize("note", ["=1+1", "+x", "-x", "@x", "\tx", "\rx", "＝1", "-", "--5", "-5 °C", "-5\n=1", "+1-1"])
def test_a_formula_is_made_harmless_and_declared(note: str) -> None:
    cells, omitted = table_of(note)
    assert cells["note"] == "'" + note
    assert omitted == ["note"]


@pytest.mark.parametrize("note", ["-5", "+5", "-5.50", "'=1", "a=1", " =1", "١", "", "\n-x"])
def test_what_is_no_formula_stays_as_it_is(note: str) -> None:
    cells, omitted = table_of(note)
    assert cells["note"] == note
    assert omitted == []


def test_negative_figures_are_figures() -> None:
    assert table_of("")[0]["details.value"] == "-5.50"


def test_an_empty_text_where_null_is_possible_is_declared() -> None:
    assert table_of("", unit="")[1] == ["details.unit"]
    assert table_of("", unit=None)[1] == []


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_any_note_comes_back(note: str) -> None:
    cells, omitted = table_of(note)
    assert (cells["note"].removeprefix("'") if "note" in omitted else cells["note"]) == note


def test_lists_of_ids_are_separated_by_spaces_and_lists_of_texts_are_json() -> None:
    read = records_of(write_release()[0]["contradictions.csv"])[0]
    record = small_release.CONTRADICTIONS[0]
    assert read["annotations"].split(" ") == [end.id for end in record.annotations]
    assert [int(start) for start in read["annotations.start"].split(" ")] == [end.start for end in record.annotations]
    assert orjson.loads(read["annotations.quote"]) == [end.quote for end in record.annotations]
    assert orjson.loads(read["reviews.meaning"]) == [review.meaning for review in record.reviews]


def test_the_text_of_a_source_is_declared_as_left_out_of_its_table() -> None:
    omitted: list[Any] = [orjson.loads(line) for line in write_release()[0]["omitted.jsonl"].splitlines()]
    left_out = {one["id"] for one in omitted if (one["file"], one["field"]) == ("sources.csv", "text")}
    assert left_out == {source.id for source in small_release.SOURCES}


def test_rows_end_as_rfc_4180_says_and_no_mark_stands_before_the_header() -> None:
    content = write_release()[0]["sources.csv"]
    assert content.startswith(b"id,project,")
    assert content.endswith(b"\r\n")
