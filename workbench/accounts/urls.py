"""Signing in and out, and one's account: allauth's views at addresses of ours, under the names allauth looks for."""

from allauth.account import views
from allauth.mfa.base import views as two_step
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from django.contrib.auth.views import LogoutView
from django.urls import URLPattern, include, path, register_converter
from django.urls.converters import StringConverter

from workbench.accounts import pages


class Base36Converter(StringConverter):
    """A number as reset links have it; a plain string would swallow the hyphen after it."""

    regex = "[0-9A-Za-z]+"


register_converter(Base36Converter, "base36")

account: list[URLPattern] = [
    path("", pages.account, name="account"),
    path("", pages.account, name="mfa_index"),
    path("tokens/", pages.new_token, name="new_token"),
    path("tokens/<int:token>/revoke/", pages.end_token, name="revoke_token"),
    path("email/", pages.EmailView.as_view(), name="account_email"),
    path("email/confirm/<str:key>/", pages.ConfirmEmailView.as_view(), name="account_confirm_email"),
    path("password/", views.password_change, name="account_change_password"),
    path("password/reset/", views.password_reset, name="account_reset_password"),
    # Who has no password, as after a sign-on elsewhere, gets one as those do who forgot theirs.
    path("password/reset/", views.password_reset, name="account_set_password"),
    path("password/reset/sent/", views.password_reset_done, name="account_reset_password_done"),
    path("password/reset/done/", views.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path(
        "password/reset/<base36:uidb36>-<str:key>/",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("confirm-password/", views.reauthenticate, name="account_reauthenticate"),
    path("confirm-code/", two_step.reauthenticate, name="mfa_reauthenticate"),
    path("two-step/code/", two_step.authenticate, name="mfa_authenticate"),
    path("two-step/on/", totp.activate_totp, name="mfa_activate_totp"),
    path("two-step/off/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("two-step/recovery-codes/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("two-step/recovery-codes/new/", recovery_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("two-step/recovery-codes/file/", recovery_codes.download_recovery_codes, name="mfa_download_recovery_codes"),
]

urlpatterns = [
    path("accounts/sign-in/", views.login, name="sign_in"),
    path("accounts/sign-in/", views.login, name="account_login"),
    path("accounts/sign-out/", LogoutView.as_view(next_page="/"), name="sign_out"),
    path("accounts/", include(account)),
]
