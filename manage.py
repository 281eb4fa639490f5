#!/usr/bin/env python
"""Django's command line; the embedded database runs while a command needs it."""

import os
import sys

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


def main() -> None:
    """Run one command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workbench.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    if len(sys.argv) > 1 and sys.argv[1] not in WITHOUT_DATABASE and "--help" not in sys.argv:
        _have_database()
    execute_from_command_line(sys.argv)


def _have_database() -> None:
    from workbench import embedded  # noqa: PLC0415

    try:
        embedded.ensure_running()
    except embedded.DatabaseFailure as failure:
        sys.exit(str(failure))


if __name__ == "__main__":
    main()
