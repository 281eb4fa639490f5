"""`python -m bench.least_search PROJECT LETTERS`: the milliseconds to read every text of a project and look into it."""

import os
import statistics
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workbench.settings")
django.setup()

from django.db import connection  # noqa: E402

ROUNDS = 9


def main(project: str, letters: str) -> None:
    """Print the median; the database hands out whole texts, as one statement can."""
    taken = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT string_agg(b.text, '' ORDER BY b.start) FROM annotations_sourceblock AS b"
                " JOIN annotations_source AS s ON s.id = b.source_id WHERE s.project_id = %s GROUP BY s.id",
                [project],
            )
            found = sum(letters in text for (text,) in cursor.fetchall())
        taken.append((time.perf_counter() - begun) * 1_000)
        assert not found, "the letters are to stand nowhere, so that all is read"
    print(statistics.median(taken))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
