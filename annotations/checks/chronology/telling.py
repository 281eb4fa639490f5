"""Findings of chronology, put together in one way."""

from collections.abc import Iterable, Mapping

from annotations.checks.chronology.timeline import Timeline
from annotations.checks.finding import Finding, Noticed, Value
from annotations.rules.kinds import ContradictionKind
from annotations.rules.relations import Relation


def plain(quote: str) -> str:
    """The words as they stand, with one blank for each gap between them, in quotation marks."""
    return f"“{' '.join(quote.split())}”"


def against(quote: str, *, fits: bool) -> str:
    """How a message ends that has worked out what the text says in words of its own: it fits, or does not."""
    return f"as {plain(quote)} says" if fits else f"and not {plain(quote)}"


def noticed(
    check: str,
    kind: Noticed,
    ends: Iterable[tuple[int, int]],
    timeline: Timeline,
    *,
    message: str,
    relation: Relation | None = None,
    values: Mapping[str, Value] | None = None,
) -> Finding:
    """A finding of a check on these ends, each from start to end, in the order of the text; each end once."""
    return Finding(
        check=check,
        kind=kind,
        passages=tuple(timeline.reading.passage(start, end) for start, end in sorted(set(ends))),
        message=message,
        relation=relation,
        contradiction_kind=ContradictionKind.DATING if kind is Noticed.CONTRADICTION else None,
        values=values or {},
    )
