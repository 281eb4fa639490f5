"""The shapes of the interface, for its description; presenting.py fills them, and a test holds the two together."""

from typing import Any

from drf_spectacular.utils import PolymorphicProxySerializer
from rest_framework import serializers

from annotations.checks.finding import Noticed
from annotations.rules.checks import MOST_FINDINGS, RunCause, RunStatus
from annotations.rules.findings import Decision, FindingStatus, Made
from annotations.rules.kinds import REVIEWED, ContradictionKind, Kind, ResolutionState
from annotations.rules.permissions import Role
from annotations.rules.relations import Relation
from annotations.rules.releases import ReleaseStatus
from annotations.rules.signoff import ASKED_FOR, Status

Shape = serializers.Serializer[Any]


def _choice(options: Any, **more: Any) -> serializers.ChoiceField:
    return serializers.ChoiceField(choices=[str(option) for option in options], **more)


def _text(**more: Any) -> serializers.CharField:
    return serializers.CharField(allow_blank=True, **more)


def _kinds(**more: Any) -> serializers.ListField:
    return serializers.ListField(child=_choice(REVIEWED), **more)


def _ids() -> serializers.ListField:
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
    accepts = serializers.ListField(child=_choice(["password", "code"]), required=False)
    statement = serializers.CharField(required=False)


class ProjectOut(Shape):
    """A project."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    description = _text()
    guidelines = _text()
    two_reviewers = _kinds()
    sign_again_after = serializers.IntegerField(allow_null=True)
    archived = serializers.BooleanField()
    revision = serializers.IntegerField()
    created = serializers.DateTimeField()


class ProjectIn(Shape):
    """A new project."""

    id = serializers.UUIDField(required=False)
    name = serializers.CharField(max_length=200)
    description = _text(required=False)
    guidelines = _text(required=False)
    two_reviewers = _kinds(required=False)
    sign_again_after = serializers.IntegerField(allow_null=True, required=False, min_value=0, max_value=720)


class ProjectChange(Shape):
    """What may be changed of a project."""

    name = serializers.CharField(max_length=200, required=False)
    description = _text(required=False)
    guidelines = _text(required=False)
    two_reviewers = _kinds(required=False)
    sign_again_after = serializers.IntegerField(allow_null=True, required=False, min_value=0, max_value=720)
    archived = serializers.BooleanField(required=False)


class MembershipOut(Shape):
    """A membership."""

    id = serializers.UUIDField()
    username = serializers.CharField()
    role = _choice(Role)
    revision = serializers.IntegerField()


class MembershipIn(Shape):
    """A new membership."""

    id = serializers.UUIDField(required=False)
    username = serializers.CharField()
    role = _choice(Role)


class MembershipChange(Shape):
    """Another role."""

    role = _choice(Role)


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
    kind = _choice(REVIEWED, allow_null=True)
    revision = serializers.IntegerField()
    created = serializers.DateTimeField()


class AssignmentIn(Shape):
    """A new assignment: a source, a kind, or both."""

    id = serializers.UUIDField(required=False)
    username = serializers.CharField()
    source = serializers.UUIDField(allow_null=True, required=False)  # type: ignore[assignment]
    kind = _choice(REVIEWED, allow_null=True, required=False)


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
    role = _choice(Role)
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
    role = _choice(Role)


class AcceptanceIn(Shape):
    """The secret of an invitation's link."""

    secret = serializers.CharField()


class Provenance(Shape):
    """What somebody recorded of where a source comes from."""

    title = serializers.CharField(required=False)
    language = serializers.CharField(allow_null=True, required=False)
    direction = _choice(["ltr", "rtl", "auto"], allow_null=True, required=False)
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


class AnnotationOut(Shape):
    """An annotation."""

    id = serializers.UUIDField()
    source = serializers.UUIDField()  # type: ignore[assignment]
    kind = _choice(Kind)
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    quote = serializers.CharField()
    prefix = _text()
    suffix = _text()
    note = _text()
    details = serializers.DictField(child=serializers.CharField(allow_null=True))
    status = _choice(Status)
    revision = serializers.IntegerField()
    author = serializers.CharField()
    authors = serializers.ListField(child=serializers.CharField())
    origin = serializers.CharField(allow_null=True, help_text="the finding that it was accepted from")
    created = serializers.DateTimeField()
    updated = serializers.DateTimeField()


class AnnotationChange(Shape):
    """What may be changed of an annotation."""

    kind = _choice(Kind, required=False)
    start = serializers.IntegerField(min_value=0, required=False)
    end = serializers.IntegerField(min_value=1, required=False)
    quote = serializers.CharField(required=False)
    note = _text(required=False)
    details = serializers.DictField(child=serializers.JSONField(allow_null=True), required=False, allow_null=True)


class AnnotationIn(AnnotationChange):
    """A new annotation."""

    id = serializers.UUIDField(required=False)
    kind = _choice(Kind)
    start = serializers.IntegerField(min_value=0)
    end = serializers.IntegerField(min_value=1)
    quote = serializers.CharField()


class Resolution(Shape):
    """What became of a contradiction."""

    state = _choice(ResolutionState, required=False)
    preferred = serializers.UUIDField(allow_null=True, required=False)
    reason = _text(required=False)


class ContradictionOut(Shape):
    """A contradiction."""

    id = serializers.UUIDField()
    project = serializers.UUIDField()
    kind = _choice(ContradictionKind, allow_null=True)
    explanation = _text()
    annotations = _ids()
    resolution = Resolution()
    relation = _choice(Relation)
    status = _choice(Status)
    revision = serializers.IntegerField()
    author = serializers.CharField()
    authors = serializers.ListField(child=serializers.CharField())
    origin = serializers.CharField(allow_null=True, help_text="the finding that it was accepted from")
    created = serializers.DateTimeField()
    updated = serializers.DateTimeField()


class ContradictionChange(Shape):
    """What may be changed of a contradiction."""

    kind = _choice(ContradictionKind, allow_null=True, required=False)
    explanation = _text(required=False)
    annotations = serializers.ListField(child=serializers.UUIDField(), min_length=2, max_length=100, required=False)
    resolution = Resolution(required=False)


class ContradictionIn(ContradictionChange):
    """A new contradiction."""

    id = serializers.UUIDField(required=False)
    annotations = serializers.ListField(child=serializers.UUIDField(), min_length=2, max_length=100)


class _Confirming(Shape):
    """Where the project asks those who sign to say again who they are: one of the two; never kept."""

    password = serializers.CharField(required=False)
    code = serializers.CharField(required=False, help_text="of an authenticator app, or a recovery code")


class MoveIn(_Confirming):
    """A move on one thing."""

    id = serializers.UUIDField(required=False)
    move = _choice(sorted(ASKED_FOR))
    reason = _text(required=False)
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
    move = _choice(sorted(ASKED_FOR))
    reason = _text(required=False)
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
    stays = _text(help_text="what does not come back with it")
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
    reason = _text(required=False)


class TakenBackOut(Shape):
    """The entry by which it was taken back, and the thing as it is now."""

    entry = serializers.IntegerField()
    takes_back = serializers.IntegerField()
    stays = _text(help_text="what did not come back with it")
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

    thing = _choice(["annotation"])
    waits_for = _ids()
    takes_two = serializers.BooleanField()
    endorsed_by = serializers.CharField(allow_null=True)
    assigned_to = serializers.ListField(child=serializers.CharField())
    lease = LeaseOut(allow_null=True)


class WaitingContradiction(ContradictionOut):
    """A contradiction that the caller may decide; it waits for those of its annotations that are not signed off."""

    thing = _choice(["contradiction"])
    waits_for = _ids()
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


class FoundPlace(Shape):
    """Where in a text something stands that was looked for; with the text around it."""

    start = serializers.IntegerField(help_text="code points")
    end = serializers.IntegerField()
    line = serializers.IntegerField(help_text="from 1")
    text = _text()
    hits = serializers.ListField(
        child=serializers.ListField(child=serializers.IntegerField(), min_length=2, max_length=2),
        help_text="start and end of each hit, in code points of the source",
    )


class FoundSource(Shape):
    """A source in whose text or title something was found, with some of the places."""

    thing = _choice(["source"])
    id = serializers.UUIDField()
    title = serializers.CharField()
    language = _text(allow_null=True)
    archived = serializers.BooleanField()
    places = serializers.ListField(child=FoundPlace())
    places_in_all = serializers.IntegerField(help_text="counted up to some thousands")


class FoundAnnotation(AnnotationOut):
    """An annotation in which something was found."""

    thing = _choice(["annotation"])


class FoundContradiction(ContradictionOut):
    """A contradiction in which something was found."""

    thing = _choice(["contradiction"])


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


class FileOut(Shape):
    """A file of a release."""

    name = serializers.CharField()
    media_type = serializers.CharField()
    bytes = serializers.IntegerField()
    sha256 = serializers.CharField()
    url = serializers.CharField()


class Progress(Shape):
    """How far a job is."""

    done = serializers.IntegerField()
    total = serializers.IntegerField()


class ReleaseOut(Shape):
    """A release."""

    id = serializers.UUIDField()
    project = serializers.UUIDField()
    number = serializers.IntegerField(allow_null=True)
    note = _text()
    status = _choice(ReleaseStatus)
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
    note = _text(required=False)


class ChangesOut(Shape):
    """What a release has against the one before."""

    against = serializers.IntegerField(allow_null=True)
    annotations = serializers.DictField(child=_ids())
    contradictions = serializers.DictField(child=_ids())
    sources = serializers.DictField(child=_ids())


class FindingPassageOut(Shape):
    """One of the places that a finding speaks of, in code points."""

    source = serializers.UUIDField()  # type: ignore[assignment]
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    quote = serializers.CharField()


class FindingDecisionOut(Shape):
    """What somebody decided about a finding, and what work of theirs it became."""

    id = serializers.UUIDField()
    revision = serializers.IntegerField(help_text="of the finding, after it")
    decision = _choice(Decision)
    person = serializers.CharField()
    reason = _text()
    at = serializers.DateTimeField()
    annotations = _ids()
    contradiction = serializers.UUIDField(allow_null=True)


class FindingOut(Shape):
    """What a check noticed; nobody's work until somebody accepts it."""

    id = serializers.UUIDField()
    project = serializers.UUIDField()
    check = serializers.CharField()
    kind = _choice([*Kind, *Noticed])
    passages = serializers.ListField(child=FindingPassageOut())
    message = serializers.CharField()
    relation = _choice(Relation, allow_null=True)
    contradiction_kind = _choice(ContradictionKind, allow_null=True)
    values = serializers.DictField(child=serializers.JSONField(allow_null=True))
    status = _choice(FindingStatus)
    is_current = serializers.BooleanField(help_text="whether the last run over its sources gives it")
    first_given = serializers.DateTimeField()
    ceased = serializers.DateTimeField(allow_null=True, help_text="when a run first did not give it any more")
    revision = serializers.IntegerField()
    decisions = serializers.ListField(child=FindingDecisionOut())


class FindingEndIn(Shape):
    """What stands for a passage: an annotation that is there, or what is said instead of what is proposed."""

    annotation = serializers.UUIDField(allow_null=True, required=False)
    kind = _choice(Kind, allow_null=True, required=False)
    note = _text(allow_null=True, required=False)
    details = serializers.DictField(child=serializers.JSONField(allow_null=True), required=False, allow_null=True)


class FindingDecisionIn(Shape):
    """A decision about a finding. To dismiss takes a reason; what follows it goes with accept only.

    `becomes`: `annotations` on its passages, a `contradiction` of such, or `nothing` where it is only noted; left out,
    an annotation kind becomes annotations, a contradiction or a tension a contradiction, and what holds and shared
    wording are noted. `annotations` has one for each passage in order, null for what is proposed.
    """

    id = serializers.UUIDField(required=False)
    decision = _choice(Decision)
    seen_revision = serializers.IntegerField(min_value=1)
    reason = _text(required=False)
    becomes = _choice(Made, allow_null=True, required=False)
    annotations = serializers.ListField(child=FindingEndIn(allow_null=True), allow_null=True, required=False)
    kind = _choice(ContradictionKind, allow_null=True, required=False)
    explanation = _text(allow_null=True, required=False)


class CutOut(Shape):
    """A check that gave more findings of a source than are kept."""

    source = serializers.UUIDField()  # type: ignore[assignment]
    check = serializers.CharField()


class CheckRunOut(Shape):
    """A run of a project's checks over sources of it; `sources` null until it begins: all that are not archived."""

    id = serializers.UUIDField()
    project = serializers.UUIDField()
    sources = serializers.ListField(child=serializers.UUIDField(), allow_null=True)
    cause = _choice(RunCause)
    status = _choice(RunStatus)
    fault = serializers.CharField(allow_null=True)
    progress = Progress()
    given = serializers.IntegerField(help_text="findings that it gave, known ones too")
    cut = CutOut(many=True, help_text=f"where a check gave more than the {MOST_FINDINGS:,} that are kept of one source")
    created = serializers.DateTimeField()
    ended = serializers.DateTimeField(allow_null=True)
    asked_by = serializers.CharField()
    revision = serializers.IntegerField()


class CheckRunIn(Shape):
    """Over which sources checks shall run; all of the project that are not archived if left out or null."""

    id = serializers.UUIDField(required=False)
    sources = serializers.ListField(child=serializers.UUIDField(), allow_null=True, required=False)


class CheckSettingOut(Shape):
    """A number that a project can set for a check."""

    name = serializers.CharField()
    value = serializers.IntegerField()
    default = serializers.IntegerField()
    low = serializers.IntegerField()
    high = serializers.IntegerField()
    meaning = serializers.CharField()


class FindingCounts(Shape):
    """Findings by status, as far as the caller may see them; open ones only while they are given."""

    open = serializers.IntegerField()
    accepted = serializers.IntegerField()
    dismissed = serializers.IntegerField()


class CheckOut(Shape):
    """A check in a project."""

    name = serializers.CharField()
    title = serializers.CharField()
    explanation = serializers.CharField()
    is_on = serializers.BooleanField()
    settings = serializers.ListField(child=CheckSettingOut())
    counts = FindingCounts()
    revision = serializers.IntegerField()


class ChecksOut(Shape):
    """Every check there is."""

    results = serializers.ListField(child=CheckOut())


class CheckChange(Shape):
    """What may be changed of a check in a project; null is the check's own number."""

    is_on = serializers.BooleanField(required=False)
    settings = serializers.DictField(child=serializers.IntegerField(allow_null=True), required=False)


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
