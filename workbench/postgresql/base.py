"""Connections that can no longer write, or whose server has gone, are let go; the next one finds the new primary."""

import select
from types import TracebackType
from typing import Any

from django.db.backends.postgresql import base
from django.db.utils import DatabaseErrorWrapper, OperationalError
from django.utils.functional import cached_property
from psycopg import Connection
from psycopg.errors import ReadOnlySqlTransaction
from psycopg.pq import TransactionStatus


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection of one thread, kept from request to request as long as it is of use."""

    # Django's own note of errors is taken back by every rollback that succeeds, as it does on a standby.
    was_refused = False

    @cached_property
    def wrap_database_errors(self) -> "ErrorWrapper":
        """Who turns psycopg's errors into Django's."""
        return ErrorWrapper(self)

    def is_usable(self) -> bool:
        """Whether it answers and may write; asked after errors."""
        return super().is_usable() and not is_read_only(self.connection)

    def close_if_unusable_or_obsolete(self) -> None:
        """Called before and after every request. That the server has gone is seen without asking it."""
        if self.connection is not None and (self.was_refused or _has_something_to_say(self.connection)):
            self.was_refused = False
            if not self.is_usable():
                self.close()
        super().close_if_unusable_or_obsolete()


class ErrorWrapper(DatabaseErrorWrapper):
    """A refusal to write is of a standby, or of a primary that was fenced: as if the database were away."""

    def __init__(self, connection: DatabaseWrapper) -> None:
        super().__init__(connection)
        self._connection = connection

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, ReadOnlySqlTransaction):
            self._connection.was_refused = True
            raise OperationalError(*error.args).with_traceback(trace) from error
        super().__exit__(kind, error, trace)


def is_read_only(connection: "Connection[Any]") -> bool:
    """Whether the server takes no writes, as it last said of itself (it does, with its answers, since version 14)."""
    said = connection.info.parameter_status
    return "on" in (said("in_hot_standby"), said("default_transaction_read_only"))


def _has_something_to_say(connection: "Connection[Any]") -> bool:
    """Whether something arrived that nobody asked for: mostly, the end of the connection. Takes a microsecond."""
    if connection.closed or connection.info.transaction_status != TransactionStatus.IDLE:
        return False  # errors within a request are seen by Django
    poll = select.poll()
    poll.register(connection.fileno(), select.POLLIN)
    return bool(poll.poll(0))
