"""A stretch of days between two dates, either of which may be left open."""

from dataclasses import dataclass

from annotations.rules.dates import Edtf, NotEdtf, parse_edtf
from annotations.rules.errors import InvalidFields

OPEN = ".."


@dataclass(frozen=True, slots=True)
class Days:
    """From the first day to the last, both included, as ordinals with 0001-01-01 as day 1; None is open."""

    first: int | None
    last: int | None

    def overlap(self, date: Edtf) -> bool:
        """Whether a date may lie among the days: as it is written, an unknown or open side being open."""
        if date.is_yearless:
            return False
        begins_in_time = self.last is None or date.earliest is None or date.earliest <= self.last
        return begins_in_time and (self.first is None or date.latest is None or date.latest >= self.first)


def days_between(first: str, last: str, *, field: str) -> Days | None:
    """The days between two dates of EDTF, such as two years; None if neither is given.

    Of a date that is a stretch itself, such as 199X or 1990/1994, the first counts by its beginning, the last by its
    end. InvalidFields by `<field>_from` and `<field>_to`.
    """
    read, errors = [], {}
    for written, name in ((first, f"{field}_from"), (last, f"{field}_to")):
        try:
            read.append(_read(written.strip()))
        except NotEdtf:
            errors[name] = ["A date of EDTF with a year is needed here, such as 1990, 1994-08 or 199X."]
    if errors:
        raise InvalidFields(errors)
    if read == [None, None]:
        return None
    days = Days(read[0].earliest if read[0] else None, read[1].latest if read[1] else None)
    if days.first is not None and days.last is not None and days.first > days.last:
        raise InvalidFields({f"{field}_to": ["This ends before it begins."]})
    return days


def _read(written: str) -> Edtf | None:
    if written in {"", OPEN}:
        return None
    date = parse_edtf(written)
    if date.is_yearless:
        raise NotEdtf(written)
    return date
