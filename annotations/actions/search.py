"""Keeping the words of sources ready for search."""

from django.db import connection, transaction

_INDEX = """
INSERT INTO annotations_sourceindex (source_id, start, words)
SELECT source_id, start, to_tsvector('simple', text) FROM annotations_sourceblock WHERE source_id = %s
ON CONFLICT (source_id, start) DO UPDATE SET words = EXCLUDED.words
"""


def index_texts(source_id: str) -> None:
    """Index the blocks of one source; again gives the same."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_INDEX, [source_id])
