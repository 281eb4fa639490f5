"""Signing in: who gets in, where to, and what a stranger can find out."""

import pytest
from pytest_django import Settings

from tests.accounts.people import ACCOUNT, SIGN_IN, Person
from workbench.accounts.models import User


def test_a_username_and_its_password_let_one_in(hanna: Person) -> None:
    assert not hanna.is_in()
    answer = hanna.sign_in()
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert hanna.is_in()


def test_what_is_wrong_is_said_alike_for_a_wrong_password_and_for_no_such_account(hanna: Person) -> None:
    wrong = hanna.sign_in("wrong")
    nobody = Person("nobody").sign_in("wrong")
    User.objects.filter(username="hanna").update(is_active=False)
    switched_off = hanna.sign_in()
    said = [answer.context["form"].non_field_errors() for answer in (wrong, nobody, switched_off)]
    assert said[0]
    assert said[0] == said[1] == said[2]
    assert {answer.status_code for answer in (wrong, nobody, switched_off)} == {200}
    assert not hanna.is_in()


@pytest.mark.parametrize(
    "target", ["https://evil.test/", "//evil.test/", "/\\evil.test", "javascript:alert(1)", "http://localhost/"]
)
def test_nobody_is_sent_to_another_host_after_signing_in(hanna: Person, target: str) -> None:
    assert hanna.sign_in(next=target)["Location"] == "/"
    assert hanna.get(f"{SIGN_IN}?next={target}")["Location"] == "/"


def test_one_goes_on_to_where_one_wanted_to_go(hanna: Person) -> None:
    assert hanna.get(ACCOUNT)["Location"] == f"{SIGN_IN}?next={ACCOUNT}"
    assert f'name="next" value="{ACCOUNT}"' in hanna.get(f"{SIGN_IN}?next={ACCOUNT}").content.decode()
    assert hanna.sign_in(next=ACCOUNT)["Location"] == ACCOUNT


def test_the_session_gets_another_key_when_one_signs_in(hanna: Person) -> None:
    hanna.browser.session.save()
    before = str(hanna.browser.session.session_key)
    hanna.browser.cookies["sessionid"] = before
    hanna.sign_in()
    assert hanna.browser.cookies["sessionid"].value != before
    thief = Person()
    thief.browser.cookies["sessionid"] = before
    assert not thief.is_in()


def test_signing_out_takes_a_form_and_ends_the_session(inside: Person) -> None:
    assert inside.get("/accounts/sign-out/").status_code == 405
    thief = Person()
    thief.browser.cookies["sessionid"] = inside.browser.cookies["sessionid"].value
    assert thief.is_in()
    assert inside.post("/accounts/sign-out/")["Location"] == "/"
    assert not inside.is_in()
    assert not thief.is_in()


def test_guessing_passwords_is_refused_the_right_one_too(hanna: Person, settings: Settings) -> None:
    settings.AXES_ENABLED = True
    answers = [hanna.sign_in(f"guess-{number}").status_code for number in range(10)]
    assert answers == [200] * 9 + [429]
    refused = hanna.sign_in()
    assert refused.status_code == 429
    assert "Too many attempts" in refused.content.decode()
    assert not hanna.is_in()


def test_guessing_where_the_password_is_asked_once_more_is_refused_too(inside: Person, settings: Settings) -> None:
    settings.AXES_ENABLED = True
    guesses = [inside.post("/accounts/confirm-password/", password=f"guess-{n}").status_code for n in range(11)]
    assert guesses[-1] == 429


def test_somebody_who_guesses_locks_out_only_themselves(hanna: Person, settings: Settings) -> None:
    settings.AXES_ENABLED = True
    for number in range(10):
        hanna.browser.post(SIGN_IN, {"username": "hanna", "password": f"guess-{number}"}, REMOTE_ADDR="192.0.2.7")
    assert hanna.sign_in().status_code == 302


def test_nobody_can_sign_up(hanna: Person) -> None:
    from allauth.account.adapter import get_adapter

    assert not get_adapter().is_open_for_signup(None)
    for path in ("/accounts/signup/", "/accounts/sign-up/", "/accounts/login/"):
        assert hanna.get(path).status_code == 404


def test_the_admin_has_no_sign_in_of_its_own(hanna: Person) -> None:
    User.objects.filter(username="hanna").update(is_staff=True, is_superuser=True)
    form = {"username": "hanna", "password": hanna.password, "next": "/admin/"}
    assert hanna.browser.post("/admin/login/", form)["Location"].startswith(SIGN_IN)
    assert not hanna.is_in()
    hanna.sign_in()
    assert hanna.get("/admin/").status_code == 200
    listed = hanna.get("/admin/").content.decode()
    assert "authenticator" not in listed.lower()
    assert "email address" not in listed.lower()
