"""Ids of no form that we make, and links that were guessed, used or raced for, lead nowhere and break nothing."""

import re
from itertools import cycle
from typing import Any

import pytest
from django.utils.http import urlencode

from annotations.models import Membership
from tests.api.stage import Stage, tried
from tests.attacks.operations import API, Operation, every_address, ids_in, operations
from tests.pages.visiting import visitor
from tests.play import Play, done
from tests.racing import posted_at_once
from tests.speaking import new_client
from workbench.accounts.models import User

ODD = (
    *("0", "-1", "1" + "0" * 40, "9" * 5_000, "%00", "%0d%0aX-Mark:1", "..", "..%2f..%2fetc%2fpasswd", "%2e%2e%2f"),
    *(
        "00000000-0000-0000-0000-000000000000",
        "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "%7b00000000%7d",
        "é",
        "١٢٣",
        "%ff",
    ),
    *(
        "urn:uuid:00000000-0000-4000-8000-000000000000",
        "00000000000040008000000000000000",
        "null",
        "None",
        "[]",
        "a" * 9_000,
    ),
    *(
        "00000000-0000-4000-8000-000000000000'--",
        "%27%20OR%201=1",
        "1e400",
        "0x10",
        "٠٠٠٠٠٠٠٠-0000-4000-8000-000000000000",
    ),
)
OTHERS = ("/accounts/tokens/{}/revoke/", "/accounts/password/reset/{}-x/", "/accounts/password/reset/1-{}/",
          "/accounts/email/confirm/{}/", "/invitations/{}/", "/admin/accounts/user/{}/change/", "/static/{}",
          "/admin/annotations/project/{}/ledger/", "/admin/annotations/source/{}/change/", "/{}")  # fmt: skip


def test_no_odd_id_in_an_address_is_found_or_a_fault_of_ours(stage: Stage) -> None:
    User.objects.filter(username="maya").update(is_staff=True, is_superuser=True)
    browser, odd = visitor("maya"), cycle(ODD)
    browser.raise_request_exception = False
    addresses = [address for address in every_address() if "<" in address]
    for address in (*addresses, *OTHERS):
        for _ in range(2 if address in addresses else 7):
            value = next(odd)
            path = re.sub(r"<\w+>", "{0}", address).format(value)
            for method in ("get", "post") if len(value) % 2 else ("get",):
                answer = getattr(browser, method)(path)
                assert answer.status_code in {200, 302, 400, 403, 404, 405, 410, 415, 429}, (
                    method,
                    path[:80],
                    answer.status_code,
                )
                assert "X-Mark" not in answer.headers
                is_ours = address in addresses and "<secret>" not in address
                assert not is_ours or answer.status_code in {404, 405, 415}, (method, path[:80], answer.status_code)


@pytest.mark.parametrize("operation", operations(), ids=lambda one: f"{one.method} {one.address}{one.variation}")
def test_no_odd_id_in_a_body_is_taken(stage: Stage, operation: Operation) -> None:
    values: tuple[Any, ...] = (-1, 10**40, 1e300, True, None, [], {}, "", "x", "\x00", "00000000", "é" * 40, "{0}" * 9)
    for place in ids_in(operation.schema):
        for value in values:
            body = place.put(operation.body(stage), value)
            answer = tried(
                stage.play.speakers["maya"], operation.method, operation.path(stage), body, **operation.headers(stage)
            )
            optional = value is None and answer.status < 300
            listed = answer.status == 200 and all(item["status"] >= 400 for item in answer.body.get("results", ()))
            assert 400 <= answer.status < 500 or optional or listed, (place, value, answer.body)


def test_odd_ids_in_queries_are_refused_and_nothing_else(stage: Stage) -> None:
    values, browser = cycle(("9" * 5_000, "-1", "\x00", "é", "1e400", "a" * 5_000)), visitor("maya")
    browser.raise_request_exception = False
    # tests/pages/test_hostile.py asks the pages.
    for address in (one for one in every_address() if one.startswith(API)):
        query = {
            name: next(values) for name in ("source", "author", "kind", "limit", "after", "Last-Event-ID", "before")
        }
        answer = browser.get(f"{stage.fill(address)}?{urlencode(query)}")
        assert answer.status_code < 500, address


def secret_of(play: Play) -> str:
    """The secret of a link that invites a manager."""
    made = play.speakers["maya"].post(f"/projects/{play.project}/invitations/", {"role": "manager"})
    return str(done(made, 201)["link"]).rstrip("/").rpartition("/")[2]


def test_a_link_is_not_found_by_what_is_near_it(play: Play) -> None:
    secret = secret_of(play)
    near = (secret[:-1], secret + "A", secret[::-1], secret.swapcase(), f" {secret}", f"{secret}=", secret[:20] + "%")
    for one in near:
        assert play.speakers["otto"].post("/invitations/", {"secret": one}).status == 404
        assert visitor("otto").get(f"/invitations/{one}/").status_code == 404
    assert len(secret) >= 43, "256 bits"


def test_of_many_who_race_for_a_link_one_gets_the_seat(play: Play) -> None:
    secret, before = secret_of(play), Membership.objects.count()
    form = {"password1": "a-long-enough-one-1", "password2": "a-long-enough-one-1"}
    posts = [(new_client(), f"/invitations/{secret}/", {**form, "username": f"racer-{n}"}) for n in range(4)]
    statuses = posted_at_once(*posts)
    assert statuses.count(302) == 1
    assert set(statuses) <= {200, 302, 404}, "the others are told that it was used"
    assert Membership.objects.count() == before + 1
    assert User.objects.filter(username__startswith="racer-").count() == 1, "no account for whoever came too late"


def test_a_link_shows_and_changes_nothing_to_whoever_only_looks(play: Play) -> None:
    secret = secret_of(play)
    for _ in range(3):
        assert new_client().get(f"/invitations/{secret}/").status_code == 200
    assert done(play.speakers["otto"].post("/invitations/", {"secret": secret}), 201)["role"] == "manager"
