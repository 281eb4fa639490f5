"""A whole ledger that was downloaded once, and ledgers forged from it by somebody who can hash everything anew."""

import hashlib
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from annotations.rules.canonical import canonical_json
from annotations.rules.chain import START, Head, Link, chain_hash
from annotations.rules.entries import Given
from annotations.rules.verification import Verdict, verify

FOLDER = Path(__file__).resolve().parent.parent.parent / "fixtures" / "ledger"
WHOLE = FOLDER / "whole.jsonl"
Body = dict[str, Any]


@cache
def _lines() -> list[bytes]:
    return WHOLE.read_bytes().splitlines()


class Forgery:
    """The entries as they were, to be changed; sealed, everything is hashed anew and counted anew."""

    def __init__(self) -> None:
        self.project: str = json.loads(_lines()[0])["project"]
        told = [json.loads(line) for line in _lines()[1:]]
        self.bodies: list[Body] = [json.loads(one["body"]) for one in told]
        self.statements: list[Body | None] = [
            None if one["statement"] is None else json.loads(one["statement"]) for one in told
        ]
        self.people = {one["name"]: one["person"] for one in told}

    def __getitem__(self, sequence: int) -> Body:
        return self.bodies[sequence - 1]

    def statement(self, sequence: int) -> Body:
        """What was signed by the entry."""
        found = self.statements[sequence - 1]
        assert found is not None
        return found

    def drop(self, sequence: int) -> None:
        """Leave the entry out; those after it move up, and so do the numbers that name them."""
        del self.bodies[sequence - 1], self.statements[sequence - 1]
        for body in self.bodies[sequence - 1 :]:
            if body["cause"] is not None and body["cause"] > sequence:
                body["cause"] -= 1

    def cut(self, last: int) -> None:
        """End after the entry."""
        del self.bodies[last:], self.statements[last:]

    def seal(self) -> tuple[list[Given], Head]:
        """The entries with hashes that fit, and the head that fits them."""
        sealed, last = [], START
        for sequence, (body, signed) in enumerate(zip(self.bodies, self.statements, strict=True), 1):
            statement = None if signed is None else canonical_json(signed)
            hashed = None if statement is None else hashlib.sha256(statement.encode()).hexdigest()
            text = canonical_json(body | {"sequence": sequence, "statement_sha256": hashed}).encode()
            body_sha256 = hashlib.sha256(text).digest()
            last = chain_hash(last, body_sha256)
            sealed.append(Given(Link(sequence, text, body_sha256, last), statement, {}))
        return sealed, Head(len(sealed), last)

    def verdict(self, **more: Any) -> Verdict:
        """What the check says of it."""
        entries, head = self.seal()
        return verify(entries, head, project=self.project, **more)


def forged(forge: Callable[[Forgery], object]) -> Verdict:
    """What the check says of the whole ledger after it was forged."""
    forgery = Forgery()
    forge(forgery)
    return forgery.verdict()
