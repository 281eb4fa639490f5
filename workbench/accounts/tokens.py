"""Making tokens and finding whom they stand for."""

import hashlib
import secrets

from workbench.accounts.models import Token, User


def digest(secret: str) -> bytes:
    """What is kept of a secret. It has 256 random bits, so a fast hash without salt is enough."""
    return hashlib.sha256(secret.encode()).digest()


def create_token(user: User) -> str:
    """A new token of the user; its older ones stay valid. The secret is shown this once."""
    secret = secrets.token_urlsafe(32)
    Token.objects.create(user=user, sha256=digest(secret))
    return secret


def user_of(secret: str) -> User | None:
    """The active user whom the secret stands for."""
    return User.objects.filter(tokens__sha256=digest(secret), is_active=True).first()
