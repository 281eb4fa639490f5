"""What the attacks are tried on: a project of ours with one of everything, and one of somebody else's."""

import pytest

from tests.api.stage import Stage, set_stage
from tests.attacks.victim import Victim, make_victim
from tests.keeping import Keeper
from tests.play import make_play
from tests.speaking import Speaker


@pytest.fixture
def stage(speakers: dict[str, Speaker], keeper: Keeper) -> Stage:
    """A project in which there is one of everything; maya manages it."""
    return keeper.once("stage", lambda: set_stage(make_play(speakers)))


@pytest.fixture
def both(speakers: dict[str, Speaker], keeper: Keeper) -> tuple[Stage, Victim]:
    """That project, and otto's, with one of everything too, of which maya knows every id."""
    return keeper.once("both", lambda: (set_stage(make_play(speakers)), make_victim(speakers["otto"])))
