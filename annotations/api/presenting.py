"""Things as the interface shows them; shapes/ describes the same to readers of the API's description."""

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from uuid import UUID

from annotations.api.presenting_findings import present_check, present_finding, present_run
from annotations.models import (
    Annotation,
    Assignment,
    CheckRun,
    Contradiction,
    Finding,
    Invitation,
    Membership,
    Person,
    Project,
    Release,
    Source,
)
from annotations.models.states import PROVENANCE
from annotations.queries.checks import ProjectCheck
from annotations.queries.people import names_of
from annotations.queries.relations import Rest, rests_of
from annotations.rules import details

Shape = dict[str, object]
Names = Mapping[UUID, str]


def present_project(project: Project) -> Shape:
    """A project."""
    return {
        "id": project.id,
        "name": project.name,
        "description": project.description,
        "guidelines": project.guidelines,
        "two_reviewers": project.two_reviewers,
        "sign_again_after": project.sign_again_after,
        "archived": project.archived,
        "revision": project.revision,
        "created": project.created,
    }


def present_person(person: Person) -> Shape:
    """Somebody who has or had a seat in a project."""
    seats = Membership.objects.filter(person=person).values_list("pk", flat=True)
    return _person(person, seats.first())


def present_people(people: Sequence[Person]) -> list[Shape]:
    """The same of many."""
    seats = dict(Membership.objects.filter(person__in=people).values_list("person_id", "pk"))
    return [_person(person, seats.get(person.id)) for person in people]


def _person(person: Person, membership: UUID | None) -> Shape:
    return {
        "id": person.id,
        "name": person.name,
        "pseudonymous": person.pseudonymous,
        "membership": membership,
        "revision": person.revision,
    }


def present_membership(membership: Membership) -> Shape:
    """A membership."""
    return {
        "id": membership.id,
        "username": membership.person.name,
        "role": membership.role,
        "revision": membership.revision,
    }


def present_assignment(assignment: Assignment) -> Shape:
    """That a source, a kind, or one kind of one source is somebody's to work on."""
    return {
        "id": assignment.id,
        "username": assignment.person.name,
        "source": assignment.source_id,
        "kind": assignment.kind,
        "revision": assignment.revision,
        "created": assignment.created,
    }


def present_invitation(invitation: Invitation, names: Names | None = None) -> Shape:
    """An invitation, without the secret of its link."""
    named = names_of([invitation.created_by_id]) if names is None else names
    return {
        "id": invitation.id,
        "role": invitation.role,
        "created": invitation.created,
        "created_by": named[invitation.created_by_id],
        "expires": invitation.expires,
        "accepted": invitation.accepted_by_id is not None,
        "revoked": invitation.revoked,
        "revision": invitation.revision,
    }


def present_source(source: Source, counts: Mapping[str, int], names: Names) -> Shape:
    """A source without its text."""
    return {
        "id": source.id,
        "project": source.project_id,
        **{name: getattr(source, name) for name in PROVENANCE},
        "sha256": bytes(source.sha256).hex(),
        "original_sha256": bytes(source.original_sha256).hex(),
        "original_bytes": source.original_bytes,
        "normalised": source.normalised,
        "length": source.length,
        "lines": source.lines,
        "revision": source.revision,
        "counts": counts,
        "recorded_by": [names[person] for person in source.recorded_by],
        "archived": source.archived,
        "created": source.created,
        "updated": source.updated,
    }


def present_annotation(annotation: Annotation, names: Names | None = None) -> Shape:
    """An annotation."""
    named = _author_names(annotation) if names is None else names
    return {
        "id": annotation.id,
        "source": annotation.source_id,
        "kind": annotation.kind,
        "start": annotation.start,
        "end": annotation.end,
        "quote": annotation.quote,
        "prefix": annotation.prefix,
        "suffix": annotation.suffix,
        "note": annotation.note,
        "details": details.in_order(annotation.kind, annotation.details),
        **_standing(annotation, named),
    }


def _author_names(annotation: Annotation) -> Names:
    """Without asking the database where the only author is at hand, as in the answer to who has just made it."""
    if annotation.authors == [annotation.author_id] and Annotation.author.is_cached(annotation):
        return {annotation.author_id: annotation.author.name}
    return names_of(annotation.authors)


def present_contradiction(contradiction: Contradiction, rest: Rest | None = None, names: Names | None = None) -> Shape:
    """A contradiction with the computed relation of its ends."""
    named = names_of(contradiction.authors) if names is None else names
    found = rests_of([contradiction])[contradiction.id] if rest is None else rest
    return {
        "id": contradiction.id,
        "project": contradiction.project_id,
        "kind": contradiction.kind,
        "explanation": contradiction.explanation,
        "annotations": found.annotations,
        "resolution": {
            "state": contradiction.resolution_state,
            "preferred": contradiction.resolution_preferred_id,
            "reason": contradiction.resolution_reason,
        },
        "relation": found.relation,
        **_standing(contradiction, named),
    }


def _standing(work: Annotation | Contradiction, names: Names) -> Shape:
    return {
        "status": work.status,
        "revision": work.revision,
        "author": names[work.author_id],
        "authors": [names[author] for author in work.authors],
        "origin": work.origin,
        "created": work.created,
        "updated": work.updated,
    }


def present_release(release: Release, names: Names | None = None) -> Shape:
    """A release with its files."""
    named = names_of([release.created_by_id]) if names is None else names
    return {
        "id": release.id,
        "project": release.project_id,
        "number": release.number,
        "note": release.note,
        "status": release.status,
        "fault": release.fault or None,
        "progress": {"done": release.done, "total": release.total},
        "created": release.created,
        "created_by": named[release.created_by_id],
        "ledger_sequence": release.ledger_sequence,
        "revision": release.revision,
        "files": _files(release) if release.number else [],
    }


def _files(release: Release) -> list[Shape]:
    return [
        {
            "name": file.name,
            "media_type": file.media_type,
            "bytes": file.bytes,
            "sha256": bytes(file.sha256).hex(),
            "url": f"/api/v1/releases/{release.id}/files/{file.name}",
        }
        for file in sorted(release.files.all(), key=attrgetter("pk"))
    ]


def _present_lone_source(source: Source) -> Shape:
    """For a refusal, where counting would be beside the point: what changed is provenance."""
    return present_source(source, {}, names_of(source.recorded_by))


_PRESENTERS: dict[type, Callable[..., Shape]] = {
    Annotation: present_annotation,
    Contradiction: present_contradiction,
    Source: _present_lone_source,
    Project: present_project,
    Person: present_person,
    Membership: present_membership,
    Assignment: present_assignment,
    Invitation: present_invitation,
    Release: present_release,
    Finding: present_finding,
    CheckRun: present_run,
    ProjectCheck: present_check,
}


def present(thing: object) -> Shape:
    """Any one thing."""
    return _PRESENTERS[type(thing)](thing)
