"""Switching an account off and on. Nobody's work changes by it: what they did stays theirs, under their name."""

from uuid import UUID

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from annotations.actions.leases import give_back_all
from annotations.models import Person, Project
from annotations.queries.managing import kept_by_nobody_but, managed_by
from annotations.rules.errors import NotPossibleNow


def deactivate(user: AbstractBaseUser, *, force: bool = False) -> list[Project]:
    """Nobody acts in this name from now on, and its tokens and sessions are gone for good.

    What the person has in hand is everybody's again, and what is assigned to them is handed out to the others too.
    Refused while a project would be left with nobody who manages it; with `force` these are what is returned.
    """
    with transaction.atomic():
        _hold_seats(user)
        left = list(kept_by_nobody_but(user))
        if left and not force:
            named = ", ".join(f"“{project.name}” ({project.id})" for project in left)
            raise NotPossibleNow(
                f"Nobody else manages {named}. Make somebody else a manager there first.", code="last_manager"
            )
        for person in Person.objects.filter(user_id=user.pk):
            give_back_all(person)
        get_user_model().objects.select_for_update(no_key=True).get(pk=user.pk).deactivate()
    return left


def activate(user: AbstractBaseUser) -> None:
    """Let the person sign in again, and sit where they sat."""
    with transaction.atomic():
        get_user_model().objects.select_for_update(no_key=True).get(pk=user.pk).activate()


def _hold_seats(user: AbstractBaseUser) -> None:
    """Hold the projects that the person manages, as whoever changes a seat in them does: no other manager goes now."""
    held: set[UUID] = set()
    while more := {project.pk for project in managed_by(user)} - held:
        held |= {one.pk for one in Project.objects.filter(pk__in=more).order_by("pk").select_for_update(no_key=True)}
