"""Becoming a pseudonym: what it does, what it cannot do, and the question whether it is meant."""

from collections.abc import Mapping
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from annotations.actions.pseudonyms import become_pseudonym
from annotations.models import Membership, Person
from annotations.pages.forms import Field, shown_form
from annotations.pages.frame import STATUSES, Here, done, open_project, page, seen_in, show, typed_in, user_of
from annotations.queries.people import names_in
from annotations.queries.visible import visible
from annotations.rules.errors import InvalidFields, Stale
from annotations.rules.permissions import Deed, Standing, permit
from annotations.rules.pseudonyms import NAME_LENGTH, proposed_pseudonym


@page
@require_http_methods(["GET", "POST"])
def pseudonym(request: HttpRequest, project: UUID, person: UUID) -> HttpResponse:
    """Ask, and put the name in the place of the person's."""
    here = open_project(request, project)
    found = visible(Person.objects.visible_to(user_of(request)).filter(project_id=project), person)
    permit(Standing(here.seat.role, is_self=found.id == here.seat.person), Deed.PSEUDONYMISE)
    if request.method != "POST":
        return _show(request, here, found, {"name": proposed_pseudonym(names_in(project).values())})
    typed = typed_in(request)
    try:
        _check_understood(typed)
        renamed = become_pseudonym(user_of(request), project, person, typed.get("name", ""), seen=seen_in(request))
    except InvalidFields as refusal:
        return _show(request, here, found, typed, refusal)
    except Stale as refusal:
        found.refresh_from_db()
        return _show(request, here, found, typed, refusal)
    message = _("This is %(name)s from now on, here and in every release.") % {"name": renamed.name}
    return done(request, reverse("people", args=[project]), message=message)


def _check_understood(typed: Mapping[str, str]) -> None:
    if typed.get("understood") != "yes":
        raise InvalidFields({"understood": [_("Nobody can take this back. Say that it is meant.")]})


def _show(
    request: HttpRequest,
    here: Here,
    person: Person,
    values: Mapping[str, object],
    refusal: InvalidFields | Stale | None = None,
) -> HttpResponse:
    name = Field("name", _("The name from now on"), required=True, help=_name_help())
    invalid = refusal if isinstance(refusal, InvalidFields) else None
    context = {
        "person": person,
        "is_me": person.id == here.seat.person,
        "is_member": Membership.objects.filter(person=person).exists(),
        "form": shown_form([name, Field("understood", "")], values, invalid),
        "refusal": refusal if isinstance(refusal, Stale) else None,
    }
    status = 200 if refusal is None else STATUSES.get(type(refusal), 400)
    return show(request, "pages/pseudonym", context, here=here, tab="people", status=status)


def _name_help() -> str:
    return _(
        "Two words or more, at most %(limit)s characters; nothing that tells the old name. Nobody else in the project"
        " may have it."
    ) % {"limit": NAME_LENGTH}
