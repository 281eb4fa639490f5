"""Deciding about findings: accepting one makes work of the person's own, dismissing one is remembered with its reason.

The decision is kept by itself and is no entry of the ledger; the work that it becomes is, as if typed by the person.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction

from annotations.actions.accepted import standing_work, take_back_work
from annotations.actions.annotations import create_annotation
from annotations.actions.contradictions import Tagged, create_contradiction
from annotations.actions.ledger import id_taken
from annotations.actions.locks import ends_of
from annotations.models import Annotation, Contradiction, Finding, FindingDecision, FindingPassage, Viewer
from annotations.models.ids import new_id
from annotations.queries.findings import becomes_of, found_at, proposed, proposed_kind
from annotations.queries.seats import seat_in
from annotations.queries.visible import check_seen, visible
from annotations.rules.errors import InvalidFields, NotPossibleNow
from annotations.rules.fields import read_text, says_nothing, unknown_key
from annotations.rules.findings import DECISIONS, REASON_NEEDED, Decision, FindingStatus, Made, origin_of
from annotations.rules.kinds import NOTE_LIMIT
from annotations.rules.permissions import Deed

OF_A_CONTRADICTION = ("kind", "explanation")
OF_ACCEPTING = ("becomes", "annotations", *OF_A_CONTRADICTION)
SAID = ("decision", "reason", *OF_ACCEPTING, "take_back")
OF_AN_END = ("annotation", "kind", "note", "details")


@dataclass(frozen=True)
class _Work:
    """What a finding becomes: annotations in order of its passages, of which `tagged` are new, and a contradiction."""

    annotations: Sequence[UUID] = ()
    tagged: Sequence[Tagged] = ()
    contradiction: UUID | None = None
    said: Mapping[str, object] | None = None


def decide_finding(
    user: Viewer, finding_id: UUID, said: Mapping[str, object], *, seen: int | None, decision_id: UUID | None = None
) -> Finding:
    """Accept, dismiss or reopen a finding. `said` has the keys of SAID as they were sent.

    To accept: `becomes` says what, `annotations` for each passage what is tagged there (`kind`, `note`, `details`) or
    which `annotation` stands for it, null for what is proposed; `kind` and `explanation` are the contradiction's. The
    work is the person's, made with the decision or not at all. To reopen with `take_back` undoes that, likewise.
    """
    with transaction.atomic():
        found = Finding.objects.visible_to(user).select_for_update(of=("self",), no_key=True)
        finding = visible(found, finding_id)
        seat = seat_in(finding.project_id, user)
        seat.permit(Deed.DECIDE_FINDINGS)
        check_seen(finding, finding.revision, seen)
        seat.check_open()
        decision, reason = _read(said)
        takes_back = bool(said.get("take_back"))
        _check_possible(finding, decision, takes_back=takes_back)
        work = _read_work(finding, said, seat.person) if decision is Decision.ACCEPT else _Work()
        if takes_back and finding.status == FindingStatus.ACCEPTED:
            take_back_work(user, finding)
        finding.status = DECISIONS[FindingStatus(finding.status), decision].value
        finding.revision += 1
        finding.save(update_fields=["status", "revision"])
        row = FindingDecision(
            id=decision_id or new_id(),
            finding=finding,
            revision=finding.revision,
            decision=decision.value,
            person_id=seat.person,
            reason=reason,
            annotations=list(work.annotations),
            contradiction_id=work.contradiction,
        )
        try:
            row.save(force_insert=True)
        except IntegrityError:
            raise id_taken() from None
        _make(user, finding, work)  # last, since it holds the head of the ledger
    return finding


def _read(said: Mapping[str, object]) -> tuple[Decision, str]:
    errors = {key: [unknown_key(SAID)] for key in said if key not in SAID}
    reason = ""
    try:
        reason = read_text(said.get("reason"), NOTE_LIMIT).strip()
    except ValueError as fault:
        errors["reason"] = [str(fault)]
    decision = said.get("decision")
    if decision not in list(Decision):
        errors["decision"] = [f"One of these is needed: {', '.join(Decision)}."]
    elif Decision(str(decision)) in REASON_NEEDED and says_nothing(reason):
        errors.setdefault("reason", ["Say why: it is shown to whoever meets this finding again."])
    if decision != Decision.ACCEPT:
        errors |= {key: ["This goes with accept only."] for key in OF_ACCEPTING if said.get(key) is not None}
    if not isinstance(said.get("take_back"), bool | None):
        errors["take_back"] = ["True or false is needed here."]
    elif said.get("take_back") and decision != Decision.REOPEN:
        errors["take_back"] = ["This goes with reopen only."]
    if errors:
        raise InvalidFields(errors)
    return Decision(str(decision)), reason


def _check_possible(finding: Finding, decision: Decision, *, takes_back: bool) -> None:
    if (FindingStatus(finding.status), decision) not in DECISIONS:
        raise NotPossibleNow(
            f"This finding is {finding.status}, so nobody can {decision} it now.", code="already_decided"
        )
    is_kept = finding.status == FindingStatus.ACCEPTED and decision is Decision.REOPEN and not takes_back
    if is_kept and standing_work(finding):
        raise NotPossibleNow(
            "What this finding became is still there: whoever accepted it can take that back too, or it is deleted.",
            code="became_work",
        )


def _read_work(finding: Finding, said: Mapping[str, object], person: UUID) -> _Work:
    """What is to be made of it, as far as it can be told before it is made; all faults together."""
    possible = becomes_of(finding)
    raw = possible[0].value if said.get("becomes") is None else said["becomes"]
    passages = list(finding.passages.order_by("number"))
    errors: dict[str, list[str]] = {}
    if raw not in possible:
        errors["becomes"] = [f"A finding of kind {finding.kind} becomes one of: {', '.join(possible)}."]
    ends, faults = _read_ends(said.get("annotations"), len(passages))
    errors |= faults
    if raw != Made.CONTRADICTION:
        errors |= {
            key: ["This goes with a contradiction only."] for key in OF_A_CONTRADICTION if said.get(key) is not None
        }
    if errors:
        raise InvalidFields(errors)
    becomes = Made(str(raw))
    if becomes is Made.NOTHING:
        return _Work()
    ids, tagged = _tagged(finding, passages, ends, becomes, person)
    if becomes is Made.ANNOTATIONS:
        _check_there(finding, set(ids) - {one.id for one in tagged})
        return _Work(ids, tagged)
    explanation = said.get("explanation")
    opposed = {
        "kind": proposed_kind(finding, [one.said for one in tagged]) if said.get("kind") is None else said["kind"],
        "explanation": finding.message if explanation is None else explanation,
        "annotations": [str(one) for one in ids],
    }
    before = None if tagged else _opposed_before(finding, ids, opposed, person)
    return _Work(ids, tagged, new_id(), opposed) if before is None else _Work(ids, contradiction=before)


def _read_ends(raw: object, count: int) -> tuple[list[Mapping[str, object]], dict[str, list[str]]]:
    if raw is None:
        return [{}] * count, {}
    if not isinstance(raw, list) or len(raw) != count:
        return [], {"annotations": [f"A list of {count} is needed, one for each passage in order; null proposes."]}
    errors: dict[str, list[str]] = {}
    ends: list[Mapping[str, object]] = []
    for number, one in enumerate(raw):
        end = {} if one is None else one
        if not isinstance(end, Mapping):
            errors[f"annotations.{number}"] = ["An object or null is needed here."]
            continue
        ends.append(end)
        errors |= {f"annotations.{number}.{key}": [unknown_key(OF_AN_END)] for key in end if key not in OF_AN_END}
        if end.get("annotation") is not None and not _is_id(end["annotation"]):
            errors[f"annotations.{number}.annotation"] = ["The id of an annotation is needed here."]
    return ends, errors


def _is_id(raw: object) -> bool:
    try:
        return isinstance(raw, str) and bool(UUID(raw))
    except ValueError:
        return False


def _tagged(
    finding: Finding,
    passages: Sequence[FindingPassage],
    ends: Sequence[Mapping[str, object]],
    becomes: Made,
    person: UUID,
) -> tuple[list[UUID], list[Tagged]]:
    """The ids of the annotations, in order of the passages, and what is tagged for those that are new: what the person
    has said of the passage before stands for it.
    """
    ids, tagged = [], []
    for passage, end in zip(passages, ends, strict=True):
        if end.get("annotation") is not None:
            ids.append(UUID(str(end["annotation"])))
            continue
        place = {"start": passage.start, "end": passage.end, "quote": passage.quote}
        said = proposed(finding, passage.number, becomes, kind=end.get("kind"), beside=found_at(passage))
        same = None if any(value is not None for value in end.values()) else _said_before(passage, said, person)
        if same is not None and same not in ids:
            ids.append(same)
            continue
        if end.get("note") is not None:
            said["note"] = end["note"]
        if end.get("details") is not None:
            said["details"] = _merged(said["details"], end["details"])
        tagged.append(Tagged(new_id(), passage.source_id, place | said))
        ids.append(tagged[-1].id)
    return ids, tagged


def _said_before(passage: FindingPassage, said: Mapping[str, object], person: UUID) -> UUID | None:
    """An annotation of the person's own that says all of it already."""
    details = said["details"] if isinstance(said["details"], Mapping) else {}
    own = Annotation.objects.filter(
        source_id=passage.source_id,
        start=passage.start,
        end=passage.end,
        kind=said["kind"],
        author_id=person,
        deleted=False,
        details__contains={key: value for key, value in details.items() if value is not None},
    )
    if said["note"]:
        own = own.filter(note=said["note"])
    return own.order_by("id").values_list("pk", flat=True).first()


def _opposed_before(finding: Finding, ends: Sequence[UUID], said: Mapping[str, object], person: UUID) -> UUID | None:
    """A contradiction of the person's own that says all of it already: accepted before, taken back, and done again."""
    own = Contradiction.objects.filter(
        project_id=finding.project_id, author_id=person, deleted=False, origin__contains=str(finding.id)
    )
    # Compared here: what was sent is not looked at yet, and the database would not take all of it.
    same = (one.pk for one in own if (one.kind, one.explanation) == (said["kind"], said["explanation"]))
    return next((one for one in same if ends_of(one) == list(ends)), None)


def _merged(proposal: object, given: object) -> object:
    """What is proposed with what the person says instead; what is no object is left to whoever reads it."""
    if isinstance(proposal, Mapping) and isinstance(given, Mapping):
        return {**proposal, **given}
    return given


def _check_there(finding: Finding, ids: set[UUID]) -> None:
    """That the annotations that shall stand for passages are there; the contradiction looks at its own."""
    here = Annotation.objects.filter(pk__in=ids, source__project_id=finding.project_id, deleted=False)
    missing = ids - set(here.values_list("pk", flat=True))
    if missing:
        raise InvalidFields(
            {"annotations": [f"There is no annotation {one} in this project." for one in sorted(map(str, missing))]}
        )


def _make(user: Viewer, finding: Finding, work: _Work) -> None:
    origin = origin_of(str(finding.id), finding.check_name, finding.message)
    if work.said is not None:
        create_contradiction(
            user,
            finding.project_id,
            work.said,
            contradiction_id=work.contradiction,
            tagging=work.tagged,
            origin=origin,
        )
        return
    for one in work.tagged:
        try:
            create_annotation(user, one.source, one.said, annotation_id=one.id, origin=origin)
        except InvalidFields as fault:
            number = list(work.annotations).index(one.id)
            raise InvalidFields({f"annotations.{number}.{key}": told for key, told in fault.errors.items()}) from None
