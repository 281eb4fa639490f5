"""What every check offers: one module each, with the constants and the functions named here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from annotations.checks.finding import Finding
from annotations.checks.reading import Reading
from annotations.checks.statement import Statement

Settings = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Setting:
    """A number that a project can set for a check: from `low` to `high`, `default` if nobody did."""

    name: str
    default: int
    low: int
    high: int
    meaning: str


class Check(Protocol):
    """A module that reads one source. The same reading and settings give the same findings in the same order."""

    NAME: str  # in findings and in addresses; lower case with underscores, never changed once it is out
    TITLE: str  # for people
    EXPLANATION: str  # what it looks for and what it cannot know, in a sentence or two
    SETTINGS: tuple[Setting, ...]

    def check(self, reading: Reading, settings: Settings) -> Iterable[Finding]:
        """What it notices in the source, in the order of the text."""


class Comparison(Protocol):
    """A module that compares statements, of several sources and of one: first what each says, then any two."""

    NAME: str
    TITLE: str
    EXPLANATION: str
    SETTINGS: tuple[Setting, ...]

    def statements(self, reading: Reading, settings: Settings) -> Iterable[Statement]:
        """What the source says that another, or the same elsewhere, may say otherwise; in the order of the text."""

    def compare(self, first: Statement, second: Statement, settings: Settings) -> Finding | None:
        """What is noticed of two statements that share terms; None where they don't speak of the same, or nothing can
        be told. Two of one source come in the order of the text.
        """


def defaults(check: Check | Comparison) -> dict[str, int]:
    """Its settings where nobody set any."""
    return {setting.name: setting.default for setting in check.SETTINGS}
