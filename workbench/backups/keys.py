"""The small files of the data directory without which a restored database is not all there."""

import os
from collections.abc import Mapping
from pathlib import Path

from django.utils.crypto import salted_hmac

from workbench import secret
from workbench.embedded.files import write_whole

# The key encrypts the secrets of two-step sign-in and signs links; the other is for the demonstration alone.
KEY = "secret-key"
KEPT = (KEY, "demonstration-accounts")
REPLACED = f"{KEY}-before-restore"


def mark_of_key(key: str) -> str:
    """Equal for equal keys, and telling nothing of them."""
    return salted_hmac("workbench.backups", "", secret=key, algorithm="sha256").hexdigest()


def kept_files(data: Path) -> Mapping[str, bytes]:
    """What goes into a backup; a key from the environment does not: whoever keeps it apart wants it apart."""
    wanted = [name for name in KEPT if name != KEY or not os.environ.get("WORKBENCH_SECRET_KEY")]
    return {name: (data / name).read_bytes() for name in wanted if (data / name).is_file()}


def put_back(data: Path, kept: Mapping[str, bytes]) -> list[str]:
    """Put them where they belong; what was done, in sentences. A key that this process did not make itself is kept."""
    done = []
    for name in KEPT:
        path, content = data / name, kept.get(name, b"").decode("utf-8")
        before = path.read_text(encoding="utf-8") if path.is_file() else ""
        if not content or content == before or (before and name != KEY):
            continue
        if before and not secret.was_made_now(path):
            write_whole(data / REPLACED, before)
            done.append(f"The {KEY} that was here is kept as {REPLACED}.")
        write_whole(path, content)
        done.append(f"{name} is back in {data}.")
    return done
