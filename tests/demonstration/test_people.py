"""The demonstration's people: made once, and nobody is locked out by a crash."""

from pathlib import Path

import pytest

from workbench.accounts.models import User
from workbench.accounts.people import CAST, FILE, make_cast


@pytest.fixture
def nobody(database: None) -> None:
    User.objects.filter(username__startswith="demo-").delete()


@pytest.fixture
def cast(nobody: None, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names that the tests' database does not know yet."""
    names = [f"demo-{name}" for name in CAST]
    monkeypatch.setattr("workbench.accounts.people.CAST", dict.fromkeys(names, "somebody"))
    return names


def _passwords(lines: str) -> dict[str, str]:
    return {name: password for name, password, _ in (line.split("\t") for line in lines.splitlines())}


def test_people_are_made_once_and_their_passwords_stay(cast: list[str], tmp_path: Path) -> None:
    lines = make_cast(tmp_path)
    assert make_cast(tmp_path) == lines
    assert list(_passwords(lines)) == cast
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600


def test_a_crash_after_they_were_made_locks_nobody_out(
    cast: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(Path, "rename", lambda *paths: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            make_cast(tmp_path)
    passwords = _passwords(make_cast(tmp_path))
    assert [name for name in cast if User.objects.get(username=name).check_password(passwords.get(name, ""))] == cast


def test_a_crash_while_they_are_made_leaves_none_of_them(
    cast: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        make = User.objects.create_user
        broken.setattr(
            "workbench.accounts.people.User.objects.create_user",
            lambda name, password: make(name, password=password) if name != cast[-1] else 1 / 0,
        )
        with pytest.raises(ZeroDivisionError):
            make_cast(tmp_path)
    assert not User.objects.filter(username__in=cast).exists()
    assert list(_passwords(make_cast(tmp_path))) == cast
