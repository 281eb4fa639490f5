"""Where this server's rules differ from django-allauth's: who may join, whom links are trusted to, what is kept how."""

import base64
import logging
import secrets
from email.utils import make_msgid
from io import BytesIO
from smtplib import SMTPException
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.shortcuts import render
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from workbench.accounts.models import User

if TYPE_CHECKING:
    from cryptography.fernet import Fernet

LOG = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts: made by invitation only; guessing is django-axes' to refuse."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("There is no account with this username and password."),
        "incorrect_password": _("This is not your password."),
        "enter_current_password": _("This is not your password."),
        "too_many_login_attempts": _("Too many codes did not fit. Wait five minutes, then try again."),
        "duplicate_email": _("This is your e-mail address already."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Never: an account is made with an invitation, or by whoever runs the server."""
        return False

    def is_safe_url(self, url: str) -> bool:
        """Only addresses of the very host that was asked; allauth would trust each of ALLOWED_HOSTS."""
        request = context.request
        return url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Nothing: allauth would count by username alone, so that anybody could lock anybody out."""

    def set_password(self, user: User, password: str) -> None:
        """As allauth does, without writing back the other fields as they were read."""
        user.set_password(password)
        user.save(update_fields=["password"])

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMessage:
        """With an id made here: Django would ask the name servers what this machine is called."""
        domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
        made = {"Message-ID": make_msgid(domain=domain)} | (headers or {})
        message: EmailMessage = super().render_mail(template_prefix, email, context, made)
        return message

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send, or say on a page that it could not be sent, whether or not the address belongs to anybody."""
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, SMTPException):
            LOG.exception("A mail could not be sent")
            raise ImmediateHttpResponse(render(self.request, "accounts/mail_failed.html", status=503)) from None

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The link of a mail."""
        return _link(self.request, super().get_reset_password_from_key_url(key))

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: EmailConfirmationHMAC) -> str:
        """The link of a mail."""
        return _link(request, super().get_email_confirmation_url(request, emailconfirmation))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002
        """Back to the account."""
        return reverse("account")

    def get_email_verification_redirect_url(self, email_address: EmailAddress) -> str:  # noqa: ARG002
        """Back to the account, by way of signing in."""
        return reverse("account")


def _link(request: HttpRequest, address: str) -> str:
    """The address; without its host where any host is answered to, since the asker chose that name, not we."""
    if "*" not in settings.ALLOWED_HOSTS:
        return address
    return urlsplit(request.build_absolute_uri(address)).path


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Two-step sign-in: secrets are encrypted with the server's key, so that a stolen table opens nothing."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code does not fit. Codes of the app change every 30 seconds, and each works once."),
    }

    def get_totp_label(self, user: User) -> str:
        """The name that an app shows."""
        return user.get_username()

    def build_totp_svg(self, url: str) -> str:
        """With a ground of its own: apps cannot read dark dots on a dark page."""
        import qrcode  # noqa: PLC0415  (few pages need it)
        from qrcode.image.svg import SvgPathFillImage  # noqa: PLC0415

        drawn = BytesIO()
        qrcode.make(url, image_factory=SvgPathFillImage).save(drawn)
        return drawn.getvalue().decode()

    def encrypt(self, text: str) -> str:
        """What is stored of a secret."""
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret; if the server's key is another now, a new one, which no code fits."""
        from cryptography.fernet import InvalidToken  # noqa: PLC0415

        try:
            return _fernet().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            LOG.error("A secret of two-step sign-in was encrypted with another key: is the secret key a new one?")
            return base64.b32encode(secrets.token_bytes(20)).decode()


def _fernet() -> "Fernet":
    from cryptography.fernet import Fernet  # noqa: PLC0415  (few requests need it)

    key = salted_hmac("workbench.accounts.two_step", "", algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(key))
