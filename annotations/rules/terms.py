"""The terms of statements as the database finds them again: as numbers, whatever they are and however long."""

import hashlib
from uuid import UUID


def key_of(project: UUID, check: str, term: str) -> int:
    """A signed number of 64 bits for a term of one check in one project.

    So an index keeps projects and checks apart, and no term is too long for it. Of ten million terms hardly any two
    have one number (three in a million times); such two would be taken for one.
    """
    said = f"{project}\n{check}\n{term}".encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(said, digest_size=8).digest(), signed=True)
