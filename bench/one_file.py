"""Writes annotations.jsonl of what is signed off in a project, and nothing else; prints how many seconds it took.

What other tools call an export: read from the database in one snapshot, put in the order of a release,
and written to a file. `python -m bench.one_file PROJECT`, in the server's own environment.
"""

import os
import sys
import tempfile
import time
from uuid import UUID

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workbench.settings")
django.setup()

from django.db import connection, transaction  # noqa: E402

from annotations.exports import json_lines  # noqa: E402
from annotations.queries import releases as read  # noqa: E402


def main(project: UUID) -> float:
    """The seconds."""
    connection.ensure_connection()
    begun = time.perf_counter()
    with tempfile.TemporaryFile() as out, transaction.atomic():
        for annotations in read.annotations(project):
            out.write(json_lines.ANNOTATIONS.annotations(annotations).content)
        out.flush()
        os.fsync(out.fileno())
    return time.perf_counter() - begun


if __name__ == "__main__":
    print(main(UUID(sys.argv[1])))
