"""Somebody with a browser: what people do on the pages of their account."""

import re
import time
from dataclasses import dataclass, field
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.test import Client

from tests.speaking import new_client
from workbench.accounts.models import User

PASSWORD = "a-password-for-tests-1"
SIGN_IN, ACCOUNT, SECOND_STEP = "/accounts/sign-in/", "/accounts/", "/accounts/two-step/code/"
EMAIL = "/accounts/email/"


@dataclass
class Person:
    """An account, and one browser."""

    username: str = "hanna"
    password: str = PASSWORD
    browser: Client = field(default_factory=new_client)
    secret: str = ""

    @property
    def user(self) -> User:
        """The account."""
        return User.objects.get(username=self.username)

    def elsewhere(self) -> "Person":
        """The same person at another browser."""
        return Person(self.username, self.password, new_client(), self.secret)

    def get(self, path: str, **headers: str) -> Any:
        """Open a page."""
        return self.browser.get(path, headers=headers)

    def post(self, path: str, **form: object) -> Any:
        """Send a form."""
        return self.browser.post(path, form)

    def sign_in(self, password: str | None = None, **form: object) -> Any:
        """The first step."""
        return self.post(SIGN_IN, username=self.username, password=password or self.password, **form)

    def is_in(self) -> bool:
        """Whether the browser is signed in."""
        return bool(self.get(ACCOUNT).status_code == 200)

    def confirm(self) -> Any:
        """The password once more, so that what decides over the account can be done."""
        return self.post("/accounts/confirm-password/", password=self.password)

    def turn_on_two_steps(self) -> list[str]:
        """With an app; the recovery codes."""
        self.confirm()
        self.secret = self.get("/accounts/two-step/on/").context["form"].secret
        answer = self.post("/accounts/two-step/on/", code=self.code())
        assert answer.status_code == 302, answer.context["form"].errors
        codes: list[str] = self.get(answer["Location"]).context["unused_codes"]
        return codes

    def code(self, steps: int = 0) -> str:
        """What the app shows, so many steps of 30 seconds from now."""
        return str(format_hotp_value(hotp_value(self.secret, int(time.time()) // 30 + steps)))

    def take_address(self, email: str = "hanna@example.org") -> None:
        """Have a confirmed e-mail address."""
        EmailAddress.objects.create(user=self.user, email=email, verified=True, primary=True)

    def has_two_steps(self) -> bool:
        """Whether a code is asked for."""
        return bool(Authenticator.objects.filter(user=self.user, type=Authenticator.Type.TOTP).exists())


def link_in_last_mail() -> str:
    """The path of the link in the mail that was sent last."""
    found = re.search(r"https?://testserver(/\S+)", str(mail.outbox[-1].body))
    assert found, mail.outbox[-1].body
    return found.group(1)
