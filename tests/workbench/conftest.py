"""What takes seconds to make, made once: a data directory in which a server has been started before."""

import fcntl
import subprocess
from pathlib import Path

import pytest

from tests.workbench.served import Server


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A data directory after its first start and end; to be copied, never used. One for all processes of a run."""
    base = tmp_path_factory.getbasetemp()
    place = (base if worker_id == "master" else base.parent) / "prepared"
    with place.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not place.exists():
            server = Server(place.with_suffix(".draft"))
            server.start()
            assert server.end() == 0
            server.data.rename(place)
    return place


def copy_of(prepared: Path, to: Path) -> Path:
    """A copy with the same owners."""
    subprocess.run(["cp", "-a", str(prepared), str(to)], check=True)
    return to
