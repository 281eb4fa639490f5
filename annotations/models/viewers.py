"""Who is looking: every read begins with what this person may see."""

from typing import TypeAlias

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

Viewer: TypeAlias = AbstractBaseUser | AnonymousUser
