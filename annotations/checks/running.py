"""All checks over some readings: what one source gives, and what all of them give together."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from annotations.checks.across.corroboration import corroborated
from annotations.checks.across.pairing import pairs
from annotations.checks.check import Check, Comparison, Settings, defaults
from annotations.checks.finding import Finding
from annotations.checks.reading import Reading
from annotations.checks.registry import CHECKS, COMPARISONS
from annotations.checks.statement import Statement

EVERY: tuple[Check | Comparison, ...] = (*CHECKS, *COMPARISONS)
NAMES: frozenset[str] = frozenset(check.NAME for check in EVERY)


def check_one(reading: Reading, *, chosen: Mapping[str, Settings], most: int | None = None) -> Iterator[Finding]:
    """What the chosen checks notice in one source, check by check. `chosen` has settings by name; what is not in it
    does not run. With `most` a check is not asked for more than so many.
    """
    for check in CHECKS:
        if check.NAME in chosen:
            yield from islice(check.check(reading, chosen[check.NAME]), most)


def first_of_each(given: Iterable[Finding], most: int, more: Callable[[str], object]) -> Iterator[Finding]:
    """So many findings of each check at the most; `more` is told the name of a check that gives others, once."""
    counted: Counter[str] = Counter()
    for finding in given:
        counted[finding.check] += 1
        if counted[finding.check] <= most:
            yield finding
        elif counted[finding.check] == most + 1:
            more(finding.check)


def stated_in(reading: Reading, comparison: Comparison, settings: Settings) -> list[Statement]:
    """What a source states that is compared; the reading knows of it if that is not all."""
    return reading.first_of(comparison.NAME, comparison.statements(reading, settings))


def compare_all(readings: Sequence[Reading], *, chosen: Mapping[str, Settings]) -> Iterator[Finding]:
    """What the chosen comparisons notice between the sources and within each, comparison by comparison; what holds
    between several sources as one, with its independent witnesses counted.
    """
    yield from corroborated(_compared(readings, chosen=chosen))


def _compared(readings: Sequence[Reading], *, chosen: Mapping[str, Settings]) -> Iterator[Finding]:
    for comparison in COMPARISONS:
        if comparison.NAME in chosen:
            settings = chosen[comparison.NAME]
            statements = [one for reading in readings for one in stated_in(reading, comparison, settings)]
            for first, second in pairs(statements):
                finding = comparison.compare(first, second, settings)
                if finding is not None:
                    yield finding


def all_checks() -> dict[str, Settings]:
    """Every check and comparison with its own settings."""
    return {check.NAME: defaults(check) for check in EVERY}
