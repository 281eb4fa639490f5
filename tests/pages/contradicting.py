"""What the tests of contradictions as pages have in common."""

from collections.abc import Sequence
from typing import Any

from django.test import Client

from tests.play import Play

PART = {"HX-Request": "true"}
Thing = dict[str, Any]


def text_of(client: Client, address: str, status: int = 200) -> str:
    """A page as text."""
    answer = client.get(address)
    assert answer.status_code == status, answer.content
    return str(answer.content.decode())


def pair(play: Play) -> tuple[Thing, Thing]:
    """Two dated claims, of which the first contains the second."""
    return play.say("1990-94", dating="1990/1994"), play.say("9 August 1994", dating="1994-08-09")


def new(client: Client, play: Play, *ends: Thing, **typed: str | Sequence[str]) -> Any:
    """Send the form of a new contradiction."""
    body = {"annotations": [end["id"] for end in ends], "kind": "dating", "explanation": "They differ.", **typed}
    return client.post(f"/projects/{play.project}/contradictions/new/", body, headers=PART)
