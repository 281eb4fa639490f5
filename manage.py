#!/usr/bin/env python
"""Django's command line; the embedded database runs while a command needs it."""

import os
import secrets
import sys
from pathlib import Path

# These need no database, or make none run by looking.
WITHOUT_DATABASE = {
    "check",
    "check_sources",
    "compilemessages",
    "help",
    "makemessages",
    "makemigrations",
    "spectacular",
}


# These need none with such an option.
WITHOUT_DATABASE_WITH = {"verify_ledger": "--file"}


# Nothing is signed by these, so they neither read the key nor make one where there is none.
WITHOUT_KEY = {"check_sources"}


def main() -> None:
    """Run one command."""
    if sys.stderr is None:
        # Closed by whoever called; what goes wrong is still told by the exit status.
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    if sys.argv[1:2] and sys.argv[1] in WITHOUT_KEY:
        os.environ["WORKBENCH_SECRET_KEY"] = secrets.token_urlsafe(50)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workbench.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    if _needs_database(sys.argv[1:]):
        _have_database()
    execute_from_command_line(sys.argv)


def _needs_database(arguments: list[str]) -> bool:
    if not arguments or arguments[0] in WITHOUT_DATABASE or "--help" in arguments:
        return False
    option = WITHOUT_DATABASE_WITH.get(arguments[0])
    return option is None or not any(one.partition("=")[0] == option for one in arguments)


def _have_database() -> None:
    from workbench import embedded  # noqa: PLC0415

    try:
        embedded.ensure_running()
    except embedded.DatabaseFailure as failure:
        sys.exit(str(failure))


if __name__ == "__main__":
    main()
