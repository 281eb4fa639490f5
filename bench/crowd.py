"""Makes the accounts of a crowd: `python -m bench.crowd NUMBER`, in the server's own environment.

Prints `{username: [token, session cookie]}`.
"""

import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workbench.settings")
django.setup()

from bench import session  # noqa: E402
from workbench.accounts.models import User  # noqa: E402
from workbench.accounts.tokens import create_token  # noqa: E402


def main(number: int) -> dict[str, tuple[str, str]]:
    """The accounts, which cannot sign in: nobody knows a password of theirs."""
    made = {}
    for one in range(number):
        user = User.objects.create_user(f"person-{one:02}")
        made[user.username] = (create_token(user), session.main(user.username))
    return made


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]))))
