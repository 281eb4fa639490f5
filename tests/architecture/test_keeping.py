"""What the tests stand on: tables that are as they were, however a test left them."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connections

from annotations.queries.chains import misfit_of
from tests import keeping
from tests.keeping import Keeper, leave
from tests.play import Play, done, make_play
from tests.speaking import Speaker
from workbench.accounts.models import Token


def test_what_is_brought_back_is_what_was_made(speakers: dict[str, Speaker], keeper: Keeper) -> None:
    made = keeper.once("compared", lambda: make_play(speakers))
    rows = keeper.rows()
    made.sign(made.say())
    assert keeper.rows() != rows
    keeper.empty()
    again = keeper.once("compared", lambda: make_play(speakers))
    assert keeper.rows() == rows
    assert (again.project, again.first) == (made.project, made.first)


def test_work_goes_on_from_what_was_brought_back(play: Play) -> None:
    play.sign(play.say())
    assert misfit_of(play.project)[1] is None  # type: ignore[arg-type]
    assert [entry["sequence"] for entry in play.entries()] == list(range(1, len(play.entries()) + 1))


def test_the_database_looks_on_again_afterwards(keeper: Keeper, play: Play) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT tgname FROM pg_trigger WHERE tgenabled <> 'O' AND NOT tgisinternal")
        assert cursor.fetchall() == []
    connections["owner"].close()


def test_nothing_of_a_test_is_left(keeper: Keeper, play: Play) -> None:
    done(play.speakers["maya"].post(f"/projects/{play.project}/releases/", {}), 202)
    keeper.empty()
    assert keeper.rows() == {}


def test_tables_that_have_grown_are_cut_off(keeper: Keeper, play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper.empty()
    left = keeper.bytes()
    monkeypatch.setattr(keeping, "GROWN", left - 1)
    keeper.empty()
    assert keeper.bytes() < left


def test_the_cast_is_as_it_was(keeper: Keeper, play: Play) -> None:
    maya = get_user_model().objects.get(username="maya")
    maya.set_password("another")
    maya.save()
    Token.objects.filter(user=maya).delete()
    get_user_model().objects.create_user("somebody")
    leave(connections["default"])
    keeper.empty()
    assert get_user_model().objects.get(username="maya").check_password("password-of-maya")
    assert not get_user_model().objects.filter(username="somebody").exists()
    assert Token.objects.filter(user=maya).count() == 1


def test_a_connection_on_which_something_is_left_is_closed(play: Play) -> None:
    connection = connections["default"]
    connection.ensure_connection()
    before = connection.connection
    leave(connection)
    assert connection.connection is before
    connection.connection.execute("BEGIN")
    leave(connection)
    assert connection.connection is None
