"""Events are what the ledger says, to whom it may be said; whoever forges one, or a place in them, hears nothing."""

import asyncio
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from annotations.live.hub import Hub
from annotations.queries.events import CHANNEL, GOES_ON, STREAMS, Listener
from annotations.rules.permissions import Role
from tests import databases
from tests.attacks.victim import make_victim
from tests.pages.visiting import visitor
from tests.play import Play, done, path_of
from workbench.asgi import _parameters

FORGED = (
    *("", "x", "0 0", "{project}", "{project} 999999999999", "{project} -1", "{project} x", "{project}\n{project} 7"),
    *("{other} 3", "{project},{other}", "{project} " + "9" * 7_000, "é {project}", f"{UUID(int=0)} 1"),
)


def heard(play: Play, forge: Callable[[], None], since: int) -> list[Any]:
    """What a stream gets that was open while something was forged, and while ada then did one thing."""

    async def listen() -> list[Any]:
        hub = Hub(_parameters())
        queue = hub.subscribe(UUID(play.project), since)
        await asyncio.sleep(0.3)
        await asyncio.to_thread(forge)
        await asyncio.to_thread(do_something, play)
        got: list[Any] = []
        async with asyncio.timeout(20):
            while not got or got[-1].action != "create" or got[-1].thing != "annotation":
                got += await queue.get() or []
        for task in hub._tasks:
            task.cancel()
        await asyncio.gather(*hub._tasks, return_exceptions=True)
        return got

    return asyncio.run(listen())


def do_something(play: Play) -> None:
    """One entry of the ledger."""
    play.say()
    connection.close()


def test_what_somebody_else_in_the_database_says_is_no_event(play: Play) -> None:
    other, last = str(uuid4()), play.entries()[-1]["sequence"]

    def forge() -> None:
        url = databases.embedded().url("owner", settings.DATABASES["default"]["NAME"])
        with psycopg.connect(url, autocommit=True) as anybody:
            for payload in FORGED:
                said = payload.format(project=play.project, other=other)
                anybody.execute("SELECT pg_notify(%s, %s)", [CHANNEL, said])

    events = heard(play, forge, last)
    assert [(event.sequence, event.person) for event in events] == [(last + 1, "ada")]


def test_the_place_in_another_projects_ledger_leads_nowhere_in_ones_own(play: Play) -> None:
    victim = make_victim(play.speakers["otto"])
    head, theirs = play.entries()[-1]["sequence"], victim.ledger()
    known = {entry["id"] for entry in play.entries()}
    for last in (0, 1, theirs, theirs + 1, head, 10**17):
        for headers in (
            {"Last-Event-ID": str(last)},
            {"Last-Event-ID": str(last), GOES_ON: f"{victim.ids['project']} x"},
        ):
            answer = play.speakers["maya"].get(f"/projects/{play.project}/events/", **headers)
            for thing in victim.ids.values():
                assert thing not in answer.body.decode()
            assert GOES_ON not in answer.headers
        refused = play.speakers["maya"].get(
            f"/projects/{victim.ids['project']}/events/", **{"Last-Event-ID": str(last)}
        )
        assert refused.status == 404
    assert known


def test_nobody_but_the_server_itself_learns_by_what_somebody_listens(play: Play) -> None:
    path = f"/api/v1/projects/{play.project}/events/"
    browser = visitor("maya")
    for headers in ({}, {STREAMS: "1"}, {"workbench-streams": "1"}, {GOES_ON: "1"}):
        assert GOES_ON not in browser.get(path, headers=headers).headers
    environ: Any = {STREAMS: True}
    served = browser.get(path, **environ)
    listener = Listener.read(served[GOES_ON])
    assert listener.credential.startswith(f"session:{browser.session.session_key}:")


@pytest.mark.parametrize("role", ["reader", None])
def test_a_replay_after_the_role_was_lowered_tells_what_the_role_now_sees(play: Play, role: str | None) -> None:
    drafts, signed = [play.say(), play.say("27")], play.sign(play.say("213"))
    where = f"/projects/{play.project}/memberships/"
    seat = play.membership("ben")
    if role is None:
        play.speakers["maya"].delete(f"{where}{seat['id']}/", seen=1)
        assert play.speakers["ben"].get(f"/projects/{play.project}/events/", **{"Last-Event-ID": "0"}).status == 404
        return
    done(play.speakers["maya"].patch(f"{where}{seat['id']}/", {"role": role}, seen=1), 200)
    for path in (f"/projects/{play.project}/events/", f"/projects/{play.project}/events/?after=0"):
        told = play.speakers["ben"].get(path, **({} if "after" in path else {"Last-Event-ID": "0"})).body.decode()
        assert signed["id"] in told
        for draft in drafts:
            assert draft["id"] not in told
            assert play.speakers["ben"].get(path_of(draft)).status == 404
    assert Role(role) is Role.READER
