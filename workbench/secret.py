"""The key that signs sessions: made at the first start, kept beside the data, never in the repository."""

import os
import secrets
from pathlib import Path

_made: set[Path] = set()


def secret_key(data_directory: Path) -> str:
    """The key in WORKBENCH_SECRET_KEY, else the one kept in the data directory, made when there is none yet."""
    given = os.environ.get("WORKBENCH_SECRET_KEY")
    if given:
        return given
    path = data_directory / "secret-key"
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return _make(path)


def was_made_now(path: Path) -> bool:
    """Whether this very process made the key at this path, so that nothing can depend on it yet."""
    return path in _made


def _make(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".secret-key-{os.getpid()}-{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(50))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)  # refuses to replace: of two first starts at once, one key wins
        _made.add(path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return path.read_text(encoding="ascii").strip()
