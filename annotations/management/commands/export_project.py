"""`manage.py export_project PROJECT FILE --as USERNAME`: the archive of a project, for another server or to keep."""

import os
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError, CommandParser

from annotations.api.ledger import ledger_lines
from annotations.exports.archive import ArchiveHead, ProjectArchive
from annotations.exports.json_lines import json_line
from annotations.exports.records import timestamp
from annotations.management.speakers import project_of, said, speaker
from annotations.models import Project
from annotations.queries import archives as read
from annotations.queries.people import names_in
from annotations.queries.seats import seat_in
from annotations.rules.archives import BESIDE, CHECKS, FINDINGS, LEDGER, PEOPLE, release_path, source_path
from annotations.rules.errors import Refusal
from annotations.rules.permissions import Deed


class Command(BaseCommand):
    """All of one moment, while others go on working. docs/archive-format.md says what is in it."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Of what, where to, as whom."""
        parser.add_argument("project", help="its id or name")
        parser.add_argument("file", type=Path, help="the file to make, as in project.zip")
        parser.add_argument("--as", dest="username", required=True, help="a manager of the project")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        """Write it beside, then give it its name, so that nothing half is ever found under it."""
        user, path = speaker(options["username"]), options["file"].absolute()
        project = project_of(user, options["project"])
        try:
            seat_in(project.id, user).permit(Deed.TAKE_LEDGER)
        except Refusal as refusal:
            raise said(refusal) from None
        draft = path.with_name(f".{path.name}.{os.getpid()}.unfinished")
        try:
            with os.fdopen(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                _write(project, file)
                file.flush()
                os.fsync(file.fileno())
            path.hardlink_to(draft)  # refuses to replace
        except FileExistsError:
            raise CommandError(f"{path} is there already; name another file.") from None
        except OSError as refused:
            raise CommandError(f"{path} cannot be written: {refused.strerror}.") from None
        finally:
            draft.unlink(missing_ok=True)
        self.stdout.write(f"{path}\t{path.stat().st_size:,} bytes")


def _write(project: Project, file: BinaryIO) -> None:
    with read.snapshot():
        head = read.head_of(project.id)
        archive = ProjectArchive(file)
        archive.add(LEDGER, ledger_lines(head, names_in(project.id)))
        archive.add(PEOPLE, map(json_line, read.people(project.id)))
        archive.add(BESIDE, map(json_line, read.beside(project.id)))
        archive.add(FINDINGS, map(json_line, read.findings(project.id)))
        archive.add(CHECKS, map(json_line, read.check_settings(project.id)))
        for source in read.sources(project.id):
            archive.add(source_path(source), read.text_pieces(source))
        for release, name in read.release_files(project.id):
            archive.add(release_path(release, name), read.release_pieces(release, name))
        chain = bytes(head.chain_sha256).hex()
        archive.finish(ArchiveHead(str(project.id), project.name, timestamp(read.now()), head.sequence, chain))
