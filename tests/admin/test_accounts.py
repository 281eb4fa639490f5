"""Of an account the operator changes one thing: whether it is switched on."""

import re
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from tests.cast import token_of
from tests.keeping import Keeper
from tests.pages.visiting import visitor
from tests.play import Play
from workbench.accounts.models import Token

ACCOUNT = get_user_model()


@pytest.fixture
def operator(play: Play) -> Client:
    """Somebody who may do everything that an account can be allowed, signed in."""
    ACCOUNT.objects.filter(username="otto").update(is_staff=True, is_superuser=True)
    return visitor("otto")


def page_of(username: str, view: str = "change") -> str:
    """The admin's page of an account."""
    return reverse(f"admin:accounts_user_{view}", args=[ACCOUNT.objects.get(username=username).pk])


def row_of(username: str) -> dict[str, Any]:
    """All that is stored of an account."""
    return dict(ACCOUNT.objects.filter(username=username).values()[0])


def test_an_account_is_switched_off_and_on_and_its_tokens_do_not_come_back(operator: Client, play: Play) -> None:
    ada = visitor("ada")
    assert operator.post(page_of("ada"), {}).status_code == 302
    assert ada.get("/accounts/").status_code == 302
    assert play.speakers["ada"].get("/projects/").status == 401
    assert not Token.objects.filter(user__username="ada").exists()
    assert operator.post(page_of("ada"), {"is_active": "on"}).status_code == 302
    assert ACCOUNT.objects.get(username="ada").is_active
    assert play.speakers["ada"].get("/projects/").status == 401
    assert ada.get("/accounts/").status_code == 302


def test_nothing_else_of_an_account_is_changed(operator: Client, keeper: Keeper) -> None:
    fields = set(
        re.findall(r'name="(\w+)"', operator.get(page_of("ada")).content.decode().partition('id="user_form"')[2])
    )
    assert fields == {"csrfmiddlewaretoken", "is_active", "_save", "_continue"}
    before = row_of("ada")
    form = {
        **dict.fromkeys(("username", "email", "first_name", "last_name"), "changed"),
        **{"password": "changed", "password1": "changed", "password2": "changed", "usable_password": "true"},
        **{"is_superuser": "on", "is_staff": "on", "groups": "1", "user_permissions": "1", "id": "1"},
        **{"last_login_0": "2020-01-01", "date_joined_0": "2020-01-01", "is_active": "on"},
    }
    assert operator.post(page_of("ada"), form).status_code == 302
    assert row_of("ada") == before


def test_no_account_is_added_or_deleted_and_no_password_set(operator: Client) -> None:
    before = {account.pk: account.password for account in ACCOUNT.objects.all()}
    assert operator.post(reverse("admin:accounts_user_add"), {"username": "new"}).status_code == 403
    assert operator.post(page_of("ada", "delete"), {"post": "yes"}).status_code == 403
    lists = {"action": "delete_selected", "_selected_action": [*before], "post": "yes", "index": "0"}
    operator.post(reverse("admin:accounts_user_changelist"), lists)
    operator.post(
        page_of("ada").replace("change", "password"), {"password1": "long-enough-1", "password2": "long-enough-1"}
    )
    assert {account.pk: account.password for account in ACCOUNT.objects.all()} == before


def test_the_page_says_what_and_why_and_shows_no_secret(operator: Client) -> None:
    Token.objects.filter(user__username="ada").update(name="for the archive")
    page = operator.get(page_of("ada")).content.decode()
    assert "Accounts are not deleted" in page
    assert "Dates of a ministry: annotator" in page
    assert "for the archive" in page
    account, token = ACCOUNT.objects.get(username="ada"), Token.objects.get(user__username="ada")
    for secret in (account.password, token_of("ada"), bytes(token.sha256).hex()):
        assert secret not in page
    for word in ("groups", "user_permissions", "deletelink", "password/"):
        assert word not in page


def test_the_one_who_manages_a_project_is_not_switched_off(operator: Client, play: Play) -> None:
    seat = play.membership("mona")
    play.speakers["maya"].delete(f"/projects/{play.project}/memberships/{seat['id']}/", seen=1)
    answer = operator.post(page_of("maya"), {}, follow=True)
    assert f"Nobody else manages “Dates of a ministry” ({play.project})" in answer.content.decode()
    assert "was changed successfully" not in answer.content.decode()
    assert ACCOUNT.objects.get(username="maya").is_active


def test_nobody_switches_themselves_off(operator: Client) -> None:
    answer = operator.post(page_of("otto"), {}, follow=True)
    assert "signed in with" in answer.content.decode()
    assert ACCOUNT.objects.get(username="otto").is_active


def test_somebody_of_the_staff_without_more_switches_nobody_off(play: Play) -> None:
    ACCOUNT.objects.filter(username="otto").update(is_staff=True)
    assert visitor("otto").post(page_of("ada"), {}).status_code == 403
    assert ACCOUNT.objects.get(username="ada").is_active
