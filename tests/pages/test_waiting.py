"""What waits for a person stands on every page of theirs, so counting it takes no longer where much waits."""

from uuid import UUID

import pytest
from django.contrib.auth import get_user_model

from annotations.queries import waiting
from annotations.queries.waiting import waiting_in
from tests.pages.visiting import visitor
from tests.play import Play

QUOTES = ("1990-94", "213", "27", "186")


def shown(address: str) -> str:
    """A page as rosa sees it."""
    return visitor("rosa").get(address).content.decode()


@pytest.fixture(autouse=True)
def counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two things are counted, and no more."""
    monkeypatch.setattr(waiting, "COUNTED", 2)


def submit(play: Play, *quotes: str) -> None:
    """These wait for review."""
    for quote in quotes:
        play.move("ada", play.say(quote), "submit")


def test_where_more_waits_than_is_counted_it_says_that_there_is_more(play: Play) -> None:
    submit(play, *QUOTES)
    assert '<span class="count count-review">2+</span>' in shown(f"/projects/{play.project}/")
    assert "2+ to review" in shown("/")
    assert "4 of 2+ shown" in shown(f"/projects/{play.project}/review/all/")
    assert "2+ of them can be decided by you" in shown(f"/projects/{play.project}/progress/")


def test_as_much_as_is_counted_is_that_much(play: Play) -> None:
    submit(play, *QUOTES[:2])
    assert '<span class="count count-review">2</span>' in shown(f"/projects/{play.project}/")


def test_no_more_is_looked_at_than_is_counted_and_one(play: Play) -> None:
    submit(play, *QUOTES)
    rosa, project = get_user_model().objects.get(username="rosa"), UUID(play.project)
    assert waiting_in(rosa, [project])[project].review == 3
    assert waiting_in(rosa, [project])[project].to_review == "2+"
