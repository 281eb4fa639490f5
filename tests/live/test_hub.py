"""What one process hears of others: who reads where, and that the ledger is still the one it heard of."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar
from uuid import UUID

import psycopg
from django.conf import settings
from django.db import connection

from annotations.live.hub import Hub
from annotations.live.presence import Sight
from annotations.queries.presence import CHANNEL
from tests import databases
from tests.play import Play
from workbench.asgi import _parameters

Heard = TypeVar("Heard")
HERE = {"first": 1, "last": 2, "caret": None}


def with_hub(listen: Callable[[Hub], Awaitable[Heard]]) -> Heard:
    """What comes of a hub that has begun to listen."""

    async def run() -> Heard:
        hub = Hub(_parameters())
        hub.start()
        try:
            async with asyncio.timeout(30):
                while not hub.is_listening:
                    await asyncio.sleep(0.01)
                return await listen(hub)
        finally:
            for task in hub._tasks:
                task.cancel()
            await asyncio.gather(*hub._tasks, return_exceptions=True)

    return asyncio.run(run())


def do(something: Callable[[], object]) -> Awaitable[None]:
    """In a thread, and leave no connection behind."""

    def leave() -> None:
        something()
        connection.close()

    return asyncio.to_thread(leave)


def in_database(statement: str, *values: object) -> Callable[[], object]:
    """As somebody else with the same rights there."""

    def run() -> None:
        url = databases.embedded().url("app", settings.DATABASES["default"]["NAME"])
        with psycopg.connect(url, autocommit=True) as anybody:
            anybody.execute(statement.encode(), values)

    return run


def lose_connections() -> Awaitable[None]:
    """Those of the hub."""
    every = "FROM pg_stat_activity WHERE application_name = 'workbench events' AND datname = current_database()"
    return do(in_database(f"SELECT pg_terminate_backend(pid) {every}"))


def tell(play: Play, by: str, **said: object) -> Callable[[], object]:
    return lambda: play.speakers[by].post(f"/sources/{play.first}/presence/", {**HERE, **said})


def people_of(play: Play) -> dict[str, UUID]:
    return {name: UUID(play.person(name)["id"]) for name in ("ada", "ben")}


async def until(is_so: Callable[[], bool]) -> None:
    while not is_so():
        await asyncio.sleep(0.05)


def test_who_reads_where_is_told_to_those_who_listen(play: Play) -> None:
    people, project, head = people_of(play), UUID(play.project), play.entries()[-1]["sequence"]

    async def listen(hub: Hub) -> bytes:
        queue = hub.subscribe(project, head)
        await do(tell(play, "ada"))
        for forged in ("x", "{}", '{"project": null}', "é" * 3_000):
            await do(in_database("SELECT pg_notify(%s, %s)", CHANNEL, forged))
        await do(tell(play, "ben"))
        sight, told = Sight(people["ada"]), b""
        while b'"name":"ben"' not in told:
            assert await queue.get() == []
            told += sight.look(hub.roster_of(project))
        return told

    assert b'"name":"ada"' not in with_hub(listen)


def test_much_that_is_told_is_shown_once_a_second_at_most(play: Play) -> None:
    project, head = UUID(play.project), play.entries()[-1]["sequence"]

    async def listen(hub: Hub) -> tuple[int, int]:
        queue = hub.subscribe(project, head)

        def flood() -> None:
            for number in range(100):
                tell(play, "ada", caret=1 + number % 2)()

        begun = asyncio.get_running_loop().time()
        await do(flood)
        await queue.get()
        return 1 + queue.qsize(), int(asyncio.get_running_loop().time() - begun) + 2

    shown, seconds = with_hub(listen)
    assert shown <= seconds


def test_who_is_removed_is_there_no_more(play: Play) -> None:
    project, membership = UUID(play.project), play.membership("ben")
    head = play.entries()[-1]["sequence"]

    async def listen(hub: Hub) -> bool:
        hub.subscribe(project, head)
        await do(tell(play, "ada"))
        await do(tell(play, "ben"))
        ada, source = people["ada"], UUID(play.first)

        def there() -> bool:
            roster = hub.roster_of(project)
            return roster is not None and b"ben" in roster.others(source, ada)

        await until(there)
        path = f"/projects/{project}/memberships/{membership['id']}/"
        await do(lambda: play.speakers["maya"].delete(path, seen=membership["revision"]))
        await until(lambda: not there())
        return True

    people = people_of(play)
    assert with_hub(listen)


def test_whoever_heard_of_another_ledger_has_to_begin_again(play: Play) -> None:
    """As when a backup is restored, or a standby promoted that was behind, under streams that are open."""
    project = UUID(play.project)
    head = play.entries()[-1]["sequence"]

    async def listen(hub: Hub) -> list[object]:
        queue = hub.subscribe(project, head)
        await do(play.say)
        first = await queue.get()
        hub._chains[project] = "0" * 16
        await lose_connections()
        return [first and first[-1].action, await queue.get()]

    assert with_hub(listen) == ["create", None]


def test_a_listener_that_was_lost_goes_on_with_the_same_ledger(play: Play) -> None:
    project = UUID(play.project)
    head = play.entries()[-1]["sequence"]

    async def listen(hub: Hub) -> list[str]:
        queue = hub.subscribe(project, head)
        await do(play.say)
        heard = [event.action for event in await queue.get() or []]
        await lose_connections()
        await do(lambda: play.say("27"))
        return heard + [event.action for event in await queue.get() or []]

    assert with_hub(listen) == ["create", "create"]
