"""Which statements are set against each other: those that share terms enough, in memory."""

from collections.abc import Iterator, Sequence

from annotations.checks.statement import Statement


def pairs(statements: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Candidates, each pair once, in the order of the statements."""
    return iter(())
