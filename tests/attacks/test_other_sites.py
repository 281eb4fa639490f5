"""Another site gets a browser to do nothing here: no form, no JSON, no sign-in, no frame, no way on to elsewhere."""

from collections.abc import Iterator
from itertools import cycle, product
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.api.stage import Stage
from tests.attacks.operations import API, every_address, operations
from tests.keeping import Keeper
from tests.pages.visiting import BACKEND
from tests.speaking import new_client
from workbench.accounts import urls as accounts

EVIL = "https://evil.example"
# How a post from elsewhere looks: what stands in its headers, and whether it has the token of our form.
FOREIGN: tuple[tuple[dict[str, str], bool], ...] = (
    ({}, False),
    ({"Origin": EVIL}, False),
    ({"Origin": EVIL}, True),
    ({"Origin": "null"}, True),
    ({"Origin": "http://testserver.evil.example"}, True),
    ({"Origin": "http://testserver:81"}, True),
    ({"Origin": EVIL, "HX-Request": "true"}, True),
)


def account_addresses() -> Iterator[str]:
    """Of one's own account, with values that are somebody's."""
    yield from ("/accounts/sign-in/", "/accounts/sign-out/")
    for pattern in accounts.account:
        address = str(pattern.pattern).replace("<int:token>", "1").replace("<str:key>", "set-password")
        yield "/accounts/" + address.replace("<base36:uidb36>", "1")


def admin_addresses() -> Iterator[str]:
    """Of the admin."""
    yield from ("/admin/", "/admin/login/", "/admin/logout/", "/admin/password_change/")
    for model in admin.site._registry:
        base = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        thing = model._default_manager.first()
        yield from (base, f"{base}add/", *(f"{base}{thing.pk}/{view}/" for view in ("change", "delete") if thing))


def page_addresses(stage: Stage) -> Iterator[str]:
    """Every address that browsers can post to."""
    for address in every_address():
        if not address.startswith(API) and address != "/healthz":
            yield stage.fill(address)
    yield from account_addresses()
    yield from admin_addresses()


@pytest.fixture
def browser(stage: Stage) -> Client:
    """An operator's, who has seen a page of ours."""
    get_user_model().objects.filter(username="maya").update(is_staff=True, is_superuser=True)
    found = new_client(enforce_csrf_checks=True, raise_request_exception=True)
    found.force_login(get_user_model().objects.get(username="maya"), BACKEND)
    found.get("/projects/new/")
    return found


def test_no_address_takes_a_form_of_another_site(stage: Stage, browser: Client, keeper: Keeper) -> None:
    token, ways, before = {"csrfmiddlewaretoken": browser.cookies["csrftoken"].value}, cycle(FOREIGN), keeper.rows()
    for path in page_addresses(stage):
        for headers, has_token in FOREIGN if path == "/projects/new/" else (next(ways), next(ways)):
            form = {
                **(token if has_token else {}),
                "username": "maya",
                "password": "password-of-maya",
                "name": "forged",
            }
            answer = browser.post(path, form, headers=headers)
            # Where nothing can be posted, nothing is looked at.
            assert answer.status_code in {403, 404, 405}, (path, headers, answer.status_code)
    assert keeper.rows() == before


def test_under_tls_the_page_that_a_form_comes_from_counts_too(stage: Stage, browser: Client) -> None:
    token = {"csrfmiddlewaretoken": browser.cookies["csrftoken"].value, "name": "forged"}
    for referer in ("", f"{EVIL}/projects/new/", "http://testserver/projects/new/"):
        assert browser.post("/projects/new/", token, secure=True, headers={"Referer": referer}).status_code == 403
    ours = {"Referer": "https://testserver/projects/new/"}
    assert browser.post("/projects/new/", token, secure=True, headers=ours).status_code == 302


@pytest.mark.parametrize("headers", [{}, {"Origin": EVIL}, {"Origin": "null"}])
def test_nobody_is_signed_in_as_somebody_else_by_another_site(stage: Stage, headers: dict[str, str]) -> None:
    stranger = new_client(enforce_csrf_checks=True, raise_request_exception=True)
    form = {"username": "otto", "password": "password-of-otto"}
    assert stranger.post("/accounts/sign-in/", form, headers=headers).status_code == 403
    stranger.get("/accounts/sign-in/")
    token = {"csrfmiddlewaretoken": stranger.cookies["csrftoken"].value}
    answer = stranger.post("/accounts/sign-in/", {**form, **token}, headers=headers)
    assert answer.status_code == (403 if headers else 302)


# What another site can have a browser send without asking first: three content types, and no header of its own.
SIMPLE = ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "")


def test_the_api_takes_nothing_from_another_site_by_the_cookie(stage: Stage, browser: Client, keeper: Keeper) -> None:
    before = keeper.rows()
    for operation in operations():
        for kind in ("application/json", *SIMPLE):
            for headers in ({}, {"Origin": EVIL}):
                body = b'{"id": "00000000-0000-4000-8000-000000000000", "name": "forged"}'
                path = f"/api/v1{operation.path(stage)}"
                answer = browser.generic(operation.method, path, body, kind, headers=headers)
                assert answer.status_code in {400, 403, 415}, (operation.method, path, kind)
                assert answer.status_code == 403 or kind in SIMPLE[:3], (operation.method, path, kind)
    sources = f"/api/v1/projects/{stage.play.project}/sources/"
    for headers in ({}, {"Origin": EVIL}):
        file = {"file": SimpleUploadedFile("forged.txt", b"forged"), "publisher": "forged"}
        assert browser.post(sources, file, headers=headers).status_code == 403
    assert keeper.rows() == before


def test_a_body_that_is_no_json_is_not_read_as_json(stage: Stage, browser: Client) -> None:
    token = {"X-CSRFToken": browser.cookies["csrftoken"].value}
    for kind in SIMPLE[:3]:
        answer = browser.generic("POST", "/api/v1/projects/", b'{"name": "forged"}', kind, headers=token)
        assert answer.status_code in {400, 415}, kind


AWAY = (
    "//evil.example/",
    "https://evil.example/",
    "/\\evil.example",
    "javascript:alert(1)",
    "http:///evil.example",
    "\t//evil.example",
)


NAMES = ("next", "redirect_to", "success_url", "redirect", "url")
ASKED_FOR_A_PASSWORD = ("/accounts/sign-out/", "/accounts/sign-in/", "/accounts/confirm-password/", "/admin/logout/")


def leads_away(answer: Any) -> bool:
    """Whether it is to another host, wherever else the words stand."""
    to = str(answer.headers.get("Location", ""))
    return urlsplit(urljoin("http://testserver/", to)).netloc != "testserver"


def test_looking_changes_nothing_and_no_answer_is_framed_sniffed_read_elsewhere_or_leads_there(
    stage: Stage, browser: Client, keeper: Keeper
) -> None:
    before, ways = keeper.rows(), cycle(AWAY)
    for path in (*page_addresses(stage), *(stage.fill(one) for one in every_address() if one.startswith(API))):
        query = {} if path.startswith("/api/") else dict.fromkeys(NAMES, next(ways))
        answer: Any = browser.get(path, query, headers={"Origin": EVIL})
        if answer.streaming:
            list(answer.streaming_content)
        assert not leads_away(answer), path
        assert not [name for name in answer.headers if name.lower().startswith("access-control")], path
        assert answer["X-Frame-Options"] == "DENY", path
        assert answer["X-Content-Type-Options"] == "nosniff", path
        assert answer["Referrer-Policy"] == "same-origin", path
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"], path
    after = keeper.rows()
    # Sessions keep messages and what allauth notes; a lease tells others that one looks.
    for table in {*before, *after} - {"django_session", "annotations_lease", "accounts_cacheentry"}:
        assert after.get(table) == before.get(table), table
    preflight = browser.options("/api/v1/projects/", headers={"Origin": EVIL, "Access-Control-Request-Method": "POST"})
    assert not [name for name in preflight.headers if name.lower().startswith("access-control")]


def test_no_password_leads_away_by_next(stage: Stage, browser: Client) -> None:
    believed = new_client(raise_request_exception=True)
    for path, to in product(ASKED_FOR_A_PASSWORD, AWAY):
        believed.force_login(get_user_model().objects.get(username="maya"), BACKEND)
        form = {"next": to, "password": "password-of-maya", "username": "maya"}
        assert not leads_away(believed.post(path, form)), (path, to)
