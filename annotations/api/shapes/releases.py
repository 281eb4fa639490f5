"""Shapes of releases."""

from rest_framework import serializers

from annotations.api.shapes.base import Progress, Shape, choice, ids, text
from annotations.rules.releases import ReleaseStatus


class FileOut(Shape):
    """A file of a release."""

    name = serializers.CharField()
    media_type = serializers.CharField()
    bytes = serializers.IntegerField()
    sha256 = serializers.CharField()
    url = serializers.CharField()


class ReleaseOut(Shape):
    """A release."""

    id = serializers.UUIDField()
    project = serializers.UUIDField()
    number = serializers.IntegerField(allow_null=True)
    note = text()
    status = choice(ReleaseStatus)
    fault = serializers.CharField(allow_null=True)
    progress = Progress()
    created = serializers.DateTimeField()
    created_by = serializers.CharField()
    ledger_sequence = serializers.IntegerField(allow_null=True)
    revision = serializers.IntegerField()
    files = serializers.ListField(child=FileOut())


class ReleaseIn(Shape):
    """A new release."""

    id = serializers.UUIDField(required=False)
    note = text(required=False)


class ChangesOut(Shape):
    """What a release has against the one before."""

    against = serializers.IntegerField(allow_null=True)
    annotations = serializers.DictField(child=ids())
    contradictions = serializers.DictField(child=ids())
    sources = serializers.DictField(child=ids())
