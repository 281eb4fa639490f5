"""Annotations and contradictions that a search found, as they are shown."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from annotations.models import Annotation, Contradiction
from annotations.models.sources import SourceQuerySet
from annotations.pages.details import labels
from annotations.pages.search_results import Section
from annotations.queries.ends import ends_of
from annotations.queries.passages import around
from annotations.queries.search import stemmers_of
from annotations.queries.search_places import Stretch, marked
from annotations.queries.search_work import written_details
from annotations.queries.stems import Stemming
from annotations.rules.details import in_order
from annotations.rules.folding import fold
from annotations.rules.search import Forms, Query

SHORT = 240  # code points of what is no hit that are shown on each side of one


@dataclass(frozen=True)
class ShownAnnotation:
    """An annotation with what was found in it told apart; of its details those in which something was found."""

    annotation: Annotation
    author: str
    line: int
    quote: Sequence[Stretch]
    note: Sequence[Stretch]
    details: Sequence[tuple[str, Sequence[Stretch]]]
    dating: str


@dataclass(frozen=True)
class ShownContradiction:
    """A contradiction likewise, with what it rests on."""

    contradiction: Contradiction
    author: str
    explanation: Sequence[Stretch]
    reason: Sequence[Stretch]
    ends: Sequence[Annotation]


@dataclass(frozen=True)
class OfSource:
    """Annotations that follow each other and are of one source."""

    title: str
    source: UUID
    shown: Sequence[ShownAnnotation]


def shown_annotations(sources: SourceQuerySet, section: Section, names: Mapping[UUID, str]) -> list[OfSource]:
    """Those of one sheet, by source; they are ones that the person may see."""
    found = Annotation.objects.select_related("source").in_bulk(list(section.sheet))
    ordered = [found[one] for one in section.sheet if one in found]
    lines = [one.line for one in around([(one.source_id, one.start, one.end) for one in ordered], 0)]
    said = [[one.quote, one.note, *(value for _, value in _details(one))] for one in ordered]
    forms = _forms(sources, section.query, said)
    groups: list[OfSource] = []
    for annotation, line in zip(ordered, lines, strict=True):
        shown = _annotation(annotation, line, section.query, forms, names)
        if groups and groups[-1].source == annotation.source_id:
            groups[-1] = OfSource(groups[-1].title, groups[-1].source, [*groups[-1].shown, shown])
        else:
            groups.append(OfSource(annotation.source.title, annotation.source_id, [shown]))
    return groups


def shown_contradictions(
    sources: SourceQuerySet, section: Section, names: Mapping[UUID, str]
) -> list[ShownContradiction]:
    """Those of one sheet."""
    found = Contradiction.objects.in_bulk(list(section.sheet))
    ordered = [found[one] for one in section.sheet if one in found]
    ends = ends_of(one.id for one in ordered)
    query = section.query
    forms = _forms(sources, query, [[one.explanation, one.resolution_reason] for one in ordered])
    return [
        ShownContradiction(
            contradiction=one,
            author=names[one.author_id],
            explanation=shortened(marked(one.explanation, query, forms)),
            reason=shortened(marked(one.resolution_reason, query, forms)),
            ends=ends[one.id],
        )
        for one in ordered
    ]


def shortened(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Without what is far from every hit; of what has none, how it begins."""
    found, last = [], len(stretches) - 1
    for number, one in enumerate(stretches):
        begins, ends = number > 0 or last == 0, number < last
        if one.is_hit or len(one.text) <= SHORT * (begins + ends):
            found.append(one)
        else:
            before, after = one.text[: SHORT * begins], one.text[-SHORT:] if ends else ""
            words = before.rpartition(" ")[0] or before, after.partition(" ")[2] or after
            found.append(Stretch(" … ".join(words), False))
    return found


def _annotation(
    annotation: Annotation, line: int, query: Query, forms: Forms, names: Mapping[UUID, str]
) -> ShownAnnotation:
    named = labels()
    details = [(named[name], marked(value, query, forms)) for name, value in _details(annotation)]
    return ShownAnnotation(
        annotation=annotation,
        author=names[annotation.author_id],
        line=line,
        quote=shortened(marked(annotation.quote, query, forms)),
        note=shortened(marked(annotation.note, query, forms)),
        details=[(label, shortened(told)) for label, told in details if any(one.is_hit for one in told)],
        dating=annotation.details.get("dating") or annotation.details.get("spoken_on") or "",
    )


def _details(annotation: Annotation) -> Iterator[tuple[str, str]]:
    return written_details(in_order(annotation.kind, annotation.details))


def _forms(sources: SourceQuerySet, query: Query, said: Iterable[Sequence[str]]) -> Forms:
    return Stemming(query, stemmers_of(sources)).forms_in([fold(text) for texts in said for text in texts])
