"""The e-mail address of an account, and where mail goes."""

import stat
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from pytest_django import Settings

from tests.accounts.people import ACCOUNT, EMAIL, Person, link_in_last_mail
from workbench.accounts.models import User
from workbench.accounts.outgoing import FOLDER, SMTP, outgoing

NOTICE = "data-mail-folder"


def add(person: Person, email: str) -> object:
    """Name an address."""
    return person.post(EMAIL, action_add="", email=email)


def test_an_address_counts_once_its_link_was_opened(inside: Person) -> None:
    inside.confirm()
    add(inside, "hanna@example.org")
    assert inside.user.email == ""
    link = link_in_last_mail()
    assert inside.get(link).status_code == 200
    assert inside.user.email == "", "a mail scanner that opens links must not confirm"
    assert inside.post(link)["Location"] == ACCOUNT
    assert inside.user.email == "hanna@example.org"
    assert "hanna@example.org" in inside.get(ACCOUNT).content.decode()


def test_a_new_address_takes_the_place_of_the_old_one_when_it_is_confirmed(inside: Person) -> None:
    inside.take_address("old@example.org")
    inside.confirm()
    add(inside, "new@example.org")
    assert EmailAddress.objects.get_verified(inside.user).email == "old@example.org"
    inside.post(link_in_last_mail())
    assert [address.email for address in EmailAddress.objects.all()] == ["new@example.org"]


def test_whoever_finds_an_open_browser_cannot_change_the_address(inside: Person) -> None:
    answer = inside.post(EMAIL, action_add="", email="thief@example.org")
    assert "confirm-password" in answer["Location"]
    assert not EmailAddress.objects.exists()
    resumed = inside.browser.post(answer["Location"], {"password": inside.password, "next": EMAIL})
    assert resumed.status_code == 302
    assert EmailAddress.objects.get().email == "thief@example.org", "with the password it goes on by itself"


def test_an_address_can_be_forgotten(inside: Person) -> None:
    inside.take_address()
    User.objects.filter(username="hanna").update(email="hanna@example.org")
    inside.confirm()
    inside.post(EMAIL, action_remove="", email="hanna@example.org")
    assert not EmailAddress.objects.exists()
    assert inside.user.email == ""


def test_an_address_that_is_none_is_said_beside_its_field(inside: Person) -> None:
    page = add(inside, "not an address")
    assert page.context["form"].errors["email"]  # type: ignore[attr-defined]


def test_one_address_is_not_written_to_again_and_again_without_a_word(inside: Person) -> None:
    inside.confirm()
    for number in range(5):
        add(inside, "friend@example.org")
        inside.post(EMAIL, action_remove="", email="friend@example.org")
        assert len(mail.outbox) == number + 1
    page = add(inside, "friend@example.org")
    assert "several times" in page.content.decode()  # type: ignore[attr-defined]
    EmailAddress.objects.create(user=inside.user, email="friend@example.org")
    inside.post(EMAIL, action_send="", email="friend@example.org")
    assert "several times" in inside.get(EMAIL).content.decode()
    assert len(mail.outbox) == 5


def test_an_address_can_be_added_with_two_step_sign_in_on(inside: Person) -> None:
    inside.turn_on_two_steps()
    add(inside, "hanna@example.org")
    inside.post(link_in_last_mail())
    assert inside.user.email == "hanna@example.org"


def test_another_persons_link_signs_nobody_out(inside: Person) -> None:
    inside.confirm()
    add(inside, "hanna@example.org")
    User.objects.create_user("ines", password=inside.password)
    ines = Person("ines")
    ines.sign_in()
    ines.get(link_in_last_mail())
    assert ines.is_in()


def test_without_smtp_mail_is_a_file_only_the_owner_can_read_and_pages_say_so(
    inside: Person, settings: Settings, tmp_path: Path
) -> None:
    settings.EMAIL_BACKEND, settings.MAIL_DIRECTORY = FOLDER, tmp_path / "mail"
    inside.confirm()
    add(inside, "hanna@example.org")
    (file,) = (tmp_path / "mail").iterdir()
    assert stat.S_IMODE((tmp_path / "mail").stat().st_mode) == 0o700
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    text = file.read_text()
    assert "To: hanna@example.org" in text
    assert "http://testserver/accounts/email/confirm/" in text
    for path in (EMAIL, "/accounts/password/reset/", "/accounts/password/reset/sent/"):
        assert NOTICE in inside.get(path).content.decode(), path


def test_with_smtp_no_page_speaks_of_a_folder(inside: Person, settings: Settings) -> None:
    settings.EMAIL_BACKEND = SMTP
    for path in (EMAIL, "/accounts/password/reset/", "/accounts/password/reset/sent/"):
        assert NOTICE not in inside.get(path).content.decode(), path


def test_the_environment_says_where_mail_goes() -> None:
    assert outgoing({}).backend == FOLDER
    named = {"WORKBENCH_SMTP_HOST": "mail.test", "WORKBENCH_MAIL_FROM": "workbench@mail.test"}
    assert (outgoing(named).backend, outgoing(named).port, outgoing(named).security) == (SMTP, 587, "starttls")
    assert outgoing(named | {"WORKBENCH_SMTP_TLS": "tls"}).port == 465


@pytest.mark.parametrize(
    "wrong",
    [
        {"WORKBENCH_SMTP_HOST": "mail.test"},
        {"WORKBENCH_SMTP_PORT": "smtp"},
        {"WORKBENCH_SMTP_PORT": "70000"},
        {"WORKBENCH_SMTP_TLS": "yes"},
    ],
)
def test_what_the_environment_says_wrongly_is_named(wrong: dict[str, str]) -> None:
    with pytest.raises(SystemExit, match=next(iter(wrong))):
        outgoing(wrong)
