"""What stands in releases: their manifests, their data cards, and single lines of their files."""

import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

import orjson

from annotations.models import Release, ReleaseChunk
from annotations.queries.changes import read_lines
from annotations.rules.releases import NAMING

MANIFEST = "manifest.json"
DATA_CARD = "README.md"
Line = Mapping[str, object]


@dataclass(frozen=True)
class Manifest:
    """The parts of a manifest that people read; `counts` by what is counted."""

    counts: Mapping[str, int]
    data_sha256: str
    chain_sha256: str


def manifests_of(releases: Collection[Release]) -> Mapping[UUID, Manifest]:
    """The manifests of those that are ready, in one query."""
    ready = [release.id for release in releases if release.number is not None]
    return {release: _manifest(content) for release, content in contents_of(ready, MANIFEST).items()}


def data_card_of(release: Release) -> str:
    """The data card of a release that is ready, as Markdown."""
    return contents_of([release.id], DATA_CARD)[release.id].decode("utf-8")


def lines_by_id(release: Release, name: str, ids: Collection[str]) -> Mapping[str, Line]:
    """Those lines of a file whose ids (without `urn:uuid:`) are asked for."""
    wanted = {f"urn:uuid:{one}".encode(): one for one in ids}
    found: dict[str, Line] = {}
    if not wanted:
        return found
    for line in read_lines(release, name):
        # The id comes first in each line, so that most lines need not be read.
        key = wanted.get(line[7:52])
        if key is not None:
            found[key] = orjson.loads(line)
    return found


def naming_files_of(release: Release) -> Mapping[str, bytes]:
    """The files that name people or the hash of one that does, by name; at one moment, so that they fit together."""
    found: dict[str, bytes] = {}
    chunks = ReleaseChunk.objects.filter(release=release, name__in=NAMING).order_by("name", "number")
    for name, content in chunks.values_list("name", "content"):
        found[name] = found.get(name, b"") + zlib.decompress(content)
    return found


def contents_of(releases: Collection[UUID], name: str) -> Mapping[UUID, bytes]:
    """One file of each of the releases, whole, all as they stand at one moment."""
    chunks = ReleaseChunk.objects.filter(release_id__in=releases, name=name).order_by("release_id", "number")
    found: dict[UUID, bytes] = {}
    for release, content in chunks.values_list("release_id", "content"):
        found[release] = found.get(release, b"") + zlib.decompress(content)
    return found


def _manifest(content: bytes) -> Manifest:
    told = orjson.loads(content)
    return Manifest(told["counts"], told["data_sha256"], told["ledger"]["chain_sha256"])
