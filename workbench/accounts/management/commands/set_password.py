"""`manage.py set_password USERNAME [--two-step-off]`: print a link by which the person chooses a new password, once."""

import os
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from workbench.accounts.models import User


class Command(BaseCommand):
    """The link alone on standard output. Nobody but the person learns the password."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Whose."""
        parser.add_argument("username")
        parser.add_argument(
            "--two-step-off", action="store_true", help="for somebody who lost both the app and the recovery codes"
        )
        parser.add_argument("--address", default=_address(), help="where the server is reached (%(default)s)")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        """Make the link and print it."""
        user = User.objects.filter(username=options["username"], is_active=True).first()
        if user is None:
            raise CommandError(f"Nobody here is called {options['username']}; manage.py create_person makes accounts.")
        if options["two_step_off"]:
            Authenticator.objects.filter(user=user).delete()
            self.stderr.write(f"Two-step sign-in of {user.username} is off.")
        key = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
        self.stdout.write(options["address"].rstrip("/") + reverse("account_reset_password_from_key", kwargs=key))
        hours = settings.PASSWORD_RESET_TIMEOUT // 3600
        self.stderr.write(
            f"It works once, for {hours} hours, and until {user.username} signs in. Give it to nobody else."
        )


def _address() -> str:
    """As the environment has it."""
    name = settings.HOST if settings.ALLOWED_HOSTS[0] in ("*", "localhost") else settings.ALLOWED_HOSTS[0]
    return f"https://{name}" if settings.HTTPS else f"http://{name}:{os.environ.get('PORT') or 8000}"
