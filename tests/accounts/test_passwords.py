"""Changing a password, and getting a new one by a link."""

from smtplib import SMTPException

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from pytest_django import Settings

from tests.accounts.people import ACCOUNT, SECOND_STEP, Person, link_in_last_mail
from workbench.accounts.models import User

CHANGE, RESET = "/accounts/password/", "/accounts/password/reset/"
NEW = "quite-another-password-2"
TWICE = {"password1": NEW, "password2": NEW}


def test_a_change_takes_the_old_password_and_a_good_new_one(inside: Person) -> None:
    wrong = inside.post(CHANGE, oldpassword="wrong", **TWICE)
    assert wrong.context["form"].errors.keys() == {"oldpassword"}
    weak = inside.post(CHANGE, oldpassword=inside.password, password1="12345", password2="12345")
    assert weak.context["form"].errors.keys() == {"password1"}
    unlike = inside.post(CHANGE, oldpassword=inside.password, password1=NEW, password2=f"{NEW}!")
    assert unlike.context["form"].errors.keys() == {"password2"}
    assert inside.user.check_password(inside.password)
    assert b'aria-invalid="true"' in unlike.content
    assert inside.post(CHANGE, oldpassword=inside.password, **TWICE)["Location"] == ACCOUNT
    assert inside.user.check_password(NEW)


def test_a_change_signs_every_other_browser_out(inside: Person) -> None:
    other = inside.elsewhere()
    other.sign_in()
    assert other.is_in()
    inside.post(CHANGE, oldpassword=inside.password, **TWICE)
    assert inside.is_in()
    assert not other.is_in()


def test_a_link_goes_to_the_address_and_lets_one_choose_a_password_once(hanna: Person) -> None:
    hanna.take_address()
    elsewhere = hanna.elsewhere()
    elsewhere.sign_in()
    assert hanna.post(RESET, email="Hanna@example.org")["Location"] == f"{RESET}sent/"
    assert [message.to for message in mail.outbox] == [["hanna@example.org"]]
    link = link_in_last_mail()
    form = hanna.get(link)["Location"]
    assert "set-password" in form, "the secret must not stay in the address bar"
    assert hanna.post(form, **TWICE)["Location"] == f"{RESET}done/"
    assert hanna.user.check_password(NEW)
    assert not elsewhere.is_in()
    assert not hanna.is_in(), "the new password is asked for, and the second step"
    assert "does not work" in Person().get(link).content.decode()


def test_a_new_password_is_no_way_around_the_second_step(inside: Person) -> None:
    inside.turn_on_two_steps()
    inside.take_address()
    other = inside.elsewhere()
    other.post(RESET, email="hanna@example.org")
    other.post(other.get(link_in_last_mail())["Location"], **TWICE)
    assert other.sign_in(NEW)["Location"] == SECOND_STEP


def test_the_page_tells_nobody_which_addresses_have_an_account(hanna: Person) -> None:
    hanna.take_address()
    known, unknown = (hanna.post(RESET, email=f"{name}@example.org") for name in ("hanna", "nobody"))
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert [message.to for message in mail.outbox] == [["hanna@example.org"], ["nobody@example.org"]]
    assert "http" not in str(mail.outbox[1].body)


def test_an_address_that_was_not_confirmed_opens_nothing(inside: Person) -> None:
    inside.confirm()
    inside.post("/accounts/email/", action_add="", email="mistyped@example.org")
    User.objects.filter(username="hanna").update(email="old@example.org")
    for email in ("mistyped@example.org", "old@example.org"):
        Person().post(RESET, email=email)
        assert "/password/reset/" not in str(mail.outbox[-1].body)


def test_an_account_that_was_switched_off_gets_no_link(hanna: Person) -> None:
    hanna.take_address()
    User.objects.filter(username="hanna").update(is_active=False)
    hanna.post(RESET, email="hanna@example.org")
    assert "http" not in str(mail.outbox[-1].body)


def test_nobody_is_flooded_with_links(hanna: Person) -> None:
    answers = [hanna.post(RESET, email="hanna@example.org").status_code for _ in range(6)]
    assert answers == [302] * 5 + [429]


def test_a_link_names_no_host_that_its_asker_chose(hanna: Person, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    hanna.take_address()
    hanna.browser.post(RESET, {"email": "hanna@example.org"}, headers={"host": "evil.test"})
    assert "evil" not in str(mail.outbox[-1].body)
    assert "\n/accounts/password/reset/" in str(mail.outbox[-1].body)


def test_mail_that_cannot_be_sent_is_said_whether_or_not_there_is_an_account(
    hanna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise SMTPException

    monkeypatch.setattr(mail.EmailMessage, "send", refuse)
    hanna.take_address()
    answers = [hanna.post(RESET, email=f"{name}@example.org") for name in ("hanna", "nobody")]
    assert [answer.status_code for answer in answers] == [503, 503]
    assert "could not be sent" in answers[0].content.decode()


def test_the_page_says_what_to_do_without_an_address(hanna: Person) -> None:
    assert "manage.py set_password" in hanna.get(RESET).content.decode()
    assert "manage.py set_password" in hanna.get(f"{RESET}sent/").content.decode()


def test_the_command_prints_a_link_that_works_once(hanna: Person, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("set_password", "hanna", address="http://testserver/")
    link = capsys.readouterr().out.strip()
    assert link.startswith("http://testserver/accounts/password/reset/")
    hanna.post(hanna.get(link)["Location"], **TWICE)
    assert hanna.user.check_password(NEW)
    assert "does not work" in Person().get(link).content.decode()


def test_the_command_leaves_the_second_step_alone_unless_it_is_asked(inside: Person) -> None:
    inside.turn_on_two_steps()
    call_command("set_password", "hanna")
    assert inside.has_two_steps()
    call_command("set_password", "hanna", "--two-step-off")
    assert not inside.has_two_steps()


def test_the_command_knows_whom_it_does_not_know(database: None) -> None:
    with pytest.raises(CommandError, match="Nobody here is called nemo"):
        call_command("set_password", "nemo")
