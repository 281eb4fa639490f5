"""A project with something to release."""

import pytest

from tests.play import Play


@pytest.fixture
def signed(play: Play) -> Play:
    """A project with two signed-off annotations and a signed-off contradiction of them."""
    end, other = (
        play.sign(play.say("1990-94", dating="1990/1994")),
        play.sign(play.say("👩‍👩‍👧", by="ben"), author="ben"),
    )
    play.sign(play.contradict(end, other))
    return play
