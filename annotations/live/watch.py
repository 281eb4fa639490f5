"""Who may still listen: a stream lasts long, and a token may be revoked, a session ended, an account switched off.

All open streams of a process are asked about in one query every few seconds, whatever it was that ended a credential:
a page, a command, or SQL.
"""

import asyncio
import logging
from collections.abc import Mapping

import psycopg
from psycopg.conninfo import make_conninfo

CHECK = 3.0  # seconds from one look to the next
PATIENCE = 5.0

logger = logging.getLogger(__name__)


class Watch:
    """Cancels what goes on by a credential that holds no longer.

    `still_hold` is SQL that tells of an array of credentials those that hold; `parameters` are psycopg's.
    """

    def __init__(self, parameters: Mapping[str, str], still_hold: str) -> None:
        self._where = {"connect_timeout": "5"} | dict(parameters) | {"application_name": "workbench watch"}
        self._still_hold = still_hold
        self._watched: dict[asyncio.Task[None], str] = {}
        self._task: asyncio.Task[None] | None = None

    def keep(self, task: "asyncio.Task[None]", credential: str) -> None:
        """Cancel the task when the credential holds no longer."""
        if self._task is None:
            self._task = asyncio.create_task(self._look_again_and_again())
        self._watched[task] = credential

    def forget(self, task: "asyncio.Task[None]") -> None:
        """It is over."""
        self._watched.pop(task, None)

    async def _look_again_and_again(self) -> None:
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(
                    make_conninfo(**self._where), autocommit=True
                ) as connection:
                    while True:
                        await asyncio.sleep(CHECK)
                        async with asyncio.timeout(PATIENCE):
                            await self._look(connection)
            except Exception as fault:
                logger.warning("the event stream cannot ask who may listen: %s", fault)
            await asyncio.sleep(CHECK)

    async def _look(self, connection: "psycopg.AsyncConnection[tuple[object, ...]]") -> None:
        watched = dict(self._watched)
        if not watched:
            return
        cursor = await connection.execute(self._still_hold.encode(), (sorted(set(watched.values())),))
        hold = {credential for (credential,) in await cursor.fetchall()}
        for task, credential in watched.items():
            if credential not in hold:
                task.cancel()
