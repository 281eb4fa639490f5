"""Settings of the server that browsers see: those of script/server, for accounts with the tests' quick passwords."""

from workbench.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
