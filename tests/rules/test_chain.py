"""The chain is SHA-256 over the hash before and the hash of the body; whatever breaks it is found, and where."""

import hashlib
from dataclasses import replace

import pytest

from annotations.rules.chain import START, Link, body_hash, chain_hash, first_misfit

BODIES = ['{"sequence":1}', '{"sequence":2,"reason":"نص 👩‍👩‍👧"}', '{"sequence":3}']


def _links() -> list[Link]:
    links, before = [], START
    for sequence, body in enumerate(BODIES, 1):
        before = chain_hash(before, body_hash(body))
        links.append(Link(sequence, body, body_hash(body), before))
    return links


def test_the_hashes_are_those_that_anybody_computes() -> None:
    first = hashlib.sha256(BODIES[0].encode()).digest()
    assert _links()[0].chain_sha256 == hashlib.sha256(b"\0" * 32 + first).digest()


def test_a_whole_chain_fits() -> None:
    links = _links()
    assert first_misfit(links, head=(3, links[-1].chain_sha256)) is None
    assert first_misfit([], head=(0, START)) is None


@pytest.mark.parametrize("place", [0, 1, 2])
def test_what_was_changed_is_found_where_it_was_changed(place: int) -> None:
    for lie in ({"body": "{}"}, {"body_sha256": bytes(32)}, {"chain_sha256": bytes(32)}, {"sequence": 9}):
        links = _links()
        links[place] = replace(links[place], **lie)
        misfit = first_misfit(links)
        assert misfit is not None and misfit.sequence == place + 1


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_missing_entry_is_named(place: int) -> None:
    links = _links()
    head = (3, links[-1].chain_sha256)
    del links[place]
    misfit = first_misfit(links, head=head)
    assert misfit is not None and misfit.sequence == place + 1


def test_a_chain_that_ends_otherwise_than_its_head_says_so() -> None:
    misfit = first_misfit(_links(), head=(3, bytes(32)))
    assert misfit is not None and "ends otherwise" in misfit.reason
