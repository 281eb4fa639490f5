"""Moves on many things at once: what became of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from annotations.actions.signoff import Asked, Moved, move_many
from annotations.models import Annotation, Contradiction, Viewer
from annotations.models.states import Work
from annotations.pages.moves import made, refusal_in_words
from annotations.queries.confirming import Signer
from annotations.rules import errors
from annotations.rules.signoff import Move
from annotations.templatetags.telling import field_label


@dataclass(frozen=True)
class RefusedItem:
    """A thing that was not moved, and why; `work` None for what cannot be seen."""

    work: Work | None
    is_annotation: bool
    reasons: list[str]


@dataclass(frozen=True)
class Report:
    """What became of the things that were chosen; `first` of those that were moved wait for a second reviewer."""

    moved: int
    refused: list[RefusedItem]
    first: int = 0

    @property
    def done(self) -> int:
        """How many are where the move leads; the rest was signed by the first of two."""
        return self.moved - self.first


def move_chosen(
    user: Viewer,
    project: UUID,
    chosen: Sequence[tuple[UUID, int]],
    asked: Asked,
    *,
    shown: Mapping[UUID, str] | None = None,
    signer: Signer | None = None,
) -> Report:
    """Move each thing on the revision that was shown of it; contradictions after the passages they may rest on.

    `asked` is the move and its reason; `shown` has by thing the hash of the statement that whoever signs was shown.
    """
    seen_statements = shown or {}
    kept = None if signer is None else signer.kept()
    ids = [item for item, _ in chosen]
    later = set(Contradiction.objects.visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))
    in_order = sorted(chosen, key=lambda item: item[0] in later)
    items = [
        (item, replace(asked, seen=seen, seen_statement=seen_statements.get(item), confirmed=kept))
        for item, seen in in_order
    ]
    confirm = None if signer is None else signer.confirm
    return _report(user, asked.move, list(move_many(user, project, items, confirm=confirm)))


def _report(user: Viewer, move: Move, results: Sequence[Moved]) -> Report:
    refused = {moved.item: moved.outcome for moved in results if isinstance(moved.outcome, errors.Refusal)}
    works = _works(user, refused)
    return Report(
        moved=len(results) - len(refused),
        refused=[
            RefusedItem(works.get(item), isinstance(works.get(item), Annotation), _reasons(refusal, works.get(item)))
            for item, refusal in refused.items()
        ],
        first=sum(
            not isinstance(moved.outcome, errors.Refusal) and made(move, moved.outcome) is Move.ENDORSE
            for moved in results
        ),
    )


def _works(user: Viewer, ids: Iterable[UUID]) -> dict[UUID, Work]:
    wanted = list(ids)
    if not wanted:
        return {}
    annotations = Annotation.objects.visible_to(user).filter(pk__in=wanted)
    contradictions = Contradiction.objects.visible_to(user).filter(pk__in=wanted)
    return {work.id: work for work in (*annotations, *contradictions)}


def _reasons(refusal: errors.Refusal, work: Work | None) -> list[str]:
    if isinstance(refusal, errors.InvalidFields):
        return [f"{field_label(name)}: {reason}" for name, told in refusal.errors.items() for reason in told]
    return [refusal.message if work is None else f"{refusal_in_words(refusal, work, {}).rstrip(':.')}."]
