"""Two-step sign-in: a code is asked for after the password, works once, and cannot be guessed."""

import pytest
from allauth.mfa.models import Authenticator
from pytest_django import Settings

from tests.accounts.people import ACCOUNT, SECOND_STEP, SIGN_IN, Person
from workbench.accounts.models import CacheEntry

CODES = "/accounts/two-step/recovery-codes/"


@pytest.fixture
def codes(inside: Person) -> list[str]:
    """The recovery codes of somebody who has turned it on and is signed out."""
    made = inside.turn_on_two_steps()
    inside.post("/accounts/sign-out/")
    return made


def test_it_is_turned_on_with_a_code_of_the_app_and_gives_recovery_codes(inside: Person) -> None:
    assert "confirm-password" in inside.get("/accounts/two-step/on/")["Location"]
    inside.confirm()
    page = inside.get("/accounts/two-step/on/")
    assert b'src="data:image/svg+xml;base64,' in page.content
    wrong = inside.post("/accounts/two-step/on/", code="000000")
    assert wrong.context["form"].errors["code"]
    assert wrong.context["form"].secret == page.context["form"].secret
    assert not inside.has_two_steps()
    assert len(inside.turn_on_two_steps()) == 10
    assert inside.has_two_steps()


def test_the_password_alone_lets_nobody_in(hanna: Person, codes: list[str]) -> None:
    answer = hanna.sign_in(next="/accounts/password/")
    assert answer["Location"] == SECOND_STEP
    assert not hanna.is_in()
    assert hanna.get("/api/v1/projects/").status_code == 401
    assert hanna.get(SECOND_STEP).status_code == 200
    assert hanna.post(SECOND_STEP, code=hanna.code(1))["Location"] == "/accounts/password/"
    assert hanna.is_in()


def test_the_second_step_is_no_way_around_the_first(hanna: Person, codes: list[str]) -> None:
    assert hanna.post(SECOND_STEP, code=hanna.code(1))["Location"] == SIGN_IN
    hanna.sign_in("wrong")
    assert hanna.post(SECOND_STEP, code=hanna.code(1))["Location"] == SIGN_IN
    assert not hanna.is_in()


def test_a_code_of_the_app_works_once_in_whatever_browser(hanna: Person, codes: list[str]) -> None:
    code, other = hanna.code(1), hanna.elsewhere()
    hanna.sign_in()
    other.sign_in()
    assert hanna.post(SECOND_STEP, code=code).status_code == 302
    # allauth remembers a used code for 30 seconds, but it is accepted for longer.
    CacheEntry.objects.filter(key__contains="allauth.mfa.totp.used").delete()
    again = other.post(SECOND_STEP, code=f"{code[:3]} {code[3:]}")
    assert again.context["form"].errors["code"]
    assert not other.is_in()


def test_a_recovery_code_works_once(hanna: Person, codes: list[str]) -> None:
    hanna.sign_in()
    assert hanna.post(SECOND_STEP, code=codes[0]).status_code == 302
    other = hanna.elsewhere()
    other.sign_in()
    assert other.post(SECOND_STEP, code=codes[0]).status_code == 200
    assert not other.is_in()
    assert hanna.get(ACCOUNT).context["codes_left"] == 9


def test_guessing_codes_is_refused_the_right_one_too(hanna: Person, codes: list[str]) -> None:
    hanna.sign_in()
    for _ in range(5):
        assert hanna.post(SECOND_STEP, code="000000").context["form"].errors["code"]
    other = hanna.elsewhere()
    other.sign_in()
    assert other.post(SECOND_STEP, code=other.code(1)).context["form"].errors["code"]
    assert not other.is_in()


def test_one_can_turn_back_and_sign_in_as_somebody_else(hanna: Person, codes: list[str]) -> None:
    hanna.sign_in()
    assert hanna.post("/accounts/sign-out/", next=SIGN_IN)["Location"] == SIGN_IN
    assert hanna.get(SIGN_IN).status_code == 200


def test_what_is_stored_of_the_secret_opens_nothing(hanna: Person, codes: list[str], settings: Settings) -> None:
    stored = " ".join(str(found.data) for found in Authenticator.objects.all())
    assert hanna.secret not in stored
    settings.SECRET_KEY = "another key, as after a move without the old one"
    hanna.sign_in()
    assert hanna.post(SECOND_STEP, code=hanna.code(1)).status_code == 200
    assert not hanna.is_in()


def test_it_is_turned_off_by_whoever_knows_the_password(inside: Person) -> None:
    inside.turn_on_two_steps()
    other = inside.elsewhere()
    other.sign_in()
    other.post(SECOND_STEP, code=inside.code(1))
    assert other.is_in()
    assert "confirm-password" in other.post("/accounts/two-step/off/")["Location"]
    assert inside.has_two_steps()
    other.confirm()
    assert other.post("/accounts/two-step/off/")["Location"] == ACCOUNT
    assert not Authenticator.objects.exists()


def test_recovery_codes_can_be_seen_saved_and_renewed(inside: Person) -> None:
    codes = inside.turn_on_two_steps()
    assert inside.get(f"{CODES}file/").content.decode().split() == codes
    inside.post(f"{CODES}new/")
    assert set(inside.get(CODES).context["unused_codes"]).isdisjoint(codes)


def test_recovery_codes_are_shown_to_nobody_who_finds_an_open_browser(hanna: Person, codes: list[str]) -> None:
    hanna.sign_in()
    hanna.post(SECOND_STEP, code=hanna.code(1))
    for path in (CODES, f"{CODES}file/", f"{CODES}new/"):
        assert "confirm-password" in hanna.get(path)["Location"]
