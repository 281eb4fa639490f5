"""People who look at pages: a browser without scripts, signed in."""

from django.contrib.auth import get_user_model
from django.test import Client

BACKEND = "django.contrib.auth.backends.ModelBackend"


def visitor(username: str) -> Client:
    """Somebody's browser; '' is nobody's."""
    client = Client()
    if username:
        client.force_login(get_user_model().objects.get(username=username), backend=BACKEND)
    return client
