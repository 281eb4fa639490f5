"""One scene for all forgeries of a module: each is refused, so that the next finds everything as it was."""

from collections.abc import Iterator

import pytest

from tests.cast import EVERYBODY
from tests.keeping import Keeper
from tests.models.scene import Forger, Scene, make_scene
from tests.speaking import Speaker


@pytest.fixture(scope="module")
def scene(keeper: Keeper, django_db_blocker: object) -> Iterator[Scene]:
    """The scene, on the database with real commits."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        yield make_scene({username: Speaker(username) for username in ("", *EVERYBODY)})
        keeper.empty()


@pytest.fixture
def forger(scene: Scene) -> Forger:
    """SQL as the weak role."""
    return scene.forger()
