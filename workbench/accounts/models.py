"""Accounts, their tokens, and what is counted of attempts to get in."""

from collections.abc import Iterator

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import AbstractUser
from django.contrib.sessions.models import Session
from django.db import models, transaction
from django.utils import timezone


class User(AbstractUser):
    """Somebody who signs in. What they are in a project is a Membership; their work names a Person, never a User."""

    def deactivate(self) -> None:
        """Nobody acts in this name from now on. Its tokens and sessions end for good: none comes back with it."""
        with transaction.atomic():
            self.is_active = False
            self.save(update_fields=["is_active"])
            self.tokens.all().delete()
            ended = [key for key, user in _sessions() if user == str(self.pk)]
            Session.objects.filter(session_key__in=ended).delete()

    def activate(self) -> None:
        """Let somebody sign in again, with the password they had."""
        self.is_active = True
        self.save(update_fields=["is_active"])


def _sessions() -> Iterator[tuple[str, str | None]]:
    """Who is signed in where. Whose a session is stands inside it, where no query can look."""
    for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        yield session.session_key, session.get_decoded().get(SESSION_KEY)


class Token(models.Model):
    """A secret that stands for its user in the API; only its SHA-256 is kept, so a stolen table opens nothing."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tokens")
    sha256 = models.BinaryField(max_length=32, unique=True)
    # What it is for, in its user's words; unknown of tokens made by command.
    name = models.CharField(max_length=100, null=True)
    created = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"token {self.pk} of {self.user}"


class CacheEntry(models.Model):
    """A value of the shared cache; see workbench/accounts/shared_cache.py."""

    key = models.CharField(max_length=250, primary_key=True)
    value = models.JSONField()
    # NULL: never.
    expires = models.DateTimeField(null=True, db_index=True)

    def __str__(self) -> str:
        return self.key
