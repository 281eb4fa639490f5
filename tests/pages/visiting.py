"""People who look at pages: a browser without scripts, signed in."""

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client

from tests.speaking import new_client

BACKEND = "django.contrib.auth.backends.ModelBackend"


def visitor(username: str) -> Client:
    """Somebody's browser; '' is nobody's."""
    client = new_client(raise_request_exception=True)
    if username:
        sign_in(client, username)
    return client


def sign_in(client: Client, username: str) -> None:
    """As somebody who has signed in; `force_login` asks the database four times as much."""
    user = get_user_model().objects.get(username=username)
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = BACKEND
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    client.cookies[settings.SESSION_COOKIE_NAME] = str(session.session_key)
