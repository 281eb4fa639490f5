"""Findings: what tells one from another, what a person may decide about one, and what an accepted one becomes."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from enum import StrEnum

from annotations.rules.details import READERS, Details
from annotations.rules.kinds import Kind


class FindingStatus(StrEnum):
    """What people made of a finding."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DISMISSED = "dismissed"


class Decision(StrEnum):
    """What a person decides about a finding."""

    ACCEPT = "accept"
    DISMISS = "dismiss"
    REOPEN = "reopen"


class Made(StrEnum):
    """What a finding becomes when it is accepted: work of whoever accepts it, or nothing, where it is only noted."""

    ANNOTATIONS = "annotations"  # one on each of its passages
    CONTRADICTION = "contradiction"  # of annotations on its passages
    NOTHING = "nothing"


DECISIONS: Mapping[tuple[FindingStatus, Decision], FindingStatus] = {
    (FindingStatus.OPEN, Decision.ACCEPT): FindingStatus.ACCEPTED,
    (FindingStatus.OPEN, Decision.DISMISS): FindingStatus.DISMISSED,
    (FindingStatus.DISMISSED, Decision.REOPEN): FindingStatus.OPEN,
    (FindingStatus.ACCEPTED, Decision.REOPEN): FindingStatus.OPEN,  # only when what it became is deleted, or is now
}
REASON_NEEDED = frozenset({Decision.DISMISS})

# By the kind of the finding; the first is what it becomes unless the person says otherwise. A sum that holds, or
# wording that two witnesses share, is worth knowing and is nothing that passages say: it is noted.
BECOMES: Mapping[str, tuple[Made, ...]] = {
    **{kind.value: (Made.ANNOTATIONS,) for kind in Kind},
    "contradiction": (Made.CONTRADICTION, Made.ANNOTATIONS),
    "tension": (Made.CONTRADICTION, Made.ANNOTATIONS, Made.NOTHING),
    "holds": (Made.NOTHING, Made.ANNOTATIONS),
    "dependence": (Made.NOTHING, Made.ANNOTATIONS),
}


def finding_key(
    check: str, kind: str, contradiction_kind: str | None, places: Sequence[tuple[str, int, int]], compared: object
) -> bytes:
    """SHA-256 over what a finding is: the check, its kind, its places (source, start, end), and what was compared.

    Not over the message, nor the relation, which follows from what was compared: another wording is no other finding.
    """
    said = [check, kind, contradiction_kind, [list(place) for place in places], compared]
    written = json.dumps(said, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).digest()


def origin_of(finding: str, check: str, message: str) -> str:
    """What work that was accepted from a finding says of it, in the ledger and in releases too."""
    return f"finding {finding} of the check {check}: {message}"


def details_from(kind: Kind, values: object) -> Details:
    """The details of an annotation as far as what a check found has them; what is none of its details is left out."""
    given = values if isinstance(values, Mapping) else {}
    found: Details = {}
    for name, reader in READERS[kind].items():
        try:
            found[name] = reader(given.get(name))
        except ValueError:
            found[name] = None
    return found
