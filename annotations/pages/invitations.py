"""Taking an invitation: with the account one has, or with a new one, which nobody can make without an invitation."""

from django.contrib.auth import get_user_model, login
from django.contrib.auth.forms import UserCreationForm
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from annotations.actions.invitations import accept_invitation, open_invitation
from annotations.rules.errors import NotVisible, Refusal

TEMPLATE = "annotations/pages/invitation.html"


class NewAccountForm(UserCreationForm):  # type: ignore[type-arg]  # no generic at run time
    """A username and a password."""

    class Meta:
        model = get_user_model()
        fields = ("username",)


@never_cache
@require_http_methods(["GET", "POST"])
def take_invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """Show what the invitation offers, and take it."""
    try:
        invitation = open_invitation(secret, now=timezone.now())
    except NotVisible as refusal:
        return render(request, TEMPLATE, {"refusal": refusal.message}, status=404)
    form = NewAccountForm(request.POST or None)
    context = {"invitation": invitation, "form": form, "refusal": ""}
    if request.method == "POST" and (request.user.is_authenticated or form.is_valid()):
        try:
            _take(request, secret, form)
            return redirect("start")
        except Refusal as refusal:
            context["refusal"] = refusal.message
    return render(request, TEMPLATE, context)


def _take(request: HttpRequest, secret: str, form: NewAccountForm) -> None:
    with transaction.atomic():
        user = request.user if request.user.is_authenticated else form.save()
        accept_invitation(user, secret, now=timezone.now())
    if not request.user.is_authenticated:
        login(request, user, backend="django.contrib.auth.backends.ModelBackend")
