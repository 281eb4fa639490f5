"""What a verb tells of depends on what it is told of: a tower that fell is broken, a town that fell is taken."""

from collections.abc import Mapping
from functools import lru_cache

from annotations.checks.across.event_table import KINDS, EventKind

_STRUCTURES = """bridge tower dam power station railway road canal port airport church hospital school museum library
 theatre building monument wing farm"""
_BODIES = """school hospital museum library theatre firm mine bank society party body army paper radio farm award"""


def _of(sorts: str, kind: str) -> dict[str, str]:
    return dict.fromkeys(sorts.split(), kind)


# By the kind that its words alone say, and the sort of what it is told of; "" for what no row names.
_RETOLD: Mapping[str, Mapping[str, str]] = {
    "born": _of(_BODIES, "founded"),
    "founded": _of("law treaty", "adopted"),
    "died": _of("ship aircraft", "broke"),
    "launched": {"": "began", **_of("ship", "launched"), **_of("paper radio", "founded"), **_of("firm", "founded")},
    "fell": {"": "", "place": "occupied", **_of(_STRUCTURES, "broke"), **_of("aircraft ship", "broke")},
    "rose": {"": "", **_of(_STRUCTURES, "built")},
    "dates": {
        "": "built",
        **_of(_STRUCTURES, "built"),
        **_of("society firm bank body party army paper museum school hospital library theatre", "founded"),
        **_of("treaty", "signed"),
        **_of("law", "adopted"),
    },
    "met": _of("meeting", "happened"),
    "began": {
        **_of("law treaty", "in force"),
        **_of("railway radio museum firm hospital school", "opened"),
        **_of("tower church building dam bridge road canal", "laid"),
        **_of("battle", "fought"),
        **_of("calamity", "broke"),
    },
    "happened": {
        **_of(_STRUCTURES, ""),
        **_of("calamity", "broke"),
        **_of("battle", "fought"),
        **_of("unrest epidemic war", "began"),
        **_of("meeting", "happened"),
    },
    "struck": {"": "", **_of("ship aircraft", "broke")},
    "vanished": _of("ship aircraft", "broke"),
    "declared": _of("law treaty", "adopted"),
    "abolished": _of("meeting unrest war", "ended"),
    "ended": {**_of("firm railway paper", "abolished"), **_of("treaty", "signed")},
    "raised": {"": "", **_of("ship aircraft calamity", "raised"), **_of("tower building monument church", "built")},
    "opened": _of("meeting", "happened"),
    "laid": _of("meeting", "began"),
    "returned": {"": "", **_of("ship operation army", "returned")},
}


# Kinds that are told of one and the same happening: what is founded is opened, what is made is published.
FAMILIES: tuple[frozenset[str], ...] = (
    frozenset({"founded", "opened", "began", "declared", "happened", "aired"}),
    frozenset({"built", "opened", "restored", "reopened"}),
    frozenset({"abolished", "ended"}),
    frozenset({"premiered", "published", "happened"}),
    frozenset({"adopted", "declared", "signed", "in force", "published"}),
    frozenset({"broke", "happened", "died", "quaked"}),
    frozenset({"attacked", "fought", "happened", "occupied"}),
    frozenset({"appointed", "elected", "declared"}),
    frozenset({"nationalised", "joined", "sold"}),
    frozenset({"launched", "built"}),
    frozenset({"built", "ended"}),
    frozenset({"signed", "ended"}),
    frozenset({"born", "founded"}),
    frozenset({"abolished", "reorganised"}),
    frozenset({"reorganised", "renamed"}),
    frozenset({"retired", "abolished"}),
    frozenset({"demolished", "abolished"}),
)


# Those of them that are dated alike, so that dates which differ are worth asking about.
CLOSEST: tuple[frozenset[str], ...] = (
    frozenset({"founded", "opened", "began", "happened"}),
    frozenset({"premiered", "happened"}),
    frozenset({"broke", "happened"}),
    frozenset({"attacked", "fought", "happened"}),
    frozenset({"declared", "opened"}),
    frozenset({"built", "opened"}),
    frozenset({"abolished", "ended"}),
)


@lru_cache(maxsize=1024)
def closest_of(kind: str) -> str:
    """The first of the kinds that are told of one happening at one time with a kind; itself where there are none."""
    return next((min(family) for family in CLOSEST if kind in family), kind)


def are_one(one: str, other: str) -> bool:
    """Whether two kinds tell of one happening at one time."""
    return one == other or any({one, other} <= family for family in CLOSEST)


@lru_cache(maxsize=1024)
def families_of(kind: str) -> tuple[str, ...]:
    """Names for the families that a kind is of; its own where it is of none."""
    found = tuple(f"family {number}" for number, family in enumerate(FAMILIES) if kind in family)
    return found or (f"family of {kind}",)


def are_kin(one: str, other: str) -> bool:
    """Whether two kinds may tell of one happening."""
    return one == other or any({one, other} <= family for family in FAMILIES)


# What verbs tell of that say of themselves of what sort the event is.
_IMPLIED: Mapping[str, frozenset[str]] = {
    "attacked": frozenset(["battle"]),
    "fought": frozenset(["battle"]),
    "quaked": frozenset(["calamity"]),
}
_STRIKES = ("walked out", "downed tools", "went on strike", "came out on strike", "struck work", "laid down")


def implied(kind: EventKind, trigger: str) -> frozenset[str]:
    """The sort of an event that its verb says by itself: who attacks is in a battle."""
    if trigger.startswith(_STRIKES) or trigger.endswith("to work"):
        return frozenset(["unrest"])
    return _IMPLIED.get(kind.name, frozenset())


def retold(kind: EventKind, sorts: frozenset[str]) -> EventKind | None:
    """The kind that it is of things of these sorts; None if of such things it tells nothing."""
    rows = _RETOLD.get(kind.name)
    if rows is None:
        return kind
    found = next((rows[sort] for sort in sorted(sorts) if sort in rows), rows.get("", kind.name))
    return KINDS[found] if found else None
