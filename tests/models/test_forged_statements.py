"""The database lets nobody sign what names another signer, or shows a passage or source otherwise than it is stored."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from tests.models.scene import Forger, refused

LIE = "WB004"
Forgery = Callable[[Forger], object]


def _reopen_and_sign(f: Forger, **lies: Any) -> None:
    f.move("settled", "rolf", "reopen", "submitted", of="contradiction")
    f.sign("settled", of="contradiction", **lies)


def _first(**changes: object) -> Callable[[list[dict[str, object]]], list[dict[str, object]]]:
    """The first of them is said to be otherwise."""
    return lambda those: [{**those[0], **changes}, *those[1:]]


def _sign_as_if_it_were_the_second(f: Forger) -> None:
    ((sha256,),) = f.sql("SELECT encode(sha256, 'hex') FROM annotations_source WHERE id = %(second)s")
    f.sign("waiting", sources=_first(id=str(f.names["second"]), title="Another page", sha256=sha256))


ROWS: list[tuple[str, Forgery]] = [
    ("another signer", lambda f: f.sign("waiting", signer=lambda _: str(f.names["rolf"]))),
    ("no signer", lambda f: f.sign("waiting", signer=lambda _: None)),
    ("another text", lambda f: f.sign("waiting", sources=_first(sha256="0" * 64))),
    ("another title", lambda f: f.sign("waiting", sources=_first(title="Another page"))),
    ("another publisher", lambda f: f.sign("waiting", sources=_first(publisher="The ministry"))),
    ("another source", _sign_as_if_it_were_the_second),
    ("no source", lambda f: f.sign("waiting", sources=lambda _: [])),
    ("a source twice", lambda f: f.sign("waiting", sources=lambda those: those * 2)),
    ("other words before the passage", lambda f: f.sign("waiting", passages=_first(prefix="It never "))),
    ("no words around it", lambda f: f.sign("waiting", passages=lambda _: [])),
    ("ends in another order", lambda f: _reopen_and_sign(f, passages=lambda those: those[::-1])),
    ("a passage left out", lambda f: _reopen_and_sign(f, passages=lambda those: those[:1])),
    ("another source of the ends", lambda f: _reopen_and_sign(f, sources=_first(title="Another page"))),
]


@pytest.mark.parametrize(("said", "forge"), ROWS, ids=[said for said, _ in ROWS])
def test_no_statement_is_signed_that_says(forger: Forger, said: str, forge: Forgery) -> None:
    with refused(LIE):
        forge(forger)


def _retitle_and_sign(f: Forger) -> None:
    f.sql("UPDATE annotations_source SET title = 'x', revision = revision + 1 WHERE id = %(first)s")
    f.entry("source", "first", "maya", "revise", reason=None)
    f.sign("waiting")


HONEST: list[tuple[str, Forgery]] = [
    ("an annotation", lambda f: f.sign("waiting")),
    ("a contradiction", _reopen_and_sign),
    ("a source as it is called now", _retitle_and_sign),
]


class Honest(Exception):
    """Everything went through; nothing of it shall stay."""


@pytest.mark.parametrize(("what", "step"), HONEST, ids=[what for what, _ in HONEST])
def test_what_is_stored_is_signed(forger: Forger, what: str, step: Forgery) -> None:
    with pytest.raises(Honest), transaction.atomic():
        step(forger)
        forger.sql("SET CONSTRAINTS ALL IMMEDIATE")
        raise Honest
