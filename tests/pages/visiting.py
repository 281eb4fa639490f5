"""People who look at pages: a browser without scripts, signed in."""

from django.contrib.auth import get_user_model
from django.test import Client

from tests.speaking import new_client

BACKEND = "django.contrib.auth.backends.ModelBackend"


def visitor(username: str) -> Client:
    """Somebody's browser; '' is nobody's."""
    client = new_client(raise_request_exception=True)
    if username:
        client.force_login(get_user_model().objects.get(username=username), backend=BACKEND)
    return client
