"""Accounts, of which the admin changes one thing: whether they are switched on."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotations.actions.accounts import activate, deactivate
from annotations.admin.kept import Kept
from annotations.models import Membership
from annotations.rules.errors import NotPossibleNow, Refusal


@admin.register(get_user_model())
class AccountAdmin(Kept):
    """An account. No secret of it is shown, and nothing is offered that would let one person act as another."""

    list_display = ("username", "is_active", "is_superuser", "last_login", "date_joined")
    read = ()
    fields = ("username", "email", "is_active", "is_superuser", "last_login", "date_joined", "seats", "tokens")
    readonly_fields = ("username", "email", "is_superuser", "last_login", "date_joined", "seats", "tokens")
    ordering = ("username",)
    search_fields = ("username", "email")
    search_help_text = gettext_lazy("A username or an e-mail address, or the beginning of one")

    def why(self) -> str:
        """What can be changed here, and where the rest is."""
        return _(
            "Here an account is switched off and on, and nothing else. Off, nobody signs in with it; its tokens and"
            " sessions end at once, and its work keeps its name. Accounts are not deleted, and usernames not changed:"
            " work would lose its name, or be taken for somebody else's. A password and an e-mail address are their"
            " owner's to change, since whoever sets them can sign in as that person; manage.py set_password prints a"
            " link for who has forgotten theirs. Who sits in a project is decided in the project."
        )

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        """Superusers, and `fields` says what."""
        return bool(request.user.is_active and request.user.is_superuser)

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> Any:
        """By names."""
        return admin.ModelAdmin.get_search_results(self, request, queryset, search_term)

    @admin.display(description=gettext_lazy("seats"))
    def seats(self, user: AbstractBaseUser) -> str:
        """Where the person sits, and as what."""
        members = Membership.objects.filter(person__user_id=user.pk).select_related("project").order_by("project__name")
        return "\n".join(f"{member.project.name}: {member.role}" for member in members) or _("none")

    @admin.display(description=gettext_lazy("tokens"))
    def tokens(self, user: Any) -> str:
        """How many, and what for; the secrets are kept nowhere."""
        named = [token.name or _("(made by command)") for token in user.tokens.order_by("created")]
        return "\n".join(named) or _("none")

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """One account; what is refused is said, and nothing is changed."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Refusal as refusal:
            self.message_user(request, refusal.message, messages.ERROR)
            return redirect(request.path)

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: bool) -> None:  # type: ignore[type-arg]
        """Switch it off or on."""
        del change
        if "is_active" not in form.changed_data:
            return
        if obj.is_active:
            activate(obj)
        elif obj.pk == request.user.pk:
            raise NotPossibleNow(_("This is the account that you are signed in with; somebody else can switch it off."))
        else:
            deactivate(obj)
