"""`manage.py verify_ledger [PROJECT]`, or `--file LEDGER.jsonl [--release PATH ...]`: check ledgers and releases.

Exit 1 and the first entry that does not fit, or the release that does not agree; exit 2 for a file that cannot be read.
With --file neither a database nor a server is needed.
"""

import gc
import sys
from argparse import RawDescriptionHelpFormatter
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from annotations.imports.ledgers import Unreadable
from annotations.management.ledger_files import check_file
from annotations.management.progress import shown
from annotations.models import Project
from annotations.queries.chains import Entry, check_ledger
from annotations.rules.pins import CheckedRelease
from annotations.rules.verification import Verdict


class Command(BaseCommand):
    """Reads everything and changes nothing, so it needs nobody's name."""

    help = __doc__
    requires_system_checks = ()

    def create_parser(self, prog_name: str, subcommand: str, **options: Any) -> CommandParser:
        """With the description as it is written."""
        return super().create_parser(prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, **options)

    def add_arguments(self, parser: CommandParser) -> None:
        """Of which project, or out of which file."""
        parser.add_argument("project", nargs="?", help="its id or name; all projects if left out")
        parser.add_argument("--file", type=Path, metavar="LEDGER.jsonl", help="a ledger that was downloaded")
        parser.add_argument(
            "--release",
            type=Path,
            nargs="+",
            action="extend",
            default=[],
            metavar="PATH",
            help="with --file: releases to compare, each a folder of its files, its archive.zip or its manifest.json",
        )

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        """Check."""
        # What is kept of each thing has no cycles; the collector would go through all of it time and again.
        gc.disable()
        try:
            self._check(options)
        finally:
            gc.enable()

    def _check(self, options: dict[str, Any]) -> None:
        if options["file"] is None:
            if options["release"]:
                raise CommandError("--release goes with --file; stored releases are compared anyhow.", returncode=2)
            self._check_stored(options["project"])
        elif options["project"]:
            raise CommandError("Name a project or a file, not both.", returncode=2)
        else:
            self._check_file(options["file"], options["release"])

    def _check_stored(self, named: str | None) -> None:
        projects = Project.objects.order_by("id")
        if named:
            try:
                projects = projects.filter(pk=UUID(named))
            except ValueError:
                projects = projects.filter(name=named)
            if not projects:
                raise CommandError(f"There is no project {named}.")
        wrong = []
        for project in projects:
            checked = check_ledger(project.id, _watch)
            wrong += self._tell(f"{project.id}\t{project.name}", project.name, checked.verdict, checked.releases)
        if wrong:
            raise CommandError("\n".join(wrong))

    def _check_file(self, path: Path, releases: list[Path]) -> None:
        try:
            project, verdict, checked = check_file(path, releases, _watch)
        except Unreadable as fault:
            raise CommandError(str(fault), returncode=2) from None
        wrong = self._tell(f"{project}\t{path}", str(path), verdict, checked)
        if wrong:
            raise CommandError("\n".join(wrong))

    def _tell(self, place: str, short: str, verdict: Verdict, releases: Iterable[CheckedRelease]) -> list[str]:
        """Say what was found; what was wrong."""
        told = f"{verdict.count} entries fit" if verdict.misfit is None else str(verdict.misfit)
        self.stdout.write(f"{place}\t{told}")
        wrong = [] if verdict.misfit is None else [f"{short}: {verdict.misfit}"]
        for release in releases:
            self.stdout.write(f"{place}\t{release}")
            wrong += [] if release.reason is None else [f"{short}: {release}"]
        return wrong


def _watch(entries: Iterable[Entry], total: int) -> Iterable[Entry]:
    return shown(entries, total, sys.stderr)
