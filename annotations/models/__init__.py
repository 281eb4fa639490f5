"""What is stored: fields, constraints, and who may see it."""

from annotations.models.annotations import Annotation
from annotations.models.assignments import Assignment, Lease
from annotations.models.contradictions import Contradiction, ContradictionEnd
from annotations.models.ledger import LedgerEntry, LedgerHead
from annotations.models.projects import Invitation, Membership, Person, Project, ReceivedRequest
from annotations.models.releases import Release, ReleaseChunk, ReleaseFile
from annotations.models.sources import Source, SourceBlock, SourceIndex
from annotations.models.viewers import Viewer

__all__ = [
    "Annotation",
    "Assignment",
    "Contradiction",
    "ContradictionEnd",
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
    "Viewer",
]
