"""Your account: what it holds, and the tokens that speak in your name."""

from allauth.account.decorators import reauthentication_required
from allauth.account.models import EmailAddress
from allauth.account.views import ConfirmEmailView as AllauthConfirmEmailView
from allauth.account.views import EmailView as AllauthEmailView
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from workbench.accounts.forms import TOO_OFTEN, TokenForm
from workbench.accounts.models import User
from workbench.accounts.tokens import create_token, revoke_token, tokens_of


@never_cache
@login_required
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """The one page about oneself."""
    return _show(request, TokenForm())


@never_cache
@login_required
@reauthentication_required(allow_get=True, app="allauth.account")  # type: ignore[untyped-decorator]  # allauth has none
@require_http_methods(["GET", "POST"])
def new_token(request: HttpRequest) -> HttpResponse:
    """Make a token and show it, this once; whoever finds an open browser cannot, without the password."""
    if request.method == "GET":
        return redirect("account")
    form = TokenForm(request.POST)
    if not form.is_valid():
        return _show(request, form, status=400)
    return _show(request, TokenForm(), secret=create_token(_user(request), name=form.cleaned_data["name"]))


@never_cache
@login_required
@require_POST
def end_token(request: HttpRequest, token: int) -> HttpResponse:
    """Revoke one of one's own."""
    if not revoke_token(_user(request), token):
        raise Http404
    messages.success(request, _("The token is revoked. What used it is refused from now on."))
    return redirect("account")


class EmailView(AllauthEmailView):  # type: ignore[misc]  # allauth has no types
    """The address; a mail that was not sent again is spoken of."""

    def _action_send(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse | None:
        answer: HttpResponse | None = super()._action_send(request, *args, **kwargs)
        if not self._did_send_verification_email:
            messages.error(request, TOO_OFTEN)
        return answer


class ConfirmEmailView(AllauthConfirmEmailView):  # type: ignore[misc]  # allauth has no types
    """Confirm an address; opening somebody else's link signs nobody out."""

    def logout_other_user(self, confirmation: object) -> None:
        """Nothing: the link speaks for the address alone."""


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101  (for the types; login_required has seen to it)
    return request.user


def _show(request: HttpRequest, form: TokenForm, *, secret: str = "", status: int = 200) -> HttpResponse:
    user = _user(request)
    authenticators = {found.type: found.wrap() for found in Authenticator.objects.filter(user=user)}
    codes = authenticators.get(Authenticator.Type.RECOVERY_CODES)
    context = {
        "email": EmailAddress.objects.get_verified(user),
        "new_email": EmailAddress.objects.get_new(user),
        "is_two_step": Authenticator.Type.TOTP in authenticators,
        "codes_left": len(codes.get_unused_codes()) if codes else 0,
        "tokens": tokens_of(user),
        "form": form,
        "secret": secret,
    }
    return render(request, "accounts/account.html", context, status=status)
