"""Reading a source's text: all of it, or only what lies around a passage."""

from uuid import UUID

from annotations.models import SourceBlock
from annotations.queries.prepared import Prepared
from annotations.rules.anchoring import BLOCK_LENGTH, CONTEXT_LENGTH, Window

_BLOCKS = Prepared(
    lambda source, after, before: (
        SourceBlock.objects.filter(source_id=source, start__gt=after, start__lt=before)
        .order_by("start")
        .values_list("start", "text")
    ),
    UUID,
    int,
    int,
)


def window_around(source: UUID, start: int, end: int) -> Window:
    """The blocks that hold the passage and its context on both sides."""
    rows = _BLOCKS.rows(source, start - CONTEXT_LENGTH - BLOCK_LENGTH, end + CONTEXT_LENGTH)
    return Window(rows[0][0] if rows else 0, "".join(text for _, text in rows))


def text_of(source: UUID) -> str:
    """The whole text."""
    return "".join(SourceBlock.objects.filter(source_id=source).order_by("start").values_list("text", flat=True))
