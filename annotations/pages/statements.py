"""A signed statement, or one that would be signed, as people read it; and what of it is not so any more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from annotations.pages.details import Detail, shown_details
from annotations.rules.details import in_order
from annotations.rules.differences import Difference, differences
from annotations.templatetags.directions import direction_by_letters
from annotations.templatetags.telling import field_label, shown_value


@dataclass(frozen=True)
class SignedSource:
    """A source as the statement has it: the facts that are known of it by their labels, and the hash of its text."""

    id: str
    title: str
    facts: list[tuple[str, str]]
    sha256: str


@dataclass(frozen=True)
class SignedPassage:
    """An annotation as the statement has it; `place` from 1 if it is one of several."""

    place: int
    state: Mapping[str, Any]
    prefix: str
    suffix: str
    details: list[Detail]
    source: SignedSource
    is_preferred: bool

    @property
    def direction(self) -> str:
        """In which its words are set."""
        return direction_by_letters(self.state["quote"], self.prefix, self.suffix)


@dataclass(frozen=True)
class ShownStatement:
    """All that a statement says; `contradiction` its state if it is about one."""

    revision: int
    passages: list[SignedPassage]
    contradiction: Mapping[str, Any] | None
    relation: str
    meaning: str
    confirmed_by: str = ""
    confirmed_at: datetime | None = None


@dataclass(frozen=True)
class Changed:
    """What of a statement is not so any more, by what it says it of."""

    of: str
    changes: list[Difference]


def shown_statement(said: Mapping[str, Any]) -> ShownStatement:
    """As people read it. Statements from before there was a `format` lack what stands around the passages."""
    signed, ends = said["signed"], said["ends"]
    around = {one["annotation"]: one for one in said.get("passages", ())}
    sources = {one["id"]: _source(one) for one in said["sources"]}
    is_contradiction = "annotations" in signed
    preferred = signed["resolution"]["preferred"] if is_contradiction else None
    confirmed = said.get("confirmed") or {}
    return ShownStatement(
        revision=signed["revision"],
        passages=[
            SignedPassage(
                place=place,
                state=one,
                prefix=around.get(one["id"], {}).get("prefix", ""),
                suffix=around.get(one["id"], {}).get("suffix", ""),
                details=shown_details(in_order(one["kind"], one["details"])),
                source=sources[one["source"]],
                is_preferred=one["id"] == preferred,
            )
            for place, one in enumerate(ends if is_contradiction else [signed], 1)
        ],
        contradiction=signed if is_contradiction else None,
        relation=said.get("relation") or "",
        meaning=said["meaning"],
        confirmed_by=confirmed_in_words(confirmed.get("by")),
        confirmed_at=datetime.fromisoformat(confirmed["at"]) if confirmed else None,
    )


def confirmed_in_words(by: str | None) -> str:
    """How somebody said again who they are."""
    words = {
        "password": _("password"),
        "totp": _("code of an authenticator app"),
        "recovery_code": _("recovery code"),
    }
    return words.get(by or "", by or "")


def changed_since(said: Mapping[str, Any], now: Mapping[str, Any]) -> list[Changed]:
    """What differs between two statements about one thing, but for where things stand; nothing if they say the same."""
    pairs = [(_("This"), said["signed"], now["signed"])]
    pairs += [(_("Passage %(place)s") % {"place": place}, *pair) for place, *pair in _both(said["ends"], now["ends"])]
    pairs += [
        (_("Source “%(title)s”") % {"title": then["title"]}, then, {name: later.get(name) for name in then})
        for _place, then, later in _both(said["sources"], now["sources"])
    ]
    found = [Changed(of, differences(then, later)) for of, then, later in pairs]
    return [one for one in found if one.changes]


def _both(then: Sequence[Mapping[str, Any]], now: Sequence[Mapping[str, Any]]) -> list[tuple[int, Any, Any]]:
    """Each with what it is now, from 1; what is not there any more is told by the list that it stood in."""
    later = {one["id"]: one for one in now}
    return [(place, one, later[one["id"]]) for place, one in enumerate(then, 1) if one["id"] in later]


def _source(source: Mapping[str, Any]) -> SignedSource:
    facts = [
        (field_label(name), shown_value(str(source[name]), name))
        for name in ("author", "publisher", "speaker", "published", "translated_from")
        if source.get(name)
    ]
    return SignedSource(source["id"], source["title"], facts, source["sha256"])
