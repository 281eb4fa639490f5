"""A project with something to release."""

import pytest

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
