"""Settings of the tests: the same as those of the server, on an embedded database that forgets at a crash."""

import os
from pathlib import Path

TEST_DATA = Path(os.environ.get("WORKBENCH_TEST_DATA") or Path(__file__).resolve().parent.parent / "var" / "tests")
os.environ["WORKBENCH_DATA"] = str(TEST_DATA)
for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "WORKBENCH_HOSTS", "HOST", "WORKBENCH_HTTPS"):
    os.environ.pop(name, None)

from workbench.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
AXES_ENABLED = False
