"""What was added up: a whole, its parts, and whether they make it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from annotations.checks.counting.bounds import is_single
from annotations.checks.counting.mention import FigureMention
from annotations.checks.counting.unit_words import SHARES


class Claim(StrEnum):
    """How surely the parts are meant to be all of the whole."""

    ALL = "all"
    LIKELY = "likely"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Sum:
    """Parts that were set against their whole; `fits` says whether they may make it, `is_round` that rounding may
    explain what is missing.
    """

    whole: FigureMention
    parts: tuple[FigureMention, ...]
    total: Decimal
    claim: Claim
    fits: bool
    is_round: bool = False


def is_whole(mention: FigureMention) -> bool:
    """Whether a figure may have parts."""
    return is_single(mention) and mention.figure.unit not in SHARES


def is_labelled(mention: FigureMention) -> bool:
    """Whether what it counts stands before it, as a label does."""
    return not mention.is_of_them and mention.counted_end is not None and mention.counted_end <= mention.start
