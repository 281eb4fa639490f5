"""What the reading room shows of a source: its passages as they are painted, and what rests on them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Case, Expression, F, Func, Q, TextField, Value, When
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce, Left, NullIf, Replace

from annotations.models import Annotation, Contradiction, ContradictionEnd, LedgerHead, Viewer
from annotations.models.annotations import AnnotationQuerySet
from annotations.queries.ends import ends_of
from annotations.queries.people import names_in
from annotations.queries.prepared import Prepared
from annotations.queries.queue import waiting_among
from annotations.queries.seats import Seat
from annotations.rules.kinds import Kind
from annotations.rules.permissions import REVIEWERS, Role
from annotations.rules.signoff import Status

SAID = 80
_ROW = ("id", "start", "end", "kind", "status", "revision", "author_id", "authors")
_COUNTED = (KT("details__unit"), KT("details__counted"))


@dataclass(frozen=True)
class RoomPassage:
    """An annotation as it is painted; offsets in code points, `contradictions` the ids of what rests on it.

    `said` are the first 80 code points of what is said of it: its detail that tells most, or its note. `waits` tells
    whether the queue of whoever looks has it.
    """

    id: UUID
    start: int
    end: int
    kind: str
    status: str
    revision: int
    author: str
    mine: bool
    contradictions: list[UUID]
    said: str
    waits: bool


_WRITTEN = Prepared(
    lambda key: Annotation.objects.filter(pk=key, deleted=False).values_list(*_ROW, _said(), "author__name"), UUID
)
_RESTING_ON = Prepared(
    lambda key: ContradictionEnd.objects.filter(annotation=key, contradiction__deleted=False).values_list(
        "contradiction_id"
    ),
    UUID,
)


@dataclass(frozen=True)
class Opposite:
    """A contradiction that an annotation is an end of, with the quotes and sources of its other ends."""

    contradiction: Contradiction
    others: list[Annotation]


@dataclass(frozen=True)
class After:
    """A place in text order: behind the passage that starts at `start` and has this id."""

    start: int
    id: UUID


def sequence_of(project: UUID) -> int:
    """Where the project's ledger stands: what is read afterwards holds at least this much."""
    return LedgerHead.objects.values_list("sequence", flat=True).get(project_id=project)


def passages_of(source: UUID, seat: Seat) -> list[RoomPassage]:
    """What the person sees of the source's annotations, in text order."""
    return _shown(_seen(source, seat), _resting(source, seat.role), seat)


def passages_written(seat: Seat, annotation: UUID) -> list[RoomPassage]:
    """What the person has just written, who waits for it to be painted; nothing if it is gone again."""
    rows = _WRITTEN.rows(annotation)
    names = {row[6]: row[-1] for row in rows}
    resting = {annotation: [row[0] for row in _RESTING_ON.rows(annotation)]}
    return _passages([row[:-1] for row in rows], names, resting, seat)


def passages_named(source: UUID, seat: Seat, ids: Collection[UUID]) -> list[RoomPassage]:
    """Those of them that are asked for."""
    seen = _seen(source, seat).filter(pk__in=ids)
    return _shown(seen, _resting(source, seat.role, Q(annotation__in=ids)), seat)


def passages_between(source: UUID, seat: Seat, start: int, end: int) -> list[RoomPassage]:
    """Those of them that have code points in a window."""
    seen = _seen(source, seat).filter(start__lt=end, end__gt=start)
    resting = _resting(source, seat.role, Q(annotation__start__lt=end, annotation__end__gt=start))
    return _shown(seen, resting, seat)


def passages_after(source: UUID, seat: Seat, after: After | None, limit: int) -> tuple[list[RoomPassage], After | None]:
    """So many of them in text order, behind a place in it; and the place behind which the next are, None at the end."""
    behind = Q() if after is None else Q(start__gt=after.start) | Q(start=after.start, pk__gt=after.id)
    seen = _seen(source, seat).filter(behind)
    bounds = list(seen.values_list("start", "id")[limit - 1 : limit + 1])
    last = After(*bounds[0]) if len(bounds) > 1 else None
    window = Q(annotation__start__gte=0 if after is None else after.start)
    if last is not None:
        window &= Q(annotation__start__lte=last.start)
    return _shown(seen[:limit], _resting(source, seat.role, window), seat), last


def resting_ids(contradictions: Collection[UUID]) -> list[UUID]:
    """The annotations that contradictions rest on; who may see which is asked where they are shown."""
    ends = ContradictionEnd.objects.filter(contradiction_id__in=contradictions)
    return list(ends.values_list("annotation_id", flat=True))


def opposites_of(user: Viewer, annotation: Annotation) -> list[Opposite]:
    """The contradictions that rest on an annotation, oldest first, deleted ones left out."""
    resting = Contradiction.objects.visible_to(user).filter(ends__annotation=annotation, deleted=False)
    contradictions = list(resting.order_by("created", "id"))
    ends = ends_of(one.id for one in contradictions)
    return [Opposite(one, [end for end in ends[one.id] if end.id != annotation.id]) for one in contradictions]


def _seen(source: UUID, seat: Seat) -> AnnotationQuerySet:
    seen = Annotation.objects.visible_as(seat.role).filter(source_id=source, deleted=False)
    return seen.order_by("start", "id")


def _shown(seen: AnnotationQuerySet, resting: Mapping[UUID, list[UUID]], seat: Seat) -> list[RoomPassage]:
    return _passages(list(seen.values_list(*_ROW, _said())), names_in(seat.project), resting, seat)


def _passages(
    rows: Sequence[tuple[Any, ...]], names: Mapping[UUID, str], resting: Mapping[UUID, list[UUID]], seat: Seat
) -> list[RoomPassage]:
    submitted = [row[0] for row in rows if row[4] == Status.SUBMITTED]
    waiting = waiting_among(seat.project, seat.person, submitted) if seat.role in REVIEWERS else frozenset()
    return [
        RoomPassage(
            id=key,
            start=start,
            end=end,
            kind=kind,
            status=status,
            revision=revision,
            author=names[author],
            mine=seat.person in authors,
            contradictions=resting.get(key, []),
            said=said,
            waits=key in waiting,
        )
        for key, start, end, kind, status, revision, author, authors, said in rows
    ]


def _said() -> Left:
    """In the database: 20,000 details would take longer to read here than all else does."""
    qualifier = Replace(KT("details__qualifier"), _words("_"), _words(" "))
    span = _joined("–", KT("details__low"), KT("details__high"))
    short = Case(
        When(kind=Kind.CLAIM.value, then=KT("details__paraphrase")),
        When(kind=Kind.STATISTIC.value, then=_joined(" ", qualifier, KT("details__value"), span, *_COUNTED)),
        When(kind=Kind.QUOTE.value, then=KT("details__speaker")),
        When(kind=Kind.TRANSLATION_ERROR.value, then=KT("details__correction")),
    )
    return Left(Coalesce(short, F("note")), SAID)


def _joined(between: str, *parts: Expression) -> NullIf:
    joined = Func(_words(between), *parts, function="concat_ws", output_field=TextField())
    return NullIf(joined, _words(""))


def _words(words: str) -> Value:
    return Value(words, output_field=TextField())


def _resting(source: UUID, role: Role, only: Q | None = None) -> Mapping[UUID, list[UUID]]:
    ends = ContradictionEnd.objects.filter(only or Q(), annotation__source_id=source, contradiction__deleted=False)
    if role is Role.READER:
        ends = ends.filter(contradiction__status=Status.SIGNED_OFF.value)
    found: dict[UUID, list[UUID]] = {}
    for annotation, contradiction in ends.values_list("annotation_id", "contradiction_id"):
        found.setdefault(annotation, []).append(contradiction)
    return found
