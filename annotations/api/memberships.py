"""Who sits in a project, and who is invited to."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from rest_framework.request import Request

from annotations.actions.invitations import accept_invitation, invite, revoke_invitation
from annotations.actions.memberships import add_member, change_role, remove_member
from annotations.api.endpoints import Endpoint, in_order_of_creation, known_filters, page_limit, place_by_creation
from annotations.api.parsing import seen_by
from annotations.api.presenting import present_invitation, present_membership
from annotations.api.rendering import answer
from annotations.api.schema import IF_MATCH, PAGING, described
from annotations.api.shapes.base import page_of
from annotations.api.shapes.projects import (
    AcceptanceIn,
    InvitationIn,
    InvitationOut,
    MembershipChange,
    MembershipIn,
    MembershipOut,
)
from annotations.models import Invitation, Membership
from annotations.queries.people import names_in
from annotations.queries.seats import seat_in
from annotations.queries.visible import visible
from annotations.rules import fields
from annotations.rules.errors import InvalidFields
from annotations.rules.permissions import Deed


def only(body: dict[str, object], *known: str) -> dict[str, object]:
    """The body, if it has no other keys than these."""
    unknown = {key: [fields.unknown_key(known)] for key in body if key not in known}
    if unknown:
        raise InvalidFields(unknown)
    return body


class Memberships(Endpoint):
    """The members of a project."""

    @described("The members", {200: page_of(MembershipOut)}, refusals=[400], parameters=PAGING)
    def get(self, request: Request, project: UUID) -> HttpResponse:
        """List."""
        seat_in(project, self.user)
        known_filters(request.GET, ())
        limit = page_limit(request.GET)
        members = Membership.objects.visible_to(self.user).filter(project_id=project).select_related("person")
        return self.page(
            list(in_order_of_creation(members, request.GET)[: limit + 1]),
            limit,
            lambda rows: [present_membership(member) for member in rows],
            place_by_creation,
        )

    @described(
        "Give somebody who has an account a seat",
        {200: MembershipOut, 201: MembershipOut},
        takes=MembershipIn,
        refusals=[403, 409],
    )
    def post(self, request: Request, project: UUID) -> HttpResponse:  # noqa: ARG002
        """Add."""
        body = self.body()
        membership, is_new = self.make_once(
            body,
            lambda sent: self._add(project, body, sent),
            lambda sent: visible(Membership.objects.visible_to(self.user), sent),
        )
        return answer(
            present_membership(membership),
            201 if is_new else 200,
            revision=membership.revision,
            location=f"/api/v1/projects/{project}/memberships/{membership.id}/",
        )

    def _add(self, project: UUID, body: dict[str, object], sent: UUID | None) -> Membership:
        seat_in(project, self.user).permit(Deed.MANAGE_MEMBERS)
        only(body, "username", "role")
        return add_member(self.user, project, body.get("username"), body.get("role"), membership_id=sent)


class OneMembership(Endpoint):
    """One member."""

    @described("A member", {200: MembershipOut})
    def get(self, request: Request, project: UUID, membership: UUID) -> HttpResponse:  # noqa: ARG002
        """Show."""
        found = self._find(project, membership)
        return answer(present_membership(found), revision=found.revision)

    @described(
        "Give a member another role",
        {200: MembershipOut},
        takes=MembershipChange,
        refusals=[403, 409, 412, 428],
        parameters=[IF_MATCH],
    )
    def patch(self, request: Request, project: UUID, membership: UUID) -> HttpResponse:
        """Change."""
        body = self.body()
        self._find(project, membership)
        changed = change_role(self.user, membership, body, seen=seen_by(request))
        return answer(present_membership(changed), revision=changed.revision)

    @described("Take a member's seat away", {204: None}, refusals=[403, 409, 412, 428], parameters=[IF_MATCH])
    def delete(self, request: Request, project: UUID, membership: UUID) -> HttpResponse:
        """Remove."""
        self._find(project, membership)
        remove_member(self.user, membership, seen=seen_by(request))
        return HttpResponse(status=204)

    def _find(self, project: UUID, membership: UUID) -> Membership:
        return visible(
            Membership.objects.visible_to(self.user).filter(project_id=project).select_related("person"), membership
        )


class Invitations(Endpoint):
    """Invitations to a project."""

    @described(
        "Invitations and what became of them",
        {200: page_of(InvitationOut)},
        refusals=[400, 403],
        parameters=PAGING,
    )
    def get(self, request: Request, project: UUID) -> HttpResponse:
        """List."""
        seat_in(project, self.user).permit(Deed.MANAGE_MEMBERS)
        known_filters(request.GET, ())
        limit = page_limit(request.GET)
        invitations = Invitation.objects.visible_to(self.user).filter(project_id=project)
        names = names_in(project)
        return self.page(
            list(in_order_of_creation(invitations, request.GET)[: limit + 1]),
            limit,
            lambda rows: [present_invitation(invitation, names) for invitation in rows],
            place_by_creation,
        )

    @described(
        "Invite somebody; the answer has the link, which is shown this once",
        {200: InvitationOut, 201: InvitationOut},
        takes=InvitationIn,
        refusals=[403, 409],
    )
    def post(self, request: Request, project: UUID) -> HttpResponse:
        """Invite."""
        body = self.body()
        (invitation, secret), is_new = self.make_once(
            body,
            lambda sent: self._invite(project, body, sent),
            lambda sent: (visible(Invitation.objects.visible_to(self.user), sent), ""),
        )
        shape = present_invitation(invitation)
        if secret:
            shape["link"] = request.build_absolute_uri(f"/invitations/{secret}/")
        location = f"/api/v1/projects/{project}/invitations/{invitation.id}/"
        return answer(shape, 201 if is_new else 200, revision=invitation.revision, location=location)

    def _invite(self, project: UUID, body: dict[str, object], sent: UUID | None) -> tuple[Invitation, str]:
        seat_in(project, self.user).permit(Deed.MANAGE_MEMBERS)
        only(body, "role")
        return invite(self.user, project, body.get("role"), now=timezone.now(), invitation_id=sent)


class OneInvitation(Endpoint):
    """One invitation."""

    @described("An invitation", {200: InvitationOut}, refusals=[403])
    def get(self, request: Request, project: UUID, invitation: UUID) -> HttpResponse:  # noqa: ARG002
        """Show."""
        found = self._find(project, invitation)
        return answer(present_invitation(found), revision=found.revision)

    @described("Make its link useless", {200: InvitationOut}, refusals=[403, 409, 412, 428], parameters=[IF_MATCH])
    def delete(self, request: Request, project: UUID, invitation: UUID) -> HttpResponse:
        """Revoke."""
        self._find(project, invitation)
        revoked = revoke_invitation(self.user, invitation, seen=seen_by(request))
        return answer(present_invitation(revoked), revision=revoked.revision)

    def _find(self, project: UUID, invitation: UUID) -> Invitation:
        seat_in(project, self.user).permit(Deed.MANAGE_MEMBERS)
        return visible(Invitation.objects.visible_to(self.user).filter(project_id=project), invitation)


class Acceptance(Endpoint):
    """Taking the seat that an invitation offers."""

    @described(
        "Take the seat that an invitation offers",
        {201: MembershipOut},
        takes=AcceptanceIn,
        refusals=[409],
    )
    def post(self, request: Request) -> HttpResponse:  # noqa: ARG002
        """Accept."""
        secret = only(self.body(), "secret").get("secret")
        if not isinstance(secret, str) or not secret:
            raise InvalidFields({"secret": ["The last part of the invitation's link is needed here."]})
        membership = accept_invitation(self.user, secret, now=timezone.now())
        return answer(
            present_membership(membership),
            201,
            revision=membership.revision,
            location=f"/api/v1/projects/{membership.project_id}/memberships/{membership.id}/",
        )
