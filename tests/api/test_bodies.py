"""Whatever stands in a body is taken or clearly refused: unreadable ones, and values of every type in every field."""

import json
from collections.abc import Callable, Iterator
from itertools import cycle
from typing import Any
from uuid import uuid4

import pytest

from tests.api.stage import tried
from tests.api.test_statuses import GOOD, problem
from tests.play import FIRST, Play, done, path_of

UNREADABLE = {
    "cut off": b'{"name": "x',
    "nothing but a number": b"3",
    "an array": b"[]",
    "a text": b'"name"',
    "null": b"null",
    "not UTF-8": b'{"name": "\xe9"}',
    "UTF-16": '{"name": "x"}'.encode("utf-16"),
    "an encoded surrogate": b'{"name": "\xed\xa0\x80"}',
    "half a pair in a value": b'{"name": "\\ud83d"}',
    "half a pair in a key": b'{"\\uDE00": 1}',
    "half a pair deep inside": b'{"name": [{"a": "\\ud83d x"}]}',
    "a hundred thousand levels": b'{"name": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "a hundred thousand objects": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "41 levels": b'{"name": ' + b"[" * 41 + b"]" * 41 + b"}",
    "NaN": b'{"name": NaN}',
    "infinity": b'{"name": -Infinity}',
    "5,000 digits": b'{"name": ' + b"9" * 5_000 + b"}",
    "an exponent beyond reckoning": b'{"name": 1e99999999999999999999}',
    "a key twice": b'{"name": "x", "name": "y"}',
    "a key twice deep inside": b'{"name": {"a": 1, "a": 2}}',
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_body_that_cannot_be_read_is_malformed(play: Play, name: str) -> None:
    problem(play.speakers["ada"].post("/projects/", UNREADABLE[name]), 400, "malformed")


def test_a_whole_surrogate_pair_is_one_character(play: Play) -> None:
    made = play.speakers["ada"].post("/projects/", b'{"name": "\\ud83d\\ude00"}')
    assert done(made, 201)["name"] == "\N{GRINNING FACE}"


VALUES: list[Any] = [None, True, -1, 1.5, 10**100, "", "x", "a\u0000b", [], ["x"], {"\u0000": 1}]
NUMBERS = [b"1e400", b"9" * 4_000]
Sent = Callable[[], Iterator[tuple[Any, bytes | None]]]


@pytest.fixture
def sent(deep: bool) -> Sent:
    """What one field is tried with: values, and numbers as they are written; a few by turns, or all with `--deep`."""
    values, numbers = cycle(VALUES), cycle(NUMBERS)

    def next_ones() -> Iterator[tuple[Any, bytes | None]]:
        for _ in VALUES if deep else range(4):
            yield next(values), None
        for _ in NUMBERS if deep else range(1):
            yield "HERE", next(numbers)

    return next_ones


def written(body: dict[str, Any], number: bytes | None) -> Any:
    """The body, or its bytes with the number in the place of "HERE"."""
    return body if number is None else json.dumps(body).encode().replace(b'"HERE"', number)


def fields(play: Play) -> list[tuple[str, str, str, dict[str, Any]]]:
    """Every body that is taken, with all its fields filled so that it is accepted."""
    annotation, other = play.say(), play.say("213")
    contradiction = play.contradict(annotation, other)
    seat, project = play.membership("ben"), f"/projects/{play.project}"
    moved = {"id": str(uuid4()), "move": "submit", "reason": "", "seen_revision": 1}
    said = {"kind": "claim", "start": 0, "end": 3, "quote": "The", "note": "", "details": {}}
    against = {
        "kind": "dating",
        "explanation": "why",
        "annotations": contradiction["annotations"],
        "resolution": {"state": "open", "preferred": None, "reason": ""},
    }
    provenance: dict[str, Any] = dict.fromkeys(("title", "language", "direction", "published", "dating_evidence"))
    fresh = {"id": str(uuid4())}
    return [
        ("POST", "/projects/", "", fresh | {"name": "n", "description": ""}),
        ("PATCH", f"{project}/", "1", {"name": "n", "description": "", "archived": False}),
        ("POST", f"{project}/memberships/", "", fresh | {"username": "otto", "role": "reader"}),
        ("PATCH", f"{project}/memberships/{seat['id']}/", "1", {"role": "reader"}),
        ("POST", f"{project}/assignments/", "", fresh | {"username": "ben", "source": play.first, "kind": "claim"}),
        ("POST", f"{project}/invitations/", "", fresh | {"role": "reader"}),
        ("POST", f"{project}/sources/", "", fresh | provenance | {"title": "t", "text": "t"}),
        ("PATCH", f"/sources/{play.first}/", "1", provenance | {"title": "t", "archived": False}),
        ("POST", f"/sources/{play.first}/annotations/", "", fresh | said),
        ("PATCH", path_of(annotation), "1", said),
        ("POST", f"{project}/contradictions/", "", fresh | against),
        ("PATCH", path_of(contradiction), "1", against),
        ("POST", f"{path_of(annotation)}signoff-events/", "", moved),
        ("POST", f"{path_of(contradiction)}signoff-events/", "", moved),
        ("POST", f"{project}/signoff-events/", "", fresh | {"move": "submit", "reason": "", "items": [
            {"id": annotation["id"], "seen_revision": 1}]}),
        ("POST", f"{project}/releases/", "", fresh | {"note": ""}),
        ("POST", "/invitations/", "", {"secret": "s"}),
    ]  # fmt: skip


@pytest.mark.parametrize("part", range(4))
def test_every_field_of_every_body_refuses_or_takes_values_of_every_type(play: Play, sent: Sent, part: int) -> None:
    for method, path, seen, body in fields(play)[part::4]:
        headers = {"If-Match": f'"{seen}"'} if seen else {}
        for field in body:
            for value, number in sent():
                tried(play.speakers["maya"], method, path, written(body | {field: value}, number), **headers)


def test_nested_fields_refuse_or_take_values_of_every_type(play: Play, sent: Sent) -> None:
    annotation, other = play.say(), play.say("213")
    contradiction = play.contradict(annotation, other)
    seen = {"If-Match": '"1"'}
    nested: list[tuple[str, dict[str, Any], str]] = [
        *((path_of(annotation), {"kind": kind}, "details") for kind in DETAILS),
        (path_of(contradiction), {}, "resolution"),
    ]
    for path, body, name in nested:
        keys = DETAILS[body["kind"]] if body else ("state", "preferred", "reason")
        for key in keys:
            for value, number in sent():
                tried(play.speakers["maya"], "PATCH", path, written(body | {name: {key: value}}, number), **seen)
    for value in VALUES:
        items = {"move": "submit", "items": [{"id": value, "seen_revision": 1}]}
        tried(play.speakers["maya"], "POST", f"/projects/{play.project}/signoff-events/", items)
        ends = {"annotations": [annotation["id"], value]}
        tried(play.speakers["maya"], "POST", f"/projects/{play.project}/contradictions/", ends)


DETAILS = {
    "claim": ("paraphrase", "attributed_to", "dating", "certainty"),
    "statistic": ("value", "low", "high", "qualifier", "unit", "counted", "dating"),
    "quote": ("speaker", "directness", "origin", "spoken_on"),
    "translation_error": ("category", "severity", "correction", "original", "original_language", "explanation"),
}


def test_nul_is_refused_wherever_a_text_is_taken(play: Play) -> None:
    path = f"/sources/{play.first}/annotations/"
    for body in (GOOD | {"note": "\u0000"}, GOOD | {"quote": "\u0000"}, GOOD | {"details": {"paraphrase": "\u0000"}}):
        problem(play.speakers["ada"].post(path, body), 400, "invalid")
    members = f"/projects/{play.project}/memberships/"
    refused = play.speakers["maya"].post(members, {"username": "a\u0000", "role": "reader"})
    assert problem(refused, 400, "invalid")["errors"].keys() == {"username"}


def test_offsets_outside_the_text_or_of_no_whole_number_are_refused(play: Play) -> None:
    length = len(FIRST)
    wrong: list[tuple[Any, Any]] = [
        (-1, 3), (3, 3), (5, 3), (0, length + 1), (length, length + 1), (0, 2**31), (0, 2**64), (10**30, 10**31),
        (0, 3.0), (0, "3"), (False, 3), (None, 3), ([0], 3),
    ]  # fmt: skip
    for start, end in wrong:
        body = {"kind": "claim", "start": start, "end": end, "quote": "The"}
        refused = play.speakers["ada"].post(f"/sources/{play.first}/annotations/", body)
        assert {"start", "end"} & problem(refused, 400, "invalid")["errors"].keys(), (start, end)
