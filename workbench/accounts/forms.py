"""The forms of signing in and of one's account: allauth's, in plain words."""

from typing import TYPE_CHECKING, Any, TypeAlias

from allauth.account import forms as account
from allauth.account.internal.flows.email_verification import consume_email_verification_rate_limit
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as two_step
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm as AllauthActivateTOTPForm
from django import forms
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Words: TypeAlias = "str | _StrPromise"
# A code of the app is accepted until 30 seconds after its own 30, and before: longer than allauth remembers it.
CODE_LIVES = 120
TOO_OFTEN = _("This address was written to several times. Wait ten minutes.")


class Plain:
    """Labels of ours, and no placeholders, which repeat the label and vanish when one types."""

    fields: dict[str, forms.Field]
    labels: dict[str, Words] = {}
    helps: dict[str, Words] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in self.labels:
                field.label = self.labels[name]
            if name in self.helps:
                field.help_text = self.helps[name]


class SignInForm(Plain, account.LoginForm):  # type: ignore[misc]  # allauth has no types
    """A username and a password."""

    labels = {"login": _("Username"), "password": _("Password")}
    helps = {"password": ""}

    def add_prefix(self, field_name: str) -> str:
        """The field is called `username`, as password managers, scripts and django-axes expect."""
        return str(super().add_prefix("username" if field_name == "login" else field_name))


class ConfirmPasswordForm(Plain, account.ReauthenticateForm):  # type: ignore[misc]  # allauth has no types
    """The password once more."""

    labels = {"password": _("Your password")}
    helps = {"password": ""}


class ChangePasswordForm(Plain, account.ChangePasswordForm):  # type: ignore[misc]  # allauth has no types
    """The old one and a new one."""

    labels = {
        "oldpassword": _("Your password now"),
        "password1": _("New password"),
        "password2": _("New password, again"),
    }
    helps = {"oldpassword": ""}


class NewPasswordForm(Plain, account.ResetPasswordKeyForm):  # type: ignore[misc]  # allauth has no types
    """A new one, for those who came by a link."""

    labels = {"password1": _("New password"), "password2": _("New password, again")}


class ResetPasswordForm(Plain, account.ResetPasswordForm):  # type: ignore[misc]  # allauth has no types
    """Where to send a link to. An address that nobody has gets a mail too, so that both look and last alike."""

    labels = {"email": _("Your e-mail address")}

    def clean_email(self) -> str:
        """The accounts that have confirmed the address: one mistyped elsewhere must open nothing."""
        email = str(super().clean_email())
        self.users = [user for user in EmailAddress.objects.get_users_for(email) if user.is_active]
        return email

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Send the link."""
        if not self.users:
            account.get_adapter().send_mail("account/email/unknown_account", self.cleaned_data["email"], {})
        return str(super().save(request, **kwargs))


class EmailForm(Plain, account.AddEmailForm):  # type: ignore[misc]  # allauth has no types
    """Another address."""

    labels = {"email": _("E-mail address")}

    def clean_email(self) -> str:
        """One that was not written to too often; allauth would leave the mail out without a word."""
        email = str(super().clean_email())
        if not consume_email_verification_rate_limit(context.request, email, dry_run=True):
            raise forms.ValidationError(TOO_OFTEN)
        return email


class CodeField(Plain):
    """Where a code is typed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "autocapitalize": "none", "spellcheck": "false"}


class UsedOnce(CodeField):
    """A code that opens once: allauth forgets the used ones before they cease to be accepted."""

    labels = {"code": _("Code")}
    helps = {"code": _("Six digits from your authenticator app, or one of your recovery codes.")}
    user: Any
    authenticator: Any

    def clean_code(self) -> str:
        """The code."""
        code = str(super().clean_code())  # type: ignore[misc]  # of the form that is mixed with
        digits = "".join(code.split())
        used = f"accounts.two_step.used:{self.user.pk}:{digits}"
        if self.authenticator.type == Authenticator.Type.TOTP and not cache.add(used, True, CODE_LIVES):
            raise get_adapter().validation_error("incorrect_code")
        return code


class SignInCodeForm(UsedOnce, two_step.AuthenticateForm):  # type: ignore[misc]  # allauth has no types
    """The second step of signing in."""


class ConfirmCodeForm(UsedOnce, two_step.ReauthenticateForm):  # type: ignore[misc]  # allauth has no types
    """A code once more."""


class ActivateTOTPForm(CodeField, AllauthActivateTOTPForm):  # type: ignore[misc]  # allauth has no types
    """The first code of an app."""

    labels = {"code": _("The six digits that the app shows")}


class TokenForm(forms.Form):
    """What a token is for."""

    name = forms.CharField(
        label=_("What it is for"),
        help_text=_("Such as “my notebook”, so that you know later which one to revoke."),
        max_length=100,
    )
