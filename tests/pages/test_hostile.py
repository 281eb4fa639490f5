"""Whatever people typed, and whatever is asked of a page: no fault of ours, no markup of theirs, nobody led away."""

from itertools import cycle

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client

from tests.api.page_forms import form_for
from tests.api.permissions_table import PAGES, PEOPLE, rows
from tests.api.stage import Stage
from tests.keeping import Keeper
from tests.pages.hostile import FIELDS, MARK, QUERIES, VALUES, harm_in, hostile_stage
from tests.pages.visiting import BACKEND
from tests.speaking import Speaker, new_client

ADDRESSES = sorted({row[:3] for row in rows(PAGES, PEOPLE)})
VISITORS = ("maya", "rosa", "ada", "remy", "otto")
PART = {"HX-Request": "true"}


@pytest.fixture
def hostile(speakers: dict[str, Speaker]) -> Stage:
    """A project of people who mean harm."""
    return hostile_stage(speakers)


def visitors() -> dict[str, Client]:
    """A browser for each; maya has a name of her own making by now."""
    found = {}
    for name in VISITORS:
        found[name] = new_client()
        found[name].force_login(get_user_model().objects.get(username=MARK if name == "maya" else name), BACKEND)
    return found


def test_what_people_type_is_text_on_every_page(hostile: Stage) -> None:
    browsers = visitors()
    seen, wrong = set(), {}
    for method, address, *_ in ADDRESSES:
        for person in ("maya", "ada", "remy") if method == "GET" else ():
            for headers in ({}, PART):
                response = browsers[person].get(hostile.fill(address), headers=headers)
                if harm := harm_in(response):
                    wrong[address, person] = harm
                if b"&lt;x-mark" in response.content:
                    seen.add(address)
    for k,v in wrong.items(): print('WRONG',k,str(v)[:600])
    assert not wrong
    assert len(seen) >= 20, seen


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_nothing_that_is_asked_of_a_page_is_a_fault_of_ours(hostile: Stage, method: str) -> None:
    browsers, wrong = visitors(), {}
    people = cycle(VISITORS)
    for asked, address, *variation in ADDRESSES:
        path = hostile.fill(address, "".join(variation))
        for value in VALUES if asked == method else ():
            for person in ("maya", next(people)):
                headers = PART if person == "ada" else {}
                import time; t0=time.time()
                with transaction.atomic():
                    if method == "GET":
                        response = browsers[person].get(path, dict.fromkeys(QUERIES, value), headers=headers)
                    else:
                        good = form_for(hostile, person, address, "".join(variation))
                        form = dict.fromkeys(FIELDS, value) | (good if person != "maya" else {})
                        response = browsers[person].post(path, form, headers=headers)
                    transaction.set_rollback(True)
                if time.time()-t0>.2: print('SLOW', address, person, value[:20], response.status_code, round(time.time()-t0,2))
                if harm := harm_in(response):
                    wrong[address, person, value[:20]] = harm
    for k,v in wrong.items(): print('WRONG',k,str(v)[:600])
    assert not wrong
