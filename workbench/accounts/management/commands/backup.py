"""`manage.py backup FILE [--force]`: everything in one file, beside a running server; docs/backup.md has more."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from workbench.backups import BackupFailure, make_backup


class Command(BaseCommand):
    """One consistent moment of the database, and the files that a restored one needs. Keep it as safe as the server."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to."""
        parser.add_argument("file", type=Path, help="the file to make")
        parser.add_argument("--force", action="store_true", help="replace a file that is there already")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        """Make it."""
        try:
            head = make_backup(options["file"].absolute(), force=options["force"])
        except BackupFailure as failure:
            raise CommandError(str(failure)) from None
        entries = sum(project.sequence for project in head.projects)
        self.stdout.write(
            f"{options['file']}: {len(head.projects)} projects with {entries} ledger entries, as of {head.made}, "
            f"{head.dump_bytes:,} bytes."
        )
