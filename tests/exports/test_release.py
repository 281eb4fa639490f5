"""Releases: the same records give the same files, hashed as they are, and nothing unreviewed gets into one."""

import hashlib
from datetime import datetime, timedelta, timezone
from typing import Any

import orjson
import pytest

from annotations.exports import FILES
from annotations.exports.data_card import data_card
from annotations.exports.details import ordered
from annotations.exports.records import Person, ReleaseHead, Resolution, Review, timestamp
from annotations.exports.release import ReleaseFiles
from tests.exports.small_release import (
    ADA,
    ANNOTATIONS,
    CONTRADICTIONS,
    HEAD,
    PEOPLE,
    SOURCES,
    TEXTS,
    Kept,
    write_release,
)
from tests.exports.write_golden import GOLDEN

FILE_NAMES = [*FILES, "README.md", "manifest.json"]


def lines_of(content: bytes) -> list[Any]:
    return [orjson.loads(line) for line in content.split(b"\n")[:-1]]


@pytest.mark.parametrize("name", FILE_NAMES)
def test_every_file_is_its_golden_file(name: str) -> None:
    assert write_release()[0][name] == (GOLDEN / name).read_bytes()


def test_there_is_a_golden_file_for_every_file_and_no_other() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == set(FILE_NAMES) == set(write_release()[0])


@pytest.mark.parametrize("chunk", [1, 2, 3])
def test_how_records_are_divided_into_chunks_does_not_show(chunk: int) -> None:
    assert write_release(chunk=chunk) == write_release()


def test_an_empty_release_has_all_files_and_parses() -> None:
    files, _ = write_release(sources=[], annotations=[], contradictions=[], people=[])
    assert orjson.loads(files["annotations.jsonld"])["@graph"]
    assert files["annotations.jsonl"] == files["omitted.jsonl"] == b""
    assert files["annotations.csv"].count(b"\r\n") == 1


def test_the_manifest_has_the_hash_and_size_of_every_other_file() -> None:
    files, _ = write_release()
    described = {entry["name"]: entry for entry in orjson.loads(files["manifest.json"])["files"]}
    assert set(described) == set(files) - {"manifest.json"}
    for name, entry in described.items():
        assert entry["sha256"] == hashlib.sha256(files[name]).hexdigest()
        assert entry["bytes"] == len(files[name])


def test_the_entries_name_every_file_with_the_manifest_last() -> None:
    files, entries = write_release()
    assert {entry.name: entry.sha256 for entry in entries} == {
        name: hashlib.sha256(content).hexdigest() for name, content in files.items()
    }
    assert entries[-1].name == "manifest.json"


def test_the_manifest_says_where_in_the_ledger_the_release_was_read() -> None:
    manifest = orjson.loads(write_release()[0]["manifest.json"])
    assert manifest["ledger"] == {"sequence": HEAD.ledger_sequence, "chain_sha256": HEAD.chain_sha256}
    assert manifest["counts"] == {"sources": 2, "annotations": 6, "contradictions": 2, "people": 4, "omitted": 14}


def test_names_dates_and_notes_of_a_release_do_not_touch_its_data() -> None:
    later = ReleaseHead(9, "urn:uuid:other", "Other", "Other", ADA, "2040-01-01T00:00:00Z", 9_999, "ff" * 32, "Other")
    renamed = [Person(person.key, "a pseudonym") for person in PEOPLE]
    files, entries = write_release()
    other_files, other_entries = write_release(head=later, people=renamed)
    data = {entry.name for entry in entries if entry.is_data}
    assert data == set(FILES) - {"people.jsonl"}
    assert {name for name in files if files[name] != other_files[name]} == set(files) - data
    digests = [orjson.loads(each["manifest.json"])["data_sha256"] for each in (files, other_files)]
    assert digests[0] == digests[1]
    assert len(other_entries) == len(entries)


def test_people_are_named_in_no_file_but_their_own() -> None:
    for name, content in write_release()[0].items():
        if name != "people.jsonl":
            assert not [person.name for person in PEOPLE if f'"{person.name}"'.encode() in content]


def test_keys_stand_in_the_order_of_the_interface() -> None:
    files, _ = write_release()
    first = {name: " ".join(lines_of(files[name])[0]) for name in FILES if name.endswith(".jsonl")}
    assert first["annotations.jsonl"] == (
        "id source kind start end quote prefix suffix note details status revision author authors origin created"
        " updated reviews"
    )
    assert first["contradictions.jsonl"] == (
        "id project kind explanation annotations resolution relation status revision author authors origin created"
        " updated reviews"
    )
    assert first["sources.jsonl"] == (
        "id project title language direction publisher author speaker genre translated_from published found_at"
        " dating_evidence sha256 original_sha256 original_bytes normalised length lines revision counts recorded_by"
        " text_id text"
    )


def test_every_quote_is_what_the_released_text_has_there() -> None:
    files, _ = write_release()
    texts = {source["id"]: source["text"] for source in lines_of(files["sources.jsonl"])}
    assert texts == TEXTS
    ends = [end for one in lines_of(files["contradictions.jsonl"]) for end in one["annotations"]]
    for passage in lines_of(files["annotations.jsonl"]) + ends:
        assert texts[passage["source"]][passage["start"] : passage["end"]] == passage["quote"]


def test_lines_end_at_line_feeds_only_and_stay_readable() -> None:
    content = write_release()[0]["annotations.jsonl"]
    assert b"\r" not in content
    assert "\u2028".encode() in content
    assert "قال".encode() in content
    assert content.count(b"\n") == len(ANNOTATIONS)


def test_details_keep_the_order_of_their_kind_however_they_come() -> None:
    details = ANNOTATIONS[0].details
    backwards = dict(reversed(list(details.items())))
    shuffled = [ANNOTATIONS[0]._replace(details=backwards), *ANNOTATIONS[1:]]
    assert write_release(annotations=shuffled) == write_release()


@pytest.mark.parametrize("details", [{}, {"paraphrase": None}, {"shoe_size": "43"}])
def test_details_of_another_shape_are_refused_rather_than_dropped(details: dict[str, str | None]) -> None:
    with pytest.raises(ValueError, match="details of a claim"):
        ordered("claim", details)


@pytest.mark.parametrize("status", ["draft", "submitted", "rejected", ""])
def test_what_is_not_signed_off_is_refused(status: str) -> None:
    with pytest.raises(ValueError, match="not signed off"):
        write_release(annotations=[ANNOTATIONS[0]._replace(status=status), *ANNOTATIONS[1:]])
    with pytest.raises(ValueError, match="not signed off"):
        write_release(contradictions=[CONTRADICTIONS[0]._replace(status=status), *CONTRADICTIONS[1:]])


def test_what_has_no_review_or_was_reviewed_by_an_author_is_refused() -> None:
    own = [Review(ADA, "2031-05-01T10:00:00Z", "Mine.")]
    for reviews in ([], own, [*ANNOTATIONS[0].reviews, *own]):
        with pytest.raises(ValueError, match="not signed off"):
            write_release(annotations=[ANNOTATIONS[0]._replace(reviews=reviews), *ANNOTATIONS[1:]])


@pytest.mark.parametrize(
    "wrong",
    [
        {"people": PEOPLE[::-1]},
        {"sources": SOURCES[::-1]},
        {"annotations": ANNOTATIONS[::-1]},
        {"contradictions": CONTRADICTIONS[::-1]},
        {"annotations": [ANNOTATIONS[0], *ANNOTATIONS]},
        {"sources": [*SOURCES, SOURCES[-1]]},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
@pytest.mark.parametrize("chunk", [1, 1_000])
def test_records_out_of_order_or_twice_are_refused(wrong: dict[str, Any], chunk: int) -> None:
    with pytest.raises(ValueError, match="not in the order"):
        write_release(**wrong, chunk=chunk)


def test_kinds_of_record_out_of_order_are_refused() -> None:
    files = ReleaseFiles(Kept().open)
    files.add_annotations(ANNOTATIONS)
    with pytest.raises(ValueError, match="come before"):
        files.add_sources(SOURCES)


def test_the_card_keeps_what_people_typed_from_being_markup() -> None:
    head = ReleaseHead(
        1,
        "urn:uuid:x",
        "# A <script>\n\n[link](x) | `b`",
        "<img onerror=1>\n## Not a heading",
        ADA,
        "2031",
        1,
        "00",
        "*",
    )
    card = data_card(head, {"annotations": 0, "contradictions": 0, "sources": 0, "people": 0, "omitted": 0}, [])
    lines = card.decode().splitlines()
    assert lines[0] == r"# \# A \<script\> \[link\](x) \| \`b\`, release 1"
    assert lines[2] == r"\<img onerror=1\> \#\# Not a heading"


def test_a_resolution_that_prefers_nothing_stays_unknown() -> None:
    assert CONTRADICTIONS[1].resolution == Resolution("open", None, "")
    assert lines_of(write_release()[0]["contradictions.jsonl"])[1]["resolution"]["preferred"] is None


def test_times_are_written_in_utc_with_microseconds() -> None:
    moment = datetime(2031, 5, 6, 1, 2, 3, 40, tzinfo=timezone(timedelta(hours=4)))
    assert timestamp(moment) == "2031-05-05T21:02:03.000040Z"
