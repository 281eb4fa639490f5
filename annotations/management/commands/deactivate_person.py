"""`manage.py deactivate_person USERNAME [--force]`: switch an account off; its tokens and sessions end at once."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from annotations.actions.accounts import deactivate
from annotations.management.speakers import account_of
from annotations.models import Project
from annotations.rules.errors import Refusal


class Command(BaseCommand):
    """Accounts are never deleted: what somebody did stays theirs, under their name."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Whom."""
        parser.add_argument("username")
        parser.add_argument("--force", action="store_true", help="even if a project is left with nobody to manage it")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        """Switch it off."""
        user = account_of(options["username"])
        try:
            left = deactivate(user, force=options["force"])
        except Refusal as refusal:
            raise CommandError(f"{refusal.message}\n{_ways(user.get_username())}") from None
        self.stdout.write(
            f"{user.get_username()} is switched off: every session and token has ended. The work keeps its name."
        )
        for project in left:
            self.stderr.write(_left(project, user.get_username()))


def _ways(username: str) -> str:
    return (
        f"  manage.py add_manager PROJECT USERNAME --as {username}   makes somebody a manager in that name\n"
        f"  manage.py deactivate_person {username} --force   leaves the projects without one"
    )


def _left(project: Project, username: str) -> str:
    return (
        f"Nobody manages “{project.name}” now; its work goes on, but nobody can be seated and nothing released.\n"
        f"  manage.py add_manager {project.id} USERNAME --as {username}   gives it a manager again"
    )
