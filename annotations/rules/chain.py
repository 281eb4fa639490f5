"""The ledger's chain: SHA-256 over the hash before and the hash of the body, entry by entry (docs/ledger.md)."""

import hashlib
from dataclasses import dataclass
from typing import NamedTuple

START = bytes(32)


class Unfit(ValueError):
    """Why an entry, or a release, does not fit, in words."""


class Link(NamedTuple):
    """One entry as it is stored: its sequence, the hashed text in UTF-8, and both hashes."""

    sequence: int
    body: bytes
    body_sha256: bytes
    chain_sha256: bytes


class Head(NamedTuple):
    """Where a chain is said to end: how many entries it has, and the chain hash of the last."""

    sequence: int
    chain_sha256: bytes


@dataclass(frozen=True, slots=True)
class Misfit:
    """The first entry that does not fit, and in what."""

    sequence: int
    reason: str

    def __str__(self) -> str:
        return f"entry {self.sequence}: {self.reason}"


def body_hash(body: bytes) -> bytes:
    """SHA-256 of the body's UTF-8."""
    return hashlib.sha256(body).digest()


def chain_hash(before: bytes, body_sha256: bytes) -> bytes:
    """SHA-256 over the 32 bytes of the chain hash before and the 32 bytes of the body hash."""
    return hashlib.sha256(before + body_sha256).digest()


class Chain:
    """A chain as far as it was followed: so many entries, the last of them with the chain hash `last`."""

    def __init__(self) -> None:
        self.length = 0
        self.last = START

    def check_next(self, sequence: int) -> None:
        """Unfit where another entry stands than the one that comes next."""
        if sequence > self.length + 1:
            raise Unfit(f"this entry is missing; the next one there is {sequence}")
        if sequence <= self.length:
            raise Unfit(f"this entry is missing; in its place stands entry {sequence}, which came before")

    def follow(self, link: Link) -> None:
        """Go on by one entry; Unfit for a gap, a changed body or a wrong hash."""
        self.check_next(link.sequence)
        if body_hash(link.body) != link.body_sha256:
            raise Unfit("the body is not the one that was hashed")
        if chain_hash(self.last, link.body_sha256) != link.chain_sha256:
            raise Unfit("the chain hash does not follow from the entry before")
        self.last = link.chain_sha256
        self.length += 1

    def check_end(self, head: Head) -> None:
        """Unfit where the chain does not end as is said."""
        if head != (self.length, self.last):
            raise Unfit(
                f"the chain should go on to entry {head.sequence}; it ends, or ends otherwise, at {self.length}"
            )
