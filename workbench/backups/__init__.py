"""Backups: the whole database and the few files that it needs, in one file; and back again."""

from workbench.backups.failures import BackupFailure
from workbench.backups.making import make_backup
from workbench.backups.restoring import Restored, restore_backup

__all__ = ["BackupFailure", "Restored", "make_backup", "restore_backup"]
