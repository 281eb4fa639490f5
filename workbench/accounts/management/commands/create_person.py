"""`manage.py create_person USERNAME [--superuser]`: an account, such as the first one of an empty server."""

import getpass
import sys
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from workbench.accounts.models import User


class Command(BaseCommand):
    """Asks for the password twice, or reads it as one line where there is no terminal."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Who."""
        parser.add_argument("username")
        parser.add_argument("--superuser", action="store_true", help="may use /admin/")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        """Make the account."""
        user = User(username=options["username"], is_staff=options["superuser"], is_superuser=options["superuser"])
        password = _read_password()
        try:
            validate_password(password, user)
            user.set_password(password)
            user.full_clean()
        except ValidationError as fault:
            raise CommandError(" ".join(fault.messages)) from None
        user.save()
        self.stdout.write(f"{user.username} can sign in.")


def _read_password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    password = getpass.getpass("Password: ")
    if password != getpass.getpass("Again: "):
        raise CommandError("The two passwords differ; nothing was made.")
    return password
