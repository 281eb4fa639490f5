"""The table of names for a text's language: a language is a module here and a line below."""

from collections.abc import Mapping
from functools import reduce

from annotations.checks.naming import azerbaijani, english, russian
from annotations.checks.naming.table import Names

_OWN: Mapping[str, Names] = {"az": azerbaijani.TABLE, "en": english.TABLE, "ru": russian.TABLE}


def _with(own: Names, other: Names) -> Names:
    """Both together; endings and what goes on after a head are of the first alone."""
    return Names(
        common=own.common | other.common,
        links=own.links | other.links,
        linked_by_heads=own.linked_by_heads | other.linked_by_heads,
        ands=own.ands | other.ands,
        heads=own.heads | other.heads,
        generic=own.generic | other.generic,
        titles=own.titles | other.titles,
        offices=own.offices | other.offices,
        times=own.times | other.times,
        adjectives=own.adjectives | other.adjectives,
        groups=own.groups | other.groups,
        endings=own.endings,
        topics=own.topics,
        topic_adjectives=own.topic_adjectives,
    )


# English names stand in texts of every language; of an unknown one, any table may be right.
_BY_LANGUAGE: Mapping[str, Names] = {
    code: own if code == "en" else _with(own, english.TABLE) for code, own in _OWN.items()
}
_ANY = reduce(_with, (russian.TABLE, azerbaijani.TABLE, english.TABLE))


def names_of(language: str | None) -> Names:
    """The table of the language; all of them where it is unknown or has none."""
    return _BY_LANGUAGE.get(language or "", _ANY)
