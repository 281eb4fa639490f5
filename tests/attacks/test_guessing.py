"""Passwords, codes and names are not found by trying, however the tries are dressed up."""

import re
from collections.abc import Iterator
from itertools import cycle
from typing import Any

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from tests.accounts.people import PASSWORD, SECOND_STEP, SIGN_IN, Person
from tests.play import Play
from workbench.accounts.models import User
from workbench.accounts.tokens import create_token

FORWARDED = (
    "X-Forwarded-For",
    "X-Real-IP",
    "Forwarded",
    "X-Client-IP",
    "CF-Connecting-IP",
    "True-Client-IP",
    "X-Cluster-Client-IP",
)


@pytest.fixture
def hanna(database: None) -> Person:
    """With an account, signed out."""
    User.objects.create_user("hanna", password=PASSWORD)
    return Person()


@pytest.fixture
def counted(settings: Settings) -> None:
    """Guesses are counted, as they are on a server."""
    settings.AXES_ENABLED = True


def try_password(person: Person, username: str, password: str, **headers: str) -> Any:
    """One try."""
    return person.browser.post(SIGN_IN, {"username": username, "password": password}, headers=headers)


def test_an_address_that_somebody_claims_to_have_counts_for_nothing(hanna: Person, counted: None) -> None:
    for number in range(10):
        try_password(hanna, "hanna", "wrong", **dict.fromkeys(FORWARDED, f"192.0.2.{number}"))
    claimed = dict.fromkeys(FORWARDED, "198.51.100.1")
    assert try_password(hanna, "hanna", PASSWORD, **claimed).status_code == 429
    assert not hanna.is_in()


# Ways to write one username that could lead to the same account.
SPELT = (
    "hanna",
    " hanna",
    "hanna ",
    "hanna\t",
    "\u00a0hanna",
    "HANNA",
    "Hanna",
    "ｈａｎｎａ",
    "hanna\u200b",
    "hanna\x00",
    "hanna\n",
    "  hanna  ",
)


def test_another_spelling_of_the_name_is_no_other_account(hanna: Person, settings: Settings) -> None:
    reach = [
        spelt
        for spelt in SPELT
        if Person().browser.post(SIGN_IN, {"username": spelt, "password": PASSWORD}).status_code == 302
    ]
    assert "hanna" in reach
    settings.AXES_ENABLED = True
    for _, spelt in zip(range(10), cycle(reach), strict=False):
        try_password(hanna, spelt, "wrong")
    for spelt in reach:
        assert try_password(hanna, spelt, PASSWORD).status_code == 429, repr(spelt)
    assert not hanna.is_in()


def test_one_address_tries_not_even_many_accounts_without_end(hanna: Person, counted: None, settings: Settings) -> None:
    assert settings.ACCOUNT_RATE_LIMITS["login"] == "120/m/ip"
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"login": "6/m/ip"}
    for number in range(6):
        answer = try_password(hanna, f"somebody-{number}", "password", **{"X-Forwarded-For": f"192.0.2.{number}"})
        assert answer.status_code == 200
    assert try_password(hanna, "hanna", PASSWORD).status_code == 429


def test_whoever_does_not_exist_is_locked_out_like_whoever_does(hanna: Person, counted: None) -> None:
    for name in ("hanna", "nobody"):
        answers = [try_password(hanna, name, "wrong").status_code for _ in range(11)]
        assert answers == [200] * 9 + [429] * 2, name


def test_the_old_password_is_not_found_where_one_chooses_a_new_one(hanna: Person) -> None:
    hanna.sign_in()
    new = {"password1": "quite-another-1", "password2": "quite-another-1"}
    answers = [hanna.post("/accounts/password/", oldpassword=f"guess-{n}", **new).status_code for n in range(6)]
    assert answers[-1] == 429
    assert hanna.post("/accounts/password/", oldpassword=PASSWORD, **new).status_code == 429
    assert hanna.user.check_password(PASSWORD)


def test_recovery_codes_are_not_found_by_trying(hanna: Person) -> None:
    hanna.sign_in()
    codes = hanna.turn_on_two_steps()
    hanna.post("/accounts/sign-out/")
    for number, guess in enumerate(("0123456789", "01234 56789", "a1b2c3d4e5") * 2):
        thief = hanna.elsewhere()
        thief.sign_in()
        thief.browser.post(SECOND_STEP, {"code": guess}, headers={"X-Forwarded-For": f"192.0.2.{number}"})
    thief.post(SECOND_STEP, code=codes[0])
    assert not thief.is_in()


def test_codes_are_not_found_where_they_are_asked_once_more(hanna: Person) -> None:
    hanna.sign_in()
    codes = hanna.turn_on_two_steps()
    found = hanna.elsewhere()
    found.sign_in()
    found.post(SECOND_STEP, code=hanna.code(1))
    for _ in range(5):
        assert found.post("/accounts/confirm-code/", code="000000").context["form"].errors["code"]
    refused = found.post("/accounts/confirm-code/", code=codes[0])
    assert "Too many codes" in refused.content.decode()
    assert "confirm-" in found.get("/accounts/two-step/on/")["Location"]


def test_tokens_that_were_revoked_and_that_never_were_are_answered_alike(hanna: Person) -> None:
    secret = create_token(hanna.user)
    hanna.user.tokens.all().delete()
    answers = [Person().get("/api/v1/projects/", Authorization=f"Token {one}") for one in (secret, "x" * 43, "")]
    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.content for answer in answers[:2]}) == 1


class Work:
    """What was done for an answer: passwords hashed, the database asked, mails sent."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.hashed = 0
        encode = MD5PasswordHasher.encode

        def counting(hasher: MD5PasswordHasher, password: str, salt: str) -> str:
            self.hashed += 1
            return encode(hasher, password, salt)

        monkeypatch.setattr(MD5PasswordHasher, "encode", counting)

    def of(self, ask: Any) -> tuple[int, int, int]:
        """For one answer."""
        self.hashed, before = 0, len(mail.outbox)
        with CaptureQueriesContext(connection) as asked:
            ask()
        return self.hashed, len(asked.captured_queries), len(mail.outbox) - before


def test_as_much_is_done_for_a_name_that_nobody_has(hanna: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    User.objects.create_user("ines", password=PASSWORD, is_active=False)
    work = Work(monkeypatch)
    Person("anybody").sign_in("wrong")  # the first try from an address is noted anew, the others beside it
    done = {name: work.of(lambda name=name: Person(name).sign_in("wrong")) for name in ("hanna", "nobody", "ines")}
    assert done["hanna"][0] == 1
    assert done["hanna"] == done["nobody"] == done["ines"]


def test_a_link_that_was_made_up_is_answered_alike_for_everybody(hanna: Person) -> None:
    def words(number: str) -> str:
        page = Person().get(f"/accounts/password/reset/{number}-cx7abc-0123456789abcdef/").content.decode()
        return re.sub(r'(nonce|value)="[^"]*"', "", page)

    known = format(hanna.user.pk, "d")
    assert words(known) == words("zzzzz") == words("0")


def test_what_a_manager_learns_of_accounts(play: Play) -> None:
    User.objects.create_user("ines", password=PASSWORD, is_active=False)
    path = f"/projects/{play.project}/memberships/"
    answers = [play.speakers["maya"].post(path, {"username": name, "role": "reader"}) for name in ("nobody", "ines")]
    assert answers[0].body == answers[1].body, "an account that was switched off looks like none"
    assert (
        play.speakers["ada"].post(path, {"username": "nobody", "role": "reader"}).body
        == play.speakers["ada"].post(path, {"username": "otto", "role": "reader"}).body
    ), "whoever is no manager learns nothing"


def addresses_with_names() -> Iterator[str]:
    """Where a name could be looked for without an account."""
    for name in ("hanna", "nobody"):
        yield f"/accounts/{name}/"
        yield f"/people/{name}/"
        yield f"/admin/accounts/user/{name}/"


def test_nothing_is_found_under_a_name(hanna: Person) -> None:
    answers = [Person().get(address).status_code for address in addresses_with_names()]
    assert answers[:3] == answers[3:]
