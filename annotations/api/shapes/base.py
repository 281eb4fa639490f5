"""What the shapes of the interface are made of. presenting.py fills them, and a test holds the two together."""

from typing import Any

from rest_framework import serializers

from annotations.rules.kinds import REVIEWED

Shape = serializers.Serializer[Any]


def choice(options: Any, **more: Any) -> serializers.ChoiceField:
    """One of the words of an enumeration."""
    return serializers.ChoiceField(choices=[str(option) for option in options], **more)


def text(**more: Any) -> serializers.CharField:
    """A text, which may be empty."""
    return serializers.CharField(allow_blank=True, **more)


def kinds(**more: Any) -> serializers.ListField:
    """Kinds of what is reviewed."""
    return serializers.ListField(child=choice(REVIEWED), **more)


def ids() -> serializers.ListField:
    """Ids, in an order that may say something."""
    return serializers.ListField(child=serializers.UUIDField())


class Problem(Shape):
    """RFC 9457 problem details."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    code = serializers.CharField()
    errors = serializers.DictField(child=serializers.ListField(child=serializers.CharField()), required=False)  # type: ignore[assignment]
    current = serializers.DictField(required=False)
    limit = serializers.IntegerField(required=False)
    unit = serializers.CharField(required=False)
    accepts = serializers.ListField(child=choice(["password", "code"]), required=False)
    statement = serializers.CharField(required=False)


class Progress(Shape):
    """How far a job is."""

    done = serializers.IntegerField()
    total = serializers.IntegerField()


_PAGES: dict[type[Shape], type[Shape]] = {}


def page_of(shape: type[Shape]) -> type[Shape]:
    """A page of a list."""
    if shape not in _PAGES:
        fields: dict[str, Any] = {
            "results": serializers.ListField(child=shape()),
            "next": serializers.URLField(allow_null=True),
            "__doc__": f"A page of {shape.__name__}.",
        }
        _PAGES[shape] = type(f"{shape.__name__}Page", (serializers.Serializer,), fields)
    return _PAGES[shape]
