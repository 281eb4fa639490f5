"""The demonstration's people: made at the first start, with passwords nobody chose."""

import os
import secrets
from contextlib import suppress
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
    draft = path.with_suffix(".draft")
    with transaction.atomic():
        _wait_for_others()
        if path.exists():
            return path.read_text(encoding="utf-8")
        missing = [name for name in CAST if not User.objects.filter(username=name).exists()]
        # The file first: a password that was set but never written down would lock its account for ever. Where nobody
        # is missing, a draft is of a start that was killed after its commit, and holds.
        if missing or not draft.exists():
            _make(missing, draft)
    with suppress(FileNotFoundError):  # another server on the same directory was quicker
        draft.rename(path)
    return path.read_text(encoding="utf-8")


def _wait_for_others() -> None:
    """Of several servers that start on one database, one at a time, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _make(names: list[str], draft: Path) -> None:
    passwords = {name: secrets.token_urlsafe(9) for name in names}
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.writelines(f"{name}\t{password}\t{CAST[name]}\n" for name, password in passwords.items())
        file.flush()
        os.fsync(file.fileno())
    for name, password in passwords.items():
        User.objects.create_user(name, password=password)
