"""Shapes of what a search finds."""

from drf_spectacular.utils import PolymorphicProxySerializer
from rest_framework import serializers

from annotations.api.shapes.base import Shape, choice, text
from annotations.api.shapes.statements import AnnotationOut, ContradictionOut


class FoundPlace(Shape):
    """Where in a text something stands that was looked for; with the text around it."""

    start = serializers.IntegerField(help_text="code points")
    end = serializers.IntegerField()
    line = serializers.IntegerField(help_text="from 1")
    text = text()
    hits = serializers.ListField(
        child=serializers.ListField(child=serializers.IntegerField(), min_length=2, max_length=2),
        help_text="start and end of each hit, in code points of the source",
    )


class FoundSource(Shape):
    """A source in whose text or title something was found, with some of the places."""

    thing = choice(["source"])
    id = serializers.UUIDField()
    title = serializers.CharField()
    language = text(allow_null=True)
    archived = serializers.BooleanField()
    places = serializers.ListField(child=FoundPlace())
    places_in_all = serializers.IntegerField(help_text="counted up to some thousands")


class FoundAnnotation(AnnotationOut):
    """An annotation in which something was found."""

    thing = choice(["annotation"])


class FoundContradiction(ContradictionOut):
    """A contradiction in which something was found."""

    thing = choice(["contradiction"])


class Looked(Shape):
    """How a search was made: what an index could not tell was scanned from beginning to end."""

    looked_at = serializers.IntegerField(help_text="how many texts, annotations or contradictions")
    scanned = serializers.IntegerField(help_text="texts that were read because no index finds what was asked")
    not_indexed = serializers.IntegerField(help_text="texts that were read because no index of them is made yet")
    stopped = serializers.BooleanField(help_text="it took too long; `next` goes on from where it stopped")


class SearchPage(Shape):
    """A page of what was found; it can be short, or empty, where the search was stopped."""

    results = serializers.ListField(
        child=PolymorphicProxySerializer(
            component_name="Found",
            serializers=[FoundSource, FoundAnnotation, FoundContradiction],
            resource_type_field_name=None,
        )
    )
    next = serializers.URLField(allow_null=True)
    looked = Looked()
