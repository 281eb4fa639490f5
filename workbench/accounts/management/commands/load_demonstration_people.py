"""`manage.py load_demonstration_people`: the demonstration's people, made once; prints names and passwords."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from workbench.accounts.people import make_cast


class Command(BaseCommand):
    """Safe to repeat."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        """Make and print."""
        people = make_cast(settings.DATA_DIRECTORY)
        if options["verbosity"]:
            self.stdout.write(people, ending="")
