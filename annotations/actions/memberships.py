"""Who sits in a project: adding, changing a role, removing. Nothing of anybody's work changes by it."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import IntegrityError, transaction

from annotations.actions.assignments import end_assignments_of
from annotations.actions.leases import give_back_all
from annotations.actions.ledger import Entry, created, id_taken, record
from annotations.actions.projects import let_account_go, person_in
from annotations.models import Membership, Project
from annotations.models.ids import new_id
from annotations.models.states import state_of
from annotations.queries.seats import Seat, seat_in
from annotations.queries.visible import check_seen, visible
from annotations.rules.errors import InvalidFields, NotPossibleNow
from annotations.rules.fields import unknown_key
from annotations.rules.permissions import CONTRIBUTORS, REVIEWERS, Deed, Role


def add_member(
    user: AbstractBaseUser, project_id: UUID, username: object, role: object, *, membership_id: UUID | None = None
) -> Membership:
    """Give somebody who has an account on this server a seat in the project."""
    with transaction.atomic():
        seat = _manage(user, project_id)
        newcomer = _account(username)
        errors = {}
        if newcomer is None:
            errors["username"] = ["Nobody here has this username; send them an invitation instead."]
        if not is_role(role):
            errors["role"] = [role_needed()]
        if errors or newcomer is None:
            raise InvalidFields(errors)
        return seat_person(project_id, newcomer, Role(str(role)), by=seat.person, membership_id=membership_id)


def appoint_manager(by: AbstractBaseUser, project_id: UUID, username: object, *, reason: str) -> Membership:
    """Make somebody a manager, member or not, as another manager, whose account may be switched off by now."""
    with transaction.atomic():
        seat = _manage(by, project_id)
        somebody = _account(username)
        if somebody is None:
            raise InvalidFields({"username": ["Nobody here has this username, or their account is switched off."]})
        person = person_in(project_id, somebody)
        membership = Membership.objects.filter(person=person).first()
        if membership is None:
            return seat_person(project_id, somebody, Role.MANAGER, by=seat.person, reason=reason)
        if membership.role == Role.MANAGER:
            raise NotPossibleNow("This person is a manager of the project already.", code="already_member")
        before = state_of(membership)
        membership.role = Role.MANAGER.value
        membership.revision += 1
        membership.save(update_fields=["role", "revision"])
        record(Entry(project_id, seat.person, "revise", membership, before, state_of(membership), reason))
    return membership


def seat_person(
    project_id: UUID,
    newcomer: AbstractBaseUser,
    role: Role,
    *,
    by: UUID | None,
    membership_id: UUID | None = None,
    reason: str = "",
) -> Membership:
    """A seat for the newcomer, inside the caller's transaction; `by` None says that they took it themselves."""
    person = person_in(project_id, newcomer)
    if Membership.objects.filter(person=person).exists():
        raise _member_already()
    membership = Membership(id=membership_id or new_id(), project_id=project_id, person=person, role=role.value)
    try:
        with transaction.atomic():
            membership.save(force_insert=True)
    except IntegrityError:
        raise (_member_already() if Membership.objects.filter(person=person).exists() else id_taken()) from None
    record(replace(created(project_id, by or person.id, membership), reason=reason))
    return membership


def _member_already() -> NotPossibleNow:
    return NotPossibleNow("This person is a member already; change the role instead.", code="already_member")


def change_role(
    user: AbstractBaseUser, membership_id: UUID, changes: Mapping[str, object], *, seen: int | None
) -> Membership:
    """Give a member another role."""
    with transaction.atomic():
        membership, seat = _managed(user, membership_id, seen)
        role = _read_role(changes)
        before = state_of(membership)
        if role != Role.MANAGER:
            _check_other_manager(membership)
        if role not in REVIEWERS:
            give_back_all(membership.person)
        if role not in CONTRIBUTORS:
            end_assignments_of(membership.person, seat)
        membership.role = role.value
        membership.revision += 1
        membership.save(update_fields=["role", "revision"])
        record(Entry(seat.project, seat.person, "revise", membership, before, state_of(membership)))
    return membership


def remove_member(user: AbstractBaseUser, membership_id: UUID, *, seen: int | None) -> None:
    """Take a member's seat away. Their work stays theirs, and they get the same key if they come back.

    A pseudonym's key lets their account go, and they get another if they come back. What was assigned to them, and what
    they have in hand, is everybody's again.
    """
    with transaction.atomic():
        membership, seat = _managed(user, membership_id, seen)
        _check_other_manager(membership)
        give_back_all(membership.person)
        end_assignments_of(membership.person, seat)
        before, gone = state_of(membership), Membership(id=membership.id, revision=membership.revision + 1)
        membership.delete()
        let_account_go(membership.person)
        record(Entry(seat.project, seat.person, "delete", gone, before, None))


def _read_role(changes: Mapping[str, object]) -> Role:
    errors = {key: [unknown_key(("role",))] for key in changes if key != "role"}
    if not is_role(changes.get("role")):
        errors["role"] = [role_needed()]
    if errors:
        raise InvalidFields(errors)
    return Role(str(changes["role"]))


def is_role(role: object) -> bool:
    """Whether this is one of the roles."""
    return isinstance(role, str) and role in list(Role)


def role_needed() -> str:
    """What is said where it is none."""
    return f"One of these is needed: {', '.join(Role)}."


def _account(username: object) -> AbstractBaseUser | None:
    if not isinstance(username, str) or "\x00" in username:
        return None
    return get_user_model().objects.filter(username=username, is_active=True).first()


def _manage(user: AbstractBaseUser, project_id: UUID) -> Seat:
    """The manager's seat, with the project held so that two managers do not remove each other at once."""
    seat_in(project_id, user)
    Project.objects.select_for_update(no_key=True).get(pk=project_id)
    seat = seat_in(project_id, user)
    seat.permit(Deed.MANAGE_MEMBERS)
    return seat


def _managed(user: AbstractBaseUser, membership_id: UUID, seen: int | None) -> tuple[Membership, Seat]:
    membership = visible(Membership.objects.visible_to(user), membership_id)
    seat = _manage(user, membership.project_id)
    membership = visible(Membership.objects.visible_to(user), membership_id)
    check_seen(membership, membership.revision, seen)
    return membership, seat


def _check_other_manager(membership: Membership) -> None:
    """One whose account was switched off manages nothing."""
    managers = Membership.objects.filter(
        project_id=membership.project_id, role=Role.MANAGER.value, person__user__is_active=True
    )
    if membership.role == Role.MANAGER and not managers.exclude(pk=membership.pk).exists():
        raise NotPossibleNow("A project keeps at least one manager; make somebody else one first.", code="last_manager")
