"""A ledger out of a file: its first line, then an entry a line, as `ledger.jsonl` of the API gives them."""

from collections.abc import Iterator
from typing import IO, Any

import orjson

from annotations.rules.chain import Head, Link, Unfit
from annotations.rules.entries import BODY_KEYS, FORMAT, Given

# An entry that signs off a contradiction of a hundred passages, each as long as can be and escaped twice, is shorter.
LONGEST = 200_000_000
FIRST_LINE = 10_000

# What a line has to have. What repeats the body has to agree with it; what else stands there says nothing.
KEYS = frozenset({"sequence", "statement", "body", "body_sha256", "chain_sha256"})


class Unreadable(Exception):
    """Why a file is none of those that can be checked, in words."""


def read_head(file: IO[bytes]) -> tuple[str, Head]:
    """The project and where the chain ends, from the first line; Unreadable if this is no ledger."""
    line = file.readline(FIRST_LINE)
    try:
        told: Any = orjson.loads(line)
        head = Head(told["sequence"], bytes.fromhex(told["chain_sha256"]))
        project, known = str(told["project"]), told["format"]
    except (ValueError, TypeError, KeyError):
        raise Unreadable("is no ledger: its first line should say format, project, sequence and chain_sha256") from None
    if type(head.sequence) is not int or head.sequence < 1 or len(head.chain_sha256) != 32:
        raise Unreadable("is no ledger: its first line says no sequence and chain hash that could be")
    if known != FORMAT:
        raise Unreadable(f"is of format {known}, and this program knows format {FORMAT}")
    return project, head


def read_entries(file: IO[bytes], *, longest: int = LONGEST) -> Iterator[Given]:
    """The entries of the other lines in their order, one in memory at a time; Unfit for a line that is none."""
    while line := file.readline(longest + 1):
        if len(line) > longest:
            raise Unfit(f"the line is longer than {longest:,} bytes, which no entry is")
        yield _entry(line)


def _entry(line: bytes) -> Given:
    try:
        told = orjson.loads(line)
    except orjson.JSONDecodeError:
        raise Unfit(_why_unreadable(line)) from None
    if type(told) is not dict or not told.keys() >= KEYS:
        raise Unfit("the line does not have the keys of an entry")
    sequence, body, statement = told["sequence"], told["body"], told["statement"]
    if type(sequence) is not int or type(body) is not str or not (statement is None or type(statement) is str):
        raise Unfit("the line has a sequence, body or statement of another type than an entry")
    link = Link(sequence, body.encode(), _hash(told, "body_sha256"), _hash(told, "chain_sha256"))
    return Given(link, statement, {name: value for name, value in told.items() if name in BODY_KEYS})


def _why_unreadable(line: bytes) -> str:
    try:
        line.decode()
    except UnicodeDecodeError as fault:
        return f"the line is not UTF-8 at its byte {fault.start + 1}"
    if not line.strip():
        return "the line is empty"
    if not line.endswith(b"\n"):
        return "the file breaks off in the middle of this entry"
    return "the line is no JSON, or nested deeper than any entry"


def _hash(told: dict[str, Any], name: str) -> bytes:
    try:
        return bytes.fromhex(told[name])
    except (TypeError, ValueError):
        raise Unfit(f"its {name} is no hash in hex") from None
