"""Inviting people by a link that works once and expires."""

import hashlib
import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.db.models import Q

from annotations.actions.ledger import Entry, created, id_taken, record
from annotations.actions.memberships import is_role, role_needed, seat_person
from annotations.models import Invitation, Membership
from annotations.models.ids import new_id
from annotations.models.states import state_of
from annotations.queries.seats import seat_in
from annotations.queries.visible import check_seen, visible
from annotations.rules.errors import InvalidFields, NotPossibleNow, NotVisible
from annotations.rules.permissions import Deed, Role

LASTS = timedelta(days=14)
OPENS_NOTHING = "This invitation was used, revoked, or has expired; ask for a new one."
# It offers a seat as long as whoever made it could: who was removed leaves no way back in.
STANDS = Q(
    revoked=False,
    accepted_by__isnull=True,
    created_by__user__is_active=True,
    created_by__membership__role=Role.MANAGER.value,
)


def digest(secret: str) -> bytes:
    """What is kept of an invitation's secret."""
    return hashlib.sha256(secret.encode()).digest()


def invite(
    user: AbstractBaseUser, project_id: UUID, role: object, *, now: datetime, invitation_id: UUID | None = None
) -> tuple[Invitation, str]:
    """An invitation, and the secret of its link, which is shown this once."""
    with transaction.atomic():
        seat = seat_in(project_id, user)
        seat.permit(Deed.MANAGE_MEMBERS)
        if not is_role(role):
            raise InvalidFields({"role": [role_needed()]})
        secret = secrets.token_urlsafe(32)
        invitation = Invitation(
            id=invitation_id or new_id(),
            project_id=project_id,
            role=str(role),
            sha256=digest(secret),
            created_by_id=seat.person,
            expires=now + LASTS,
        )
        try:
            invitation.save(force_insert=True)
        except IntegrityError:
            raise id_taken() from None
        record(created(project_id, seat.person, invitation))
    return invitation, secret


def revoke_invitation(user: AbstractBaseUser, invitation_id: UUID, *, seen: int | None) -> Invitation:
    """Make the link useless."""
    with transaction.atomic():
        invitation = visible(Invitation.objects.visible_to(user).select_for_update(of=("self",)), invitation_id)
        seat = seat_in(invitation.project_id, user)
        check_seen(invitation, invitation.revision, seen)
        if invitation.revoked or invitation.accepted_by_id:
            raise NotPossibleNow("This invitation was used or revoked already.", code="invitation_ended")
        before = state_of(invitation)
        invitation.revoked = True
        invitation.revision += 1
        invitation.save(update_fields=["revoked", "revision"])
        record(Entry(seat.project, seat.person, "revoke", invitation, before, state_of(invitation)))
    return invitation


def open_invitation(secret: str, *, now: datetime) -> Invitation:
    """The invitation that a link opens; NotVisible for one that is unknown, or opens nothing any more."""
    invitation = (
        Invitation.objects.filter(STANDS, sha256=digest(secret), expires__gt=now)
        .select_related("project", "created_by")
        .first()
    )
    if invitation is None:
        raise NotVisible(OPENS_NOTHING)
    return invitation


def accept_invitation(user: AbstractBaseUser, secret: str, *, now: datetime) -> Membership:
    """Take the seat that the invitation offers."""
    with transaction.atomic():
        invitation = open_invitation(secret, now=now)
        invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
        if invitation.accepted_by_id or invitation.revoked:
            raise NotVisible(OPENS_NOTHING)
        before = state_of(invitation)
        membership = seat_person(invitation.project_id, user, Role(invitation.role), by=None)
        invitation.accepted_by_id = membership.person_id
        invitation.revision += 1
        invitation.save(update_fields=["accepted_by", "revision"])
        record(Entry(invitation.project_id, membership.person_id, "accept", invitation, before, state_of(invitation)))
    return membership
