"""What the environment says about serving."""

import os
import socket
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.embedded import default_data_directory
from workbench.serving.parts import Part

LOOPBACK = {"127.0.0.1", "::1", "localhost"}
PREPARE = "prepare"
BACKLOG = 2048  # connections that wait while no web process is there to take them


class CannotServe(Exception):
    """Something that is needed is missing; the message is one line and says what to do."""


@dataclass(frozen=True)
class Configuration:
    """How to serve. `database_url` is None for the embedded database."""

    host: str
    port: int
    web_processes: int
    data_directory: Path
    database_url: str | None
    has_demonstration: bool
    parts: frozenset[Part]
    prepares: bool


def read_configuration(environment: Mapping[str, str] = os.environ, words: Sequence[str] = ()) -> Configuration:
    """CannotServe, naming the variable, when a value cannot be understood.

    `words` are those of the command: none for everything, `prepare` for the database alone, or parts to run on a
    database that is prepared.
    """
    parts, prepares = _read_parts(words)
    host, url = environment.get("HOST") or "127.0.0.1", environment.get("DATABASE_URL") or None
    wish = environment.get("WORKBENCH_DEMONSTRATION") or ""
    if wish not in {"", "0", "1"}:
        raise CannotServe(
            f"WORKBENCH_DEMONSTRATION={wish} is neither 1 nor 0: set 1 to have its people made, 0 not to."
        )
    if environment.get("WORKBENCH_LOG", "") not in {"", "json"}:
        raise CannotServe(f"WORKBENCH_LOG={environment['WORKBENCH_LOG']} is not json: set json, or nothing for lines.")
    return Configuration(
        host=host,
        port=_number(environment, "PORT", otherwise=8000, highest=65535),
        web_processes=max(1, _number(environment, "WEB_PROCESSES", otherwise=2, highest=64)),
        data_directory=default_data_directory(),
        database_url=url,
        has_demonstration=wish == "1" if wish else url is None and host in LOOPBACK,
        parts=parts,
        prepares=prepares,
    )


def _read_parts(words: Sequence[str]) -> tuple[frozenset[Part], bool]:
    if not words:
        return frozenset(Part), True
    if list(words) == [PREPARE]:
        return frozenset(), True
    known = {part.value for part in Part}
    for word in words:
        if word not in known:
            raise CannotServe(
                f"{word} is nothing to serve: name {PREPARE} alone, or some of {', '.join(Part)}, or none."
            )
    return frozenset(map(Part, words)), False


def listen(host: str, port: int) -> socket.socket:
    """A listening socket, from now on ours: clients wait in it until there is somebody to answer."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
    except OSError as refused:
        raise CannotServe(f"HOST={host} is no address of this machine ({refused}): try HOST=127.0.0.1.") from refused
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(BACKLOG)
    except OSError as refused:
        listener.close()
        raise CannotServe(
            f"Port {port} of {host} cannot be used ({refused.strerror}): end what uses it, "
            f"or choose another, as in PORT={_another(port)} script/server."
        ) from refused
    listener.setblocking(False)
    return listener


def _number(environment: Mapping[str, str], name: str, *, otherwise: int, highest: int) -> int:
    text = environment.get(name) or str(otherwise)
    if not text.isascii() or not text.isdigit() or int(text) > highest:
        raise CannotServe(f"{name}={text} is not a number from 0 to {highest}.")
    return int(text)


def _another(port: int) -> int:
    return port + 1 if 1024 <= port < 65535 else 8001
