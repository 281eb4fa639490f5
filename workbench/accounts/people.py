"""The demonstration's people: made at the first start, with passwords nobody chose."""

import os
import secrets
from pathlib import Path

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


def make_cast(directory: Path) -> str:
    """Make those of the cast that are missing and keep their passwords in a file only the owner can read."""
    path = directory / FILE
    if path.exists():
        return path.read_text(encoding="utf-8")
    passwords = {name: secrets.token_urlsafe(9) for name in CAST if not User.objects.filter(username=name).exists()}
    lines = "".join(f"{name}\t{password}\t{CAST[name]}\n" for name, password in passwords.items())
    # The file first: a password that was set but never written down would lock its account for ever.
    draft = path.with_suffix(".draft")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(lines)
        file.flush()
        os.fsync(file.fileno())
    for name, password in passwords.items():
        User.objects.create_user(name, password=password)
    draft.rename(path)
    return lines
