"""`python -m workbench.serving`: what script/server runs once everything is installed."""

import gc
import http.client
import os
import signal
import socket
import sys
from contextlib import ExitStack
from functools import partial
from importlib import import_module
from types import FrameType
from typing import TYPE_CHECKING

from workbench.embedded import DatabaseFailure, Embedded
from workbench.serving.children import Child, Tether, fork, share_memory_with_children
from workbench.serving.configuration import CannotServe, Configuration, listen, read_configuration
from workbench.serving.sharing import Shares
from workbench.serving.supervisor import ENDING_SIGNALS, Supervisor, say

if TYPE_CHECKING:
    from workbench.serving.web import Application


def main() -> int:
    """Serve until told to end; the exit code."""
    for number in ENDING_SIGNALS:
        signal.signal(number, _end_early)
    try:
        configuration = read_configuration()
        listener = listen(configuration.host, configuration.port)
        with ExitStack() as stack:
            embedded = None
            if configuration.database_url is None:
                embedded = stack.enter_context(Embedded(configuration.data_directory))
            _serve(configuration, listener, embedded)
    except (CannotServe, DatabaseFailure) as failure:
        print(f"The server cannot run. {failure}", file=sys.stderr)
        return 1
    return 0


def _end_early(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
    """Before the supervisor listens to signals: undo what has been started."""
    sys.exit(128 + number)


def _serve(configuration: Configuration, listener: socket.socket, embedded: Embedded | None) -> None:
    application = _load_application(configuration)
    tether, shares = Tether(), Shares(configuration.web_processes)
    _prepare(configuration, tether)
    share_memory_with_children()
    children = [
        Child(
            f"Web process {number + 1}",
            partial(_web, application, listener, shares, number),
            on_end=partial(shares.leave, number),
        )
        for number in range(configuration.web_processes)
    ]
    supervisor = Supervisor(
        [*children, Child("The worker", _work)],
        embedded=embedded,
        tether=tether,
        is_answering=partial(_is_answering, listener),
        announce=partial(_announce, configuration, listener),
    )
    supervisor.run()


def _load_application(configuration: Configuration) -> "Application":
    """Import everything once; the processes forked from this one share it."""
    gc.disable()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workbench.settings")
    try:
        import_module("django").setup()
        application: Application = import_module("workbench.asgi").application
        import_module(import_module("django.conf").settings.ROOT_URLCONF)
        import_module("workbench.serving.web")
        import_module("workbench.serving.worker")
        import_module("workbench.serving.preparation")
    except PermissionError as refused:
        raise CannotServe(
            f"{configuration.data_directory} cannot be used ({refused}): set WORKBENCH_DATA to a directory that you "
            f"may write to."
        ) from refused
    return application


def _prepare(configuration: Configuration, tether: Tether) -> None:
    """In a process of its own, so that this one keeps neither connections nor what only migrations need."""
    process = fork(partial(_prepare_or_say_why, configuration), tether)
    try:
        status = os.waitpid(process, 0)[1]
    except SystemExit:  # of a signal: the database does not end while this child counts as one of its users
        os.kill(process, signal.SIGTERM)
        os.waitpid(process, 0)
        raise
    if status != 0:
        raise SystemExit(1)


def _prepare_or_say_why(configuration: Configuration) -> None:
    from workbench.serving.preparation import prepare  # noqa: PLC0415  (needs Django to be set up)

    try:
        prepare(configuration)
    except CannotServe as failure:
        print(f"The server cannot run. {failure}", file=sys.stderr)
        raise SystemExit(1) from failure


def _web(application: "Application", listener: socket.socket, shares: Shares, number: int) -> None:
    from workbench.serving.web import serve  # noqa: PLC0415  (so that a taken port is told before anything is loaded)

    serve(application, listener, shares, number)


def _work() -> None:
    from workbench.serving.worker import work  # noqa: PLC0415  (needs Django to be set up)

    work()


def _is_answering(listener: socket.socket) -> bool:
    """Whether a request for /healthz is answered, and not by an apology."""
    host, port = listener.getsockname()[:2]
    connection = http.client.HTTPConnection({"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host), port, timeout=2)  # noqa: S104
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status < 500
    except OSError:
        return False
    finally:
        connection.close()


def _announce(configuration: Configuration, listener: socket.socket) -> None:
    host = f"[{configuration.host}]" if ":" in configuration.host else configuration.host
    say(f"http://{host}:{listener.getsockname()[1]}/")
    accounts = configuration.data_directory / "demonstration-accounts"
    if accounts.exists():
        say(f"The demonstration's people and their passwords, from {accounts}:\n{accounts.read_text().rstrip()}")


if __name__ == "__main__":
    sys.exit(main())
