"""The demonstration's people: made at the first start, with passwords nobody chose."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection, transaction

from workbench.accounts.models import User

# What each is in the demonstration's project; otto has a project of his own.
CAST = {
    "maya": "manager",
    "ada": "annotator",
    "ben": "annotator",
    "rosa": "reviewer",
    "otto": "an outsider with a project of his own",
}
FILE = "demonstration-accounts"
LOCK = 0x50A5  # a number of ours among PostgreSQL's advisory locks


def make_cast(directory: Path) -> str:
    """Make those of the cast that are missing and keep their passwords in a file only the owner can read."""
    path = directory / FILE
    with _alone():
        if not path.exists():
            _make_missing(path)
    return path.read_text(encoding="utf-8")


@contextmanager
def _alone() -> Iterator[None]:
    """Of several servers that start on one database or one directory, one at a time."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def _make_missing(path: Path) -> None:
    draft = path.with_suffix(".draft")
    with transaction.atomic():
        missing = [name for name in CAST if not User.objects.filter(username=name).exists()]
        # The file first: a password that was set but never written down would lock its account for ever. Where nobody
        # is missing, a draft is of a start that was killed after its commit, and holds.
        if missing or not draft.exists():
            _make(missing, draft)
    draft.rename(path)


def _make(names: list[str], draft: Path) -> None:
    passwords = {name: secrets.token_urlsafe(9) for name in names}
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.writelines(f"{name}\t{password}\t{CAST[name]}\n" for name, password in passwords.items())
        file.flush()
        os.fsync(file.fileno())
    for name, password in passwords.items():
        User.objects.create_user(name, password=password)
