"""The findings of a project that comes from another server, as far as people decided about them, and its settings."""

from uuid import UUID

from annotations.actions.archived_rows import BATCH, OWNER
from annotations.imports.findings import ReadFinding
from annotations.imports.projects import ReadProject
from annotations.models import CheckSetting, Finding, FindingDecision, FindingPassage
from annotations.rules.findings import finding_key


def put_findings(read: ReadProject, project: UUID) -> None:
    """When checks run here and give the same, they find it decided."""
    Finding.objects.using(OWNER).bulk_create((_row(one, project) for one in read.findings), batch_size=BATCH)
    FindingPassage.objects.using(OWNER).bulk_create(
        (
            FindingPassage(
                finding_id=one.id,
                number=number,
                source_id=place.source,
                start=place.start,
                end=place.end,
                quote=place.quote,
            )
            for one in read.findings
            for number, place in enumerate(one.passages)
        ),
        batch_size=BATCH,
    )
    FindingDecision.objects.using(OWNER).bulk_create(
        (
            FindingDecision(
                id=said.id,
                finding_id=one.id,
                revision=said.revision,
                decision=said.decision.value,
                person_id=said.person,
                reason=said.reason,
                at=said.at,
                annotations=list(said.annotations),
                contradiction_id=said.contradiction,
            )
            for one in read.findings
            for said in one.decisions
        ),
        batch_size=BATCH,
    )
    CheckSetting.objects.using(OWNER).bulk_create(
        (
            CheckSetting(
                project_id=project,
                check_name=one.check,
                is_on=one.is_on,
                settings=dict(one.settings),
                revision=one.revision,
            )
            for one in read.settings
        ),
        batch_size=BATCH,
    )


def _row(one: ReadFinding, project: UUID) -> Finding:
    said = {name: getattr(one, name) for name in ("kind", "contradiction_kind", "relation", "message", "revision")}
    places = [(str(place.source), place.start, place.end) for place in one.passages]
    return Finding(
        id=one.id,
        project_id=project,
        check_name=one.check,
        **said,
        values=dict(one.values),
        key=finding_key(one.check, one.kind, one.contradiction_kind, places, dict(one.values)),
        status=one.status.value,
        first_given=one.first_given,
        ceased=one.ceased,
    )
