"""Provenance: unknown stays unknown, keys and values that do not fit are refused by name, all at once."""

import json
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.imports.provenance import (
    ENTRIES_LIMIT,
    FILE_LIMIT,
    TEXT_LIMIT,
    Provenance,
    read_provenance,
    validate_provenance,
)
from annotations.rules.errors import InvalidFields, Malformed, Refusal, TooLarge

FULL = {
    "title": "The harbour keeper's book",
    "language": "en",
    "direction": "ltr",
    "publisher": "Harbour Press",
    "author": "A. Keeper",
    "speaker": "B. Pilot",
    "genre": "log book",
    "translated_from": "az or ru, presumed",
    "published": "1994-08-09",
    "found_at": "box 12, folder 3",
    "dating_evidence": "dated on its first leaf\nand again on its last",
}


def refused(raw: dict[str, object]) -> dict[str, list[str]]:
    with pytest.raises(InvalidFields) as refusal:
        validate_provenance(raw)
    return refusal.value.errors


def read(content: object, *names: str) -> dict[str, Provenance]:
    return read_provenance(json.dumps(content).encode(), names=names)


def refused_entries(content: str | list[object], *names: str) -> dict[str, list[str]]:
    raw = content if isinstance(content, str) else json.dumps(content)
    with pytest.raises(InvalidFields) as refusal:
        read_provenance(raw.encode("utf-8", "surrogatepass"), names=names)
    return refusal.value.errors


def test_a_full_provenance_is_kept_as_it_was_typed() -> None:
    assert asdict(validate_provenance(FULL)) == FULL


def test_what_is_not_said_or_null_or_blank_is_unknown() -> None:
    assert validate_provenance({"publisher": None, "author": "  "}) == Provenance()


def test_every_fault_is_told_by_field() -> None:
    errors = refused(
        {
            "title": "x" * (TEXT_LIMIT + 1),
            "language": "az, presumed",
            "direction": "up",
            "publisher": 7,
            "author": ["A", "B"],
            "genre": "log\0book",
            "found_at": "two\nlines",
            "speaker": "half \ud800",
            "published": "9 August 1994",
            "shoe_size": "43",
        }
    )
    assert set(errors) == {
        *("title", "language", "direction", "publisher", "author", "genre", "found_at"),
        *("speaker", "published", "shoe_size"),
    }


def test_an_unknown_key_is_refused_with_those_that_are_known() -> None:
    assert "dating_evidence" in refused({"shoe_size": None})["shoe_size"][0]


@pytest.mark.parametrize(
    "tag",
    ["en", "az-Latn", "sr-Cyrl-RS", "zh-cmn-Hans", "de-1996", "ast", "es-419", "en-x-old", "x-ours", "AZ-latn-az"],
)
def test_a_language_tag_of_bcp_47_is_accepted(tag: str) -> None:
    assert validate_provenance({"language": tag}).language == tag


@pytest.mark.parametrize("tag", ["az or ru", "english language", "e", "en_GB", "en-", "-en", "en--GB", "абв", "en-ü"])
def test_what_is_no_language_tag_is_refused(tag: str) -> None:
    assert set(refused({"language": tag})) == {"language"}


@pytest.mark.parametrize("published", ["1994", "1990/1994", "199X", "1994-08-09", "1994-21", "1984?", "../1985"])
def test_publication_dates_are_edtf(published: str) -> None:
    assert validate_provenance({"published": published}).published == published


@pytest.mark.parametrize("published", ["1994-02-30", "the nineties", "1994-13", "09.08.1994", 1994, True])
def test_impossible_dates_are_refused(published: object) -> None:
    assert set(refused({"published": published})) == {"published"}


def test_a_file_gives_each_source_its_provenance() -> None:
    found = read([{"file": "a.txt", **FULL}, {"file": "b.txt", "title": "B"}], "a.txt", "b.txt", "c.txt")
    assert found == {"a.txt": Provenance(**FULL), "b.txt": Provenance(title="B")}


def test_a_file_with_a_byte_order_mark_is_read() -> None:
    raw = b'\xef\xbb\xbf[{"file": "a.txt", "title": "A"}]'
    assert read_provenance(raw, names=["a.txt"]) == {"a.txt": Provenance(title="A")}


def test_every_fault_of_every_entry_is_told_at_once() -> None:
    errors = refused_entries(
        [
            {"file": "a.txt", "title": "A"},
            {"file": "b.txt", "title": 3, "shoe_size": 43, "published": "yesterday"},
            {"file": "elsewhere.txt", "title": "C"},
            {"title": "D"},
            {"file": "a.txt", "title": "A again"},
        ],
        *("a.txt", "b.txt"),
    )
    assert set(errors) == {"entry 2", "entry 3", "entry 4", "entry 5"}
    assert {reason.split(":")[0] for reason in errors["entry 2"]} == {"title", "shoe_size", "published"}
    assert "not among the files" in errors["entry 3"][0]
    assert "already" in errors["entry 5"][0]


@pytest.mark.parametrize("name", ["../a.txt", "/etc/passwd", "..", ".", "x/a.txt", "x\\a.txt", "a.txt\0", "C:\\a.txt"])
def test_a_path_is_no_file_name_even_if_it_is_among_those_given(name: str) -> None:
    assert "path" in refused_entries([{"file": name, "title": "A"}], name)["entry 1"][0]


@pytest.mark.parametrize("name", [None, "", 7, ["a.txt"], {"a": 1}, True])
def test_what_is_no_file_name_at_all_is_refused(name: object) -> None:
    assert "needed" in refused_entries([{"file": name, "title": "A"}], "a.txt")["entry 1"][0]


def test_a_key_that_stands_twice_is_refused() -> None:
    errors = refused_entries('[{"file": "a.txt", "title": "A", "title": "B"}]', "a.txt")
    assert errors == {"entry 1": ["title: This key stands there more than once."]}


def test_nested_values_are_refused() -> None:
    errors = refused_entries('[{"file": "a.txt", "title": {"en": "A"}, "author": [["B"]]}]', "a.txt")
    assert len(errors["entry 1"]) == 2


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{}",
        b'{"file": "a.txt"}',
        b"null",
        b"7",
        b'"text"',
        b"[1]",
        b"[null]",
        b"[[]]",
        b'[{"file": "a.txt"}',
        b"\xff\xfe[\0]\0",
        b'["\xff"]',
        b"[" * 100_000,
        b"[" * 100_000 + b"]" * 100_000,
        b'[{"a":' * 50_000 + b"1" + b"}]" * 50_000,
        b'[{"file": ' + b"9" * 5_000 + b"}]",
        b'[{"file": "a\nb"}]',
    ],
    ids=lambda raw: repr(raw[:12]),
)
def test_what_is_no_list_of_objects_is_malformed(raw: bytes) -> None:
    with pytest.raises(Malformed):
        read_provenance(raw, names=["a.txt"])


def test_not_a_number_and_infinity_are_no_texts() -> None:
    errors = refused_entries('[{"file": "a.txt", "title": NaN, "author": -Infinity}]', "a.txt")
    assert len(errors["entry 1"]) == 2


def test_a_file_that_is_too_large_is_not_even_parsed() -> None:
    with pytest.raises(TooLarge) as refusal:
        read_provenance(b"[" + b" " * FILE_LIMIT + b"]", names=[])
    assert (refusal.value.limit, refusal.value.unit) == (8_000_000, "bytes")


def test_too_many_entries_are_refused() -> None:
    with pytest.raises(TooLarge):
        read_provenance(b"[" + b"{}," * ENTRIES_LIMIT + b"{}]", names=[])


def test_an_entry_with_thousands_of_keys_gives_one_reason() -> None:
    entry = {"file": "a.txt"} | {f"key {number}": "" for number in range(100_000)}
    assert len(refused_entries([entry], "a.txt")["entry 1"]) == 1


def test_hostile_keys_are_told_shortened_and_printable() -> None:
    errors = refused_entries('[{"file": "a.txt", "\\ud800\\u001b[31m' + "k" * 9_000 + '": "x"}]', "a.txt")
    reason = errors["entry 1"][0]
    assert len(reason) < 400
    assert "\x1b" not in reason
    reason.encode("utf-8")


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=4,
)


entries = st.dictionaries(st.sampled_from(["file", *FULL, "other"]), st.just("a.txt") | json_values, max_size=3)


@given(st.lists(entries, max_size=3))
def test_any_json_is_read_or_refused(content: list[dict[str, object]]) -> None:
    try:
        found = read(content, "a.txt")
    except Refusal:
        return
    assert set(found) <= {"a.txt"}
