"""Accounts and their tokens."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """Somebody who signs in. What they are in a project is a Membership; their work names a Person, never a User."""


class Token(models.Model):
    """A secret that stands for its user in the API; only its SHA-256 is kept, so a stolen table opens nothing."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tokens")
    sha256 = models.BinaryField(max_length=32, unique=True)
    created = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"token {self.pk} of {self.user}"
