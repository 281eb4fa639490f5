"""`manage.py restore FILE`: bring a backup back into an empty database; docs/backup.md has more."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from workbench.backups import BackupFailure, restore_backup

MISFIT = 3  # the exit code where all is restored, and a ledger does not fit


class Command(BaseCommand):
    """All or nothing: where it says that nothing was restored, the database is as empty as before."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """From where."""
        parser.add_argument("file", type=Path, help="a file that script/backup made")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        """Restore."""
        try:
            restored = restore_backup(options["file"].absolute())
        except BackupFailure as failure:
            raise CommandError(str(failure)) from None
        for line in restored.told:
            self.stdout.write(line)
        if restored.misfits:
            misfits = "\n".join(restored.misfits)
            raise CommandError(f"All is restored, but a ledger does not fit:\n{misfits}", returncode=MISFIT)
        self.stdout.write(f"Restored as of {restored.head.made}, and every ledger fits. script/server starts it.")
