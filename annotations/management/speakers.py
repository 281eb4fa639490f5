"""Whose name a command acts in, and which project it means."""

from uuid import UUID

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.management.base import CommandError

from annotations.models import Project
from annotations.rules.errors import InvalidFields, Refusal


def speaker(username: str) -> AbstractBaseUser:
    """The person; the same permissions hold as everywhere."""
    user = get_user_model().objects.filter(username=username, is_active=True).first()
    if user is None:
        raise CommandError(f"Nobody here is called {username}; manage.py create_person makes accounts.")
    return user


def account_of(username: str) -> AbstractBaseUser:
    """The account, switched off or not."""
    user = get_user_model().objects.filter(username=username).first()
    if user is None:
        raise CommandError(f"Nobody here is called {username}.")
    return user


def project_of(user: AbstractBaseUser, named: str) -> Project:
    """A project that the person sees, by id or by its name where only one has it."""
    projects = Project.objects.visible_to(user)
    try:
        found = list(projects.filter(pk=UUID(named)))
    except ValueError:
        found = list(projects.filter(name=named))
    if len(found) != 1:
        known = "".join(f"\n  {project.id}  {project.name}" for project in projects.order_by("name"))
        raise CommandError(f"{'No' if not found else 'More than one'} project “{named}”; yours are:{known or ' none'}")
    return found[0]


def said(refusal: Refusal) -> CommandError:
    """A refusal as a command says it."""
    if isinstance(refusal, InvalidFields):
        return CommandError("\n".join(f"{field}: {' '.join(reasons)}" for field, reasons in refusal.errors.items()))
    return CommandError(refusal.message)
