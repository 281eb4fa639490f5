"""What every format of a release file offers: bytes for records, and word of what it could not carry."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from annotations.exports.records import Person, ReleasedAnnotation, ReleasedContradiction, ReleasedSource


class Out(Protocol):
    """Whatever takes bytes: a file, a row of the database, a buffer."""

    def write(self, chunk: bytes, /) -> object:
        """Take the next bytes."""


class Omission(NamedTuple):
    """A field of one record that a format could not carry, or not unchanged."""

    id: str
    field: str


class Part(NamedTuple):
    """What some records become in a file."""

    content: bytes
    omissions: Sequence[Omission] = ()


def nothing(_records: Sequence[object]) -> Part:
    """What records become in a file that is not about them."""
    return Part(b"")


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """How one file is written: its opening, then what each chunk of records becomes, then its closing.

    The functions are pure and see any number of records at a time; how they are divided into chunks never shows in the
    file. `version` rises when a reader of the file would have to change. Data files have the same bytes whenever the
    same signed-off state is released; people's names are no data, since they can become pseudonyms.
    """

    media_type: str
    version: int
    is_data: bool = True
    opening: bytes = b""
    people: Callable[[Sequence[Person]], Part] = nothing
    sources: Callable[[Sequence[ReleasedSource]], Part] = nothing
    annotations: Callable[[Sequence[ReleasedAnnotation]], Part] = nothing
    contradictions: Callable[[Sequence[ReleasedContradiction]], Part] = nothing
    closing: bytes = b""
