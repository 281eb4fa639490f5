"""What a release has against the one before, read from the files of both."""

import zlib
from collections.abc import Iterator

import orjson

from annotations.models import Release, ReleaseChunk

FILES = {"annotations": "annotations.jsonl", "contradictions": "contradictions.jsonl", "sources": "sources.jsonl"}


def one_before(release: Release) -> Release | None:
    """The release of the project that has the number before; None for a first one."""
    earlier = Release.objects.filter(project_id=release.project_id, number__lt=release.number)
    return earlier.order_by("-number").first()


def changes_against_the_one_before(release: Release) -> dict[str, object]:
    """By kind of thing, the ids that were added, changed and removed; `against` None for a first release."""
    before = one_before(release)
    changes: dict[str, object] = {"against": None if before is None else before.number}
    for thing, name in FILES.items():
        now = _lines(release, name)
        then = {} if before is None else _lines(before, name)
        changes[thing] = {
            "added": [key for key in now if key not in then],
            "changed": [key for key in now if key in then and now[key] != then[key]],
            "removed": [key for key in then if key not in now],
        }
    return changes


def _lines(release: Release, name: str) -> dict[str, int]:
    """By id, a fingerprint of its line."""
    lines = (line for line in read_lines(release, name) if line)
    return {orjson.loads(line)["id"].removeprefix("urn:uuid:"): hash(line) for line in lines}


def read_lines(release: Release, name: str) -> Iterator[bytes]:
    """The lines of a file of a release, without their line feeds; the last may be empty."""
    chunks = ReleaseChunk.objects.filter(release=release, name=name).order_by("number")
    rest = b""
    for content in chunks.values_list("content", flat=True).iterator(chunk_size=1):
        *whole, rest = (rest + zlib.decompress(content)).split(b"\n")
        yield from whole
    yield rest
