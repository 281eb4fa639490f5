"""A ledger file that is damaged is named by its first entry that does not fit, whatever is wrong with it."""
# ruff: noqa: E501  (a row of a table reads better on one line)

import io
import json
from collections.abc import Callable

import pytest

from annotations.imports.ledgers import Unreadable, read_entries, read_head
from annotations.rules.chain import Misfit
from annotations.rules.verification import verify
from tests.rules.forging import WHOLE

Lines = list[bytes]
NEXT = b'"sequence":12,'


def misfit_of(content: bytes, **more: int) -> Misfit | None:
    """What the check says of a file."""
    file = io.BytesIO(content)
    project, head = read_head(file)
    return verify(read_entries(file, **more), head, project=project).misfit


def _change(sequence: int, old: bytes, new: bytes) -> Callable[[Lines], None]:
    """Other bytes in the line of an entry, the first time they stand there."""

    def damage(lines: Lines) -> None:
        assert old in lines[sequence]
        lines[sequence] = lines[sequence].replace(old, new, 1)

    return damage


def _body(sequence: int, old: bytes, new: bytes) -> Callable[[Lines], None]:
    """Other bytes in the body alone."""

    def damage(lines: Lines) -> None:
        before, mark, body = lines[sequence].partition(b'"body":')
        assert old in body
        lines[sequence] = before + mark + body.replace(old, new, 1)

    return damage


def _put(sequence: int, line: bytes) -> Callable[[Lines], None]:
    return lambda lines: lines.__setitem__(sequence, line)


def _statement(lines: Lines) -> None:
    entry = json.loads(lines[16])
    assert entry["action"] == "sign_off"
    lines[16] = json.dumps(entry | {"statement": entry["statement"].replace("1990", "1991")}).encode()


def _lose_statement(lines: Lines) -> None:
    lines[16] = json.dumps(json.loads(lines[16]) | {"statement": None}).encode()


def _twice(lines: Lines) -> None:
    lines.insert(8, lines[7])


def _swap(lines: Lines) -> None:
    lines[5], lines[6] = lines[6], lines[5]


def _cut(lines: Lines) -> None:
    del lines[-3:]


def _go_on(lines: Lines) -> None:
    lines[0] = lines[0].replace(b'"sequence":102', b'"sequence":100')


def _break_off(lines: Lines) -> None:
    del lines[13:]
    lines[12] = lines[12][:400]


def _leave_out(sequence: int) -> Callable[[Lines], None]:
    return lambda lines: lines.__delitem__(sequence)


DEEP = b'{"sequence":12,"body":' + b"[" * 5_000 + b"]" * 5_000 + b"}"
DEEP_BODY = json.dumps("[" * 900 + "]" * 900).encode()

DAMAGES: list[tuple[str, Callable[[Lines], None], int, str]] = [
    ("an edited body", _body(12, b"submitted", b"signed_off"), 12, "the body says something else than the entry: after"),
    ("an edited body and what stands beside it", lambda lines: lines.__setitem__(12, lines[12].replace(b"submitted", b"signed_off")), 12, "the body is not the one that was hashed"),
    ("an edited person beside the body", _change(12, b'"person":"0', b'"person":"1'), 12, "something else than the entry: person"),
    ("an edited statement", _statement, 16, "the statement is not the one that was signed"),
    ("a statement that is gone", _lose_statement, 16, "the statement is not the one that was signed"),
    ("another hash of a body", _change(12, b'"body_sha256":"', b'"body_sha256":"00'), 12, "the body is not the one that was hashed"),
    ("a hash that is none", _change(12, b'"body_sha256":"', b'"body_sha256":"x'), 12, "its body_sha256 is no hash in hex"),
    ("a body with a space", _body(12, b'{\\"action', b'{ \\"action'), 12, "the body is not canonical JSON"),
    ("a body that is no JSON", _body(12, b'{\\"action', b'{\\"action\\"'), 12, "the body is no JSON"),
    ("a body that is no object", _put(12, b'{"sequence":12,"statement":null,"body":"[]","body_sha256":"","chain_sha256":""}'), 12, "the body does not have the keys of an entry"),
    ("a body that is deep", _put(12, b'{"sequence":12,"statement":null,"body":' + DEEP_BODY + b',"body_sha256":"","chain_sha256":""}'), 12, "the body is not canonical JSON"),
    ("a line that is left out", _leave_out(5), 5, "this entry is missing; the next one there is 6"),
    ("the first entry left out", _leave_out(1), 1, "this entry is missing; the next one there is 2"),
    ("two lines swapped", _swap, 5, "this entry is missing; the next one there is 6"),
    ("a line twice", _twice, 8, "this entry is missing; in its place stands entry 7"),
    ("lines cut off", _cut, 100, "the chain should go on to entry 102; it ends, or ends otherwise, at 99"),
    ("lines added", _go_on, 103, "the chain should go on to entry 100; it ends, or ends otherwise, at 102"),
    ("an end in the middle of a line", _break_off, 12, "the file breaks off in the middle of this entry"),
    ("a line that is no JSON", _put(12, b"hello\n"), 12, "the line is no JSON"),
    ("a line that is empty", _put(12, b"\n"), 12, "the line is empty"),
    ("a line that is not UTF-8", _change(12, b"1990", b"19\xff0"), 12, "the line is not UTF-8 at its byte"),
    ("a line that is deep", _put(12, DEEP + b"\n"), 12, "nested deeper than any entry"),
    ("a line that is a list", _put(12, b"[1, 2]\n"), 12, "the line does not have the keys of an entry"),
    ("a line without a body", _put(12, b'{"sequence":12}\n'), 12, "the line does not have the keys of an entry"),
    ("a sequence in words", _change(12, NEXT, b'"sequence":"12",'), 12, "of another type than an entry"),
]  # fmt: skip


@pytest.fixture(scope="module")
def whole() -> bytes:
    return WHOLE.read_bytes()


@pytest.mark.parametrize(("sentence", "damage", "sequence", "reason"), DAMAGES, ids=[row[0] for row in DAMAGES])
def test_a_damaged_file_is_named_where_it_is_damaged(
    whole: bytes, sentence: str, damage: Callable[[Lines], object], sequence: int, reason: str
) -> None:
    lines = whole.split(b"\n")[:-1]
    damage(lines)
    misfit = misfit_of(b"\n".join(line.removesuffix(b"\n") for line in lines))
    assert misfit is not None and misfit.sequence == sequence, misfit
    assert reason in misfit.reason, misfit


def test_a_whole_file_fits_with_other_line_ends_and_keys_too(whole: bytes) -> None:
    assert misfit_of(whole) is None
    assert misfit_of(whole.removesuffix(b"\n")) is None
    assert misfit_of(whole.replace(b"\n", b"\r\n")) is None
    assert misfit_of(whole.replace(b'{"sequence"', b'{"later":1,"sequence"')) is None


def test_a_line_that_goes_on_and_on_is_not_read_to_its_end(whole: bytes) -> None:
    first, *entries = whole.split(b"\n")[:-1]
    longest = max(len(line) for line in entries) + 1
    assert misfit_of(whole, longest=longest) is None
    misfit = misfit_of(b"\n".join([first, *entries[:11], b"[" * 3 * longest, *entries[11:]]), longest=longest)
    assert misfit == Misfit(12, f"the line is longer than {longest:,} bytes, which no entry is")


@pytest.mark.parametrize(
    "first",
    [
        b"",
        b"\n",
        b"{}\n",
        b"\xff\xfe\n",
        b'{"sequence":1,"body":"{}"}\n',
        b'{"format":1,"project":"x","sequence":"1","chain_sha256":"00"}\n',
        b'{"format":1,"project":"x","sequence":1,"chain_sha256":"00"}\n',
        b'{"format":2,"project":"x","sequence":1,"chain_sha256":"' + b"00" * 32 + b'"}\n',
        b"[" * 100_000,
    ],
)
def test_what_does_not_begin_like_a_ledger_is_none(first: bytes) -> None:
    with pytest.raises(Unreadable):
        read_head(io.BytesIO(first))
