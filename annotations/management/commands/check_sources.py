"""`manage.py check_sources [--format text|jsonl] FILES...`: what checks notice in plain files, one set against another.

It needs neither a database nor a server. Exit 0: nothing found (what holds is nothing). 1: findings. 2: a file that
cannot be read, named on standard error while the others are checked.
"""

from argparse import RawDescriptionHelpFormatter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
from django.core.management.base import BaseCommand, CommandError, CommandParser

from annotations.checks.finding import Finding, Noticed, Passage
from annotations.checks.reading import Reading
from annotations.checks.running import NAMES, all_checks, check_one, compare_all
from annotations.imports.provenance import Provenance, read_provenance
from annotations.imports.texts import normalise
from annotations.rules.errors import Refusal

SHOWN = 120
UNREADABLE = 2


class Command(BaseCommand):
    """Reads files and writes findings, nothing else."""

    help = __doc__
    requires_system_checks = ()

    def create_parser(self, prog_name: str, subcommand: str, **options: Any) -> CommandParser:
        """With the description as it is written."""
        return super().create_parser(prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, **options)

    def add_arguments(self, parser: CommandParser) -> None:
        """Which files, how to show what was found, and what is known of them."""
        parser.add_argument("files", nargs="+", metavar="FILES", help="plain texts in UTF-8")
        parser.add_argument("--format", choices=("text", "jsonl"), default="text", help="text if left out")
        parser.add_argument(
            "--provenance", type=Path, help="a JSON list of objects with file, language, published, ..."
        )
        parser.add_argument(
            "--only",
            action="append",
            default=[],
            metavar="CHECK",
            help=f"run this check; any of {', '.join(sorted(NAMES))}",
        )

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        """Check."""
        unknown = sorted(set(options["only"]) - NAMES)
        if unknown:
            raise CommandError(f"No check is called {unknown[0]}. There are: {', '.join(sorted(NAMES))}.", returncode=2)
        readings, unreadable = self._read(options["files"], options["provenance"])
        chosen = {name: own for name, own in all_checks().items() if not options["only"] or name in options["only"]}
        found = False
        show = _as_json if options["format"] == "jsonl" else _as_text
        for finding in _findings(readings, chosen):
            found = found or finding.kind is not Noticed.HOLDS
            self.stdout.write(show(finding))
        if unreadable:
            raise CommandError("\n".join(unreadable), returncode=UNREADABLE)
        if found:
            raise SystemExit(1)

    def _read(self, files: list[str], sheet: Path | None) -> tuple[list[Reading], list[str]]:
        """The readings in the order of the files, and what is wrong with those that are none."""
        known = _provenance(sheet, files)
        readings, unreadable = [], []
        for file in files:
            path = Path(file)
            try:
                text = normalise(path.read_bytes(), filename=file).text
            except OSError as fault:
                unreadable.append(f"{file}: {fault.strerror or fault}")
            except Refusal as refusal:
                unreadable.append(_told(refusal))
            else:
                about = known.get(path.name, Provenance())
                readings.append(Reading(file, text, language=about.language, published=about.published))
        return readings, unreadable


def _told(refusal: Refusal) -> str:
    """A refusal with all its reasons; those of a file name it."""
    errors = getattr(refusal, "errors", {})
    reasons = [f"{field}: {reason}" if field != "file" else reason for field in errors for reason in errors[field]]
    return "\n".join(reasons) or str(refusal)


def _provenance(sheet: Path | None, files: list[str]) -> dict[str, Provenance]:
    if sheet is None:
        return {}
    try:
        return read_provenance(sheet.read_bytes(), names=[Path(file).name for file in files])
    except OSError as fault:
        raise CommandError(f"{sheet}: {fault.strerror or fault}", returncode=UNREADABLE) from None
    except Refusal as refusal:
        raise CommandError(f"{sheet}: {_told(refusal)}", returncode=UNREADABLE) from None


def _findings(readings: list[Reading], chosen: dict[str, Any]) -> Iterator[Finding]:
    for reading in readings:
        yield from check_one(reading, chosen=chosen)
    yield from compare_all(readings, chosen=chosen)


def _as_json(finding: Finding) -> str:
    return orjson.dumps(
        {
            "check": finding.check,
            "kind": finding.kind,
            "passages": [
                {"source": one.source, "start": one.start, "end": one.end, "quote": one.quote}
                for one in finding.passages
            ],
            "message": finding.message,
            "relation": finding.relation,
            "contradiction_kind": finding.contradiction_kind,
            "values": dict(finding.values),
        }
    ).decode()


def _as_text(finding: Finding) -> str:
    """As linters write: where, what, why; further passages below, set in."""
    first, *others = finding.passages
    lines = [f"{first.source}:{first.start}-{first.end}: {finding.kind} [{finding.check}] {finding.message}"]
    return "\n".join([*lines, *(f"    {one.source}:{one.start}-{one.end}: {_quoted(one)}" for one in (first, *others))])


def _quoted(passage: Passage) -> str:
    quote = " ".join(passage.quote.split())
    return f"“{quote[:SHOWN]}…”" if len(quote) > SHOWN else f"“{quote}”"
