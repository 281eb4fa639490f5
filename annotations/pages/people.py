"""Who sits in a project: everybody sees it; managers add, change roles, remove, and invite by a link."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from annotations.actions.invitations import LASTS, STANDS, invite, revoke_invitation
from annotations.actions.memberships import add_member, change_role, remove_member
from annotations.models import Invitation, Membership, Person
from annotations.pages.forms import Field, fill, named, other_errors
from annotations.pages.frame import STATUSES, Here, done, open_project, page, seen_in, show, typed_in, user_of
from annotations.queries.left_behind import count_left_behind
from annotations.queries.people import account_behind
from annotations.queries.visible import visible
from annotations.rules.errors import InvalidFields, NotPossibleNow, Refusal, Stale
from annotations.rules.permissions import Deed, Role, Standing, may

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class MemberRow:
    """A member as a row: with the role that was chosen, and why that was refused.

    `account` is that of a pseudonym, for managers alone, who give and take seats; nowhere else is it shown.
    """

    membership: Membership
    chosen: str
    is_me: bool
    account: str = ""
    errors: Sequence[str] = ()


@dataclass(frozen=True)
class Asked:
    """What was asked for and refused, so that it is shown again beside the reasons."""

    refusal: Refusal
    typed: Mapping[str, str]
    membership: UUID | None = None
    form: str = ""

    def errors(self, form: str) -> Mapping[str, Sequence[str]]:
        """The reasons by field, for the form that was sent."""
        if form != self.form:
            return {}
        if isinstance(self.refusal, InvalidFields):
            return self.refusal.errors
        return {"username": [self.refusal.message]}

    def reasons(self) -> list[str]:
        """The reasons alone."""
        if isinstance(self.refusal, InvalidFields):
            return [reason for reasons in self.refusal.errors.values() for reason in reasons]
        return [self.refusal.message]


@page
@require_http_methods(["GET", "POST"])
def people(request: HttpRequest, project: UUID) -> HttpResponse:
    """The members; a manager adds somebody who has an account."""
    here = open_project(request, project)
    if request.method != "POST":
        return _show(request, here)
    here.seat.permit(Deed.MANAGE_MEMBERS)
    typed = typed_in(request)
    try:
        added = add_member(user_of(request), project, typed.get("username", "").strip(), typed.get("role"))
    except (InvalidFields, NotPossibleNow) as refusal:
        return _show(request, here, Asked(refusal, typed, form="add"))
    message = _("%(name)s is in the project now.") % {"name": added.person.name}
    return done(request, _people(project), message=message)


@page
@require_http_methods(["GET", "POST"])
def change_member(request: HttpRequest, project: UUID, membership: UUID) -> HttpResponse:
    """Give a member another role."""
    here = open_project(request, project)
    if request.method != "POST":
        return HttpResponseRedirect(_people(project))
    found, typed = _member(request, project, membership), typed_in(request)
    try:
        change_role(user_of(request), found.id, {"role": typed.get("role")}, seen=seen_in(request))
    except (InvalidFields, NotPossibleNow, Stale) as refusal:
        return _show(request, here, Asked(refusal, typed, membership=found.id))
    return done(request, _people(project), message=_("The role of %(name)s is changed.") % {"name": found.person.name})


@page
@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, project: UUID, membership: UUID) -> HttpResponse:
    """Take a member's seat away, after asking."""
    here = open_project(request, project)
    here.seat.permit(Deed.MANAGE_MEMBERS)
    found = _member(request, project, membership)
    if request.method != "POST":
        context = {"membership": found, "is_me": found.person_id == here.seat.person}
        return show(request, "pages/remove_member", context, here=here, tab="people")
    try:
        remove_member(user_of(request), found.id, seen=seen_in(request))
    except (NotPossibleNow, Stale) as refusal:
        return _show(request, here, Asked(refusal, {}, membership=found.id))
    to = reverse("start") if found.person_id == here.seat.person else _people(project)
    return done(request, to, message=_("%(name)s is no longer in the project.") % {"name": found.person.name})


@page
@require_http_methods(["GET", "POST"])
def invitations(request: HttpRequest, project: UUID) -> HttpResponse:
    """Invite by a link, which is shown in the answer and never again."""
    here = open_project(request, project)
    if request.method != "POST":
        return HttpResponseRedirect(_people(project))
    here.seat.permit(Deed.MANAGE_MEMBERS)
    typed = typed_in(request)
    try:
        invitation, secret = invite(user_of(request), project, typed.get("role"), now=timezone.now())
    except InvalidFields as refusal:
        return _show(request, here, Asked(refusal, typed, form="invite"))
    link = request.build_absolute_uri(reverse("take_invitation", args=[secret]))
    return _show(request, here, link=link, invited=invitation)


@page
@require_http_methods(["GET", "POST"])
def revoke(request: HttpRequest, project: UUID, invitation: UUID) -> HttpResponse:
    """Make an invitation's link useless."""
    here = open_project(request, project)
    if request.method != "POST":
        return HttpResponseRedirect(_people(project))
    here.seat.permit(Deed.MANAGE_MEMBERS)
    found = visible(Invitation.objects.visible_to(user_of(request)).filter(project_id=project), invitation)
    revoke_invitation(user_of(request), found.id, seen=seen_in(request))
    return done(request, _people(project), message=_("The link is useless now."))


def _people(project: UUID) -> str:
    return reverse("people", args=[project])


def _member(request: HttpRequest, project: UUID, membership: UUID) -> Membership:
    members = Membership.objects.visible_to(user_of(request)).filter(project_id=project)
    return visible(members.select_related("person"), membership)


def _show(
    request: HttpRequest, here: Here, asked: Asked | None = None, *, link: str = "", invited: Invitation | None = None
) -> HttpResponse:
    may_manage = may(Standing(here.seat.role), Deed.MANAGE_MEMBERS)
    add_errors = asked.errors("add") if asked else {}
    typed = asked.typed if asked else {}
    context = {
        "may_manage": may_manage,
        "rows": _rows(request, here, asked),
        "roles": _roles(),
        "left": _left(request, here) if may_manage else [],
        "left_behind": count_left_behind(user_of(request), here.project.id) if may_manage else 0,
        "allowed": _allowed(),
        "add_fields": fill(_add_fields(), typed if asked and asked.form == "add" else {}, add_errors),
        "add_errors": other_errors(_add_fields(), add_errors),
        "invite_fields": fill(
            _invite_fields(), {"role": Role.ANNOTATOR.value}, asked.errors("invite") if asked else {}
        ),
        "open": _open_invitations(request, here) if may_manage else [],
        "days": LASTS.days,
        "link": link,
        "invited": invited,
    }
    status = STATUSES.get(type(asked.refusal), 400) if asked else 201 if link else 200
    return show(request, "pages/people", context, here=here, tab="people", status=status)


def _rows(request: HttpRequest, here: Here, asked: Asked | None) -> list[MemberRow]:
    members = Membership.objects.visible_to(user_of(request)).filter(project=here.project)
    members = members.select_related("person__user").order_by("person__name", "id")
    return [_row(member, here, asked) for member in members]


def _row(member: Membership, here: Here, asked: Asked | None) -> MemberRow:
    is_me = member.person_id == here.seat.person
    account = account_behind(member.person, here.seat)
    if asked is None or asked.membership != member.id:
        return MemberRow(member, member.role, is_me, account)
    return MemberRow(member, asked.typed.get("role", member.role), is_me, account, asked.reasons())


def _left(request: HttpRequest, here: Here) -> list[Person]:
    """Those whose work is here and who have no seat any more."""
    people = Person.objects.visible_to(user_of(request)).filter(project=here.project, membership__isnull=True)
    return list(people.order_by("name", "id"))


def _open_invitations(request: HttpRequest, here: Here) -> list[Invitation]:
    """Those whose links still open something."""
    invitations = Invitation.objects.visible_to(user_of(request)).filter(
        STANDS, project=here.project, expires__gt=timezone.now()
    )
    return list(invitations.select_related("created_by").order_by("expires"))


def _roles() -> Choices:
    return tuple(named((Role.ANNOTATOR, Role.REVIEWER, Role.READER, Role.MANAGER)))


def _allowed() -> list[tuple[str, str]]:
    return [
        (Role.READER.value, _("sees sources, signed-off work and releases.")),
        (
            Role.ANNOTATOR.value,
            _("sees everything, brings in sources, tags passages, flags contradictions, and submits that for review."),
        ),
        (
            Role.REVIEWER.value,
            _("does what an annotator does, and signs off, returns or rejects the work of others, never their own."),
        ),
        (
            Role.MANAGER.value,
            _("does what a reviewer does, invites people, archives sources, and makes releases."),
        ),
    ]


def _add_fields() -> list[Field]:
    return [
        Field("username", _("Username"), required=True, help=_("Of somebody who has an account on this server.")),
        Field("role", _("Role"), "choice", choices=_roles()),
    ]


def _invite_fields() -> list[Field]:
    return [Field("role", _("Role"), "choice", choices=_roles())]
