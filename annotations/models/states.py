"""What the ledger says of a thing: everything that is stored of it, as values of canonical JSON.

The database compares each state with the row (sql/ledger.sql, workbench_state), so the two cannot drift apart.
"""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from annotations.models.annotations import Annotation
from annotations.models.assignments import Assignment
from annotations.models.contradictions import Contradiction
from annotations.models.projects import Invitation, Membership, Person, Project
from annotations.models.releases import Release
from annotations.models.sources import Source

State: TypeAlias = dict[str, object]
Work: TypeAlias = Annotation | Contradiction
Thing: TypeAlias = Work | Source | Project | Person | Membership | Assignment | Invitation | Release

PROVENANCE = (
    "title",
    "language",
    "direction",
    "publisher",
    "author",
    "speaker",
    "genre",
    "translated_from",
    "published",
    "found_at",
    "dating_evidence",
)


def annotation_state(annotation: Annotation) -> State:
    """An annotation."""
    return {
        "id": str(annotation.id),
        "source": str(annotation.source_id),
        "kind": annotation.kind,
        "start": annotation.start,
        "end": annotation.end,
        "quote": annotation.quote,
        "note": annotation.note,
        "details": annotation.details,
        **_standing(annotation),
    }


def contradiction_state(contradiction: Contradiction, ends: Sequence[object] | None = None) -> State:
    """A contradiction; `ends` are the ids of its annotations in order, read if they are not given."""
    if ends is None:
        ends = list(contradiction.ends.order_by("position").values_list("annotation_id", flat=True))
    preferred = contradiction.resolution_preferred_id
    return {
        "id": str(contradiction.id),
        "project": str(contradiction.project_id),
        "kind": contradiction.kind,
        "explanation": contradiction.explanation,
        "annotations": [str(end) for end in ends],
        "resolution": {
            "state": contradiction.resolution_state,
            "preferred": None if preferred is None else str(preferred),
            "reason": contradiction.resolution_reason,
        },
        **_standing(contradiction),
    }


def _standing(work: Work) -> State:
    return {
        "status": work.status,
        "revision": work.revision,
        "author": str(work.author_id),
        "authors": [str(author) for author in work.authors],
        "origin": work.origin,
        "deleted": work.deleted,
    }


def source_state(source: Source) -> State:
    """A source; its text stands in it by its hash."""
    return {
        "id": str(source.id),
        "project": str(source.project_id),
        **{name: getattr(source, name) for name in PROVENANCE},
        "sha256": bytes(source.sha256).hex(),
        "original_sha256": bytes(source.original_sha256).hex(),
        "original_bytes": source.original_bytes,
        "normalised": source.normalised,
        "length": source.length,
        "lines": source.lines,
        "recorded_by": [str(person) for person in source.recorded_by],
        "archived": source.archived,
        "revision": source.revision,
    }


def project_state(project: Project) -> State:
    """A project."""
    return {
        "id": str(project.id),
        "name": project.name,
        "description": project.description,
        "guidelines": project.guidelines,
        "two_reviewers": list(project.two_reviewers),
        "sign_again_after": project.sign_again_after,
        "archived": project.archived,
        "revision": project.revision,
    }


def person_state(person: Person) -> State:
    """A person; the name stands beside the ledger."""
    return {
        "id": str(person.id),
        "project": str(person.project_id),
        "pseudonymous": person.pseudonymous,
        "revision": person.revision,
    }


def membership_state(membership: Membership) -> State:
    """A membership."""
    return {
        "id": str(membership.id),
        "person": str(membership.person_id),
        "role": membership.role,
        "revision": membership.revision,
    }


def assignment_state(assignment: Assignment) -> State:
    """An assignment."""
    return {
        "id": str(assignment.id),
        "project": str(assignment.project_id),
        "person": str(assignment.person_id),
        "source": None if assignment.source_id is None else str(assignment.source_id),
        "kind": assignment.kind,
        "revision": assignment.revision,
    }


def invitation_state(invitation: Invitation) -> State:
    """An invitation, without its secret."""
    accepted = invitation.accepted_by_id
    return {
        "id": str(invitation.id),
        "role": invitation.role,
        "created_by": str(invitation.created_by_id),
        "accepted_by": None if accepted is None else str(accepted),
        "revoked": invitation.revoked,
        "revision": invitation.revision,
    }


def release_state(release: Release) -> State:
    """A release; the hashes of its files once it is ready. That a job has begun with it is progress, not a change."""
    files = release.files.order_by("name").values_list("name", "bytes", "sha256") if release.number else ()
    return {
        "id": str(release.id),
        "number": release.number,
        "note": release.note,
        "status": "queued" if release.status == "building" else release.status,
        "ledger_sequence": release.ledger_sequence,
        "created_by": str(release.created_by_id),
        "revision": release.revision,
        "files": [{"name": name, "bytes": size, "sha256": bytes(sha256).hex()} for name, size, sha256 in files],
    }


_STATES: dict[type, tuple[str, Callable[..., State]]] = {
    Annotation: ("annotation", annotation_state),
    Contradiction: ("contradiction", contradiction_state),
    Source: ("source", source_state),
    Project: ("project", project_state),
    Person: ("person", person_state),
    Membership: ("membership", membership_state),
    Assignment: ("assignment", assignment_state),
    Invitation: ("invitation", invitation_state),
    Release: ("release", release_state),
}


def thing_of(thing: Thing) -> str:
    """The word the ledger has for it."""
    return _STATES[type(thing)][0]


def state_of(thing: Thing) -> State:
    """What the ledger says of it."""
    return _STATES[type(thing)][1](thing)


def thing_models() -> dict[str, type[Thing]]:
    """The models of everything that the ledger speaks of, by its word for them."""
    return {word: model for model, (word, _) in _STATES.items()}
