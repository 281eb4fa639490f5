"""Whatever people typed, and whatever is asked of a page: no fault of ours, no markup of theirs, nobody led away."""

from collections.abc import Iterator
from itertools import cycle

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client

from tests.api.page_forms import form_for
from tests.api.permissions_table import PAGES, PEOPLE, rows
from tests.api.stage import Stage
from tests.keeping import Keeper
from tests.pages.hostile import FIELDS, MARK, QUERIES, VALUES, content_of, harm_in, hostile_stage
from tests.pages.visiting import sign_in
from tests.speaking import Speaker, new_client

ADDRESSES = sorted(rows(PAGES, PEOPLE))
VISITORS = ("maya", "rosa", "ada", "remy", "otto")
PART = {"HX-Request": "true"}
# What the pages read besides their addresses; `--deep` asks every page.
ASKED = (
    *("/projects/<project>/", "/projects/<project>/contradictions/", "/projects/<project>/contradictions/new/"),
    *("/projects/<project>/review/", "/projects/<project>/review/all/", "/projects/<project>/history/"),
    *("/projects/<project>/timeline/", "/projects/<project>/timeline.svg", "/projects/<project>/between-sources/"),
    *("/sources/<source>/brought-in/", "/sources/<source>/passages/", "/sources/<source>/annotations/new/"),
    *("/releases/<release>/progress/", "/dates/", "/accounts/sign-in/"),
)


@pytest.fixture
def hostile(speakers: dict[str, Speaker], keeper: Keeper) -> Stage:
    """A project of people who mean harm; even maya's name does."""
    stage = keeper.once("hostile", lambda: hostile_stage(speakers))
    get_user_model().objects.filter(username="maya").update(username=MARK)
    return stage


@pytest.fixture
def browsers(hostile: Stage) -> dict[str, Client]:
    """One for each visitor."""
    found = {name: new_client() for name in VISITORS}
    for name, client in found.items():
        sign_in(client, MARK if name == "maya" else name)
    return found


def test_what_people_type_is_text_on_every_page(hostile: Stage, browsers: dict[str, Client]) -> None:
    seen, wrong = set(), {}
    for method, address, *_ in ADDRESSES:
        for person, headers in (("maya", {}), ("ada", PART)) if method == "GET" else ():
            response = browsers[person].get(hostile.fill(address), headers=headers)
            if harm := harm_in(response):
                wrong[address, person] = harm
            if b"&lt;x-mark" in content_of(response):
                seen.add(address)
    assert not wrong
    assert len(seen) > 25, seen


def questions(deep: bool) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Who asks what, with which query."""
    people = cycle(VISITORS)
    for method, address, *_ in ADDRESSES:
        if method == "GET":
            for value in VALUES if deep or address in ASKED else VALUES[:1]:
                yield "maya" if address in ASKED else next(people), address, dict.fromkeys(QUERIES, value)


def test_no_query_is_a_fault_of_ours(hostile: Stage, browsers: dict[str, Client], deep: bool) -> None:
    wrong = {}
    for person, address, query in questions(deep):
        headers = PART if person == "ada" else {}
        if harm := harm_in(browsers[person].get(hostile.fill(address), query, headers=headers)):
            wrong[address, person, query["page"][:20]] = harm
    assert not wrong


def forms(stage: Stage, deep: bool) -> Iterator[tuple[str, str, dict[str, object]]]:
    """Who sends which form: nonsense alone, and nonsense around what is needed; by turns, or both with `--deep`."""
    people, turns = cycle(VISITORS[1:]), cycle((True, False))
    for method, address, *variation in ADDRESSES:
        # Whoever signed out or in would be somebody else for the rest.
        for value in VALUES if method == "POST" and not address.startswith(("/accounts/", "/invitations/")) else ():
            person = next(people)
            path = stage.fill(address, "".join(variation))
            good = form_for(stage, person, address, "".join(variation))
            if (alone := next(turns)) or deep:
                yield "maya", path, dict.fromkeys(FIELDS, value)
            if not alone or deep:
                yield person, path, dict.fromkeys(FIELDS, value) | good


def test_no_form_is_a_fault_of_ours(hostile: Stage, browsers: dict[str, Client], deep: bool) -> None:
    wrong = {}
    for person, path, form in forms(hostile, deep):
        with transaction.atomic():
            response = browsers[person].post(path, form, headers=PART if person in {"ada", "rosa"} else {})
            transaction.set_rollback(True)
        if harm := harm_in(response):
            wrong[path, person, str(form["prefix"])[:20]] = harm
    assert not wrong
