"""Who keeps a project: its managers whose accounts are on; one whose account was switched off manages nothing."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Exists, OuterRef, QuerySet

from annotations.models import Membership, Project
from annotations.rules.permissions import Role


def managed_by(user: AbstractBaseUser) -> "QuerySet[Project]":
    """The projects that the person manages."""
    seat = {"memberships__person__user_id": user.pk, "memberships__role": Role.MANAGER.value}
    return Project.objects.filter(**seat).order_by("id")


def kept_by_nobody_but(user: AbstractBaseUser) -> "QuerySet[Project]":
    """Those of them that would have nobody to manage them without this person."""
    others = Membership.objects.filter(
        project=OuterRef("pk"), role=Role.MANAGER.value, person__user__is_active=True
    ).exclude(person__user_id=user.pk)
    return managed_by(user).exclude(Exists(others))
