"""Why there is no backup, or nothing restored: one line, with what to do about it."""


class BackupFailure(Exception):
    """Nothing was made or changed; the message says what is the case and what would help."""
