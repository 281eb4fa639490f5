"""`manage.py import_project FILE [--person KEY=USERNAME ...] [--as USERNAME]`: bring in a project from its archive.

The people of an archive are nobody's accounts here, whatever their names. --person says that a key in it is somebody
of this server; --as makes somebody a manager who is not in it. One manager there has to be. For whoever runs the
server: it connects as the role that owns the tables.
"""

from argparse import RawDescriptionHelpFormatter
from pathlib import Path
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.management.base import BaseCommand, CommandError, CommandParser

from annotations.actions.archives import Seating, import_project
from annotations.imports.archive import open_archive
from annotations.imports.projects import ReadProject, read_project
from annotations.management.speakers import said, speaker
from annotations.rules.errors import NotPossibleNow, Refusal


class Command(BaseCommand):
    """All or nothing; what does not fit is named."""

    help = __doc__

    def create_parser(self, prog_name: str, subcommand: str, **options: Any) -> CommandParser:
        """With the description as it is written."""
        return super().create_parser(prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, **options)

    def add_arguments(self, parser: CommandParser) -> None:
        """What, and who is who."""
        parser.add_argument("file", type=Path, help="an archive that export_project made")
        parser.add_argument(
            "--person",
            action="append",
            default=[],
            metavar="KEY=USERNAME",
            help="whose account a person of the archive is; may be repeated",
        )
        parser.add_argument("--as", dest="username", help="who of this server becomes a manager besides")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        """Import."""
        accounts = dict(_account(pair) for pair in options["person"])
        newcomer = speaker(options["username"]) if options["username"] else None
        if len(accounts) != len(options["person"]):
            raise CommandError("One key stands for one person: a key was given twice.")
        try:
            with open_archive(options["file"]) as archive:
                read = read_project(archive)
                project = import_project(archive, read, Seating(accounts, newcomer))
        except NotPossibleNow as refusal:
            raise CommandError(
                _people(read, refusal.message) if refusal.code == "no_manager" else refusal.message
            ) from None
        except Refusal as refusal:
            raise said(refusal) from None
        self.stdout.write(f"{project}\t{archive.name}\t{read.head.sequence} ledger entries, {len(read.people)} people")


def _account(pair: str) -> tuple[str, AbstractBaseUser]:
    key, equals, username = pair.partition("=")
    if not equals:
        raise CommandError(f"--person takes KEY=USERNAME, and {pair} is none.")
    return key, speaker(username)


def _people(read: ReadProject, message: str) -> str:
    """How to say who is who."""
    roles = read.roles()
    lines = [
        f"  --person {key}=USERNAME   {row['name']}, {roles.get(key, 'no seat')}" for key, row in read.people.items()
    ]
    return "\n".join(
        [f"{message} Say whose account one of its managers is, or make somebody a manager with --as USERNAME:", *lines]
    )
