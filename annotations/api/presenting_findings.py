"""Findings, checks and their runs, as the interface shows them; presenting.py has the rest."""

from collections.abc import Mapping
from operator import attrgetter
from uuid import UUID

from annotations.models import CheckRun, Finding, FindingDecision
from annotations.queries.checks import ProjectCheck
from annotations.queries.people import names_of


def present_finding(finding: Finding) -> dict[str, object]:
    """A finding, in the order of `check_sources`, then what people decided about it."""
    passages = sorted(finding.passages.all(), key=attrgetter("number"))
    return {
        "id": finding.id,
        "project": finding.project_id,
        "check": finding.check_name,
        "kind": finding.kind,
        "passages": [
            {"source": one.source_id, "start": one.start, "end": one.end, "quote": one.quote} for one in passages
        ],
        "message": finding.message,
        "relation": finding.relation,
        "contradiction_kind": finding.contradiction_kind,
        "values": finding.values,
        "status": finding.status,
        "is_current": finding.ceased is None,
        "first_given": finding.first_given,
        "ceased": finding.ceased,
        "revision": finding.revision,
        "decisions": [_present_decision(one) for one in sorted(finding.decisions.all(), key=attrgetter("revision"))],
    }


def _present_decision(decision: FindingDecision) -> dict[str, object]:
    return {
        "id": decision.id,
        "revision": decision.revision,
        "decision": decision.decision,
        "person": decision.person.name,
        "reason": decision.reason,
        "at": decision.at,
        "annotations": decision.annotations,
        "contradiction": decision.contradiction_id,
    }


def present_run(run: CheckRun, names: Mapping[UUID, str] | None = None) -> dict[str, object]:
    """A run of checks."""
    named = names_of([run.asked_by_id]) if names is None else names
    return {
        "id": run.id,
        "project": run.project_id,
        "sources": run.sources,
        "cause": run.cause,
        "status": run.status,
        "fault": run.fault or None,
        "progress": {"done": run.done, "total": run.total},
        "given": run.given,
        "cut": run.cut,
        "created": run.created,
        "ended": run.ended,
        "asked_by": named[run.asked_by_id],
        "revision": run.revision,
    }


def present_check(told: ProjectCheck) -> dict[str, object]:
    """A check in a project, with its settings and what people made of what it found."""
    return {
        "name": told.name,
        "title": told.check.TITLE,
        "explanation": told.check.EXPLANATION,
        "is_on": told.is_on,
        "settings": [
            {
                "name": setting.name,
                "value": told.settings[setting.name],
                "default": setting.default,
                "low": setting.low,
                "high": setting.high,
                "meaning": setting.meaning,
            }
            for setting in told.check.SETTINGS
        ],
        "counts": told.counts,
        "revision": told.revision,
    }
