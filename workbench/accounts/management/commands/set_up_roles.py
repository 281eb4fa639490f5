"""`manage.py set_up_roles`: grant the weak role what workbench/roles.py lists, on an embedded or a named server."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from workbench import roles


class Command(BaseCommand):
    """Run after `migrate`, as the owner (DATABASE_OWNER_URL); safe to repeat."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        """Grant."""
        role = settings.DATABASES["default"]["USER"]
        if role == settings.DATABASES["owner"]["USER"]:
            raise CommandError(
                "DATABASE_URL and DATABASE_OWNER_URL name one role, so there is no weak one to set up. Make it with"
                " CREATE ROLE workbench_app LOGIN PASSWORD '...', name it in DATABASE_URL and the owner in"
                " DATABASE_OWNER_URL, and run this again."
            )
        owner = connections["owner"]
        owner.ensure_connection()
        roles.grant(owner.connection, role)
        self.stdout.write(f"{role} may do what workbench/roles.py lists.")
