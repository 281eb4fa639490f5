"""Texts on their way in: a BOM, carriage returns and NUL go, nothing else changes, and it is said what was done."""

import hashlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.imports.texts import BYTES_LIMIT, LENGTH_LIMIT, Normalised, normalise, normalise_str
from annotations.rules.errors import InvalidFields, TooLarge

PLAIN = "The keeper counted forty boats.\nThirty-nine came back.\n"
UNTOUCHED = (
    "a\u00a0b\u200d👨\u200d👩\u200d👧 e\u0301 \u00e9 \u2028\u2029\u0085\f\v\t \ufeff שלום مرحبا \U0001f600 \u202e end  "
)


def reasons(raw: bytes, filename: str = "letter.txt") -> str:
    with pytest.raises(InvalidFields) as refusal:
        normalise(raw, filename=filename)
    assert list(refusal.value.errors) == ["file"]
    return refusal.value.errors["file"][0]


def changes(normalised: Normalised) -> dict[str, int]:
    return {change["what"]: change["count"] for change in normalised.normalised}


def test_a_plain_text_is_stored_as_it_came() -> None:
    raw = PLAIN.encode()
    stored = normalise(raw, filename="letter.txt")
    assert stored.text == PLAIN
    assert stored.normalised == ()
    assert stored.sha256 == stored.original_sha256 == hashlib.sha256(raw).hexdigest()
    assert (stored.original_bytes, stored.length, stored.lines) == (len(raw), len(PLAIN), 3)


def test_nothing_but_bom_carriage_return_and_nul_is_changed() -> None:
    assert normalise(UNTOUCHED.encode(), filename="x").text == UNTOUCHED
    assert normalise_str(UNTOUCHED).text == UNTOUCHED


def test_every_change_is_made_and_counted() -> None:
    raw = b"\xef\xbb\xbfone\r\ntwo\rthree\r\n\r\rfour\0\0 five\n"
    stored = normalise(raw, filename="x")
    assert stored.text == "one\ntwo\nthree\n\n\nfour five\n"
    assert stored.normalised == (
        {"what": "bom", "count": 1},
        {"what": "crlf", "count": 2},
        {"what": "cr", "count": 3},
        {"what": "nul", "count": 2},
    )
    assert stored.original_sha256 == hashlib.sha256(raw).hexdigest()
    assert stored.sha256 == hashlib.sha256(stored.text.encode()).hexdigest()
    assert stored.original_bytes == len(raw)


def test_only_a_byte_order_mark_at_the_beginning_is_one() -> None:
    stored = normalise_str("\ufeff\ufeffa\ufeffb")
    assert stored.text == "\ufeffa\ufeffb"
    assert changes(stored) == {"bom": 1}


def test_a_carriage_return_parted_from_its_line_feed_by_nul_is_a_line_end_of_its_own() -> None:
    assert normalise_str("a\r\0\nb").text == "a\n\nb"


@given(st.text(st.sampled_from("ab\r\n\0\ufeff\u0301é😀\u2028"), max_size=40))
def test_what_is_stored_and_the_counts_account_for_every_code_point(text: str) -> None:
    try:
        stored = normalise_str(text)
    except InvalidFields:
        assert not text.replace("\ufeff", "", 1).replace("\0", "").strip()
        return
    counted = changes(stored)
    assert "\r" not in stored.text
    assert "\0" not in stored.text
    assert len(text) - counted.get("bom", 0) - counted.get("crlf", 0) - counted.get("nul", 0) == stored.length
    assert stored.text.count("\n") == text.count("\n") + counted.get("cr", 0)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
def test_a_stored_text_would_be_stored_unchanged_again(text: str) -> None:
    try:
        stored = normalise_str(text)
    except InvalidFields:
        return
    if not stored.text.startswith("\ufeff"):
        again = normalise_str(stored.text)
        assert (again.text, again.sha256, again.normalised) == (stored.text, stored.sha256, ())


@pytest.mark.parametrize("raw", [b"", b"\xef\xbb\xbf", b"\0\0", b" \r\n\t", "\u00a0\u2028".encode()])
def test_an_empty_text_is_refused(raw: bytes) -> None:
    assert "no text" in reasons(raw)


def test_an_empty_text_in_json_is_refused_by_its_field() -> None:
    with pytest.raises(InvalidFields) as refusal:
        normalise_str(" ")
    assert list(refusal.value.errors) == ["text"]


@pytest.mark.parametrize("text", ["a\ud800b", "\udfff", "ok \ud83d\ude00"])
def test_halves_of_surrogate_pairs_are_refused(text: str) -> None:
    with pytest.raises(InvalidFields) as refusal:
        normalise_str(text)
    assert "surrogate" in refusal.value.errors["text"][0]


def test_bytes_that_are_no_utf_8_are_refused_with_their_place() -> None:
    assert "Byte 3 (0xE9)" in reasons(b"caf\xe9 noir")
    assert "Byte 5 (0xFF)" in reasons("café".encode() + b"\xff noir")


@pytest.mark.parametrize("raw", [b"ab\xed\xa0\x80", b"ab\xc0\x80", b"ab\xf4\x90\x80\x80", b"ab\xe2\x82"])
def test_encoded_surrogates_long_forms_and_broken_ends_are_no_utf_8(raw: bytes) -> None:
    assert "Byte 2" in reasons(raw)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("windows-1251", "Сторож насчитал сорок лодок. Тридцать девять вернулись утром в гавань."),
        ("koi8-r", "Сторож насчитал сорок лодок. Тридцать девять вернулись утром в гавань."),
        ("windows-1254", "Bekçi kırk tekne saydı, şafakta otuz dokuzu İskele'ye döndü, biri dönmedi."),
        ("windows-1252", "Le gardien a compté quarante bateaux\u00a0; où l’un d’eux est allé, nul n’a su."),
        ("windows-1256", "عد الحارس أربعين قاربا وعاد تسعة وثلاثون منها إلى الميناء"),
    ],
)
def test_the_encoding_that_a_file_seems_to_have_is_offered(encoding: str, text: str) -> None:
    assert f"It may be {encoding}" in reasons(text.encode(encoding))


@pytest.mark.parametrize("text", ["The keeper counted forty boats.", "Сторож насчитал сорок лодок."])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_named_with_its_mark_and_without(encoding: str, text: str) -> None:
    name = encoding.replace("utf-16-", "UTF-16").upper()
    mark = "\ufeff".encode(encoding)
    assert name in reasons(mark + text.encode(encoding))
    assert name in reasons(text.encode(encoding))


def test_utf_32_is_not_taken_for_utf_16() -> None:
    assert "UTF-32LE" in reasons("\ufeffforty boats".encode("utf-32-le"))


@pytest.mark.parametrize(
    ("raw", "kind"),
    [(b"%PDF-1.7\n1 0 obj", "PDF"), (b"PK\x03\x04word/document.xml", "docx"), (b"\x89PNG\r\n\x1a\n", "picture")],
)
def test_a_file_of_another_kind_is_called_by_its_name(raw: bytes, kind: str) -> None:
    assert kind in reasons(raw)


def test_bytes_in_no_encoding_at_all_are_said_to_be_that() -> None:
    assert "any encoding" in reasons(bytes(range(256)) * 4)


def test_binary_that_happens_to_be_utf_8_is_refused() -> None:
    assert "control characters" in reasons(bytes(range(9)) * 20)


def test_stray_nuls_in_a_text_are_no_binary() -> None:
    assert normalise(b"forty\0 boats, counted\0 twice", filename="x").text == "forty boats, counted twice"
    assert normalise(b"a\0b", filename="x").text == "ab"


def test_a_file_name_is_shown_on_one_line_and_shortened() -> None:
    message = reasons(b"\xff", filename="a\r\nSet-Cookie: x\ud800" + "n" * 5_000)
    assert "\n" not in message
    assert len(message) < 400
    message.encode("utf-8")


def test_more_code_points_than_the_limit_are_refused_with_it() -> None:
    assert normalise(b"x" * LENGTH_LIMIT, filename="x").length == LENGTH_LIMIT
    with pytest.raises(TooLarge) as refusal:
        normalise(b"x" * (LENGTH_LIMIT + 1), filename="x")
    assert (refusal.value.limit, refusal.value.unit) == (2_000_000, "code points")


def test_the_limit_of_code_points_counts_what_is_stored() -> None:
    assert normalise(b"x" * (LENGTH_LIMIT - 1) + b"\r\n", filename="x").length == LENGTH_LIMIT


def test_more_bytes_than_the_limit_are_refused_with_it() -> None:
    with pytest.raises(TooLarge) as refusal:
        normalise(b"x" * (BYTES_LIMIT + 1), filename="x")
    assert (refusal.value.limit, refusal.value.unit) == (8_000_000, "bytes")


def test_json_texts_of_more_bytes_than_the_limit_are_refused_too() -> None:
    with pytest.raises(TooLarge) as refusal:
        normalise_str("€" * 2_700_000)
    assert (refusal.value.limit, refusal.value.unit) == (8_000_000, "bytes")


def test_a_thousand_texts_of_12_kb_are_normalised_in_a_moment() -> None:
    raw = (PLAIN * 220).encode()
    began = time.process_time()
    for _ in range(1_000):
        normalise(raw, filename="x")
    assert time.process_time() - began < 0.4
