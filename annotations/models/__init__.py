"""What is stored: fields, constraints, and who may see it."""

from annotations.models.annotations import Annotation
from annotations.models.assignments import Assignment, Lease
from annotations.models.checks import CheckRun, CheckSetting
from annotations.models.contradictions import Contradiction, ContradictionEnd
from annotations.models.findings import Finding, FindingDecision, FindingPassage
from annotations.models.ledger import LedgerEntry, LedgerHead
from annotations.models.projects import Invitation, Membership, Person, Project, ReceivedRequest
from annotations.models.releases import Release, ReleaseChunk, ReleaseFile
from annotations.models.sources import Source, SourceBlock, SourceIndex
from annotations.models.statements import Statement, TermCount
from annotations.models.viewers import Viewer

__all__ = [
    "Annotation",
    "Assignment",
    "CheckRun",
    "CheckSetting",
    "Contradiction",
    "ContradictionEnd",
    "Finding",
    "FindingDecision",
    "FindingPassage",
    "Invitation",
    "Lease",
    "LedgerEntry",
    "LedgerHead",
    "Membership",
    "Person",
    "Project",
    "ReceivedRequest",
    "Release",
    "ReleaseChunk",
    "ReleaseFile",
    "Source",
    "SourceBlock",
    "SourceIndex",
    "Statement",
    "TermCount",
    "Viewer",
]
