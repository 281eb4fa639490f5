"""One listening connection a process, however many people listen; what it reads once goes to all of them."""

import asyncio
import contextlib
import logging
from collections import defaultdict
from collections.abc import Mapping
from typing import TypeAlias
from uuid import UUID

import psycopg
from psycopg.conninfo import make_conninfo

from annotations.live.presence import Roster
from annotations.queries import presence
from annotations.queries.events import BATCH, CHANNEL, SELECT, Event

QUEUE = 200
RECONNECT = 1.0
# Seconds after which a listener that heard nothing asks whether it would, and how long it waits for the answer.
LOOK = 10.0
PATIENCE = 5.0
# Seconds in which changes of who is there become one, and after which it is looked who said nothing for too long.
TOGETHER = 1.0
SWEEP = 5.0
_CHAIN = """
SELECT left(encode(chain_sha256, 'hex'), 16) FROM annotations_ledgerentry WHERE project_id = %s AND sequence = %s
"""

logger = logging.getLogger(__name__)

Events = list[Event]
Connection: TypeAlias = "psycopg.AsyncConnection[tuple[object, ...]]"


class Hub:
    """Where streams subscribe to a project. Lives in one event loop; `parameters` are psycopg's.

    What a stream gets is a list of events, after which it looks at the project's roster too; the list may be empty.
    """

    def __init__(self, parameters: Mapping[str, str]) -> None:
        self._parameters = dict(parameters)
        self._queues: dict[UUID, set[asyncio.Queue[Events | None]]] = defaultdict(set)
        self._heard: dict[UUID, int] = {}
        self._chains: dict[UUID, str] = {}
        self._rosters: dict[UUID, Roster] = {}
        self._moved: set[UUID] = set()
        self._news: asyncio.Queue[UUID] = asyncio.Queue()
        self._tasks: list[asyncio.Task[None]] = []
        self.is_listening = False

    def start(self) -> None:
        """Begin to listen, in the running event loop; may be repeated."""
        if not self._tasks:
            self._tasks = [asyncio.create_task(self._listen()), asyncio.create_task(self._tell())]
            self._tasks.append(asyncio.create_task(self._tell_presence()))

    def subscribe(self, project: UUID, sequence: int) -> "asyncio.Queue[Events | None]":
        """A queue of what comes after the sequence; None in it says to begin again, since too much was missed."""
        self.start()
        queue: asyncio.Queue[Events | None] = asyncio.Queue(QUEUE)
        self._queues[project].add(queue)
        if sequence < self._heard.get(project, sequence + 1):
            self._heard[project] = sequence
            self._chains.pop(project, None)
        self._news.put_nowait(project)
        return queue

    def leave(self, project: UUID, queue: "asyncio.Queue[Events | None]") -> None:
        """Listen no more."""
        self._queues[project].discard(queue)
        if not self._queues[project]:
            del self._queues[project]
            self._heard.pop(project, None)
            self._chains.pop(project, None)

    def roster_of(self, project: UUID) -> Roster | None:
        """Who reads where in the project; None for nobody anywhere."""
        return self._rosters.get(project)

    async def _listen(self) -> None:
        """Hear of news for ever; after a lost connection look everywhere, since nothing was heard meanwhile."""
        while True:
            try:
                async with await self._connect() as connection:
                    await connection.execute(f"LISTEN {CHANNEL}; LISTEN {presence.CHANNEL}")
                    self.is_listening = True
                    for project in list(self._queues):
                        self._news.put_nowait(project)
                    await self._hear(connection)
            except Exception as fault:
                logger.warning("the event stream lost its listener: %s", fault)
            self.is_listening = False
            await asyncio.sleep(RECONNECT)

    async def _hear(self, connection: "Connection") -> None:
        """Until the connection is lost, or leads to a server that has become a standby, where nothing will be heard."""
        while not _is_read_only(connection):
            async for notification in connection.notifies(timeout=LOOK):
                if notification.channel == presence.CHANNEL:
                    self._take_in(notification.payload)
                    continue
                project = _project_of(notification.payload)
                if project in self._queues:
                    self._news.put_nowait(project)
            async with asyncio.timeout(PATIENCE):
                await connection.execute("SELECT 1")
        raise ConnectionError("the server has become a standby")

    def _take_in(self, payload: str) -> None:
        with contextlib.suppress(ValueError):
            said = presence.Presence.read(payload)
            roster = self._rosters.setdefault(said.project, Roster())
            if roster.hear(said, asyncio.get_running_loop().time()):
                self._moved.add(said.project)

    async def _tell_presence(self) -> None:
        """Have streams look who is there when that has changed, at most once a second however much is said."""
        swept = 0.0
        while True:
            await asyncio.sleep(TOGETHER)
            now = asyncio.get_running_loop().time()
            if now - swept > SWEEP:
                swept = now
                self._moved |= {project for project, roster in self._rosters.items() if roster.expire(now)}
            moved, self._moved = self._moved, set()
            for project in moved:
                for queue in self._queues.get(project, ()):
                    with contextlib.suppress(asyncio.QueueFull):  # it looks anyhow when it has come so far
                        queue.put_nowait([])
            self._rosters = {project: roster for project, roster in self._rosters.items() if roster}

    async def _tell(self) -> None:
        """Read what is new of each project there is news of, and pass it on."""
        while True:
            try:
                async with await self._connect() as connection:
                    for project in list(self._queues):
                        await self._compare(connection, project)
                    while not _is_read_only(connection):
                        project = await self._news.get()
                        await self._read_on(connection, project)
            except Exception as fault:
                logger.warning("the event stream cannot read: %s", fault)
            await asyncio.sleep(RECONNECT)
            for project in list(self._queues):
                self._news.put_nowait(project)

    async def _compare(self, connection: "Connection", project: UUID) -> None:
        """Whoever heard what this server knows nothing of (a backup, a standby that was behind) has to begin again."""
        heard = self._heard.get(project, 0)
        found = await (await connection.execute(_CHAIN, (project, heard))).fetchone()
        if heard and (found is None or found[0] != self._chains.get(project, found[0])):
            logger.warning("the ledger of a project is not the one that was heard of")
            for queue in self._queues.get(project, ()):
                _put(queue, None)

    async def _read_on(self, connection: "Connection", project: UUID) -> None:
        while project in self._queues:
            cursor = await connection.execute(SELECT, (project, self._heard[project]))
            events = [Event(*row) for row in await cursor.fetchall()]  # type: ignore[arg-type]
            if not events:
                return
            if project in self._heard:
                self._heard[project], self._chains[project] = events[-1].sequence, events[-1].chain
            self._forget(project, events)
            for queue in list(self._queues.get(project, ())):
                _put(queue, events)
            if len(events) < BATCH:
                return

    def _forget(self, project: UUID, events: Events) -> None:
        """Whoever has another seat or another name is there no more as they were."""
        roster = self._rosters.get(project)
        for event in events if roster else ():
            who = UUID(event.member) if event.member else event.id if event.thing == "person" else None
            if roster is not None and who is not None and roster.forget(who):
                self._moved.add(project)

    async def _connect(self) -> "Connection":
        where = {"connect_timeout": "5"} | self._parameters | {"application_name": "workbench events"}
        return await psycopg.AsyncConnection.connect(make_conninfo(**where), autocommit=True)


def _is_read_only(connection: "Connection") -> bool:
    """As the server last said of itself, which it does with an answer when it has changed."""
    said = connection.info.parameter_status
    return "on" in (said("in_hot_standby"), said("default_transaction_read_only"))


def _project_of(payload: str) -> UUID:
    """Whose news it is; anybody in the database can send anything, which is then nobody's."""
    try:
        return UUID(payload.partition(" ")[0])
    except ValueError:
        return UUID(int=0)


def _put(queue: "asyncio.Queue[Events | None]", events: Events | None) -> None:
    """Into the queue, or, if its reader is too slow, the word to begin again in place of everything held."""
    try:
        queue.put_nowait(events)
    except asyncio.QueueFull:
        with contextlib.suppress(asyncio.QueueEmpty):
            while True:
                queue.get_nowait()
        queue.put_nowait(None)
