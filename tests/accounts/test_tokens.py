"""Tokens for the API, on the account's page."""

from pytest_django import DjangoAssertNumQueries

from tests.accounts.people import ACCOUNT, Person
from workbench.accounts.models import Token, User
from workbench.accounts.tokens import create_token

NEW = "/accounts/tokens/"


def answers(person: Person, token: str) -> int:
    """What the API answers to the token."""
    return int(Person().get("/api/v1/projects/", Authorization=f"Token {token}").status_code)


def test_a_token_is_shown_once_and_works_until_it_is_revoked(inside: Person) -> None:
    inside.confirm()
    page = inside.post(NEW, name="for the archive")
    secret = page.context["secret"]
    assert secret in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert answers(inside, secret) == 200
    listed = inside.get(ACCOUNT).content.decode()
    assert "for the archive" in listed
    assert secret not in listed
    token = Token.objects.get(user=inside.user)
    assert inside.post(f"/accounts/tokens/{token.pk}/revoke/")["Location"] == ACCOUNT
    assert answers(inside, secret) == 401


def test_whoever_finds_an_open_browser_makes_no_token(inside: Person) -> None:
    answer = inside.post(NEW, name="thief's")
    assert "confirm-password" in answer["Location"]
    assert not Token.objects.filter(user=inside.user).exists()
    resumed = inside.browser.post(answer["Location"], {"password": inside.password, "next": NEW})
    assert resumed.context["secret"], "with the password it goes on by itself"


def test_a_token_says_what_it_is_for(inside: Person) -> None:
    inside.confirm()
    for name in ("", "x" * 101):
        page = inside.post(NEW, name=name)
        assert page.status_code == 400
        assert page.context["form"].errors["name"]
    assert not Token.objects.filter(user=inside.user).exists()


def test_nobody_sees_or_revokes_a_token_of_somebody_elses(inside: Person) -> None:
    other = User.objects.create_user("ines", password=inside.password)
    create_token(other, name="of ines")
    assert "of ines" not in inside.get(ACCOUNT).content.decode()
    assert inside.post(f"/accounts/tokens/{Token.objects.get(user=other).pk}/revoke/").status_code == 404
    assert Token.objects.filter(user=other).exists()


def test_the_page_asks_the_database_as_often_for_many_tokens_as_for_one(
    inside: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(30):
        create_token(inside.user, name=f"token {number}")
    with django_assert_max_num_queries(8):
        inside.get(ACCOUNT)
