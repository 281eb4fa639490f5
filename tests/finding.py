"""Findings for tests, as checks would give them; and two small checks that find what they are told to look for."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import transaction

from annotations.actions.found import keep_findings
from annotations.checks import running
from annotations.checks.check import Setting, Settings
from annotations.checks.finding import Finding, Noticed, Passage
from annotations.checks.reading import Reading
from annotations.checks.statement import Statement
from annotations.jobs.checks import check_sources
from annotations.models import CheckRun
from annotations.rules.kinds import ContradictionKind, Kind
from annotations.rules.relations import Relation
from tests.play import FIRST, SECOND, Play, done


def passage(source: str, text: str, quote: str) -> Passage:
    """The first place in the text where the quote stands."""
    start = text.index(quote)
    return Passage(source, start, start + len(quote), quote)


def given(source: str, text: str, quote: str, *, message: str = "It is a date.", **values: Any) -> Finding:
    """A finding of one claim."""
    return Finding(
        check="dates", kind=Kind.CLAIM, passages=(passage(source, text, quote),), message=message, values=values
    )


def claim_at(play: Play, quote: str = "9 August 1994", **more: Any) -> Finding:
    """The same in the first source of the play."""
    return given(play.first, FIRST, quote, **({"dating": "1994-08-09"} | more))


def opposed(play: Play, **more: Any) -> Finding:
    """A contradiction between the two sources."""
    said: dict[str, Any] = {
        "check": "event_dates",
        "kind": Noticed.CONTRADICTION,
        "passages": (passage(play.first, FIRST, "9 August 1994"), passage(play.second, SECOND, "10 August 1994")),
        "message": "The decree is of “9 August 1994” here and of “10 August 1994” there.",
        "relation": Relation.DISJOINT,
        "contradiction_kind": ContradictionKind.DATING,
        "values": {"ends": [{"dating": "1994-08-09"}, {"dating": "1994-08-10"}]},
    }
    return Finding(**(said | more))


def keep_in(project: str, *findings: Finding) -> list[str]:
    """Keep them as a run does; their ids."""
    with transaction.atomic():
        return [str(one) for one in keep_findings(project, findings).ids]  # type: ignore[arg-type]


def keep(play: Play, *findings: Finding) -> list[dict[str, Any]]:
    """Keep them in the play; each as the interface shows it."""
    return [done(play.speakers["maya"].get(f"/findings/{one}/"), 200) for one in keep_in(play.project, *findings)]


@dataclass
class Looking:
    """A check that finds every place of some words; the more times a word may stand there, the more it finds."""

    words: list[str]
    NAME: str = "looking"
    TITLE: str = "Words that are looked for"
    EXPLANATION: str = "Finds the words that a test tells it to."
    SETTINGS: tuple[Setting, ...] = (Setting("most", 3, 0, 10, "places of a word at most"),)
    message: str = "“{}” stands here."
    seen: list[str] = field(default_factory=list)

    def check(self, reading: Reading, settings: Settings) -> Iterator[Finding]:
        """What stands where."""
        self.seen.append(reading.source)
        for word in self.words:
            start = -1
            for _ in range(settings["most"]):
                start = reading.text.find(word, start + 1)
                if start < 0:
                    break
                place = (reading.passage(start, start + len(word)),)
                told = self.message.format(word)
                yield Finding(check=self.NAME, kind=Kind.CLAIM, passages=place, message=told)


@dataclass
class Opposing:
    """A comparison that sets dates of two sources against each other."""

    NAME: str = "opposing"
    TITLE: str = "Days of a decree"
    EXPLANATION: str = "Sets the days of August against each other."
    SETTINGS: tuple[Setting, ...] = ()

    def statements(self, reading: Reading, settings: Settings) -> Iterator[Statement]:
        """One for each source that has a day."""
        for day in ("9 August 1994", "10 August 1994"):
            start = reading.text.find(day)
            if start >= 0:
                place = reading.passage(start, start + len(day))
                yield Statement(check=self.NAME, passage=place, sentence=day, terms=("august", "decree"))

    def compare(self, first: Statement, second: Statement, settings: Settings) -> Finding | None:
        """They differ."""
        if first.passage.quote == second.passage.quote:
            return None
        return Finding(
            check=self.NAME,
            kind=Noticed.CONTRADICTION,
            passages=(first.passage, second.passage),
            message=f"“{first.passage.quote}” and “{second.passage.quote}” are two days.",
            relation=Relation.DISJOINT,
            contradiction_kind=ContradictionKind.DATING,
        )


def only_these(monkeypatch: pytest.MonkeyPatch) -> Looking:
    """Have no other checks than these two."""
    check, comparison = Looking(["1990-94", "213"]), Opposing()
    monkeypatch.setattr(running, "CHECKS", (check,))
    monkeypatch.setattr(running, "COMPARISONS", (comparison,))
    monkeypatch.setattr(running, "EVERY", (check, comparison))
    return check


def ask(play: Play, *sources: str, by: str = "ada") -> str:
    """The id of a run that somebody asked for, and whose job has not begun."""
    body = {"sources": list(sources)} if sources else {}
    return str(done(play.speakers[by].post(f"/projects/{play.project}/check-runs/", body), 202)["id"])


def show(play: Play, asked: str) -> dict[str, Any]:
    """A run as the interface shows it."""
    return done(play.speakers["ada"].get(f"/check-runs/{asked}/"), 200)


def run(play: Play, *sources: str) -> dict[str, Any]:
    """A run that was asked for and that its job has done."""
    asked = ask(play, *sources)
    check_sources(run_id=asked)
    shown = show(play, asked)
    assert shown["status"] == "done", CheckRun.objects.get(pk=asked).fault
    return shown


def findings(play: Play, query: str = "", by: str = "ada") -> list[dict[str, Any]]:
    """A project's findings as somebody sees them."""
    found: list[dict[str, Any]]
    found = done(play.speakers[by].get(f"/projects/{play.project}/findings/?{query}"), 200)["results"]
    return found


def decide(play: Play, finding: dict[str, Any], decision: str, by: str = "ada", **more: Any) -> dict[str, Any]:
    """Decide about a finding as it was last seen; the finding after it."""
    body = {"decision": decision, "seen_revision": finding["revision"], **more}
    return done(play.speakers[by].post(f"/findings/{finding['id']}/decisions/", body), 201)
