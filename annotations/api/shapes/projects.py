"""Shapes of projects and of the people in them."""

from rest_framework import serializers

from annotations.api.shapes.base import Shape, choice, kinds, text
from annotations.rules.kinds import REVIEWED
from annotations.rules.permissions import Role


class ProjectOut(Shape):
    """A project."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    description = text()
    guidelines = text()
    two_reviewers = kinds()
    sign_again_after = serializers.IntegerField(allow_null=True)
    archived = serializers.BooleanField()
    revision = serializers.IntegerField()
    created = serializers.DateTimeField()


class ProjectIn(Shape):
    """A new project."""

    id = serializers.UUIDField(required=False)
    name = serializers.CharField(max_length=200)
    description = text(required=False)
    guidelines = text(required=False)
    two_reviewers = kinds(required=False)
    sign_again_after = serializers.IntegerField(allow_null=True, required=False, min_value=0, max_value=720)


class ProjectChange(Shape):
    """What may be changed of a project."""

    name = serializers.CharField(max_length=200, required=False)
    description = text(required=False)
    guidelines = text(required=False)
    two_reviewers = kinds(required=False)
    sign_again_after = serializers.IntegerField(allow_null=True, required=False, min_value=0, max_value=720)
    archived = serializers.BooleanField(required=False)


class MembershipOut(Shape):
    """A membership."""

    id = serializers.UUIDField()
    username = serializers.CharField()
    role = choice(Role)
    revision = serializers.IntegerField()


class MembershipIn(Shape):
    """A new membership."""

    id = serializers.UUIDField(required=False)
    username = serializers.CharField()
    role = choice(Role)


class MembershipChange(Shape):
    """Another role."""

    role = choice(Role)


class PersonOut(Shape):
    """Somebody who has a seat, or had one (`membership` null); `id` is the key that ledger and releases have."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    pseudonymous = serializers.BooleanField()
    membership = serializers.UUIDField(allow_null=True)
    revision = serializers.IntegerField()


class PseudonymIn(Shape):
    """The name to come in the place of the person's; "Person 3" or alike if it is left out or null."""

    name = serializers.CharField(required=False, allow_null=True, max_length=150)
    seen_revision = serializers.IntegerField()


class AssignmentOut(Shape):
    """That somebody is to look at a source, a kind, or one kind of one source; null is all of them."""

    id = serializers.UUIDField()
    username = serializers.CharField()
    source = serializers.UUIDField(allow_null=True)  # type: ignore[assignment]
    kind = choice(REVIEWED, allow_null=True)
    revision = serializers.IntegerField()
    created = serializers.DateTimeField()


class AssignmentIn(Shape):
    """A new assignment: a source, a kind, or both."""

    id = serializers.UUIDField(required=False)
    username = serializers.CharField()
    source = serializers.UUIDField(allow_null=True, required=False)  # type: ignore[assignment]
    kind = choice(REVIEWED, allow_null=True, required=False)


class PresenceIn(Shape):
    """Lines of a source, counted from 1. `page` tells open pages of one person apart; `unseen` takes it back."""

    first = serializers.IntegerField(min_value=1)
    last = serializers.IntegerField(min_value=1)
    caret = serializers.IntegerField(min_value=1, allow_null=True, required=False)
    page = serializers.UUIDField(allow_null=True, required=False)
    unseen = serializers.BooleanField(required=False)


class InvitationOut(Shape):
    """An invitation; `link` only in the answer that makes it."""

    id = serializers.UUIDField()
    role = choice(Role)
    created = serializers.DateTimeField()
    created_by = serializers.CharField()
    expires = serializers.DateTimeField()
    accepted = serializers.BooleanField()
    revoked = serializers.BooleanField()
    revision = serializers.IntegerField()
    link = serializers.CharField(required=False)


class InvitationIn(Shape):
    """A new invitation."""

    id = serializers.UUIDField(required=False)
    role = choice(Role)


class AcceptanceIn(Shape):
    """The secret of an invitation's link."""

    secret = serializers.CharField()
