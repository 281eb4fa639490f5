"""The counts as a table for people, the aims they are held against, and the list of what went wrong."""

from collections.abc import Iterator, Mapping, Sequence

from bench.yardstick.gold import Place
from bench.yardstick.scores import DATES, FIGURES, LISTS, Scores, Told

CONTEXT = 40
# What the whole is to reach: by row and column of the tables, the least.
MENTIONS_AIM = {
    (DATES, "recall"): 0.95,
    (DATES, "precision"): 0.95,
    (DATES, "value right"): 0.9,
    (FIGURES, "recall"): 0.9,
    (FIGURES, "precision"): 0.9,
    (FIGURES, "value right"): 0.9,
}
ALONE = (
    "duration_and_range",
    "impossible_dates",
    "date_order",
    "cause_and_result",
    "period_and_proof",
    "later_than_source",
    "today_and_ended",
    "weekdays",
    "parts_and_whole",
    "percentages",
    "quotation_marks",
    "quote_speakers",
    "acronyms",
    "name_spellings",
    "broken_words",
    "treaty_names",
)
ACROSS = ("titles", "event_dates", "event_figures", "appellations", "dependence")
CASE_COUNTS = (
    *("gold", "found", "right", "true", "wrong", "wrongly accused"),
    *("holds gold", "holds found", "dependence gold", "dependence found"),
)
ALONE_RECALL, ALONE_PRECISION = 0.7, 0.8
CASE_CHECKS = (*ALONE, *ACROSS)


def share(part: int, whole: int) -> float | None:
    """None of nothing."""
    return part / whole if whole else None


def mentions_row(scores: Scores, check: str) -> dict[str, float | int | None]:
    """Of the checks that list: how many there are, how many were found, and of those how many say the right thing."""
    gold, found, wrong = (scores.counts[check, what] for what in ("gold", "found", "wrong"))
    row: dict[str, float | int | None] = {"gold": gold, "found": found, "wrong": wrong}
    row |= {"recall": share(found, gold), "precision": share(found, found + wrong)}
    row["value right"] = share(scores.counts[check, "right"], found)
    if check == FIGURES:
        row |= {f"{what} right": share(scores.counts[check, what], found) for what in ("hedge", "unit", "counted")}
    return row


def case_row(scores: Scores, checks: Sequence[str]) -> dict[str, float | int | None]:
    """Of checks that find what is at odds: the cases and how many were found; of their findings, how many are true."""
    counts = {what: sum(scores.counts[check, what] for check in checks) for what in CASE_COUNTS}
    findings = counts["true"] + counts["wrong"]
    return {
        "cases": counts["gold"],
        "found": counts["found"],
        "recall": share(counts["found"], counts["gold"]),
        "kind right": share(counts["right"], counts["found"]),
        "findings": findings,
        "wrong": counts["wrong"],
        "accused": counts["wrongly accused"],
        "precision": share(counts["true"], findings),
        "in order": counts["holds gold"] + counts["dependence gold"],
        "found so": counts["holds found"] + counts["dependence found"],
    }


def traps_row(scores: Scores) -> dict[str, float | int | None]:
    """How many traps, and how many sprung, by how badly."""
    return {what: scores.counts["traps", what] for what in ("gold", "contradiction", "tension")}


def measures(scores: Scores) -> dict[str, dict[str, float | int | None]]:
    """Every table's rows by name."""
    others = sorted({check for check, _ in scores.counts} - LISTS - set(CASE_CHECKS) - {"traps"})
    return {
        DATES: mentions_row(scores, DATES),
        FIGURES: mentions_row(scores, FIGURES),
        **{check: case_row(scores, [check]) for check in (*CASE_CHECKS, *others)},
        "inside one source": case_row(scores, ALONE),
        "across sources": case_row(scores, [*ACROSS, *others]),
        "traps": traps_row(scores),
    }


def shortfalls(found: Mapping[str, Mapping[str, float | int | None]]) -> Iterator[str]:
    """What is under its aim, in words; what there is nothing of reaches none."""
    aims = {
        **MENTIONS_AIM,
        ("inside one source", "recall"): ALONE_RECALL,
        ("inside one source", "precision"): ALONE_PRECISION,
    }
    for (row, column), least in aims.items():
        reached = found[row][column] or 0
        if reached < least:
            yield f"{row}: {column} is {reached:.3f}, aimed at {least}"
    sprung = found["traps"]["contradiction"]
    if sprung:
        yield f"traps: {sprung} flagged as a contradiction, aimed at none"


def table(found: Mapping[str, Mapping[str, float | int | None]]) -> str:
    """The rows below the heads of their columns, a new head where the columns change; rows of nothing left out."""
    lines: list[str] = []
    heads: tuple[str, ...] = ()
    for name, row in found.items():
        if not any(row.values()):
            continue
        if tuple(row) != heads:
            heads = tuple(row)
            lines += ["", f"{'':20}" + "".join(f"{head:>14}" for head in heads)]
        lines.append(f"{name:20}" + "".join(f"{_shown(value):>14}" for value in row.values()))
    return "\n".join(lines)


def _shown(value: float | int | None) -> str:
    if value is None:
        return "-"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def listed(told: Sequence[Told], texts: Mapping[str, str]) -> Iterator[str]:
    """Each miss and fault with the words around it."""
    for one in told:
        yield f"{one.check}: {one.what}: {one.why}"
        for place in one.places:
            yield f"    {place.text}:{place.start}-{place.end}: {_in_context(place, texts[place.text])}"


def _in_context(place: Place, text: str) -> str:
    before, after = text[max(place.start - CONTEXT, 0) : place.start], text[place.end : place.end + CONTEXT]
    return " ".join(f"{before}⟦{place.quote}⟧{after}".split())
