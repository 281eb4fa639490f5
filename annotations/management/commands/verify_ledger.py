"""`manage.py verify_ledger [PROJECT]`: check every chain; exit 1 and the first entry that does not fit."""

from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from annotations.models import Project
from annotations.queries.chains import misfit_of


class Command(BaseCommand):
    """Reads everything and changes nothing, so it needs nobody's name."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Of which project."""
        parser.add_argument("project", nargs="?", help="its id or name; all projects if left out")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        """Check."""
        projects = Project.objects.order_by("id")
        if options["project"]:
            try:
                projects = projects.filter(pk=UUID(options["project"]))
            except ValueError:
                projects = projects.filter(name=options["project"])
            if not projects:
                raise CommandError(f"There is no project {options['project']}.")
        broken = []
        for project in projects:
            count, misfit = misfit_of(project.id)
            told = f"{count} entries fit" if misfit is None else f"entry {misfit.sequence}: {misfit.reason}"
            self.stdout.write(f"{project.id}\t{project.name}\t{told}")
            broken += [] if misfit is None else [f"{project.name}: entry {misfit.sequence}: {misfit.reason}"]
        if broken:
            raise CommandError("\n".join(broken))
