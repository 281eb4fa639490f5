"""`manage.py check_sources [--format text|jsonl] FILES...`: what checks notice in plain files, one set against another.

It needs neither a database nor a server, and keeps nothing. Exit 0: nothing found (what holds is nothing). 1: findings.
2: a file that cannot be read, named on standard error while the others are checked. A file that is named twice is
checked once, whatever the path; `-` is standard input.
"""

import os
import sys
from argparse import RawDescriptionHelpFormatter
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from errno import EBADF
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import orjson
from django.core.management.base import BaseCommand, CommandError, CommandParser

from annotations.checks.collector import seldom_collected
from annotations.checks.finding import Finding, Noticed, Passage
from annotations.checks.reading import MOST, Reading
from annotations.checks.running import NAMES, all_checks, check_one, compare_all, first_of_each
from annotations.imports.naming import shown
from annotations.imports.provenance import Provenance, read_provenance
from annotations.imports.texts import BYTES_LIMIT, normalise
from annotations.rules.checks import MOST_FINDINGS
from annotations.rules.errors import InvalidFields, Refusal, TooLarge

SHOWN = 120
UNREADABLE = 2
STANDARD_INPUT = "-"


class Read(Reading):
    """A file as checks read it, that knows its lines."""

    @cached_property
    def _ends(self) -> list[int]:
        return [place for place, letter in enumerate(self.text) if letter == "\n"]

    def place(self, start: int) -> str:
        """The line and the column in it, in code points, both from 1."""
        line = bisect_left(self._ends, start)
        return f"{line + 1}:{start - (self._ends[line - 1] if line else -1)}"


class Command(BaseCommand):
    """Reads files and writes findings, nothing else."""

    help = __doc__
    requires_system_checks = ()

    def create_parser(self, prog_name: str, subcommand: str, **options: Any) -> CommandParser:
        """With the description as it is written."""
        return super().create_parser(prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, **options)

    def add_arguments(self, parser: CommandParser) -> None:
        """Which files, how to show what was found, and what is known of them."""
        parser.add_argument("files", nargs="+", metavar="FILES", help="plain texts in UTF-8; - is standard input")
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
        if sys.stdout is None:
            raise CommandError("Standard output is closed, so nothing that is found could be told.", returncode=2)
        readings, unreadable = _read(_each_once(options["files"]), options["provenance"])
        chosen = {name: own for name, own in all_checks().items() if not options["only"] or name in options["only"]}
        show = _as_json if options["format"] == "jsonl" else _in_lines({one.source: one for one in readings})
        with seldom_collected():
            found = self._write(self._findings(readings, chosen), show)
        if unreadable:
            raise CommandError("\n".join(unreadable), returncode=UNREADABLE)
        if found:
            raise SystemExit(1)

    def _findings(self, readings: list[Read], chosen: dict[str, Any]) -> Iterator[Finding]:
        """All of them; of one check in one file as many as a project keeps, and a word where there are more."""
        for reading in readings:
            given = check_one(reading, chosen=chosen, most=MOST_FINDINGS + 1)
            yield from first_of_each(given, MOST_FINDINGS, partial(self._say_more, reading.source))
        yield from compare_all(readings, chosen=chosen)
        for reading in readings:
            for check in sorted(reading.left_out):
                more = f"[{check}] looked at the first {MOST:,} dated sentences, events or figures; there are more."
                self.stderr.write(f"{reading.source}: {more}")

    def _say_more(self, source: str, check: str) -> None:
        more = f"[{check}] gives more than {MOST_FINDINGS:,} findings; the others are left out."
        self.stderr.write(f"{source}: {more}")

    def _write(self, findings: Iterator[Finding], show: Callable[[Finding], str]) -> bool:
        """Whether there was one that does not hold. Who reads it may stop when they have enough, as `head` does."""
        found = False
        try:
            for finding in findings:
                found = found or finding.kind is not Noticed.HOLDS
                self.stdout.write(show(finding))
            self.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains once more at its end
        except OSError as fault:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise CommandError(
                f"What was found cannot be written: {fault.strerror or fault}", returncode=UNREADABLE
            ) from None
        return found


def _each_once(files: list[str]) -> list[str]:
    """By the first of the paths that lead to one file, or a source would be set against itself."""
    by_file = {file if file == STANDARD_INPUT else os.path.realpath(file): file for file in reversed(files)}
    return [file for file in dict.fromkeys(files) if file in by_file.values()]


def _read(files: list[str], sheet: Path | None) -> tuple[list[Read], list[str]]:
    """The readings in the order of the files, and what is wrong with those that are none."""
    known = _provenance(sheet)
    readings, unreadable = [], []
    for file in files:
        try:
            text = _text_of(file)
        except OSError as fault:
            unreadable.append(f"{_in_a_line(_printable(file))}: {fault.strerror or fault}")
        except Refusal as refusal:
            unreadable += [f"{_in_a_line(_printable(file))}: {reason}" for reason in _reasons(refusal, file)]
        else:
            about = known.get(Path(file).name, Provenance())
            readings.append(Read(_printable(file), text, language=about.language, published=about.published))
    return readings, unreadable


def _text_of(file: str) -> str:
    """As import would store it; one that is empty has nothing in it to find, and is no fault of whoever checks many."""
    if file == STANDARD_INPUT:
        if sys.stdin is None:
            raise OSError(EBADF, "standard input is closed")
        raw = sys.stdin.buffer.read(BYTES_LIMIT + 1)
    else:
        with Path(file).open("rb") as opened:
            raw = opened.read(BYTES_LIMIT + 1)
    if len(raw) > BYTES_LIMIT:
        raise TooLarge(f"A source holds at most {BYTES_LIMIT:,} bytes of UTF-8.", limit=BYTES_LIMIT, unit="bytes")
    return normalise(raw, filename=file).text if raw.strip() else ""


def _printable(file: str) -> str:
    """The path as it was given; bytes in it that are no UTF-8 are written out, since JSON cannot hold them."""
    return os.fsencode(file).decode("utf-8", "backslashreplace")


def _reasons(refusal: Refusal, file: str = "") -> list[str]:
    """All that is wrong, without the name of the file: it is cut where it is long."""
    if not isinstance(refusal, InvalidFields):
        return [refusal.message.removeprefix(f"{shown(file)}: ")]
    return [
        reason.removeprefix(f"{shown(file)}: ") if field == "file" else f"{field}: {reason}"
        for field, reasons in refusal.errors.items()
        for reason in reasons
    ]


def _provenance(sheet: Path | None) -> dict[str, Provenance]:
    """By bare file name. It may know of other files than are checked now: one list serves a whole corpus."""
    if sheet is None:
        return {}
    try:
        return read_provenance(sheet.read_bytes(), names=None)
    except OSError as fault:
        raise CommandError(f"{sheet}: {fault.strerror or fault}", returncode=UNREADABLE) from None
    except Refusal as refusal:
        reasons = "\n".join(f"{sheet}: {reason}" for reason in _reasons(refusal))
        raise CommandError(reasons, returncode=UNREADABLE) from None


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


def _in_lines(readings: Mapping[str, Read]) -> Callable[[Finding], str]:
    """As linters write: where, what, why; where there are several passages, all of them below, set in."""

    def show(finding: Finding) -> str:
        places = [f"{_in_a_line(one.source)}:{readings[one.source].place(one.start)}" for one in finding.passages]
        lines = [f"{places[0]}: {finding.kind} [{finding.check}] {' '.join(finding.message.split())}"]
        ends = zip(places, finding.passages, strict=True) if len(places) > 1 else ()
        return "\n".join([*lines, *(f"    {place}: {_quoted(one)}" for place, one in ends)])

    return show


def _in_a_line(path: str) -> str:
    """A path may have a line break in it, and a finding is one line."""
    return path if path.isprintable() else path.encode("unicode_escape").decode()


def _quoted(passage: Passage) -> str:
    quote = " ".join(passage.quote.split())
    return f"“{quote[:SHOWN]}…”" if len(quote) > SHOWN else f"“{quote}”"
