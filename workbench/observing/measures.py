"""What a process counts while it answers."""

from prometheus_client import CollectorRegistry, Gauge, Histogram
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from workbench.observing import places

COUNTED = CollectorRegistry()
REQUESTS = Histogram(
    "workbench_request_duration_seconds",
    "Requests answered, from the moment they were whole until their answer began",
    ["route", "method", "status"],
    registry=COUNTED,
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
)
STREAMS = Gauge("workbench_event_streams", "Event streams that are open", registry=COUNTED, multiprocess_mode="livesum")


def counted() -> Collector:
    """What all web processes of this server have counted."""
    files = places.directory()
    return COUNTED if files is None else MultiProcessCollector(None, str(files))  # type: ignore[no-untyped-call]
