"""`manage.py import_sources PROJECT PATH... --as USERNAME [--provenance FILE]`: bring in texts as sources."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from annotations.actions.sources import NewSource, import_sources
from annotations.imports.provenance import Provenance, read_provenance
from annotations.imports.texts import normalise
from annotations.management.speakers import project_of, said, speaker
from annotations.queries.seats import seat_in
from annotations.rules.errors import Refusal
from annotations.rules.permissions import Deed

BATCH = 200


class Command(BaseCommand):
    """What can be read is imported; what cannot is named on standard error, and the exit code is 1."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to, what, as whom."""
        parser.add_argument("project", help="its id or name")
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files, or folders of .txt files")
        parser.add_argument("--as", dest="username", required=True, help="who brings them in")
        parser.add_argument("--provenance", type=Path, help="a JSON list of objects with file, title, publisher, ...")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        """Import."""
        user = speaker(options["username"])
        project = project_of(user, options["project"])
        paths, refused = _files(options["paths"])
        try:
            seat_in(project.id, user).permit(Deed.IMPORT_SOURCES)
            sheet = _read_sheet(options["provenance"], [path.name for path in paths])
        except Refusal as refusal:
            raise said(refusal) from None
        new, unreadable = _read(paths, sheet)
        refused += unreadable
        for start in range(0, len(new), BATCH):
            try:
                for source in import_sources(user, project.id, new[start : start + BATCH]):
                    changes = ", ".join(f"{change['count']} {change['what']}" for change in source.normalised)
                    self.stdout.write(f"{source.id}\t{source.title}\t{changes or 'as it was'}")
            except Refusal as refusal:
                raise said(refusal) from None
        if refused:
            raise CommandError("\n".join(refused))


def _files(paths: list[Path]) -> tuple[list[Path], list[str]]:
    """Those named and those in folders; a link in a folder is left out, since it can lead to whatever it likes."""
    files = [file for path in paths for file in (sorted(path.glob("*.txt")) if path.is_dir() else [path])]
    links = [file for file in files if file.is_symlink() and file not in paths]
    return [file for file in files if file not in links], [
        f"{file} is a link and was left out; name it by itself to bring it in." for file in links
    ]


def _read_sheet(path: Path | None, names: list[str]) -> Mapping[str, Provenance]:
    if path is None:
        return {}
    try:
        raw = path.read_bytes()
    except OSError as fault:
        raise CommandError(f"{path} cannot be read: {fault.strerror}") from None
    return read_provenance(raw, names=names)


def _read(paths: list[Path], sheet: Mapping[str, Provenance]) -> tuple[list[NewSource], list[str]]:
    new: list[NewSource] = []
    refused: list[str] = []
    for path in paths:
        try:
            text = normalise(path.read_bytes(), filename=path.name)
        except OSError as fault:
            refused.append(f"{path} cannot be read: {fault.strerror}")
            continue
        except Refusal as refusal:
            refused.append(str(said(refusal)))
            continue
        provenance = sheet.get(path.name, Provenance())
        new.append(NewSource(text, replace(provenance, title=provenance.title or path.stem)))
    return new, refused
