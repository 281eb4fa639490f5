"""Figures as statements read back."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from annotations.checks.across.topics import read_names, read_themes
from annotations.checks.statement import Statement
from annotations.rules.figures import Figure, format_decimal


@dataclass(frozen=True, slots=True)
class ToldFigure:
    """A statement read back. `names` are words of names in its sentence, `own` those in its clause, `topics` those most
    often in its source, each by what it is compared by; `themes` are stems of other words most often there, `words`
    those of what else is said. `values` are the figures of its class in its source, `nouns` what is counted there so,
    `owner` whose that is, where a name or noun behind it says so.
    `near` is the date that was told last before, where it has none of its own.
    """

    figure: Figure
    place: Decimal
    head: str
    of: frozenset[str]
    verb: str
    words: Mapping[str, str]
    names: Mapping[str, str]
    own: frozenset[str]
    topics: Mapping[str, str]
    themes: frozenset[str]
    shown: str
    near: str | None
    dating: str | None
    is_range: bool
    written: str
    verb_shown: str
    source: str
    sentence: str
    clause: str
    noun: str
    role: str
    is_part: bool
    is_early: bool
    rivals: int
    years: frozenset[str]
    unit: str
    value_key: str
    values: frozenset[str]
    nouns: frozenset[str]
    owner: frozenset[str]

    @property
    def head_needs_role(self) -> bool:
        """Whether what is counted says too little: persons, and measures, are told of many things in one text."""
        return self.head == "person" or self.head.startswith("unit ")

    @property
    def said(self) -> frozenset[str]:
        """What tells it apart from others alike: the words before the noun, and of a measure those of its clause."""
        return self.of | {self.noun} | (frozenset(self.words) if self.head.startswith("unit ") else frozenset())


def value_key(statement: Statement) -> str:
    """A figure's bounds as one word, to be found among others."""
    return f"{statement.low}..{statement.high}"


def told_figure(statement: Statement) -> ToldFigure:
    """What a statement says."""
    more = statement.more
    numbers = {name: Decimal(more[name]) for name in ("value", "low", "high") if name in more}
    return ToldFigure(
        figure=Figure(
            numbers.get("value"), numbers.get("low"), numbers.get("high"), more.get("qualifier"), statement.unit
        ),
        place=Decimal(more["place"]),
        head=more["head"],
        of=frozenset(more["of"].split()),
        verb=more["verb"],
        words={key: word for key, _, word in (pair.partition("=") for pair in more["words"].split())},
        names=read_names(more["names"]),
        own=frozenset(one for one in more["own"].split("|") if one),
        topics=read_names(more["topics"]),
        themes=read_themes(more["themes"]),
        shown=more["shown"],
        near=more["near"] or None,
        dating=statement.dating,
        is_range=bool(more["range"]),
        written=" ".join(statement.passage.quote.split()),
        verb_shown=more["verb_shown"],
        source=statement.passage.source,
        sentence=statement.sentence,
        noun=more["noun"],
        clause=more["clause"],
        role=more["role"],
        is_part=bool(more["part"]),
        is_early=bool(more["early"]),
        rivals=int(more["rivals"]),
        years=frozenset(more["years"].split()),
        unit=more["unit"],
        value_key=value_key(statement),
        values=frozenset(more.get("values", "").split()),
        nouns=frozenset(more.get("nouns", "").split()),
        owner=frozenset(more.get("owner", "").split()),
    )


def bounds_of(figure: Figure) -> tuple[Decimal | None, Decimal | None]:
    """The least and the greatest that it may be; None where it has no such bound."""
    if figure.low is not None or figure.high is not None:
        return figure.low, figure.high
    return figure.value, figure.value


def written_of(figure: Figure) -> dict[str, str]:
    """A figure as a statement stores it."""
    numbers = {"value": figure.value, "low": figure.low, "high": figure.high}
    found = {name: format_decimal(number) for name, number in numbers.items() if number is not None}
    return {**found, **({"qualifier": str(figure.qualifier)} if figure.qualifier else {})}
