"""The ledger's chain: SHA-256 over the hash before and the hash of the body, entry by entry (docs/ledger.md)."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

START = bytes(32)


@dataclass(frozen=True)
class Link:
    """One entry as it is stored: its sequence, the hashed text, and both hashes."""

    sequence: int
    body: str
    body_sha256: bytes
    chain_sha256: bytes


@dataclass(frozen=True)
class Misfit:
    """The first entry that does not fit, and in what."""

    sequence: int
    reason: str


def body_hash(body: str) -> bytes:
    """SHA-256 of the body's UTF-8."""
    return hashlib.sha256(body.encode()).digest()


def chain_hash(before: bytes, body_sha256: bytes) -> bytes:
    """SHA-256 over the 32 bytes of the chain hash before and the 32 bytes of the body hash."""
    return hashlib.sha256(before + body_sha256).digest()


def first_misfit(links: Iterable[Link], *, head: tuple[int, bytes] | None = None) -> Misfit | None:
    """The first entry that breaks the chain: a gap, a changed body, a wrong hash, or an end that is not the head."""
    before, expected = START, 1
    for link in links:
        if link.sequence != expected:
            return Misfit(expected, f"this entry is missing; the next one there is {link.sequence}")
        if body_hash(link.body) != link.body_sha256:
            return Misfit(link.sequence, "the body is not the one that was hashed")
        if chain_hash(before, link.body_sha256) != link.chain_sha256:
            return Misfit(link.sequence, "the chain hash does not follow from the entry before")
        before, expected = link.chain_sha256, expected + 1
    if head is not None and head != (expected - 1, before):
        return Misfit(
            expected, f"the chain should go on to entry {head[0]}; it ends, or ends otherwise, at {expected - 1}"
        )
    return None
