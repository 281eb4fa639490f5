"""As whom the server runs: PostgreSQL refuses to be root."""

import os
import pwd
from dataclasses import dataclass
from pathlib import Path

from workbench.embedded.failures import DatabaseFailure

UNPRIVILEGED = ("postgres", "_postgres", "nobody")


@dataclass(frozen=True)
class Account:
    """Who the server's processes and files belong to; `switch` says that this is not who we are."""

    user: int
    group: int
    switch: bool


def server_account(cluster: Path) -> Account:
    """Our own account, unless we are root: then whoever owns the existing cluster, or an unprivileged account."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid(), switch=False)
    if cluster.exists():
        owner = cluster.stat()
        return Account(owner.st_uid, owner.st_gid, switch=True)
    return _unprivileged_account()


def _unprivileged_account() -> Account:
    for name in UNPRIVILEGED:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid, switch=True)
    raise DatabaseFailure(
        "PostgreSQL does not run as root and there is no account named postgres or nobody for it: "
        "run as another user, or add such an account."
    )
