"""`manage.py load_demonstration`: the demonstration's projects, made once, in the names of its people."""

from typing import Any

from django.core.management.base import BaseCommand

from annotations.management.demonstration import read_demonstration
from annotations.management.performance import perform
from annotations.management.speakers import said
from annotations.rules.errors import Refusal


class Command(BaseCommand):
    """Safe to repeat. Its people have to be there: `manage.py load_demonstration_people` makes them."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        """Load what is not there yet."""
        try:
            is_new = perform(read_demonstration())
        except Refusal as refusal:
            raise said(refusal) from None
        if options["verbosity"]:
            self.stdout.write("The demonstration is loaded." if is_new else "The demonstration was loaded before.")
