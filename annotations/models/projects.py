"""Projects, who sits in them, and the keys that stand for people in everything that is hashed."""

from collections.abc import Iterable
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from annotations.models.viewers import Viewer
from annotations.rules.permissions import Role
from annotations.rules.pseudonyms import NAME_LENGTH


def one_of(field: str, options: Iterable[str], *, name: str) -> models.CheckConstraint:
    """A CHECK that the field holds one of a closed list."""
    return models.CheckConstraint(condition=Q(**{f"{field}__in": [str(option) for option in options]}), name=name)


class ProjectQuerySet(models.QuerySet["Project"]):
    """Projects as their members see them."""

    def visible_to(self, user: Viewer) -> Self:
        """Those the person is a member of."""
        return self.filter(memberships__person__user_id=user.pk) if user.pk else self.none()


class Project(models.Model):
    """A team's workspace."""

    id = models.UUIDField(primary_key=True, editable=False)
    name = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    guidelines = models.TextField(blank=True, default="", db_default="", help_text="what annotators are asked to do")
    two_reviewers = ArrayField(
        models.CharField(max_length=20), default=list, db_default=[], help_text="what takes two reviewers, by kind"
    )
    sign_again_after = models.PositiveSmallIntegerField(
        null=True, help_text="minutes after which whoever signs says again who they are; null is never, 0 each time"
    )
    archived = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)
    created = models.DateTimeField(db_default=Now(), editable=False)

    objects = ProjectQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name


class PersonQuerySet(models.QuerySet["Person"]):
    """People as others in the project see them."""

    def visible_to(self, user: Viewer) -> Self:
        """Everybody who ever had a key in a project the person is a member of."""
        return self.filter(project__memberships__person__user_id=user.pk) if user.pk else self.none()


class Person(models.Model):
    """The opaque key of one person in one project. The name stands beside the key, outside everything hashed.

    It is that of the account until the person becomes a pseudonym. Then the key lets its account go when they leave.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="people")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="people")
    name = models.CharField(max_length=NAME_LENGTH)
    pseudonymous = models.BooleanField(default=False, db_default=False)
    revision = models.PositiveIntegerField(default=0, db_default=0, help_text="how often the ledger speaks of it")
    account_mark = models.BinaryField(
        max_length=32, null=True, help_text="recognises, with the server's key, an account that was let go"
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "user"], condition=Q(user__isnull=False), name="one_key_per_person_and_project"
            )
        ]

    def __str__(self) -> str:
        return self.name


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Memberships as others in the project see them."""

    def visible_to(self, user: Viewer) -> Self:
        """Those of every project the person is a member of."""
        if not user.pk:
            return self.none()
        return self.filter(project__memberships__person__user_id=user.pk)


class Membership(models.Model):
    """That a person sits in a project, and as what."""

    id = models.UUIDField(primary_key=True, editable=False)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="memberships")
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="membership")
    role = models.CharField(max_length=10)
    revision = models.PositiveIntegerField(default=1)
    created = models.DateTimeField(db_default=Now(), editable=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [one_of("role", Role, name="membership_role_is_known")]

    def __str__(self) -> str:
        return f"{self.person_id} as {self.role}"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Invitations as managers see them."""

    def visible_to(self, user: Viewer) -> Self:
        """Those of every project the person manages."""
        if not user.pk:
            return self.none()
        return self.filter(project__memberships__person__user_id=user.pk, project__memberships__role=Role.MANAGER.value)


class Invitation(models.Model):
    """A link by which somebody joins a project, once and until it expires; only its SHA-256 is kept."""

    id = models.UUIDField(primary_key=True, editable=False)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="invitations")
    role = models.CharField(max_length=10)
    sha256 = models.BinaryField(max_length=32, unique=True)
    revision = models.PositiveIntegerField(default=1)
    created = models.DateTimeField(db_default=Now(), editable=False)
    created_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    expires = models.DateTimeField()
    accepted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    revoked = models.BooleanField(default=False)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [one_of("role", Role, name="invitation_role_is_known")]

    def __str__(self) -> str:
        return f"invitation as {self.role}"


class ReceivedRequest(models.Model):
    """A request that named its own id and was carried out, so that its repetition is recognised."""

    id = models.UUIDField(primary_key=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    target = models.CharField(max_length=200)
    body_sha256 = models.BinaryField(max_length=32)
    created = models.DateTimeField(db_default=Now(), editable=False)

    def __str__(self) -> str:
        return f"{self.id} to {self.target}"
