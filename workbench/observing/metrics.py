"""`/metrics` for Prometheus: what the processes counted, what they use, and how much work the database has waiting.

Nobody's names and nothing they wrote; every label has a few values that are known before.
"""

import hmac
import logging
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.db import Error, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string
from prometheus_client.exposition import choose_encoder
from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from workbench.observing import measures, places

PATIENCE = "3s"  # for the database to count
PAGE, TICK = os.sysconf("SC_PAGE_SIZE"), os.sysconf("SC_CLK_TCK")
# What a proxy adds. A server that has one in front is not asked by its own machine, whatever the address says.
FORWARDED = ("HTTP_FORWARDED", "HTTP_VIA", "HTTP_X_REAL_IP")

# Name, meaning, what the kinds are of (empty where there is one), and how many there are of each kind.
Number = tuple[str, str, str, Sequence[tuple[str, float]]]

logger = logging.getLogger(__name__)


def may_ask(request: HttpRequest) -> bool:
    """With the token of the environment; or from this machine, on a server that nobody else is meant to reach."""
    token = os.environ.get("WORKBENCH_METRICS_TOKEN", "")
    given = request.META.get("HTTP_AUTHORIZATION", "")
    if token and hmac.compare_digest(given.encode(), f"Bearer {token}".encode()):
        return True
    return settings.IS_ALONE and not _is_forwarded(request) and _is_from_here(request)


def _is_forwarded(request: HttpRequest) -> bool:
    return any(name in FORWARDED or name.startswith("HTTP_X_FORWARDED_") for name in request.META)


def _is_from_here(request: HttpRequest) -> bool:
    """By address, and by a name of ours: another would be of a page that had its own name lead here."""
    try:
        request.get_host()
    except DisallowedHost:
        return False
    return request.META.get("REMOTE_ADDR") in {"127.0.0.1", "::1", "::ffff:127.0.0.1"}


def answer(request: HttpRequest) -> HttpResponse:
    """All of it, in the form that is asked for."""
    encode, kind = choose_encoder(request.META.get("HTTP_ACCEPT", ""))
    content = encode(_Everything())
    return HttpResponse(content, content_type=kind, headers={"Cache-Control": "no-store"})


class _Everything(Collector):
    def collect(self) -> Iterator[Metric]:
        yield from measures.counted().collect()
        yield from _used()
        yield from _waiting()


def _used() -> Iterator[Metric]:
    """What each process uses, where the system has /proc."""
    memory = GaugeMetricFamily(
        "workbench_process_resident_memory_bytes", "Memory of a process; much of it is shared", labels=["process"]
    )
    seconds = CounterMetricFamily("workbench_process_cpu_seconds", "Time of processors", labels=["process"])
    for name, number in places.processes():
        try:
            pages = Path(f"/proc/{number}/statm").read_text(encoding="ascii").split()[1]
            spent = Path(f"/proc/{number}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2]
        except OSError:
            continue  # it has just ended, or there is no /proc
        memory.add_metric([name], int(pages) * PAGE)
        seconds.add_metric([name], sum(map(int, spent.split()[11:13])) / TICK)
    yield from (memory, seconds)


def _waiting() -> Iterator[Metric]:
    """What the application counts in the database, and whether it could."""
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('statement_timeout', %s, true)", [PATIENCE])
            numbers: Sequence[Number] = import_string(settings.NUMBERS)()
    except Error as fault:
        logger.warning("the database does not count: %s", fault)
        numbers = ()
    up = GaugeMetricFamily("workbench_database_up", "Whether the database answered this very request")
    up.add_metric([], bool(numbers))
    yield up
    for name, meaning, label, counts in numbers:
        family = GaugeMetricFamily(name, meaning, labels=[label] if label else [])
        for kind, count in counts:
            family.add_metric([kind] if label else [], count)
        yield family
