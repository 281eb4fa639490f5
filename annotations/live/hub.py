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

from annotations.queries.events import BATCH, CHANNEL, SELECT, Event

QUEUE = 200
RECONNECT = 1.0
# Seconds after which a listener that heard nothing asks whether it would, and how long it waits for the answer.
LOOK = 10.0
PATIENCE = 5.0

logger = logging.getLogger(__name__)

Events = list[Event]
Connection: TypeAlias = "psycopg.AsyncConnection[tuple[object, ...]]"


class Hub:
    """Where streams subscribe to a project. Lives in one event loop; `parameters` are psycopg's."""

    def __init__(self, parameters: Mapping[str, str]) -> None:
        self._parameters = dict(parameters)
        self._queues: dict[UUID, set[asyncio.Queue[Events | None]]] = defaultdict(set)
        self._heard: dict[UUID, int] = {}
        self._news: asyncio.Queue[UUID] = asyncio.Queue()
        self._tasks: list[asyncio.Task[None]] = []
        self.is_listening = False

    def start(self) -> None:
        """Begin to listen, in the running event loop; may be repeated."""
        if not self._tasks:
            self._tasks = [asyncio.create_task(self._listen()), asyncio.create_task(self._tell())]

    def subscribe(self, project: UUID, sequence: int) -> "asyncio.Queue[Events | None]":
        """A queue of what comes after the sequence; None in it says to begin again, since too much was missed."""
        self.start()
        queue: asyncio.Queue[Events | None] = asyncio.Queue(QUEUE)
        self._queues[project].add(queue)
        self._heard[project] = min(sequence, self._heard.get(project, sequence))
        self._news.put_nowait(project)
        return queue

    def leave(self, project: UUID, queue: "asyncio.Queue[Events | None]") -> None:
        """Listen no more."""
        self._queues[project].discard(queue)
        if not self._queues[project]:
            del self._queues[project]
            self._heard.pop(project, None)

    async def _listen(self) -> None:
        """Hear of news for ever; after a lost connection look everywhere, since nothing was heard meanwhile."""
        while True:
            try:
                async with await self._connect() as connection:
                    await connection.execute(f"LISTEN {CHANNEL}")
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
                project = _project_of(notification.payload)
                if project in self._queues:
                    self._news.put_nowait(project)
            async with asyncio.timeout(PATIENCE):
                await connection.execute("SELECT 1")
        raise ConnectionError("the server has become a standby")

    async def _tell(self) -> None:
        """Read what is new of each project there is news of, and pass it on."""
        while True:
            try:
                async with await self._connect() as connection:
                    while not _is_read_only(connection):
                        project = await self._news.get()
                        await self._read_on(connection, project)
            except Exception as fault:
                logger.warning("the event stream cannot read: %s", fault)
            await asyncio.sleep(RECONNECT)
            for project in list(self._queues):
                self._news.put_nowait(project)

    async def _read_on(self, connection: "Connection", project: UUID) -> None:
        while project in self._queues:
            cursor = await connection.execute(SELECT, (project, self._heard[project]))
            events = [Event(*row) for row in await cursor.fetchall()]  # type: ignore[arg-type]
            if not events:
                return
            if project in self._heard:
                self._heard[project] = events[-1].sequence
            for queue in list(self._queues.get(project, ())):
                _put(queue, events)
            if len(events) < BATCH:
                return

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


def _put(queue: "asyncio.Queue[Events | None]", events: Events) -> None:
    """Into the queue, or, if its reader is too slow, the word to begin again in place of everything held."""
    try:
        queue.put_nowait(events)
    except asyncio.QueueFull:
        with contextlib.suppress(asyncio.QueueEmpty):
            while True:
                queue.get_nowait()
        queue.put_nowait(None)
