"""Two requests at once, in an order that is forced: whoever starts first stands before the ledger's head, holding all
its other locks, until whoever comes second waits too."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

import psycopg
from django.db import connection, connections

from annotations.models import LedgerEntry
from annotations.queries.chains import misfit_of
from tests.speaking import Answer

PATIENCE = 10.0  # seconds


class Racer(threading.Thread):
    """One request in a thread and on connections of its own."""

    def __init__(self, request: Callable[[], Answer]) -> None:
        super().__init__(daemon=True)
        self._request = request
        self.answer: Answer | None = None
        self.fault: BaseException | None = None

    def run(self) -> None:
        """Ask, and keep the answer."""
        try:
            self.answer = self._request()
        except BaseException as fault:
            self.fault = fault
        finally:
            connections.close_all()

    def result(self) -> Answer:
        """The answer, when it is there."""
        self.join(PATIENCE)
        assert not self.is_alive(), "the request hangs"
        if self.fault is not None:
            raise self.fault
        assert self.answer is not None
        return self.answer


def race(project: str, *requests: Callable[[], Answer]) -> list[Answer]:
    """The answers in the order of the requests: the first gets as far as the ledger before the next begins."""
    racers = [Racer(request) for request in requests]
    with head_held(project):
        for place, racer in enumerate(racers, 1):
            racer.start()
            wait_for(partial(_have_arrived, racers[:place]))
    answers = [racer.result() for racer in racers]
    fits(project)
    return answers


@contextmanager
def head_held(project: str) -> Iterator[None]:
    """The head of the project's chain, held by a third connection, the owner's."""
    parameters = connections["owner"].get_connection_params()
    with psycopg.connect(**{**parameters, "cursor_factory": psycopg.Cursor}) as third:
        third.execute("SELECT 1 FROM annotations_ledgerhead WHERE project_id = %s FOR UPDATE", [project])
        yield


def wait_for(holds: Callable[[], bool]) -> None:
    """Until it holds, or a failed test."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "it never came to that"
        time.sleep(0.005)


def _have_arrived(racers: Sequence[Racer]) -> bool:
    return _blocked() + sum(not racer.is_alive() for racer in racers) >= len(racers)


def _blocked() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return int(cursor.fetchone()[0])


def fits(project: str) -> None:
    """The chain fits, and its sequences have no gap."""
    assert misfit_of(project)[1] is None  # type: ignore[arg-type]
    sequences = list(
        LedgerEntry.objects.filter(project_id=project).order_by("sequence").values_list("sequence", flat=True)
    )
    assert sequences == list(range(1, len(sequences) + 1))


def statuses(answers: Sequence[Answer]) -> list[int]:
    """Their HTTP statuses."""
    return [answer.status for answer in answers]
