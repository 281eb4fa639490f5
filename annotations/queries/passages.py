"""Reading a source's text: all of it, or only what lies around a passage."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

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


@dataclass(frozen=True)
class Around:
    """A passage in its text: what stands before and after it, whether that is cut off, and its first line, from 1."""

    before: str
    quote: str
    after: str
    is_cut_before: bool
    is_cut_after: bool
    line: int


def around(passages: Sequence[tuple[UUID, int, int]], reach: int) -> list[Around]:
    """Each passage (source, start, end) with about `reach` code points of its text on either side; in one query."""
    wanted = Q()
    for source, start, end in passages:
        wanted |= Q(source_id=source, start__gt=start - reach - BLOCK_LENGTH, start__lt=end + reach + 1)
    rows = SourceBlock.objects.filter(wanted).order_by("source_id", "start") if passages else SourceBlock.objects.none()
    blocks: dict[UUID, list[tuple[int, int, str]]] = {source: [] for source, _, _ in passages}
    for source, offset, line, text in rows.values_list("source_id", "start", "first_line", "text"):
        blocks[source].append((offset, line, text))
    return [_around(blocks[source], start, end, reach) for source, start, end in passages]


def _around(blocks: Sequence[tuple[int, int, str]], start: int, end: int, reach: int) -> Around:
    first = next(number for number, (offset, _, text) in enumerate(blocks) if offset + len(text) > start)
    line = blocks[first][1] + blocks[first][2].count("\n", 0, start - blocks[first][0]) + 1
    near = [block for block in blocks if block[0] + len(block[2]) > start - reach and block[0] < end + reach + 1]
    window = Window(near[0][0], "".join(text for _, _, text in near))
    last = window.offset + len(window.text)
    before, after = window.cut(max(window.offset, start - reach), start), window.cut(end, min(last, end + reach))
    is_cut_before, is_cut_after = start > reach, end + reach < last
    return Around(
        before=before.split(maxsplit=1)[-1] if is_cut_before and len(before.split(maxsplit=1)) > 1 else before,
        quote=window.cut(start, end),
        after=after.rsplit(maxsplit=1)[0] if is_cut_after and len(after.rsplit(maxsplit=1)) > 1 else after,
        is_cut_before=is_cut_before,
        is_cut_after=is_cut_after,
        line=line,
    )
