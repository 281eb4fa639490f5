"""The findings of an archive that people decided about, and what its project set for checks.

The ledger knows neither. What is read here is checked by itself, and against what the ledger says there is; that the
words of a passage stand there, and that the work is the project's, the database checks.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson

from annotations.rules.archives import CHECKS, FINDINGS
from annotations.rules.errors import Malformed
from annotations.rules.fields import read_text, says_nothing
from annotations.rules.findings import DECISIONS, REASON_NEEDED, Decision, FindingStatus
from annotations.rules.kinds import NOTE_LIMIT

_SAID = {"id", "check", "kind", "contradiction_kind", "relation", "message", "values", "passages"}
KEYS = _SAID | {"revision", "first_given", "ceased", "decisions"}
OF_SEVERAL = frozenset({"contradiction", "tension", "dependence"})
MOST = 1_000  # passages of a finding, and decisions about one
MOST_COUNTED = 1_000_000_000  # as far as anything here counts, and people may go on
VALUES_LIMIT = 100_000  # bytes
NAME_LIMIT = 60
MESSAGE_LIMIT = 100_000
Row = Mapping[str, Any]


@dataclass(frozen=True)
class ReadPassage:
    """A place in a source of the archive, in code points, with the words that shall stand there."""

    source: UUID
    start: int
    end: int
    quote: str


@dataclass(frozen=True)
class ReadDecision:
    """What somebody decided; `revision` is the finding's after it."""

    id: UUID
    revision: int
    decision: Decision
    person: UUID
    reason: str
    at: datetime
    annotations: Sequence[UUID]
    contradiction: UUID | None


@dataclass(frozen=True)
class ReadFinding:
    """A finding with all that was decided about it, in order; where it stands follows from that."""

    id: UUID
    check: str
    kind: str
    contradiction_kind: str | None
    relation: str | None
    message: str
    values: Row
    passages: Sequence[ReadPassage]
    revision: int
    first_given: datetime
    ceased: datetime | None
    decisions: Sequence[ReadDecision]
    status: FindingStatus


@dataclass(frozen=True)
class ReadSetting:
    """What a project set for a check."""

    check: str
    is_on: bool
    settings: Mapping[str, int]
    revision: int


def read_findings(rows: Iterable[Row], *, sources: Collection[str], people: Collection[str]) -> list[ReadFinding]:
    """Of these sources, decided by these people; Malformed, by line, for what nobody could have decided here."""
    found: list[ReadFinding] = []
    for number, row in enumerate(rows, 1):
        try:
            found.append(_finding(row, sources, people))
        except (AttributeError, KeyError, TypeError, ValueError) as fault:
            raise Malformed(f"Line {number} of {FINDINGS} is no finding of this project: {_told(fault)}") from None
    return found


def read_settings(rows: Iterable[Row]) -> list[ReadSetting]:
    """Each check once; Malformed for what nobody could have set."""
    found: dict[str, ReadSetting] = {}
    for number, row in enumerate(rows, 1):
        try:
            one = _setting(row)
            _need(one.check not in found, "the check is there twice")
        except (AttributeError, KeyError, TypeError, ValueError) as fault:
            raise Malformed(f"Line {number} of {CHECKS} sets no check: {_told(fault)}") from None
        found[one.check] = one
    return list(found.values())


def _finding(row: Row, sources: Collection[str], people: Collection[str]) -> ReadFinding:
    _need(row.keys() == KEYS, f"it has to have these and no other: {', '.join(sorted(KEYS))}")
    _need(1 <= len(row["decisions"]) <= MOST, "nobody decided about it, or too often")
    _need(1 <= len(row["passages"]) <= MOST, "it is of no passage, or of too many")
    _need(len(row["passages"]) > 1 or row["kind"] not in OF_SEVERAL, "it is of two passages at least")
    decisions = [_decision(one, people) for one in row["decisions"]]
    passages, revision = [_passage(place, sources) for place in row["passages"]], _whole(row["revision"])
    return ReadFinding(
        id=UUID(row["id"]),
        check=_name(row["check"]),
        kind=_name(row["kind"]),
        contradiction_kind=None if row["contradiction_kind"] is None else _name(row["contradiction_kind"]),
        relation=None if row["relation"] is None else _name(row["relation"]),
        message=_seen(row["message"]),
        values=_values(row["values"]),
        passages=passages,
        revision=revision,
        first_given=_moment(row["first_given"]),
        ceased=None if row["ceased"] is None else _moment(row["ceased"]),
        decisions=decisions,
        status=_status_after(decisions, revision),
    )


def _seen(raw: object) -> str:
    message = _text(raw, MESSAGE_LIMIT)
    _need(not says_nothing(message), "its message says nothing")
    return message


def _values(raw: Row) -> Row:
    """What was compared, as checks give it: written again everywhere, so within what can be written."""
    _need(len(orjson.dumps(dict(raw))) <= VALUES_LIMIT, "its values are too many")
    _check_numbers(raw)
    return dict(raw)


def _check_numbers(value: object) -> None:
    """No fraction, and no number that another reader would round: figures are strings."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            _check_numbers(one)
    _need(not isinstance(value, float), "a number in its values is none that checks give")


def _passage(place: Row, sources: Collection[str]) -> ReadPassage:
    source, start, end = str(place["source"]), _whole(place["start"], least=0), _whole(place["end"])
    _need(source in sources, "its source is not in the archive")
    _need(start < end, "a passage of nothing")
    return ReadPassage(UUID(source), start, end, _text(place["quote"], end - start))


def _decision(row: Row, people: Collection[str]) -> ReadDecision:
    person, decision, contradiction = str(row["person"]), Decision(row["decision"]), row["contradiction"]
    annotations = [UUID(one) for one in row["annotations"]]
    _need(person in people, "who decided is not in the archive")
    reason = read_text(row["reason"], NOTE_LIMIT)
    _need(decision not in REASON_NEEDED or not says_nothing(reason), "a dismissal without a reason")
    is_accepted = decision is Decision.ACCEPT
    _need(is_accepted or not (annotations or contradiction), "only what is accepted becomes work")
    return ReadDecision(
        *(UUID(row["id"]), _whole(row["revision"]), decision, UUID(person), reason, _moment(row["at"])),
        *(annotations, None if contradiction is None else UUID(contradiction)),
    )


def _status_after(decisions: Sequence[ReadDecision], revision: int) -> FindingStatus:
    """Where it stands by then; a revision rises with each decision, and else with another wording."""
    status, last = FindingStatus.OPEN, 1
    for one in decisions:
        _need(one.revision > last, "its decisions are not in order")
        _need((status, one.decision) in DECISIONS, f"what is {status} cannot be decided so: {one.decision}")
        status, last = DECISIONS[status, one.decision], one.revision
    _need(revision >= last, "its revision is before its last decision")
    return status


def _setting(row: Row) -> ReadSetting:
    settings = {_name(name): _number(value) for name, value in row["settings"].items()}
    _need(isinstance(row["is_on"], bool), "is_on is true or false")
    return ReadSetting(_name(row["check"]), row["is_on"], settings, _whole(row["revision"], least=2))


def _name(raw: object) -> str:
    return _text(raw, NAME_LIMIT)


def _text(raw: object, limit: int) -> str:
    text = read_text(raw, limit)
    _need(bool(text), "a text is needed")
    return text


def _number(raw: object) -> int:
    if not isinstance(raw, int) or isinstance(raw, bool):
        raise TypeError("a whole number is needed")
    _need(abs(raw) <= MOST_COUNTED, f"{raw} is out of bounds")
    return raw


def _whole(raw: object, *, least: int = 1) -> int:
    number = _number(raw)
    _need(least <= number, f"{number} is out of bounds")
    return number


def _moment(raw: object) -> datetime:
    moment = datetime.fromisoformat(str(raw))
    _need(moment.tzinfo is not None, "a time is of no zone")
    return moment


def _need(holds: bool, otherwise: str) -> None:
    if not holds:
        raise ValueError(otherwise)


def _told(fault: Exception) -> str:
    told = f"{fault.args[0]} is missing" if isinstance(fault, KeyError) else str(fault)
    return f"{told.rstrip('.')}."
