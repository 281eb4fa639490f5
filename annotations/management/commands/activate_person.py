"""`manage.py activate_person USERNAME`: switch an account on again; the password and the seats are what they were."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from annotations.actions.accounts import activate
from annotations.management.speakers import account_of


class Command(BaseCommand):
    """The tokens and sessions of before do not come back."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Whom."""
        parser.add_argument("username")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        """Switch it on."""
        user = account_of(options["username"])
        activate(user)
        self.stdout.write(f"{user.get_username()} can sign in again. Tokens have to be made anew.")
