"""`manage.py make_release PROJECT --as USERNAME [--note TEXT] [--out DIR]`: make a release, here and now."""

import zlib
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from annotations.actions.releases import ask_for_release
from annotations.jobs.releases import build_release
from annotations.management.speakers import project_of, said, speaker
from annotations.models import Release, ReleaseChunk
from annotations.rules.errors import Refusal
from annotations.rules.releases import ReleaseStatus


class Command(BaseCommand):
    """Builds it in this process, whether a server runs beside it or not; the worker then finds nothing left to do."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Of what, as whom, where to."""
        parser.add_argument("project", help="its id or name")
        parser.add_argument("--as", dest="username", required=True, help="who makes it")
        parser.add_argument("--note", default="", help="what the release is for")
        parser.add_argument("--out", type=Path, help="a folder to write the files into; it must be empty or new")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        """Make it."""
        out: Path | None = options["out"]
        if out is not None and out.exists() and any(out.iterdir()):
            raise CommandError(f"{out} is not empty; name a new or an empty folder.")
        user = speaker(options["username"])
        try:
            release = ask_for_release(user, project_of(user, options["project"]).id, options["note"])
        except Refusal as refusal:
            raise said(refusal) from None
        build_release(release_id=str(release.id))
        release.refresh_from_db()
        if release.status != ReleaseStatus.READY:
            raise CommandError(f"The release is {release.status}. {release.fault}")
        self.stdout.write(f"release {release.number}\t{release.id}")
        if out is not None:
            _write(release, out)


def _write(release: Release, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for name in release.files.values_list("name", flat=True):
        chunks = ReleaseChunk.objects.filter(release=release, name=name).order_by("number")
        with (out / name).open("wb") as file:
            for content in chunks.values_list("content", flat=True).iterator(chunk_size=1):
                file.write(zlib.decompress(content))
