"""Static files whose addresses change with their content, with nothing to collect before a start."""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage


class VersionedStaticFilesStorage(StaticFilesStorage):
    """Adds the first digits of a file's SHA-256 to its address."""

    def url(self, name: str | None) -> str:
        """The address of a file; of one that is nowhere, the address where it would be."""
        address = super().url(name)
        version = _version(name or "") if not settings.DEBUG else _version.__wrapped__(name or "")
        return f"{address}?v={version}" if version else address


@cache
def _version(name: str) -> str:
    found = finders.find(name)
    return hashlib.sha256(Path(found).read_bytes()).hexdigest()[:12] if found else ""
