"""What is there at one point of a ledger, as far as later entries have to agree with it."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from annotations.rules.chain import Unfit
from annotations.rules.entries import Said, State
from annotations.rules.permissions import Role

Value = TypeVar("Value", str, int, bool)

DELETED = "deleted"
_TEXT = frozenset({str})


class Last(NamedTuple):
    """The last entry about a thing: its kind, its revision, the fingerprint of its state (b"" if it is gone).

    `endorsed_by` is whoever made that entry, if they endorsed the thing by it.
    """

    thing: str
    revision: int
    fingerprint: bytes
    endorsed_by: str | None = None


class FileFacts(NamedTuple):
    """How long a file is, and its SHA-256 in hex."""

    bytes: int
    sha256: str


@dataclass(frozen=True)
class Released:
    """A release as the last entry about it says: `entry` is its sequence, `sequence` where the ledger was read."""

    number: int
    entry: int
    sequence: int
    files: Mapping[str, FileFacts]


@dataclass
class Unsettling:
    """That an entry changed an end, and which contradictions are still to be unsettled for it."""

    cause: int
    person: str
    waiting: set[str]


class Deeds:
    """Who did what to which thing, by the sequence of the entry, and what was taken back; small for a long ledger."""

    def __init__(self) -> None:
        self._kept: tuple[list[str], list[str], list[str]] = ([], [], [])
        self.taken_back: set[int] = set()

    def append(self, said: Said) -> None:
        """The next entry."""
        things, people, actions = self._kept
        things.append(sys.intern(said["id"]))
        people.append(sys.intern(said["person"]))
        actions.append(sys.intern(said["action"]))

    def at(self, sequence: int) -> tuple[str, str, str] | None:
        """Thing, person and action of an entry; None where there is none so far."""
        things, people, actions = self._kept
        if not 1 <= sequence <= len(things):
            return None
        return things[sequence - 1], people[sequence - 1], actions[sequence - 1]


@dataclass
class Present:
    """What is there: of annotations their status or DELETED, and by annotation the contradictions resting on it."""

    project: State = field(default_factory=dict)
    last: dict[str, Last] = field(default_factory=dict)
    roles: dict[str, Role] = field(default_factory=dict)
    invited: dict[str, Role] = field(default_factory=dict)
    annotations: dict[str, str] = field(default_factory=dict)
    resting: dict[str, set[str]] = field(default_factory=dict)
    releases: list[Released] = field(default_factory=list)
    unsettling: Unsettling | None = None
    deeds: Deeds = field(default_factory=Deeds)
    renaming: tuple[int, str] | None = None  # the last entry by which somebody became a pseudonym, and who made it

    @property
    def archived(self) -> bool:
        """Whether the project is."""
        return self.project.get("archived") is True

    def has(self, thing: str, key: str) -> bool:
        """Whether there is, or was, such a thing."""
        last = self.last.get(key)
        return last is not None and last.thing == thing

    def role_of(self, said: Said) -> Role:
        """The role of whoever made the entry, when they made it."""
        role = self.roles.get(said["person"])
        if role is None:
            raise Unfit(f"whoever made it (person {said['person']}) is no member at this point")
        return role


def member(state: State, name: str, kind: type[Value]) -> Value:
    """A value of a state that has to be of this type."""
    value = state.get(name)
    if type(value) is not kind:
        raise Unfit(f"the {name} in its state is none")
    return value


def texts(state: State, name: str) -> list[str]:
    """A list of texts in a state."""
    value = state.get(name)
    if type(value) is not list or not _TEXT.issuperset(map(type, value)):
        raise Unfit(f"the {name} in its state are none")
    return value


def files_of(release: State) -> dict[str, FileFacts]:
    """The facts of its files that a release's state has, by name."""
    files = release.get("files")
    if type(files) is not list or not all(type(file) is dict for file in files):
        raise Unfit("the files in its state are none")
    return {
        member(file, "name", str): FileFacts(member(file, "bytes", int), member(file, "sha256", str)) for file in files
    }


def state_after(said: Said) -> State:
    """The state after an entry that has to have one."""
    if said["after"] is None:
        raise Unfit(f"{said['action']} leaves nothing of the {said['thing']}")
    return said["after"]


def state_before(said: Said) -> State:
    """The state before an entry that is not the first of its thing."""
    if said["before"] is None:
        raise Unfit(f"{said['action']} needs a {said['thing']} that is there")
    return said["before"]


def check_only(said: Said, names: frozenset[str]) -> None:
    """Unfit where an entry changes more of its thing than these."""
    before, after = state_before(said), state_after(said)
    changed = [name for name in before.keys() | after.keys() if before.get(name) != after.get(name)]
    more = sorted({*changed} - names)
    if more:
        raise Unfit(f"{said['action']} changes what it cannot: {', '.join(more)}")
