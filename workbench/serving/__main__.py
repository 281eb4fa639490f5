"""`python -m workbench.serving [prepare | web | events | worker]`: what script/server runs once all is installed."""

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
from workbench.observing import logs, places
from workbench.serving.children import Child, Tether, fork, share_memory_with_children
from workbench.serving.configuration import CannotServe, Configuration, listen, read_configuration
from workbench.serving.parts import Part
from workbench.serving.sharing import Shares
from workbench.serving.supervisor import ENDING_SIGNALS, Supervisor, complain, say

if TYPE_CHECKING:
    from workbench.serving.parts import Door

WORKER = "worker"


def main() -> int:
    """Serve until told to end; the exit code."""
    logs.set_up()
    for number in ENDING_SIGNALS:
        signal.signal(number, _end_early)
    try:
        configuration = read_configuration(words=sys.argv[1:])
        listener = listen(configuration.host, configuration.port) if configuration.parts - {Part.WORKER} else None
        with ExitStack() as stack:
            stack.callback(places.remove_directory)
            embedded = None
            if configuration.database_url is None:
                embedded = stack.enter_context(Embedded(configuration.data_directory))
            _serve(configuration, listener, embedded)
    except (CannotServe, DatabaseFailure) as failure:
        complain(f"The server cannot run. {failure}")
        return 1
    return 0


def _end_early(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
    """Before the supervisor listens to signals: undo what has been started."""
    sys.exit(128 + number)


def _serve(configuration: Configuration, listener: socket.socket | None, embedded: Embedded | None) -> None:
    application = _load_application(configuration)
    tether = Tether()
    _prepare(configuration, tether)
    if not configuration.parts:
        return
    share_memory_with_children()
    children = _web_children(configuration, application, listener) if listener is not None else []
    if Part.WORKER in configuration.parts:
        children.append(Child("The worker", _work, on_end=partial(places.leave, WORKER)))
    supervisor = Supervisor(
        children,
        embedded=embedded,
        tether=tether,
        is_answering=partial(_is_answering, listener),
        announce=partial(_announce, configuration, listener),
    )
    supervisor.run()


def _web_children(configuration: Configuration, application: "Door", listener: socket.socket) -> list[Child]:
    shares = Shares(configuration.web_processes)
    return [
        Child(
            f"Web process {number + 1}",
            partial(_web, application, listener, shares, number),
            on_end=partial(_web_ended, shares, number),
        )
        for number in range(configuration.web_processes)
    ]


def _load_application(configuration: Configuration) -> "Door":
    """Import everything once; the processes forked from this one share it."""
    gc.disable()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workbench.settings")
    try:
        places.make_directory(configuration.data_directory)
        import_module("django").setup()
        application: Door = import_module("workbench.asgi").put_together(configuration.parts)
        import_module(import_module("django.conf").settings.ROOT_URLCONF)
        import_module("workbench.serving.web")
        import_module("workbench.serving.worker")
        import_module("workbench.serving.preparation")
    except OSError as refused:
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
    from workbench.serving.preparation import check_prepared, prepare  # noqa: PLC0415  (needs Django to be set up)

    try:
        prepare(configuration) if configuration.prepares else check_prepared(configuration)
    except CannotServe as failure:
        complain(f"The server cannot run. {failure}")
        raise SystemExit(1) from failure


def _web(application: "Door", listener: socket.socket, shares: Shares, number: int) -> None:
    from workbench.serving.web import serve  # noqa: PLC0415  (so that a taken port is told before anything is loaded)

    places.take(_place(number))
    serve(application, listener, shares, number, start=application.start)


def _web_ended(shares: Shares, number: int) -> None:
    shares.leave(number)
    places.leave(_place(number))


def _place(number: int) -> str:
    return f"web-{number + 1}"


def _work() -> None:
    from workbench.serving.worker import work  # noqa: PLC0415  (needs Django to be set up)

    places.take(WORKER)
    work()


def _is_answering(listener: socket.socket | None) -> bool:
    """Whether a request for /healthz is answered, and not by an apology. A worker is asked for nothing."""
    if listener is None:
        return True
    host, port = listener.getsockname()[:2]
    connection = http.client.HTTPConnection({"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host), port, timeout=2)  # noqa: S104
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status < 500
    except OSError:
        return False
    finally:
        connection.close()


def _announce(configuration: Configuration, listener: socket.socket | None) -> None:
    if listener is None:
        say("The worker runs.")
        return
    host = f"[{configuration.host}]" if ":" in configuration.host else configuration.host
    say(f"http://{host}:{listener.getsockname()[1]}/")
    accounts = configuration.data_directory / "demonstration-accounts"
    if accounts.exists() and not logs.is_structured():  # logs are kept and read by many
        say(f"The demonstration's people and their passwords, from {accounts}:\n{accounts.read_text().rstrip()}")


if __name__ == "__main__":
    sys.exit(main())
