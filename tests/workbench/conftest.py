"""What takes seconds to make, made once: a data directory in which a server has been started before."""

import fcntl
import subprocess
from pathlib import Path

import psycopg
import pytest

from tests.cast import token_of
from tests.workbench.served import Server
from workbench.accounts.tokens import digest
from workbench.embedded import Embedded


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A data directory after its first start and end; to be copied, never used. One for all processes of a run.

    The demonstration's people have the tokens of the tests' cast.
    """
    base = tmp_path_factory.getbasetemp()
    place = (base if worker_id == "master" else base.parent) / "prepared"
    with place.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not place.exists():
            server = Server(place.with_suffix(".draft"))
            server.start()
            _give_tokens(server.data)
            assert server.end() == 0
            server.data.rename(place)
    return place


def _give_tokens(data: Path) -> None:
    """At once, where a command for each would take as long as to start the server."""
    give = "INSERT INTO accounts_token (user_id, sha256, created) SELECT id, %s, now() FROM accounts_user"
    with psycopg.connect(Embedded(data).url("owner")) as owner:
        for (username,) in owner.execute("SELECT username FROM accounts_user").fetchall():
            owner.execute(f"{give} WHERE username = %s".encode(), [digest(token_of(username)), username])


def copy_of(prepared: Path, to: Path) -> Path:
    """A copy with the same owners."""
    subprocess.run(["cp", "-a", str(prepared), str(to)], check=True)
    return to
