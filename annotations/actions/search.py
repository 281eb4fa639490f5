"""Keeping the words of sources ready for search."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.db import connection, transaction
from django.db.models.functions import Now

from annotations.models import Source, SourceIndex
from annotations.queries.passages import text_of
from annotations.queries.search import is_indexed
from annotations.queries.stems import stems_of
from annotations.rules.folding import FOLDING, Piece, pieces
from annotations.rules.search import index_words
from annotations.rules.stems import lexeme, stemmer_of

# How long new sources are left to the job that came with them.
PATIENCE = timedelta(minutes=1)
AT_MOST = 500

_KEEP = """
INSERT INTO annotations_sourceindex (source_id, start, folded, words, version)
VALUES (%s, %s, %s, array_to_tsvector(%s), %s)
ON CONFLICT (source_id, start)
    DO UPDATE SET folded = EXCLUDED.folded, words = EXCLUDED.words, version = EXCLUDED.version
"""


def index_texts(source_id: str) -> None:
    """Index the text of one source; again gives the same. Stems are those of the language that is recorded of it."""
    language = Source.objects.values_list("language", flat=True).get(pk=source_id)
    made = pieces(text_of(UUID(source_id)))
    words = _words(made, language)
    with transaction.atomic():
        # Held only now, so that nobody waits for the words of a long text; the language may be another meanwhile.
        source = Source.objects.select_for_update(no_key=True).only("id", "language").get(pk=source_id)
        if source.language != language:
            words = _words(made, source.language)
        rows = [(source.id, piece.start, piece.folded, said, FOLDING) for piece, said in zip(made, words, strict=True)]
        with connection.cursor() as cursor:
            cursor.executemany(_KEEP, rows)
        starts = [piece.start for piece in made]
        SourceIndex.objects.filter(source=source).exclude(start__in=starts).delete()


def not_indexed(length: int) -> Sequence[str]:
    """Some sources, of so many code points in all, that no job is going to index any more.

    They were indexed in another way, or the job that came with them was lost.
    """
    waiting = Source.objects.filter(~is_indexed(), created__lt=Now() - PATIENCE).order_by("created", "id")
    found, left = [], length
    for source, its_length in waiting.values_list("pk", "length")[:AT_MOST]:
        if left <= 0:
            break
        found.append(str(source))
        left -= its_length
    return found


def _words(made: Sequence[Piece], language: str | None) -> list[list[str]]:
    """What an index has of each piece: its words, and their stems by the language."""
    stemmer = stemmer_of(language)
    return [sorted(_lexemes(piece, stemmer)) for piece in made]


def _lexemes(piece: Piece, stemmer: str | None) -> set[str]:
    words = index_words(piece.folded)
    if stemmer is None:
        return words
    stems = stems_of(stemmer, words)
    return words | {lexeme(stemmer, stem) for found in stems.values() for stem in found}
