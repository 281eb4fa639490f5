"""`manage.py create_token USERNAME`: print a new token for the API; older ones stay valid."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from workbench.accounts.models import User
from workbench.accounts.tokens import create_token


class Command(BaseCommand):
    """The token alone on standard output."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Whose."""
        parser.add_argument("username")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        """Make and print."""
        user = User.objects.filter(username=options["username"], is_active=True).first()
        if user is None:
            raise CommandError(f"Nobody here is called {options['username']}; manage.py create_person makes accounts.")
        self.stdout.write(create_token(user))
