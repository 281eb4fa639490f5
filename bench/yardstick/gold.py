"""The annotated texts as their files tell them: what stands where, what a critic sees, and what nobody may flag."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import cast

from annotations.checks.reading import Reading
from annotations.rules.figures import parse_decimal

ROOT = Path(__file__).resolve().parents[2] / "fixtures" / "yardstick"
SPLITS = ("tune", "measure")
Row = Mapping[str, object]


class NotGold(ValueError):
    """The file is no annotated set; the message says which entry is wrong, and how."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text with what is known of it; `published` is EDTF, None where nobody recorded it."""

    name: str
    language: str
    genre: str
    published: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """Half-open code points into the text of that name, and what stands there."""

    text: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class GoldDate:
    """`readings` are EDTF or ISO 8601 durations, any of which is right; `within` is EDTF that a right value lies in,
    for what is vague ("late 1980s").

    With `unresolved` no value is right, beside readings as well as they. What is `optional` honest people may leave
    out: it is neither missed nor wrong.
    """

    place: Place
    readings: tuple[str, ...]
    within: str | None
    unresolved: bool
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldFigure:
    """`bounds` are pairs of low and high, any of which is right, the same twice for one number; none where any is.

    `qualifiers` are those that are right, none where any is; "exact" stands for no hedge. `units` are those that are
    right, "none" for none of its own; a figure without any listed has none.
    """

    place: Place
    bounds: tuple[tuple[Decimal, Decimal], ...]
    qualifiers: tuple[str, ...]
    units: tuple[str, ...]
    counted: str | None
    optional: bool


@dataclass(frozen=True, slots=True)
class Case:
    """What a critic sees: it is found by a finding that has a passage for each end; any of `kinds` is right."""

    checks: tuple[str, ...]
    kinds: tuple[str, ...]
    contradiction_kind: str | None
    ends: tuple[Place, ...]
    why: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Trap:
    """What is in order: a finding of it is a fault, and a contradiction the worst; `tension` if one may be asked of.

    Only findings of `checks` are faults, or of any where none is named.
    """

    checks: tuple[str, ...]
    ends: tuple[Place, ...]
    why: str
    tension: bool


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Texts that are compared with each other, and all that is said of them."""

    name: str
    texts: tuple[Text, ...]
    dates: tuple[GoldDate, ...]
    figures: tuple[GoldFigure, ...]
    cases: tuple[Case, ...]
    traps: tuple[Trap, ...]

    def readings(self) -> tuple[Reading, ...]:
        """The texts as checks read them, each its name as source."""
        return tuple(Reading(one.name, one.text, language=one.language, published=one.published) for one in self.texts)


def read_split(split: str) -> Iterator[GoldSet]:
    """The sets of a split by their names. Raises NotGold for a file that is none."""
    for path in sorted((ROOT / split).glob("*.toml")):
        yield read_set(path.stem, tomllib.loads(path.read_text(encoding="utf-8")))


def read_set(name: str, told: Row) -> GoldSet:
    """A set from its parsed TOML. Raises NotGold."""
    texts = tuple(_text(row) for row in _rows(told, "texts"))
    known = {one.name: one.text for one in texts}
    if len(known) != len(texts):
        raise NotGold(f"{name}: two texts have one name.")
    try:
        return GoldSet(
            name,
            texts,
            tuple(_date(row, known) for row in _said_in_texts(told, "dates")),
            tuple(_figure(row, known) for row in _said_in_texts(told, "figures")),
            tuple(_case(row, known) for row in _rows(told, "cases")),
            tuple(_trap(row, known) for row in _rows(told, "traps")),
        )
    except (KeyError, ValueError) as fault:
        raise NotGold(f"{name}: {fault}") from fault


def find_quote(text: str, quote: str) -> list[tuple[int, int]]:
    """Where the quote stands in the text, not within longer words; a blank in it is any white space."""
    if not quote.strip():
        return []
    pattern = r"\s+".join(re.escape(part) for part in quote.split())
    before = r"(?<!\w)" if quote[:1].isalnum() else ""
    after = r"(?!\w)" if quote[-1:].isalnum() else ""
    return [found.span() for found in re.finditer(before + pattern + after, text)]


def _place(row: Row, texts: Mapping[str, str]) -> Place:
    name, quote = str(row["text"]), str(row["quote"])
    found = find_quote(texts[name], quote)
    nth = cast("int", row.get("nth", 1))
    if not 1 <= nth <= len(found):
        raise NotGold(f"{quote!r} stands {len(found)} times in {name}, not {nth}.")
    if len(found) > 1 and "nth" not in row:
        raise NotGold(f"{quote!r} stands {len(found)} times in {name}: say which as nth.")
    start, end = found[nth - 1]
    return Place(name, start, end, texts[name][start:end])


def _text(row: Row) -> Text:
    published = row.get("published")
    name, language, genre = (str(row[key]) for key in ("name", "language", "genre"))
    return Text(name, language, genre, None if published is None else str(published), str(row["text"]))


def _said_in_texts(told: Row, key: str) -> Iterator[Row]:
    """What is listed under each text, with the text's name."""
    for text in _rows(told, "texts"):
        yield from ({**row, "text": text["name"]} for row in _rows(text, key))


def _date(row: Row, texts: Mapping[str, str]) -> GoldDate:
    readings = [str(row[key]) for key in ("dating", "duration") if key in row] + list(_strings(row, "or"))
    within = str(row["within"]) if "within" in row else None
    unresolved, optional = bool(row.get("unresolved")), bool(row.get("optional"))
    if not (readings or within or unresolved):
        raise NotGold(f"{row['quote']!r} has a dating, a duration, what it is within, or is unresolved.")
    return GoldDate(_place(row, texts), tuple(readings), within, unresolved, optional)


def _figure(row: Row, texts: Mapping[str, str]) -> GoldFigure:
    bounds = []
    if "value" in row:
        bounds.append((parse_decimal(row["value"]), parse_decimal(row["value"])))
    if "low" in row:
        bounds.append((parse_decimal(row["low"]), parse_decimal(row["high"])))
    for other in _strings(row, "or"):
        low, _, high = other.partition("..")
        bounds.append((parse_decimal(low), parse_decimal(high or low)))
    if bool(bounds) == bool(row.get("any_value")):
        raise NotGold(f"{row['quote']!r} has a value, or a low and a high, or any_value.")
    hedges, units = _strings(row, "qualifier"), _strings(row, "unit") or ("none",)
    counted = str(row["counted"]) if "counted" in row else None
    return GoldFigure(_place(row, texts), tuple(bounds), hedges, units, counted, bool(row.get("optional")))


def _case(row: Row, texts: Mapping[str, str]) -> Case:
    kind = str(row["contradiction_kind"]) if "contradiction_kind" in row else None
    kinds = (str(row["kind"]), *_strings(row, "or"))
    ends = tuple(_place(end, texts) for end in _rows(row, "ends"))
    return Case(_strings(row, "checks"), kinds, kind, ends, str(row["why"]), bool(row.get("optional")))


def _trap(row: Row, texts: Mapping[str, str]) -> Trap:
    ends = tuple(_place(end, texts) for end in _rows(row, "ends"))
    return Trap(_strings(row, "checks"), ends, str(row["why"]), bool(row.get("tension")))


def _rows(row: Row, key: str) -> list[Row]:
    return cast("list[Row]", row.get(key, []))


def _strings(row: Row, key: str) -> tuple[str, ...]:
    told = row.get(key, [])
    return (told,) if isinstance(told, str) else tuple(str(one) for one in cast("list[object]", told))
