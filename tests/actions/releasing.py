"""Making releases in tests, and reading their files."""

import io
import json
import zipfile
from typing import Any

from annotations.exports import FILES
from annotations.jobs import releases as job
from annotations.models import Release
from tests.play import Play, done

DATA_FILES = [name for name, form in FILES.items() if form.is_data]
EVERY_FILE = {*FILES, "README.md", "manifest.json"}


def ask(play: Play, by: str = "maya") -> str:
    """The id of a release that somebody asked for, and whose job has not begun."""
    return str(done(play.speakers[by].post(f"/projects/{play.project}/releases/", {"note": "for a test"}), 202)["id"])


def make(play: Play, by: str = "maya") -> str:
    """The id of a release that its job has built."""
    release = ask(play, by)
    job.build_release(release_id=release)
    assert show(play, release)["status"] == "ready", Release.objects.get(pk=release).fault
    return release


def show(play: Play, release: str) -> dict[str, Any]:
    """A release as the interface shows it."""
    return done(play.speakers["maya"].get(f"/releases/{release}/"), 200)


def files_of(play: Play, release: str) -> dict[str, bytes]:
    """Its files by name, out of its archive."""
    answer = play.speakers["remy"].get(f"/releases/{release}/archive.zip")
    assert answer.status == 200
    archive = zipfile.ZipFile(io.BytesIO(answer.body))
    return {name.split("/", 1)[1]: archive.read(name) for name in archive.namelist()}


def lines_of(files: dict[str, bytes], name: str) -> list[dict[str, Any]]:
    """A file of JSON lines, read."""
    return [json.loads(line) for line in files[name].split(b"\n") if line]
