"""What the checks find of a set of annotated texts, counted."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from annotations.checks.finding import Finding, Noticed
from annotations.checks.reading import Reading
from annotations.checks.running import all_checks, check_one, compare_all
from bench.yardstick.gold import Case, GoldDate, GoldFigure, GoldSet, Place, Trap
from bench.yardstick.matching import (
    AT_ODDS,
    REMARKS,
    concerns,
    is_of_case,
    pair_mentions,
    places_of,
    springs,
)
from bench.yardstick.values import (
    Values,
    is_right_counted,
    is_right_date,
    is_right_hedge,
    is_right_number,
    is_right_unit,
)

# Checks that list what stands in a text. Their findings are set against the gold of mentions, not against cases.
DATES, FIGURES = "dates", "figures"
LISTS = frozenset({DATES, FIGURES, "quotes"})

Gold = TypeVar("Gold", GoldDate, GoldFigure)


@dataclass(frozen=True, slots=True)
class Told:
    """One thing for the list of what went wrong: under which check, what, where, and a sentence."""

    check: str
    what: str
    places: tuple[Place, ...]
    why: str


@dataclass(slots=True)
class Scores:
    """Counts by check and by what is counted, and every miss and fault in order."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    told: list[Told] = field(default_factory=list)

    def count(self, check: str, what: str, number: int = 1) -> None:
        """Adds to a count."""
        self.counts[check, what] += number

    def tell(self, check: str, what: str, places: Iterable[Place], why: str) -> None:
        """Counts a miss or fault and keeps it for the list."""
        self.count(check, what)
        self.told.append(Told(check, what, tuple(places), why))


def score_sets(sets: Iterable[GoldSet]) -> Scores:
    """All sets, each compared within itself alone."""
    scores = Scores()
    for gold in sets:
        score_set(scores, gold, find_all(gold.readings()))
    return scores


def find_all(readings: Sequence[Reading]) -> list[Finding]:
    """What every check finds with its own settings, in the texts and between them."""
    chosen = all_checks()
    alone = [finding for reading in readings for finding in check_one(reading, chosen=chosen)]
    return [*alone, *compare_all(readings, chosen=chosen)]


def score_set(scores: Scores, gold: GoldSet, findings: Sequence[Finding]) -> None:
    """Counts what was found in one set."""
    _score_dates(scores, gold.dates, [one for one in findings if one.check == DATES])
    _score_figures(scores, gold.figures, [one for one in findings if one.check == FIGURES])
    others = [one for one in findings if one.check not in LISTS]
    for case in gold.cases:
        _score_case(scores, case, others)
    for finding in others:
        _score_finding(scores, finding, gold.cases)
    _score_traps(scores, gold, [one for one in others if not any(concerns(case, one) for case in gold.cases)])


def _score_dates(scores: Scores, gold: Sequence[GoldDate], findings: Sequence[Finding]) -> None:
    for one, values in _score_mentions(scores, DATES, gold, findings):
        if is_right_date(one, values):
            scores.count(DATES, "right")
        else:
            meant = one.readings or ((f"within {one.within}",) if one.within else ("nothing",))
            found = values.get("dating") or values.get("duration") or "nothing"
            scores.tell(DATES, "other value", [one.place], f"{found} for {' or '.join(meant)}")


def _score_figures(scores: Scores, gold: Sequence[GoldFigure], findings: Sequence[Finding]) -> None:
    for one, values in _score_mentions(scores, FIGURES, gold, findings):
        found = {key: values.get(key) for key in ("value", "low", "high", "qualifier", "unit", "counted")}
        for what, is_right in (
            ("right", is_right_number),
            ("hedge", is_right_hedge),
            ("unit", is_right_unit),
            ("counted", is_right_counted),
        ):
            if is_right(one, values):
                scores.count(FIGURES, what)
            else:
                wrong = "other value" if what == "right" else f"other {what}"
                meant = _meant(one)
                scores.tell(FIGURES, wrong, [one.place], f"{found} for {meant}")


def _meant(gold: GoldFigure) -> str:
    numbers = " or ".join(str(low) if low == high else f"{low}..{high}" for low, high in gold.bounds)
    hedges, units = "|".join(gold.qualifiers), "|".join(gold.units)
    return f"{numbers or 'any'}, {hedges or 'any hedge'}, unit {units}, counted {gold.counted}"


def _score_mentions(
    scores: Scores, check: str, gold: Sequence[Gold], findings: Sequence[Finding]
) -> list[tuple[Gold, Values]]:
    """Counts what is found, missed and wrong; the pairs whose values are to be looked at."""
    found = [places_of(one)[0] for one in findings]
    paired = pair_mentions([one.place for one in gold], found)
    matched = []
    for number, one in enumerate(gold):
        if one.optional:
            continue
        scores.count(check, "gold")
        if number in paired:
            scores.count(check, "found")
            matched.append((one, findings[paired[number]].values))
        else:
            scores.tell(check, "missed", [one.place], "not found")
    taken = set(paired.values())
    for number, finding in enumerate(findings):
        if number not in taken:
            scores.tell(check, "wrong", [found[number]], finding.message)
    return matched


def _score_case(scores: Scores, case: Case, findings: Sequence[Finding]) -> None:
    """A case counts for the first check it names, whichever found it; what holds or is shared counts apart."""
    if case.optional:
        return
    check = case.checks[0]
    apart = "" if case.kinds[0] in AT_ODDS | REMARKS else f"{case.kinds[0]} "
    scores.count(check, f"{apart}gold")
    found = [one for one in findings if is_of_case(case, one)]
    if not found:
        scores.tell(check, f"{apart}missed", case.ends, case.why)
        return
    scores.count(check, f"{apart}found")
    if any(_has_right_kind(case, one) for one in found):
        scores.count(check, f"{apart}right")
    else:
        scores.tell(
            check, "other kind", case.ends, f"{found[0].kind} for {' or '.join(case.kinds)}: {found[0].message}"
        )


def _has_right_kind(case: Case, finding: Finding) -> bool:
    if str(finding.kind) not in case.kinds:
        return False
    told = finding.contradiction_kind
    return told is None or case.contradiction_kind is None or str(told) == case.contradiction_kind


def _score_finding(scores: Scores, finding: Finding, cases: Sequence[Case]) -> None:
    """What is at odds with nothing, and a remark on what is in order, are wrong; what holds is not asked."""
    if str(finding.kind) not in AT_ODDS | REMARKS:
        return
    if any(concerns(case, finding) for case in cases):
        scores.count(finding.check, "true")
        return
    scores.tell(finding.check, "wrong", places_of(finding), f"{finding.kind}: {finding.message}")
    if finding.kind is Noticed.CONTRADICTION:
        scores.count(finding.check, "wrongly accused")


def _score_traps(scores: Scores, gold: GoldSet, findings: Sequence[Finding]) -> None:
    """What holds is a trap too: a check that says otherwise of it has misread it."""
    holding = tuple(Trap((), case.ends, case.why, tension=False) for case in gold.cases if case.kinds[0] == "holds")
    for trap in gold.traps + holding:
        scores.count("traps", "gold")
        sprung = [one for one in findings if springs(trap, one)]
        worst = [one for one in sprung if one.kind is Noticed.CONTRADICTION]
        if worst:
            scores.tell("traps", "contradiction", trap.ends, f"{trap.why} [{worst[0].check}] {worst[0].message}")
        elif sprung:
            scores.tell("traps", "tension", trap.ends, f"{trap.why} [{sprung[0].check}] {sprung[0].message}")
