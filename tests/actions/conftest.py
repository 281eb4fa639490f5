"""A project with something to release, and one on its way to another server."""

from pathlib import Path

import pytest

from tests.actions.taking import Taken, take_richly
from tests.keeping import Keeper
from tests.play import Play, make_play
from tests.speaking import Speaker


@pytest.fixture
def signed(speakers: dict[str, Speaker], keeper: Keeper) -> Play:
    """A project with two signed-off annotations and a signed-off contradiction of them."""
    return keeper.once("signed", lambda: _sign(make_play(speakers)))


def _sign(play: Play) -> Play:
    end, other = (
        play.sign(play.say("1990-94", dating="1990/1994")),
        play.sign(play.say("👩‍👩‍👧", by="ben"), author="ben"),
    )
    play.sign(play.contradict(end, other))
    return play


@pytest.fixture(scope="session")
def taken(keeper: Keeper, django_db_blocker: object, tmp_path_factory: pytest.TempPathFactory) -> Taken:
    """A rich project that was here, and is in its archive only when a test begins."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        return take_richly(keeper, tmp_path_factory.mktemp("archives"))


@pytest.fixture
def archive(taken: Taken, tmp_path: Path, database: None) -> Path:
    """Its archive, on a server that knows nothing of it."""
    (tmp_path / "project.zip").write_bytes(taken.content)
    return tmp_path / "project.zip"
