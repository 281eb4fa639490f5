"""Making tokens and finding whom they stand for."""

import hashlib
import secrets

from django.db import connection
from psycopg import Cursor

from workbench.accounts.models import Token, User

_FIELDS = [field.attname for field in User._meta.concrete_fields]
# Times that a statement is seen before PostgreSQL keeps its plan unasked; Django switches even the asking off.
_ONLY_IF_ASKED = 2**31
# Asked with every request, so PostgreSQL keeps its plan.
_USER = f"""
SELECT {", ".join(f"u.{name}" for name in _FIELDS)} FROM accounts_token AS t JOIN accounts_user AS u ON u.id = t.user_id
WHERE t.sha256 = %s AND u.is_active
"""  # noqa: S608  (names of our own columns)


def digest(secret: str) -> bytes:
    """What is kept of a secret. It has 256 random bits, so a fast hash without salt is enough."""
    return hashlib.sha256(secret.encode()).digest()


def create_token(user: User, *, name: str | None = None) -> str:
    """A new token of the user; its older ones stay valid. The secret is shown this once."""
    secret = secrets.token_urlsafe(32)
    Token.objects.create(user=user, sha256=digest(secret), name=name)
    return secret


def tokens_of(user: User) -> list[Token]:
    """The user's tokens, the newest first."""
    return list(user.tokens.order_by("-created", "-id"))


def revoke_token(user: User, token: int) -> bool:
    """Make a token of the user's useless; False if they have no such token."""
    return bool(user.tokens.filter(pk=token).delete()[0])


def user_of(secret: str) -> User | None:
    """The active user whom the secret stands for."""
    connection.ensure_connection()
    connection.connection.prepare_threshold = _ONLY_IF_ASKED
    with connection.wrap_database_errors:
        row = Cursor(connection.connection).execute(_USER, [digest(secret)], prepare=True).fetchone()
    return None if row is None else User.from_db(connection.alias, _FIELDS, row)
