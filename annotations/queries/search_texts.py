"""Sources in whose text or title something stands: told by the index where it can tell, else by reading the texts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from annotations.models import SourceBlock, SourceIndex
from annotations.models.sources import SourceQuerySet
from annotations.queries.search import MOST, Deadline, bounded, is_indexed, stemmers_of, told_by_index
from annotations.queries.stems import Stemming
from annotations.rules.folding import FOLDING, fold
from annotations.rules.search import Forms, Query, Term, stands_in
from annotations.rules.stems import stemmer_of

BATCH = 2_000_000  # code points that are read at once, and for the first few results
FIRST = 200_000
Place = tuple[datetime, UUID]


@dataclass(frozen=True)
class Row:
    """A source as far as it takes to search it."""

    created: datetime
    id: UUID
    title: str
    language: str | None
    length: int
    is_indexed: bool


@dataclass
class Found:
    """What was found, in the order in which sources came in.

    `scanned` counts the texts that were read because an index cannot tell what was asked, `not_indexed` those that were
    read because no index of them is made yet. `ended_at` is the last that was looked at, if more are left: for too many
    were found, or it took too long (`is_stopped`).
    """

    ids: list[UUID] = field(default_factory=list)
    scanned: int = 0
    not_indexed: int = 0
    looked_at: int = 0
    of: int = 0
    ended_at: Place | None = None
    is_stopped: bool = False


def find_texts(sources: SourceQuerySet, query: Query, *, after: Place | None = None, most: int = MOST) -> Found:
    """The sources in which everything wanted stands and nothing unwanted, at most `most`; none if nothing is wanted."""
    found, deadline = Found(), Deadline()
    if not query.wanted:
        return found
    with bounded():
        rows = _rows(sources, after)
        found.of = len(rows)
        reading = _Reading(sources, query, rows)
        for batch in reading.batches(rows):
            for row, fits in zip(batch, reading.verdicts(batch, found), strict=True):
                found.looked_at += 1
                if fits:
                    found.ids.append(row.id)
                if len(found.ids) >= most:
                    break
            last = rows[found.looked_at - 1]
            if found.looked_at < len(rows) and (len(found.ids) >= most or deadline.is_over):
                found.ended_at = last.created, last.id
                found.is_stopped = len(found.ids) < most
                break
    return found


def folded_texts(rows: Sequence[Row]) -> dict[UUID, str]:
    """The texts as search compares them: as they are kept, or folded now where they are not kept yet."""
    kept, raw = [row.id for row in rows if row.is_indexed], [row.id for row in rows if not row.is_indexed]
    texts = _joined(
        SourceIndex.objects.filter(source__in=kept, version=FOLDING)
        .order_by("source_id", "start")
        .values_list("source_id", "folded")
        if kept
        else ()
    )
    blocks = SourceBlock.objects.filter(source__in=raw).order_by("source_id", "start")
    unfolded = _joined(blocks.values_list("source_id", "text") if raw else ())
    return texts | {source: fold(text) for source, text in unfolded.items()}


def rows_of(sources: SourceQuerySet) -> list[Row]:
    """The sources in the order in which they came in."""
    rows = sources.order_by("created", "id").annotate(kept=is_indexed())
    return [Row(*row) for row in rows.values_list("created", "id", "title", "language", "length", "kept")]


def _rows(sources: SourceQuerySet, after: Place | None) -> list[Row]:
    if after is not None:
        sources = sources.filter(Q(created__gt=after[0]) | Q(created=after[0], id__gt=after[1]))
    return rows_of(sources)


def _joined(pieces: Iterable[tuple[UUID, str]]) -> dict[UUID, str]:
    found: dict[UUID, list[str]] = {}
    for source, text in pieces:
        found.setdefault(source, []).append(text)
    return {source: "".join(texts) for source, texts in found.items()}


class _Reading:
    """What the index tells of each term, and the reading of what it cannot tell."""

    def __init__(self, sources: SourceQuerySet, query: Query, rows: Sequence[Row]) -> None:
        self._query = query
        self._stemming = Stemming(query, stemmers_of(sources))
        self._told = {term: told_by_index(sources, term, self._stemming) for term in query.terms}
        self._titles = {row.id: fold(row.title) for row in rows}
        self._title_forms = self._stemming.forms_in(list(self._titles.values()))
        self._open: dict[UUID, list[Term] | None] = {}

    def batches(self, rows: Sequence[Row]) -> Iterator[list[Row]]:
        """The rows in order, as many at once as have so many code points to be read; few at first."""
        batch: list[Row] = []
        length, room = 0, FIRST
        for row in rows:
            batch.append(row)
            length += row.length if self._known(row) else 0
            if length >= room:
                yield batch
                batch, length, room = [], 0, min(room * 4, BATCH)
        if batch:
            yield batch

    def verdicts(self, batch: Sequence[Row], found: Found) -> list[bool]:
        """Of each row whether it fits; what is read for it is counted."""
        to_read = [row for row in batch if self._known(row)]
        found.not_indexed += sum(not row.is_indexed for row in to_read)
        found.scanned += sum(row.is_indexed and self._is_unguided(row) for row in to_read)
        texts = folded_texts(to_read)
        forms = self._forms(to_read, texts)
        return [
            terms is not None
            and all(stands_in(term, texts[row.id], forms[row.id]) is not term.is_excluded for term in terms)
            for row in batch
            for terms in (self._known(row),)
        ]

    def _known(self, row: Row) -> list[Term] | None:
        """The terms of which only reading the text tells whether they stand there; None if it cannot fit anyhow."""
        if row.id not in self._open:
            stands = {term: self._stands(row, term) for term in self._query.terms}
            is_possible = all(known is None or known is not term.is_excluded for term, known in stands.items())
            self._open[row.id] = [term for term, known in stands.items() if known is None] if is_possible else None
        return self._open[row.id]

    def _is_unguided(self, row: Row) -> bool:
        """Whether the index said nothing at all of a term that has to be read for."""
        return any(self._told[term] is None for term in self._known(row) or ())

    def _stands(self, row: Row, term: Term) -> bool | None:
        """Whether the term stands in the title or the text; None if only reading tells."""
        if stands_in(term, self._titles[row.id], self._title_forms):
            return True
        told = self._told[term]
        if not row.is_indexed or told is None:
            return None
        if row.id not in told:
            return False
        return True if term.is_indexed else None

    def _forms(self, rows: Sequence[Row], texts: Mapping[UUID, str]) -> dict[UUID, Forms]:
        """The forms of words that count in each text, by its language."""
        by_stemmer: dict[str | None, list[UUID]] = {}
        for row in rows:
            by_stemmer.setdefault(stemmer_of(row.language), []).append(row.id)
        found: dict[UUID, Forms] = {}
        for stemmer, ids in by_stemmer.items():
            only = () if stemmer is None else (stemmer,)
            forms = self._stemming.forms_in([texts.get(one, "") for one in ids], only)
            found |= dict.fromkeys(ids, forms)
        return found
