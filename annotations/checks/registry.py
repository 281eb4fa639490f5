"""Every check there is, by hand: a new one is its module and a line here."""

from annotations.checks.check import Check, Comparison

CHECKS: tuple[Check, ...] = ()
COMPARISONS: tuple[Comparison, ...] = ()
