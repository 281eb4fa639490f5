"""JSON lines: one record a line with keys in fixed order, UTF-8, LF; carries everything."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from typing import TypeVar

import orjson

from annotations.exports.details import ordered
from annotations.exports.formats import Format, Part
from annotations.exports.records import (
    Person,
    ReleasedAnnotation,
    ReleasedContradiction,
    ReleasedSource,
    Review,
    text_urn,
)

MEDIA_TYPE = "application/jsonl"
VERSION = 1

Record = TypeVar("Record")


def json_line(record: dict[str, object]) -> bytes:
    """One record and its line feed; U+2028 and its like stay as they are, since JSON lines end at LF only."""
    return orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE)


def _lines(shape: Callable[[Record], dict[str, object]]) -> Callable[[Iterable[Record]], Part]:
    return lambda records: Part(b"".join([json_line(shape(record)) for record in records]))


def _person(person: Person) -> dict[str, object]:
    return {"key": person.key, "name": person.name}


def _reviews(reviews: Sequence[Review]) -> list[dict[str, str]]:
    return [{"person": person, "at": at, "meaning": meaning} for person, at, meaning in reviews]


def _source(source: ReleasedSource) -> dict[str, object]:
    record = source._asdict()
    record["normalised"] = [asdict(change) for change in source.normalised]
    record["counts"] = source.counts._asdict()
    text = record.pop("text")
    return record | {"text_id": text_urn(source.sha256), "text": text}


def _annotation(annotation: ReleasedAnnotation) -> dict[str, object]:
    record: dict[str, object] = dict(zip(ReleasedAnnotation._fields, annotation, strict=True))
    record["details"] = ordered(annotation.kind, annotation.details)
    record["reviews"] = _reviews(annotation.reviews)
    return record


def _contradiction(contradiction: ReleasedContradiction) -> dict[str, object]:
    record = contradiction._asdict()
    record["annotations"] = [end._asdict() for end in contradiction.annotations]
    record["resolution"] = contradiction.resolution._asdict()
    record["reviews"] = _reviews(contradiction.reviews)
    return record


ANNOTATIONS = Format(media_type=MEDIA_TYPE, version=VERSION, annotations=_lines(_annotation))
CONTRADICTIONS = Format(media_type=MEDIA_TYPE, version=VERSION, contradictions=_lines(_contradiction))
SOURCES = Format(media_type=MEDIA_TYPE, version=VERSION, sources=_lines(_source))
PEOPLE = Format(media_type=MEDIA_TYPE, version=VERSION, is_data=False, people=_lines(_person))
OMITTED = Format(media_type=MEDIA_TYPE, version=VERSION)
