"""Shapes of annotations and contradictions."""

from rest_framework import serializers

from annotations.api.shapes.base import Shape, choice, ids, text
from annotations.rules.kinds import ContradictionKind, Kind, ResolutionState
from annotations.rules.relations import Relation
from annotations.rules.signoff import Status


class AnnotationOut(Shape):
    """An annotation."""

    id = serializers.UUIDField()
    source = serializers.UUIDField()  # type: ignore[assignment]
    kind = choice(Kind)
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    quote = serializers.CharField()
    prefix = text()
    suffix = text()
    note = text()
    details = serializers.DictField(child=serializers.CharField(allow_null=True))
    status = choice(Status)
    revision = serializers.IntegerField()
    author = serializers.CharField()
    authors = serializers.ListField(child=serializers.CharField())
    origin = serializers.CharField(allow_null=True, help_text="the finding that it was accepted from")
    created = serializers.DateTimeField()
    updated = serializers.DateTimeField()


class AnnotationChange(Shape):
    """What may be changed of an annotation."""

    kind = choice(Kind, required=False)
    start = serializers.IntegerField(min_value=0, required=False)
    end = serializers.IntegerField(min_value=1, required=False)
    quote = serializers.CharField(required=False)
    note = text(required=False)
    details = serializers.DictField(child=serializers.JSONField(allow_null=True), required=False, allow_null=True)


class AnnotationIn(AnnotationChange):
    """A new annotation."""

    id = serializers.UUIDField(required=False)
    kind = choice(Kind)
    start = serializers.IntegerField(min_value=0)
    end = serializers.IntegerField(min_value=1)
    quote = serializers.CharField()


class Resolution(Shape):
    """What became of a contradiction."""

    state = choice(ResolutionState, required=False)
    preferred = serializers.UUIDField(allow_null=True, required=False)
    reason = text(required=False)


class ContradictionOut(Shape):
    """A contradiction."""

    id = serializers.UUIDField()
    project = serializers.UUIDField()
    kind = choice(ContradictionKind, allow_null=True)
    explanation = text()
    annotations = ids()
    resolution = Resolution()
    relation = choice(Relation)
    status = choice(Status)
    revision = serializers.IntegerField()
    author = serializers.CharField()
    authors = serializers.ListField(child=serializers.CharField())
    origin = serializers.CharField(allow_null=True, help_text="the finding that it was accepted from")
    created = serializers.DateTimeField()
    updated = serializers.DateTimeField()


class ContradictionChange(Shape):
    """What may be changed of a contradiction."""

    kind = choice(ContradictionKind, allow_null=True, required=False)
    explanation = text(required=False)
    annotations = serializers.ListField(child=serializers.UUIDField(), min_length=2, max_length=100, required=False)
    resolution = Resolution(required=False)


class ContradictionIn(ContradictionChange):
    """A new contradiction."""

    id = serializers.UUIDField(required=False)
    annotations = serializers.ListField(child=serializers.UUIDField(), min_length=2, max_length=100)
