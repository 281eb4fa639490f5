"""Shapes of sources and of what is imported."""

from drf_spectacular.utils import PolymorphicProxySerializer
from rest_framework import serializers

from annotations.api.shapes.base import Shape, choice


class Provenance(Shape):
    """What somebody recorded of where a source comes from."""

    title = serializers.CharField(required=False)
    language = serializers.CharField(allow_null=True, required=False)
    direction = choice(["ltr", "rtl", "auto"], allow_null=True, required=False)
    publisher = serializers.CharField(allow_null=True, required=False)
    author = serializers.CharField(allow_null=True, required=False)
    speaker = serializers.CharField(allow_null=True, required=False)
    genre = serializers.CharField(allow_null=True, required=False)
    translated_from = serializers.CharField(allow_null=True, required=False)
    published = serializers.CharField(allow_null=True, required=False, help_text="EDTF, level 1")
    found_at = serializers.CharField(allow_null=True, required=False)
    dating_evidence = serializers.CharField(allow_null=True, required=False)


class SourceIn(Provenance):
    """A new source."""

    id = serializers.UUIDField(required=False)
    title = serializers.CharField()
    text = serializers.CharField()


class UploadIn(Provenance):
    """New sources as files. `provenance` is a file too; the fields hold for what it does not describe."""

    file = serializers.ListField(child=serializers.FileField())
    provenance = serializers.FileField(required=False)


class SourceChange(Provenance):
    """What may be changed of a source."""

    archived = serializers.BooleanField(required=False)


class Counts(Shape):
    """Annotations by status, as far as the caller may see them."""

    draft = serializers.IntegerField()
    submitted = serializers.IntegerField()
    signed_off = serializers.IntegerField()
    rejected = serializers.IntegerField()


class SourceOut(Shape):
    """A source without its text."""

    id = serializers.UUIDField()
    project = serializers.UUIDField()
    title = serializers.CharField()
    language = serializers.CharField(allow_null=True)
    direction = serializers.CharField(allow_null=True)
    publisher = serializers.CharField(allow_null=True)
    author = serializers.CharField(allow_null=True)
    speaker = serializers.CharField(allow_null=True)
    genre = serializers.CharField(allow_null=True)
    translated_from = serializers.CharField(allow_null=True)
    published = serializers.CharField(allow_null=True)
    found_at = serializers.CharField(allow_null=True)
    dating_evidence = serializers.CharField(allow_null=True)
    sha256 = serializers.CharField()
    original_sha256 = serializers.CharField()
    original_bytes = serializers.IntegerField()
    normalised = serializers.ListField(child=serializers.DictField())
    length = serializers.IntegerField()
    lines = serializers.IntegerField()
    revision = serializers.IntegerField()
    counts = Counts()
    recorded_by = serializers.ListField(child=serializers.CharField())
    archived = serializers.BooleanField()
    created = serializers.DateTimeField()
    updated = serializers.DateTimeField()


class ImportOut(Shape):
    """What became of files: the sources out of them, and why the others were refused, by file name."""

    results = serializers.ListField(child=SourceOut())
    refused = serializers.DictField(child=serializers.ListField(child=serializers.CharField()))


SOURCE_OR_IMPORT = PolymorphicProxySerializer(
    component_name="SourceOrImport", serializers=[SourceOut, ImportOut], resource_type_field_name=None
)
