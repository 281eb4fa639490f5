"""Reading single fields: what a text, a figure, a date or a choice has to look like, and how it is refused."""

from collections.abc import Callable, Mapping, Sequence
from unicodedata import category

from annotations.rules.dates import NotEdtf, parse_edtf
from annotations.rules.errors import InvalidFields
from annotations.rules.figures import format_decimal, parse_decimal

Reader = Callable[[object], str | None]


class Unacceptable(ValueError):
    """One field cannot be accepted; the message says what would be."""


def read_fields(raw: object, readers: Mapping[str, Reader], *, prefix: str = "") -> dict[str, str | None]:
    """Every field that `readers` know, None where nothing was given; all faults at once, unknown keys by name."""
    if not isinstance(raw, Mapping):
        raise InvalidFields({prefix.rstrip(".") or "body": ["An object is needed here."]})
    errors = {f"{prefix}{key}": [unknown_key(readers)] for key in raw if key not in readers}
    found: dict[str, str | None] = {}
    for name, reader in readers.items():
        try:
            found[name] = reader(raw.get(name))
        except ValueError as fault:
            errors[f"{prefix}{name}"] = [str(fault)]
    if errors:
        raise InvalidFields(errors)
    return found


def unknown_key(known: Mapping[str, object] | Sequence[str]) -> str:
    """What is said of a key nobody knows."""
    return f"There is no such field here; known: {', '.join(known)}."


def text(limit: int) -> Reader:
    """A text of at most `limit` code points; what is empty or only space is unknown."""

    def read(raw: object) -> str | None:
        return read_text(raw, limit).strip() or None

    return read


def says_nothing(written: str) -> bool:
    """Whether nobody would see anything of it: space, and what only directs or joins letters."""
    return all(character.isspace() or category(character) == "Cf" for character in written)


def read_text(raw: object, limit: int) -> str:
    """The text as given, '' for null; no NUL, no lone surrogate, at most `limit` code points."""
    if raw is None:
        return ""
    if not isinstance(raw, str):
        raise Unacceptable("A text is needed here.")
    if len(raw) > limit:
        raise Unacceptable(f"This is {len(raw):,} characters long; at most {limit:,} are kept.")
    if "\x00" in raw or any("\ud800" <= character <= "\udfff" for character in raw):
        raise Unacceptable("A text here cannot hold NUL characters or halves of surrogate pairs.")
    return raw


def choice(options: Sequence[str]) -> Reader:
    """One of a closed list."""

    def read(raw: object) -> str | None:
        if raw is None or raw in options:
            return None if raw is None else str(raw)
        raise Unacceptable(f"This is none of: {', '.join(options)}.")

    return read


def date(raw: object) -> str | None:
    """An EDTF text, as written."""
    written = read_text(raw, 100).strip()
    if not written:
        return None
    try:
        parse_edtf(written)
    except NotEdtf as fault:
        raise Unacceptable(str(fault)) from None
    return written


def figure(raw: object) -> str | None:
    """An exact decimal with the precision written; a number or a text."""
    return None if raw is None or raw == "" else format_decimal(parse_decimal(raw))
