"""Accounts, their tokens, and what is counted of attempts to get in."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """Somebody who signs in. What they are in a project is a Membership; their work names a Person, never a User."""


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
