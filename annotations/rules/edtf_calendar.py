"""Day numbers of the proleptic Gregorian calendar, for any year, before and beyond what `datetime` can hold."""

from calendar import isleap

DAYS_BEFORE_MONTH = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365)
DAYS_IN_400_YEARS = 146_097
FEBRUARY = 2


def days_in_month(year: int, month: int) -> int:
    """How many days the month (1 to 12) has in that year; year 0 is 1 BC, as in ISO 8601."""
    usual = DAYS_BEFORE_MONTH[month] - DAYS_BEFORE_MONTH[month - 1]
    return usual + (month == FEBRUARY and isleap(year))


def day_number(year: int, month: int, day: int) -> int:
    """The day counted so that 0001-01-01 is 1, as in `date.toordinal`; earlier days are 0 and below."""
    before = year - 1
    days = 365 * before + before // 4 - before // 100 + before // 400
    return days + DAYS_BEFORE_MONTH[month - 1] + (month > FEBRUARY and isleap(year)) + day


def year_of(number: int) -> int:
    """The year that a day number lies in."""
    year = 400 * (number - 1) // DAYS_IN_400_YEARS + 1
    while day_number(year, 1, 1) > number:
        year -= 1
    while day_number(year + 1, 1, 1) <= number:
        year += 1
    return year


def calendar_date(number: int) -> tuple[int, int, int]:
    """Year, month and day of a day number; the year as in ISO 8601, so 0 is 1 BC."""
    year = year_of(number)
    month = next(one for one in range(12, 0, -1) if day_number(year, one, 1) <= number)
    return year, month, number - day_number(year, month, 1) + 1
