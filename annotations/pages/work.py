"""Annotations and contradictions as they are shown to whoever decides on them: whole, with what they rest on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from annotations.models import Annotation, Contradiction
from annotations.models.states import Work, thing_of
from annotations.pages.details import Detail, shown_details
from annotations.pages.signing import Signing
from annotations.queries.comparing import relation_between
from annotations.queries.ends import ends_of
from annotations.queries.passages import Around, around
from annotations.queries.people import names_in
from annotations.queries.turns import NOBODYS, Turn
from annotations.rules.details import in_order
from annotations.rules.signoff import Status


@dataclass(frozen=True)
class Piece:
    """A stretch of a line; `is_passage` if it is what is spoken of."""

    text: str
    is_passage: bool


@dataclass(frozen=True)
class ShownPassage:
    """An annotation with its source; `lines` of the text around it, if they were asked for."""

    annotation: Annotation
    details: list[Detail]
    author: str
    is_signed_off: bool
    is_preferred: bool = False
    around: Around | None = None
    lines: tuple[tuple[Piece, ...], ...] = ()


@dataclass(frozen=True)
class ShownWork:
    """A thing whole: an annotation with its one passage, or a contradiction with all of its ends."""

    thing: str
    work: Work
    author: str
    others: list[str]
    passages: list[ShownPassage]
    relation: str = ""
    turn: Turn = NOBODYS
    signing: Signing | None = None

    @property
    def key(self) -> str:
        """The thing and the revision that is shown of it, as forms send them."""
        return f"{self.work.id}:{self.work.revision}"

    @property
    def ends(self) -> list[Annotation]:
        """The annotations that a contradiction rests on, each with its source; none if it is none."""
        return [one.annotation for one in self.passages] if self.thing == "contradiction" else []

    @property
    def unsigned(self) -> list[ShownPassage]:
        """The ends of a contradiction that keep it from being signed off."""
        return [one for one in self.passages if not one.is_signed_off] if self.thing == "contradiction" else []


def show_works(
    works: Sequence[Work], project: UUID, *, reach: int = 0, turns: Mapping[UUID, Turn] | None = None
) -> list[ShownWork]:
    """The things as they are shown, with about `reach` code points of text around each passage; constant queries.

    `turns` says whose turn each is, where that is to be shown.
    """
    names = names_in(project)
    ends = ends_of(work.id for work in works if isinstance(work, Contradiction))
    passages = {work.id: [work] if isinstance(work, Annotation) else ends[work.id] for work in works}
    everything = {one.id: one for found in passages.values() for one in found}
    contexts = _contexts(list(everything.values()), reach)
    shown = [_shown(work, passages[work.id], names, contexts) for work in works]
    return [replace(one, turn=turns[one.work.id]) for one in shown] if turns else shown


def _contexts(annotations: Sequence[Annotation], reach: int) -> Mapping[UUID, Around]:
    if not reach:
        return {}
    found = around([(one.source_id, one.start, one.end) for one in annotations], reach)
    return {one.id: context for one, context in zip(annotations, found, strict=True)}


def _shown(
    work: Work, passages: Sequence[Annotation], names: Mapping[UUID, str], contexts: Mapping[UUID, Around]
) -> ShownWork:
    relation, preferred = "", None
    if isinstance(work, Contradiction):
        relation = relation_between(work.kind, passages).value
        preferred = work.resolution_preferred_id
    return ShownWork(
        thing=thing_of(work),
        work=work,
        author=names[work.author_id],
        others=[names[author] for author in work.authors if author != work.author_id],
        passages=[_passage(one, names, contexts.get(one.id), preferred) for one in passages],
        relation=relation,
    )


def _passage(
    annotation: Annotation, names: Mapping[UUID, str], context: Around | None, preferred: UUID | None
) -> ShownPassage:
    return ShownPassage(
        annotation=annotation,
        details=shown_details(in_order(annotation.kind, annotation.details)),
        author=names[annotation.author_id],
        is_signed_off=annotation.status == Status.SIGNED_OFF,
        is_preferred=annotation.id == preferred,
        around=context,
        lines=() if context is None else _lines(context),
    )


def _lines(context: Around) -> tuple[tuple[Piece, ...], ...]:
    """The text around a passage line by line, with the passage's part of each line told apart."""
    lines: list[list[Piece]] = [[]]
    for text, is_passage in ((context.before, False), (context.quote, True), (context.after, False)):
        for number, piece in enumerate(text.split("\n")):
            if number:
                lines.append([])
            if piece:
                lines[-1].append(Piece(piece, is_passage))
    return tuple(tuple(line) for line in lines)
