"""What sources state, read back from where it is kept."""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.db.models import F, Func

from annotations.checks.finding import Passage
from annotations.checks.statement import Statement as Stated
from annotations.models import Statement

_LOW, _HIGH = (Func(F("figures"), function=name) for name in ("lower", "upper"))
_FIELDS = ("start", "end", "quote", "sentence", "terms", "dating", "unit", "wording", "more", "source_id", "check_name")


def statements_of(source_id: UUID, check: str) -> list[Stated]:
    """What a check made of a source, in its order."""
    kept = Statement.objects.filter(source_id=source_id, check_name=check).order_by("number")
    return [_stated(*row) for row in kept.values_list(_LOW, _HIGH, *_FIELDS)]


def statements_by_id(ids: Collection[int]) -> dict[int, Stated]:
    """Those of them that are there; what was replaced meanwhile is not."""
    rows: Iterable[tuple[Any, ...]] = Statement.objects.filter(pk__in=ids).values_list("pk", _LOW, _HIGH, *_FIELDS)
    return {row[0]: _stated(*row[1:]) for row in rows}


def _stated(
    low: Any, high: Any, start: int, end: int, quote: str, sentence: str, terms: list[str], *rest: Any
) -> Stated:
    dating, unit, wording, more, source, check = rest
    return Stated(
        check=check,
        passage=Passage(str(source), start, end, quote),
        sentence=sentence,
        terms=tuple(terms),
        dating=dating,
        low=low,
        high=high,
        unit=unit,
        wording=wording,
        more=more,
    )
