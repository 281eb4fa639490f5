"""Taking a project from one server to another, in tests."""

import hashlib
import json
import zipfile
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command

from annotations.models import LedgerEntry, Person, Release, ReleaseFile
from annotations.models.states import thing_models
from annotations.queries.passages import text_of
from tests.actions.releasing import files_of, make
from tests.cast import EVERYBODY
from tests.keeping import Keeper
from tests.play import Play, make_play
from tests.replaying import stored
from tests.rich_play import act_richly
from tests.speaking import Speaker

Files = dict[str, bytes]
MADE_ANEW = {"person": {"user_id", "account_mark"}, "invitation": {"sha256", "expires"}}


@dataclass(frozen=True)
class Taken:
    """A rich project on its way: its archive, what was stored of it, and the keys of those who sat in it."""

    play: Play
    content: bytes
    stored: dict[str, Any]
    releases: dict[str, Files]
    next_release: Files
    keys: dict[str, str]


def take_richly(keeper: Keeper, folder: Path) -> Taken:
    """It is not here any more afterwards: the tables are empty, as on another server."""
    speakers = {username: Speaker(username) for username in ("", *EVERYBODY)}
    play = keeper.once("rich", lambda: act_richly(make_play(speakers)))
    ready = Release.objects.filter(number__isnull=False).values_list("pk", flat=True)
    people = Person.objects.filter(user__isnull=False).values_list("user__username", "pk")
    taken = Taken(
        play,
        take(play, folder / "project.zip").read_bytes(),
        everything(play.project),
        {str(key): files_of(play, str(key)) for key in ready},
        files_of(play, make(play)),
        {name: str(key) for name, key in people},
    )
    keeper.empty()
    return taken


def take(play: Play, archive: Path) -> Path:
    """The archive of its project."""
    call_command("export_project", play.project, archive, "--as", "maya", verbosity=0, stdout=StringIO())
    return archive


def bring(archive: Path, keys: dict[str, str], *people: str) -> None:
    """Import it, with these people being the same as here."""
    pairs = [word for name in people for word in ("--person", f"{keys[name]}={name}")]
    call_command("import_project", archive, *pairs, stdout=StringIO())


def unpacked(archive: Path) -> Files:
    """Its files by their paths."""
    with zipfile.ZipFile(archive) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def pack(archive: Path, files: Files, *more: tuple[zipfile.ZipInfo | str, bytes], honest: bool = True) -> None:
    """With a manifest that fits what is in it, as somebody would write it who knows the format."""
    manifest = json.loads(files["manifest.json"])
    if honest:
        manifest["files"] = [
            {"path": path, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for path, content in files.items()
            if path != "manifest.json"
        ]
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for path, content in (files | {"manifest.json": json.dumps(manifest).encode()}).items():
            packed.writestr(path, content)
        for member, content in more:
            packed.writestr(member, content)


def entries(project: str) -> list[Any]:
    columns = [field.attname for field in LedgerEntry._meta.concrete_fields]
    return list(LedgerEntry.objects.filter(project_id=project).order_by("sequence").values_list(*columns))


def rows(model: str, **where: object) -> list[dict[str, Any]]:
    rows = thing_models()[model].objects.filter(**where).order_by("pk").values()
    anew = MADE_ANEW.get(model, set())
    return [{name: value for name, value in row.items() if name not in anew} for row in rows]


def everything(project: str) -> dict[str, Any]:
    """All that is stored of a project, but accounts and the secrets of invitations."""
    found = {name: rows(name, project_id=project) for name in thing_models() if name not in ("project", "annotation")}
    found |= {"project": rows("project", id=project), "annotation": rows("annotation", source__project_id=project)}
    texts = [text_of(source["id"]) for source in found["source"]]
    files = ReleaseFile.objects.filter(release__project_id=project).order_by("release_id", "name")
    facts = list(files.values_list("release_id", "name", "media_type", "bytes", "sha256"))
    return found | {"texts": texts, "files": facts, "entries": entries(project), "states": stored(project)}
