"""`manage.py add_manager PROJECT USERNAME --as USERNAME`: make somebody a manager, for whoever runs the server.

For a project whose managers are all switched off or gone: `--as` may name one whose account is switched off. The ledger
says that it was done in that manager's name, on the command line of the server.
"""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from annotations.actions.memberships import appoint_manager
from annotations.management.speakers import account_of, project_of, said
from annotations.rules.errors import Refusal

REASON = "Done on the server's command line, by whoever runs the server, in this manager's name."


class Command(BaseCommand):
    """The database takes it from a manager of the project only."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Where, whom, as whom."""
        parser.add_argument("project", help="its id or name")
        parser.add_argument("username", help="who becomes a manager")
        parser.add_argument("--as", dest="manager", required=True, help="a manager of the project, switched off or not")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        """Appoint."""
        manager = account_of(options["manager"])
        project = project_of(manager, options["project"])
        try:
            membership = appoint_manager(manager, project.id, options["username"], reason=REASON)
        except Refusal as refusal:
            raise said(refusal) from None
        self.stdout.write(f"{membership.person.name} is a manager of {project.name} now.")
