"""The typed details of each kind: what may stand in them, and what has to before they are submitted."""

from collections.abc import Mapping
from decimal import Decimal

from annotations.rules import fields
from annotations.rules.dates import Edtf, parse_edtf
from annotations.rules.errors import InvalidFields
from annotations.rules.figures import Figure
from annotations.rules.kinds import (
    CERTAINTIES,
    DETAIL_LIMIT,
    DIRECTNESS,
    MQM_CATEGORIES,
    MQM_SEVERITIES,
    QUALIFIERS,
    Kind,
    ResolutionState,
)

Details = dict[str, str | None]

_text = fields.text(DETAIL_LIMIT)

READERS: Mapping[Kind, Mapping[str, fields.Reader]] = {
    Kind.CLAIM: {
        "paraphrase": _text,
        "attributed_to": _text,
        "dating": fields.date,
        "certainty": fields.choice(CERTAINTIES),
    },
    Kind.STATISTIC: {
        "value": fields.figure,
        "low": fields.figure,
        "high": fields.figure,
        "qualifier": fields.choice(QUALIFIERS),
        "unit": _text,
        "counted": _text,
        "dating": fields.date,
    },
    Kind.QUOTE: {
        "speaker": _text,
        "directness": fields.choice(DIRECTNESS),
        "origin": _text,
        "spoken_on": fields.date,
    },
    Kind.TRANSLATION_ERROR: {
        "category": fields.choice(MQM_CATEGORIES),
        "severity": fields.choice(MQM_SEVERITIES),
        "correction": _text,
        "original": _text,
        "original_language": _text,
        "explanation": _text,
    },
}

_NEEDED: Mapping[Kind, tuple[str, ...]] = {
    Kind.CLAIM: (),
    Kind.STATISTIC: ("counted",),
    Kind.QUOTE: (),
    Kind.TRANSLATION_ERROR: ("category", "severity", "correction"),
}

_DATE_OF: Mapping[Kind, str] = {Kind.CLAIM: "dating", Kind.STATISTIC: "dating", Kind.QUOTE: "spoken_on"}


def read_details(kind: Kind, raw: object) -> Details:
    """The details with exactly the keys of the kind, None where unknown; InvalidFields by `details.<key>`."""
    found = fields.read_fields({} if raw is None else raw, READERS[kind], prefix="details.")
    low, high = found.get("low"), found.get("high")
    if low is not None and high is not None and Decimal(low) > Decimal(high):
        raise InvalidFields({"details.low": [f"The low end {low} is above the high end {high}."]})
    return found


_ORDERS: Mapping[str, tuple[str, ...]] = {kind.value: tuple(readers) for kind, readers in READERS.items()}


def in_order(kind: str, details: Mapping[str, str | None]) -> Details:
    """Details with their keys in the order of their kind; a database keeps them in an order of its own."""
    return {key: details[key] for key in _ORDERS[kind]}


def merged(kind: Kind, before: Mapping[str, str | None], changes: object) -> object:
    """Details after a partial edit: what is not named stays, as far as the (perhaps new) kind knows it."""
    if changes is not None and not isinstance(changes, Mapping):
        return changes
    return {key: value for key, value in before.items() if key in READERS[kind]} | dict(changes or {})


def check_complete(kind: Kind, details: Mapping[str, str | None]) -> None:
    """Refuse to submit what is incomplete, saying what is needed by field."""
    errors = {f"details.{key}": ["This is needed to submit."] for key in _NEEDED[kind] if details[key] is None}
    if kind is Kind.STATISTIC and details["value"] is None and None in (details["low"], details["high"]):
        errors["details.value"] = ["A value, or both a low and a high end, is needed to submit."]
    if errors:
        raise InvalidFields(errors)


def check_contradiction_complete(kind: str | None, explanation: str, state: str, reason: str) -> None:
    """The same for a contradiction."""
    errors = {}
    if kind is None:
        errors["kind"] = ["Say in what these do not go together before you submit it."]
    if not explanation.strip():
        errors["explanation"] = ["Explain in what these do not go together before you submit it."]
    if state != ResolutionState.OPEN and not reason.strip():
        errors["resolution.reason"] = ["A contradiction that is not open any more needs the reason for it."]
    if errors:
        raise InvalidFields(errors)


def dated(kind: Kind, details: Mapping[str, str | None]) -> Edtf | None:
    """When what the passage speaks of was: the dating of a claim or statistic, the day a quote was spoken."""
    written = details.get(_DATE_OF.get(kind, ""))
    return None if written is None else parse_edtf(written)


def counted(kind: Kind, details: Mapping[str, str | None]) -> Figure | None:
    """The figure of a statistic; None where it has none."""
    if kind is not Kind.STATISTIC or all(details[key] is None for key in ("value", "low", "high")):
        return None
    value, low, high = (_decimal(details[key]) for key in ("value", "low", "high"))
    return Figure(value=value, low=low, high=high, qualifier=details["qualifier"], unit=details["unit"])


def _decimal(written: str | None) -> Decimal | None:
    return None if written is None else Decimal(written)
