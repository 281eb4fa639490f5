"""What a benchmark has found out so far, told as it goes along."""

import os
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Measures:
    """Values by name; `only` names the parts to run, all of them if it is empty. `plans` is where plans are to go."""

    only: Sequence[str] = ()
    found: dict[str, float] = field(default_factory=dict)
    plans: Path | None = None

    def wants(self, part: str) -> bool:
        """Whether this part is asked for."""
        return not self.only or part in self.only

    def add(self, **values: float) -> None:
        """Keep values under their names and tell them on stderr."""
        for name, value in values.items():
            self.found[name] = round(value, 3)
            print(f"{name:26} {value:12.3f}", file=sys.stderr, flush=True)


@dataclass
class Stretch:
    """How long something took, and how much of a core this process used meanwhile, both in seconds."""

    wall: float = 0.0
    own_cpu: float = 0.0


@contextmanager
def timed() -> Iterator[Stretch]:
    """The stretch of the block, filled in when it ends."""
    stretch, begun, used = Stretch(), time.perf_counter(), time.process_time()
    yield stretch
    stretch.wall, stretch.own_cpu = time.perf_counter() - begun, time.process_time() - used


def median(values: Sequence[float]) -> float:
    """The middle one."""
    return statistics.median(values)


def percentile(values: Sequence[float], percent: int) -> float:
    """The value that so many percent do not exceed."""
    return sorted(values)[min(len(values) - 1, len(values) * percent // 100)]


def note(text: str) -> None:
    """Say what is being done, with the machine's load, which explains a bad number."""
    print(f"-- {text} (load {os.getloadavg()[0]:.1f})", file=sys.stderr, flush=True)
