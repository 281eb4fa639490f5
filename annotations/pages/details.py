"""The details of each kind as people read them and fill them in."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from annotations.pages.forms import Field, date_field
from annotations.rules.kinds import (
    CERTAINTIES,
    DETAIL_LIMIT,
    DIRECTNESS,
    MQM_CATEGORIES,
    MQM_SEVERITIES,
    QUALIFIERS,
    Kind,
)
from annotations.templatetags.words import date_in_words

DATES = frozenset({"dating", "spoken_on"})


@dataclass(frozen=True)
class Detail:
    """One detail as it is shown: its label, its value, and what a date says in words."""

    name: str
    label: str
    value: str
    words: str = ""


def labels() -> Mapping[str, str]:
    """What each detail is called."""
    return _labels_in(get_language())


@cache
def _labels_in(language: str | None) -> Mapping[str, str]:  # noqa: ARG001  (that of whoever reads)
    return {
        "paraphrase": _("In other words"),
        "attributed_to": _("Attributed to"),
        "dating": _("Dating"),
        "certainty": _("Certainty"),
        "value": _("Value"),
        "low": _("Low end"),
        "high": _("High end"),
        "qualifier": _("Qualifier"),
        "unit": _("Unit"),
        "counted": _("What is counted"),
        "speaker": _("Speaker"),
        "directness": _("Directness"),
        "origin": _("Said where"),
        "spoken_on": _("Said when"),
        "category": _("Category (MQM)"),
        "severity": _("Severity (MQM)"),
        "correction": _("Correction"),
        "original": _("The original words"),
        "original_language": _("Language of the original"),
        "explanation": _("Explanation"),
    }


def shown_details(details: Mapping[str, str | None]) -> list[Detail]:
    """The details that are known, in the order given; what is unknown is not shown."""
    named = labels()
    return [
        Detail(name, named[name], _value_in_words(name, value), date_in_words(value) if name in DATES else "")
        for name, value in details.items()
        if value is not None
    ]


def detail_fields(kind: Kind) -> list[Field]:
    """The fields of a kind's details, by the names that the interface has for them."""
    return [_FIELDS[name](f"details.{name}", label) for name, label in _names(kind)]


def _names(kind: Kind) -> list[tuple[str, str]]:
    named = labels()
    return [(name, named[name]) for name in _ORDER[kind]]


_ORDER: Mapping[Kind, tuple[str, ...]] = {
    Kind.CLAIM: ("paraphrase", "attributed_to", "dating", "certainty"),
    Kind.STATISTIC: ("value", "low", "high", "qualifier", "unit", "counted", "dating"),
    Kind.QUOTE: ("speaker", "directness", "origin", "spoken_on"),
    Kind.TRANSLATION_ERROR: (
        *("category", "severity", "correction"),
        *("original", "original_language", "explanation"),
    ),
}


def _choices(values: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return (("", _("unknown")), *((value, _value_in_words("", value)) for value in values))


def _value_in_words(name: str, value: str) -> str:
    chosen = not name or name in {"certainty", "qualifier", "directness", "category", "severity"}
    return value.replace("_", " ").replace("/", ": ") if chosen else value


def _text(name: str, label: str) -> Field:
    return Field(name, label, limit=DETAIL_LIMIT)


def _area(name: str, label: str) -> Field:
    return Field(name, label, "area", limit=DETAIL_LIMIT)


def _figure(name: str, label: str) -> Field:
    return Field(name, label, "figure")


_FIELDS = {
    "paraphrase": _area,
    "attributed_to": _text,
    "dating": date_field,
    "certainty": lambda name, label: Field(name, label, "choice", choices=_choices(CERTAINTIES)),
    "value": lambda name, label: Field(name, label, "figure", help=_("A value, or a low and a high end")),
    "low": _figure,
    "high": _figure,
    "qualifier": lambda name, label: Field(name, label, "choice", choices=_choices(QUALIFIERS)),
    "unit": _text,
    "counted": lambda name, label: Field(name, label, limit=DETAIL_LIMIT, help=_("needed to submit")),
    "speaker": _text,
    "directness": lambda name, label: Field(name, label, "choice", choices=_choices(DIRECTNESS)),
    "origin": _text,
    "spoken_on": date_field,
    "category": lambda name, label: Field(
        name, label, "choice", choices=_choices(MQM_CATEGORIES), help=_("needed to submit")
    ),
    "severity": lambda name, label: Field(
        name, label, "choice", choices=_choices(MQM_SEVERITIES), help=_("needed to submit")
    ),
    "correction": lambda name, label: Field(name, label, "area", limit=DETAIL_LIMIT, help=_("needed to submit")),
    "original": _area,
    "original_language": _text,
    "explanation": _area,
}
