"""W3C Web Annotation in JSON-LD: one graph with the motivations, the sources, the annotations and the contradictions.

Carries everything but the texts of the sources. What is unknown is not there; an empty note is no body.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import TypeVar

import orjson

from annotations.exports.details import KEYS, ordered
from annotations.exports.formats import Format, Omission, Part
from annotations.exports.records import (
    End,
    ReleasedAnnotation,
    ReleasedContradiction,
    ReleasedSource,
    Review,
    text_urn,
)
from annotations.exports.vocabulary import CONTEXT, MOTIVATIONS, STANDARD, own

MEDIA_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
VERSION = 1

Node = dict[str, object]
Record = TypeVar("Record")

_TERMS: Mapping[str, Mapping[str, str]] = {kind: {key: own(key) for key in keys} for kind, keys in KEYS.items()}
_SOURCE_FIELDS = (
    *("project", "publisher", "author", "speaker", "genre", "translated_from", "published", "found_at"),
    *("dating_evidence", "sha256", "original_sha256", "original_bytes", "length", "lines", "revision", "recorded_by"),
)


def _source(source: ReleasedSource) -> Node:
    return {
        "id": source.id,
        "type": "Text",
        "dcterms:identifier": text_urn(source.sha256),
        "dcterms:title": source.title,
        **_known(language=source.language, textDirection=source.direction),
        **_known(**{own(field): getattr(source, field) for field in _SOURCE_FIELDS}),
        own("normalised"): [{own(key): value for key, value in asdict(change).items()} for change in source.normalised],
        own("counts"): {own(key): value for key, value in source.counts._asdict().items()},
    }


def _annotation(annotation: ReleasedAnnotation) -> Node:
    quote: Node = {"type": "TextQuoteSelector", "exact": annotation.quote}
    quote |= {"prefix": annotation.prefix, "suffix": annotation.suffix}
    terms, details = _TERMS[annotation.kind], ordered(annotation.kind, annotation.details)
    known = {terms[key]: value for key, value in details.items() if value is not None}
    body: list[Node] = [{"type": "workbench:Details", **known}]
    if annotation.note:
        body.append({"type": "TextualBody", "purpose": "commenting", "format": "text/plain", "value": annotation.note})
    return {
        "id": annotation.id,
        "type": "Annotation",
        "motivation": own(annotation.kind),
        "body": body,
        "target": _passage(annotation.source, annotation.start, annotation.end, quote),
        **_history(annotation),
    }


def _contradiction(contradiction: ReleasedContradiction) -> Node:
    explanation = {"type": "TextualBody", "purpose": "describing", "format": "text/plain"}
    resolution = _known(**{own(key): value for key, value in contradiction.resolution._asdict().items()})
    return {
        "id": contradiction.id,
        "type": "Annotation",
        "motivation": own("contradicting"),
        own("project"): contradiction.project,
        own("annotations"): [end.id for end in contradiction.annotations],
        "body": [
            {
                "type": "workbench:Details",
                own("kind"): contradiction.kind,
                **_known(**{own("relation"): contradiction.relation}),
                own("resolution"): {"type": "workbench:Resolution", **resolution},
            },
            {**explanation, "value": contradiction.explanation},
        ],
        "target": [_end(end) for end in contradiction.annotations],
        **_history(contradiction),
    }


def _end(end: End) -> Node:
    return _passage(end.source, end.start, end.end, {"type": "TextQuoteSelector", "exact": end.quote})


def _passage(source: str, start: int, end: int, quote: Node) -> Node:
    """A range of code points of a source: section 4.2 of the Web Annotation Data Model, which counts as we do."""
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    return {"type": "SpecificResource", "source": source, "selector": [position, quote]}


def _history(thing: ReleasedAnnotation | ReleasedContradiction) -> Node:
    """Who made it, who worked on it and who signed it off."""
    history: Node = {
        "creator": thing.author,
        "created": thing.created,
        "modified": thing.updated,
        "workbench:authors": thing.authors,
        "workbench:status": thing.status,
        "workbench:revision": thing.revision,
        "reviews": [_review(review) for review in thing.reviews],
    }
    return history if thing.origin is None else {**history, "workbench:origin": thing.origin}


def _review(review: Review) -> Node:
    return {
        "type": "prov:Activity",
        "prov:wasAssociatedWith": review.person,
        "prov:endedAtTime": review.at,
        "workbench:meaning": review.meaning,
    }


def _known(**values: object) -> Node:
    return {key: value for key, value in values.items() if value is not None}


def _nodes(
    shape: Callable[[Record], Node], omissions: Callable[[Sequence[Record]], Sequence[Omission]] = lambda _records: ()
) -> Callable[[Sequence[Record]], Part]:
    """Each record a node on a line of its own; the opening has nodes, so that every later one follows a comma."""
    return lambda records: Part(
        b"".join([b",\n" + orjson.dumps(shape(record)) for record in records]), omissions(records)
    )


def _texts_left_out(sources: Sequence[ReleasedSource]) -> list[Omission]:
    return [Omission(source.id, "text") for source in sources]


_CONTEXT = orjson.dumps([STANDARD, CONTEXT])
_OPENING = b'{"@context":' + _CONTEXT + b',\n"@graph":[\n' + b",\n".join(map(orjson.dumps, MOTIVATIONS))

FORMAT = Format(
    media_type=MEDIA_TYPE,
    version=VERSION,
    opening=_OPENING,
    sources=_nodes(_source, _texts_left_out),
    annotations=_nodes(_annotation),
    contradictions=_nodes(_contradiction),
    closing=b"\n]}\n",
)
