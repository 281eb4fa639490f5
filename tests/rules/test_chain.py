"""The chain is SHA-256 over the hash before and the hash of the body; whatever breaks it is found, and where."""

import hashlib
from typing import Any

import pytest

from annotations.rules.chain import START, Chain, Head, Link, Unfit, body_hash, chain_hash

BODIES = [b'{"sequence":1}', '{"sequence":2,"reason":"نص 👩‍👩‍👧"}'.encode(), b'{"sequence":3}']


def _links() -> list[Link]:
    links, before = [], START
    for sequence, body in enumerate(BODIES, 1):
        before = chain_hash(before, body_hash(body))
        links.append(Link(sequence, body, body_hash(body), before))
    return links


def _misfit(links: list[Link], head: Head) -> tuple[int, str] | None:
    """Where following them ends too early, and why."""
    chain = Chain()
    try:
        for link in links:
            chain.follow(link)
        chain.check_end(head)
    except Unfit as fault:
        return chain.length + 1, str(fault)
    return None


def test_the_hashes_are_those_that_anybody_computes() -> None:
    first = hashlib.sha256(BODIES[0]).digest()
    assert _links()[0].chain_sha256 == hashlib.sha256(b"\0" * 32 + first).digest()


def test_a_whole_chain_fits() -> None:
    links = _links()
    assert _misfit(links, Head(3, links[-1].chain_sha256)) is None
    assert _misfit([], Head(0, START)) is None


@pytest.mark.parametrize("place", [0, 1, 2])
def test_what_was_changed_is_found_where_it_was_changed(place: int) -> None:
    lies: dict[str, Any] = {"body": b"{}", "body_sha256": bytes(32), "chain_sha256": bytes(32), "sequence": 9}
    for name, lie in lies.items():
        links = _links()
        head = Head(3, links[-1].chain_sha256)
        links[place] = links[place]._replace(**{name: lie})
        misfit = _misfit(links, head)
        assert misfit is not None and misfit[0] == place + 1


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_missing_entry_is_named(place: int) -> None:
    links = _links()
    head = Head(3, links[-1].chain_sha256)
    del links[place]
    misfit = _misfit(links, head)
    assert misfit is not None and misfit[0] == place + 1


def test_an_end_with_another_hash_is_found() -> None:
    misfit = _misfit(_links(), Head(3, bytes(32)))
    assert misfit == (4, "the chain should go on to entry 3; it ends, or ends otherwise, at 3")
