"""CSV tables after RFC 4180 in UTF-8: nested fields flattened, and no cell that a spreadsheet would run as a formula.

Lists of ids, numbers, times and keywords are separated by one space; lists of free text are a JSON array. An unknown
value is an empty cell.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import orjson

from annotations.exports.details import ALL_KEYS, ordered
from annotations.exports.formats import Format, Omission, Part
from annotations.exports.records import (
    ReleasedAnnotation,
    ReleasedContradiction,
    ReleasedSource,
    Review,
    text_urn,
)

MEDIA_TYPE = "text/csv; charset=utf-8; header=present"
VERSION = 1

# How formulas begin: OWASP, "CSV Injection". Plain numbers begin so too and are harmless.
_FORMULA_STARTS = frozenset("=+-@\t\r＝＋－＠")
_NEEDS_QUOTES = re.compile(r'[",\r\n]').search
_PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")

_REVIEW_COLUMNS = ("reviews.person", "reviews.at", "reviews.meaning")

ANNOTATION_COLUMNS = (
    *("id", "source", "kind", "start", "end", "quote", "prefix", "suffix", "note"),
    *(f"details.{key}" for key in ALL_KEYS),
    *("status", "revision", "author", "authors", "origin", "created", "updated"),
    *_REVIEW_COLUMNS,
)
CONTRADICTION_COLUMNS = (
    *("id", "project", "kind", "explanation"),
    *("annotations", "annotations.source", "annotations.start", "annotations.end", "annotations.quote"),
    *("resolution.state", "resolution.preferred", "resolution.reason", "relation"),
    *("status", "revision", "author", "authors", "origin", "created", "updated"),
    *_REVIEW_COLUMNS,
)
SOURCE_COLUMNS = (
    *("id", "project", "title", "language", "direction", "publisher", "author", "speaker", "genre"),
    *("translated_from", "published", "found_at", "dating_evidence"),
    *("sha256", "original_sha256", "original_bytes", "normalised.what", "normalised.count", "length", "lines"),
    *("revision", "counts.annotations", "counts.contradictions", "recorded_by", "text_id"),
)

Record = TypeVar("Record", ReleasedSource, ReleasedAnnotation, ReleasedContradiction)
Row = list[str | None]


def _annotation(annotation: ReleasedAnnotation) -> Row:
    details = ordered(annotation.kind, annotation.details)
    return [
        *annotation[:3],
        str(annotation.start),
        str(annotation.end),
        annotation.quote,
        *_never_unknown(annotation.prefix, annotation.suffix, annotation.note),
        *map(details.get, ALL_KEYS),
        annotation.status,
        str(annotation.revision),
        annotation.author,
        _list(annotation.authors),
        *annotation[14:17],
        *_reviews(annotation.reviews),
    ]


def _contradiction(contradiction: ReleasedContradiction) -> Row:
    ends = contradiction.annotations
    return [
        *contradiction[:4],
        _list(end.id for end in ends),
        _list(end.source for end in ends),
        _list(str(end.start) for end in ends),
        _list(str(end.end) for end in ends),
        _texts([end.quote for end in ends]),
        *contradiction.resolution[:2],
        *_never_unknown(contradiction.resolution.reason),
        contradiction.relation,
        contradiction.status,
        str(contradiction.revision),
        contradiction.author,
        _list(contradiction.authors),
        contradiction.origin,
        contradiction.created,
        contradiction.updated,
        *_reviews(contradiction.reviews),
    ]


def _source(source: ReleasedSource) -> Row:
    return [
        *source[:15],
        str(source.original_bytes),
        _list(change.what for change in source.normalised),
        _list(str(change.count) for change in source.normalised),
        str(source.length),
        str(source.lines),
        str(source.revision),
        *map(str, source.counts),
        _list(source.recorded_by),
        text_urn(source.sha256),
    ]


def _reviews(reviews: Sequence[Review]) -> Row:
    persons, moments, meanings = zip(*reviews, strict=True) if reviews else ((), (), ())
    return [_list(persons), _list(moments), _texts(meanings)]


def _never_unknown(*texts: str) -> Row:
    """Cells of fields that are texts in any case: an empty one can mean nothing but an empty text."""
    return [text or None for text in texts]


def _list(words: Iterable[str]) -> str | None:
    return " ".join(words) or None


def _texts(texts: Sequence[str]) -> str:
    return orjson.dumps(texts).decode()


def _table(
    shape: Callable[[Record], Row], columns: Sequence[str], left_out: Sequence[str] = ()
) -> Callable[[Sequence[Record]], Part]:
    def write(records: Sequence[Record]) -> Part:
        rows = [shape(record) for record in records]
        omissions: list[Omission] = []
        for record, row in zip(records, rows, strict=True):
            omissions += [Omission(record.id, field) for field in left_out]
            omissions += [Omission(record.id, columns[place]) for place in _make_harmless(row)]
        return Part(_encoded(rows), omissions)

    return write


def encoded_harmless(rows: Iterable[Sequence[str | None]]) -> bytes:
    """Lines of a table that is no file of a release; an apostrophe stands before what a spreadsheet would run."""
    written = [list(row) for row in rows]
    for row in written:
        _make_harmless(row)
    return _encoded(written)


def _make_harmless(row: Row) -> list[int]:
    """Put an apostrophe before what a spreadsheet would run; the places where the row differs from the record.

    Those are the cells so changed, and empty texts where the cell would be the same if the value were unknown.
    """
    if "" not in row and _FORMULA_STARTS.isdisjoint([cell[0] for cell in row if cell]):
        return []
    changed = []
    for place, cell in enumerate(row):
        if cell == "":
            changed.append(place)
        elif cell and cell[0] in _FORMULA_STARTS and not _PLAIN_NUMBER.fullmatch(cell):
            row[place] = "'" + cell
            changed.append(place)
    return changed


def _encoded(rows: Iterable[Sequence[str | None]]) -> bytes:
    """Section 2 of RFC 4180. By hand, since the csv module takes twice the time for rows of this many cells."""
    return b"".join([(_line(row) + "\r\n").encode("utf-8") for row in rows])


def _line(row: Sequence[str | None]) -> str:
    return ",".join([(_quoted(cell) if _NEEDS_QUOTES(cell) else cell) if cell else "" for cell in row])


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


ANNOTATIONS = Format(
    media_type=MEDIA_TYPE,
    version=VERSION,
    opening=_encoded([ANNOTATION_COLUMNS]),
    annotations=_table(_annotation, ANNOTATION_COLUMNS),
)
CONTRADICTIONS = Format(
    media_type=MEDIA_TYPE,
    version=VERSION,
    opening=_encoded([CONTRADICTION_COLUMNS]),
    contradictions=_table(_contradiction, CONTRADICTION_COLUMNS),
)
SOURCES = Format(
    media_type=MEDIA_TYPE,
    version=VERSION,
    opening=_encoded([SOURCE_COLUMNS]),
    sources=_table(_source, SOURCE_COLUMNS, left_out=("text",)),
)
