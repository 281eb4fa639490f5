"""Shapes of moves, of what they answer, of the ledger and the queue."""

from drf_spectacular.utils import PolymorphicProxySerializer
from rest_framework import serializers

from annotations.api.shapes.base import Shape, choice, ids, text
from annotations.api.shapes.statements import AnnotationOut, ContradictionOut
from annotations.rules.signoff import ASKED_FOR


class _Confirming(Shape):
    """Where the project asks those who sign to say again who they are: one of the two; never kept."""

    password = serializers.CharField(required=False)
    code = serializers.CharField(required=False, help_text="of an authenticator app, or a recovery code")


class MoveIn(_Confirming):
    """A move on one thing."""

    id = serializers.UUIDField(required=False)
    move = choice(sorted(ASKED_FOR))
    reason = text(required=False)
    seen_revision = serializers.IntegerField(min_value=1)
    seen_statement_sha256 = serializers.CharField(required=False, help_text="of the statement that was shown")


class StatementOut(Shape):
    """What the caller would sign of the thing as it stands, as canonical JSON; docs/ledger.md."""

    statement = serializers.CharField()
    statement_sha256 = serializers.CharField()


class Item(Shape):
    """One thing among many to move."""

    id = serializers.UUIDField()
    seen_revision = serializers.IntegerField(min_value=1)
    seen_statement_sha256 = serializers.CharField(required=False, help_text="of the statement that was shown")


class MovesIn(_Confirming):
    """One move on many things."""

    id = serializers.UUIDField(required=False)
    move = choice(sorted(ASKED_FOR))
    reason = text(required=False)
    items = serializers.ListField(child=Item(), min_length=1, max_length=200)


class ItemOut(Shape):
    """What became of one of them: its new state, or the refusal's members."""

    id = serializers.UUIDField()
    status = serializers.IntegerField()
    thing = serializers.CharField(required=False)
    result = serializers.DictField(required=False)
    code = serializers.CharField(required=False)
    detail = serializers.CharField(required=False)
    current = serializers.DictField(required=False)
    statement = serializers.CharField(required=False)
    errors = serializers.DictField(required=False)  # type: ignore[assignment]


class MovesOut(Shape):
    """Item by item, in the order asked."""

    results = serializers.ListField(child=ItemOut())


class RefusalOut(Shape):
    """Why something cannot be done."""

    code = serializers.CharField()
    detail = serializers.CharField()


class ActOut(Shape):
    """Something the caller did; `entry` and `revision` are what taking it back is asked for with."""

    entry = serializers.IntegerField()
    at = serializers.DateTimeField()
    action = serializers.CharField(help_text="what it was at first: create, revise or a move")
    thing = serializers.CharField(help_text="annotation or contradiction")
    id = serializers.UUIDField()
    revision = serializers.IntegerField(help_text="of the thing, now")
    words = serializers.CharField()
    stays = text(help_text="what does not come back with it")
    refusal = RefusalOut(allow_null=True)


class UndoOut(Shape):
    """What the caller would undo next, and what they undid last; null where there is nothing."""

    undo = ActOut(allow_null=True)
    redo = ActOut(allow_null=True)


class TakeBackIn(Shape):
    """What is to be taken back, and what the caller has seen of it."""

    id = serializers.UUIDField(required=False)
    entry = serializers.IntegerField(min_value=1)
    seen_revision = serializers.IntegerField(min_value=1)
    reason = text(required=False)


class TakenBackOut(Shape):
    """The entry by which it was taken back, and the thing as it is now."""

    entry = serializers.IntegerField()
    takes_back = serializers.IntegerField()
    stays = text(help_text="what did not come back with it")
    thing = serializers.CharField(help_text="annotation or contradiction")
    result = serializers.DictField()


class EntryOut(Shape):
    """An entry of the ledger; docs/ledger.md."""

    sequence = serializers.IntegerField()
    at = serializers.DateTimeField()
    person = serializers.UUIDField()
    name = serializers.CharField()
    action = serializers.CharField()
    thing = serializers.CharField()
    id = serializers.UUIDField()
    revision = serializers.IntegerField()
    before = serializers.DictField(allow_null=True)
    after = serializers.DictField(allow_null=True)
    reason = serializers.CharField(allow_null=True)
    cause = serializers.IntegerField(allow_null=True)
    meaning = serializers.CharField(allow_null=True)
    statement = serializers.CharField(allow_null=True)
    statement_sha256 = serializers.CharField(allow_null=True)
    body = serializers.CharField()
    body_sha256 = serializers.CharField()
    chain_sha256 = serializers.CharField()


class LeaseOut(Shape):
    """That somebody is looking at it, and until when."""

    username = serializers.CharField()
    expires = serializers.DateTimeField()


class WaitingAnnotation(AnnotationOut):
    """An annotation that the caller may decide; `endorsed_by` signed it first where it takes two."""

    thing = choice(["annotation"])
    waits_for = ids()
    takes_two = serializers.BooleanField()
    endorsed_by = serializers.CharField(allow_null=True)
    assigned_to = serializers.ListField(child=serializers.CharField())
    lease = LeaseOut(allow_null=True)


class WaitingContradiction(ContradictionOut):
    """A contradiction that the caller may decide; it waits for those of its annotations that are not signed off."""

    thing = choice(["contradiction"])
    waits_for = ids()
    takes_two = serializers.BooleanField()
    endorsed_by = serializers.CharField(allow_null=True)
    assigned_to = serializers.ListField(child=serializers.CharField())
    lease = LeaseOut(allow_null=True)


class QueuePage(Shape):
    """A page of what the caller may decide."""

    results = serializers.ListField(
        child=PolymorphicProxySerializer(
            component_name="Waiting",
            serializers=[WaitingAnnotation, WaitingContradiction],
            resource_type_field_name=None,
        )
    )
    next = serializers.URLField(allow_null=True)
