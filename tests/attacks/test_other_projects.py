"""Whoever knows the ids of another project sees and touches nothing of it, whatever they are put into."""

import re
from collections.abc import Mapping
from itertools import product
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from tests.api.page_forms import form_for
from tests.api.permissions_table import ADDRESSES, PEOPLE, rows
from tests.api.stage import Stage, tried
from tests.api.test_permissions import body_for, seen_for
from tests.attacks.operations import API, Operation, every_address, filters_of, forms, ids_in, operations
from tests.attacks.victim import SECRET, Victim
from tests.pages.hostile import FIELDS, QUERIES
from tests.pages.visiting import visitor

METHODS = ("GET", "POST", "PATCH", "DELETE")
Both = tuple[Stage, Victim]


def shown(answer: object) -> bool:
    """Whether anything of the victim's is in an answer."""
    return SECRET in str(getattr(answer, "body", None)) or SECRET in str(getattr(answer, "headers", ""))


def in_page(browser: Client, method: str, path: str, form: Mapping[str, Any]) -> tuple[int, str]:
    """What a page answers; whatever it did is undone."""
    with transaction.atomic():
        answer = browser.get(path, form) if method == "GET" else browser.post(path, form)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
        transaction.set_rollback(True)
    return answer.status_code, content.decode(errors="replace") + str(answer.headers)


def mixed(stage: Stage, victim: Victim, address: str) -> list[str]:
    """The address with ids of the victim's in some or all of its places, and of ours in the others."""
    names = [name for name in re.findall(r"<(\w+)>", address) if name in victim.ids]
    found = []
    for choice in product((False, True), repeat=len(names)):
        if any(choice):
            path = address
            for name, is_theirs in zip(names, choice, strict=True):
                path = path.replace(f"<{name}>", victim.ids[name]) if is_theirs else path
            found.append(stage.fill(path))
    return found


def test_every_id_in_an_address_is_of_a_kind_that_the_victim_has() -> None:
    named = {name for address in every_address() for name in re.findall(r"<(\w+)>", address)}
    has = {"project", "source", "second", "annotation", "contradiction", "membership", "invitation"}
    assert named - has - {"release", "person", "finding", "run"} <= {
        "name",
        "check",
        "secret",
        "revision",
        "assignment",
    }


@pytest.mark.parametrize("method", METHODS)
def test_no_address_of_the_api_leads_into_another_project(both: Both, method: str) -> None:
    stage, victim = both
    before, wrong = victim.ledger(), {}
    for address in every_address():
        short = address.removeprefix(API)
        for path in mixed(stage, victim, short) if address.startswith(API) else ():
            headers = {"If-Match": seen_for(stage, short, "")} if method in ("PATCH", "DELETE") else {}
            answer = tried(
                stage.play.speakers["maya"], method, "/" + path, body_for(stage, method, short, ""), **headers
            )
            if answer.status not in (404, 405) or shown(answer):
                wrong[method, path] = (answer.status, answer.body)
    assert not wrong
    assert victim.ledger() == before


def test_no_page_leads_into_another_project(both: Both) -> None:
    stage, victim = both
    before, wrong, browser = victim.ledger(), {}, visitor("maya")
    for address in every_address():
        for path in mixed(stage, victim, address) if not address.startswith(API) else ():
            for method in ("GET", "POST"):
                form = form_for(stage, "maya", address) if method == "POST" else {}
                status, content = in_page(browser, method, path, form)
                # A GET of what only takes forms leads to a page of ours without looking at the rest.
                allowed = (404, 405, 302) if method == "GET" and stage.play.project in path else (404, 405)
                if status not in allowed or SECRET in content:
                    wrong[method, path] = status
    assert not wrong
    assert victim.ledger() == before


@pytest.mark.parametrize("operation", operations(), ids=lambda one: f"{one.method} {one.address}{one.variation}")
def test_no_body_leads_into_another_project(both: Both, operation: Operation) -> None:
    stage, victim = both
    before = victim.ledger()
    for place in ids_in(operation.schema):
        for theirs in map(victim.ids.__getitem__, ("project", "source", "annotation", "contradiction", "membership")):
            body = place.put(operation.body(stage), theirs)
            answer = tried(
                stage.play.speakers["maya"], operation.method, operation.path(stage), body, **operation.headers(stage)
            )
            assert not shown(answer), (place, body)
            if place.keys in {("id",), ("page",)}:
                continue  # ids that a client chooses: they may be anybody's, and then name something of ours
            told = [item["code"] for item in answer.body["results"]] if answer.status == 200 else []
            assert answer.status >= 400 or (told and set(told) == {"not_found"}), (place, body, answer.body)
    assert victim.ledger() == before


def test_no_query_leads_into_another_project(both: Both) -> None:
    stage, victim = both
    for method, address, *_ in sorted(rows(ADDRESSES, PEOPLE)):
        for name in filters_of(address) if method == "GET" and address not in {"schema/", "docs/"} else ():
            for theirs in (victim.ids["source"], victim.ids["annotation"]):
                answer = stage.play.speakers["maya"].get(f"/{stage.fill(address)}?{name}={theirs}")
                assert not shown(answer), (address, name)
                assert answer.status in (200, 400, 404), (address, name)
                assert answer.status != 200 or not answer.body.get("results"), (address, name, answer.body)


def test_no_query_and_no_form_of_a_page_leads_into_another_project(both: Both) -> None:
    stage, victim = both
    before, browser = victim.ledger(), visitor("maya")
    for address in every_address():
        if address.startswith(API) or "<secret>" in address:
            continue
        query = {name: victim.ids.get(name, victim.ids["annotation"]) for name in QUERIES}
        assert SECRET not in in_page(browser, "GET", stage.fill(address), query)[1], address
    theirs = victim.ids["annotation"]
    for address, path, form in forms(stage):
        # tests/pages/test_attacks.py has what a form of an annotation does with an id that is taken.
        chosen = {} if address == "/sources/<source>/annotations/new/" else {"id": theirs}
        for sent in ({**dict.fromkeys(FIELDS, theirs), **form, "id": ""}, {**form, **chosen}):
            _, content = in_page(browser, "POST", path, sent)
            assert SECRET not in content, address
    assert victim.ledger() == before
