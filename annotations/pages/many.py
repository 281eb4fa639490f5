"""Moves on many things at once: what became of each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from annotations.actions.signoff import Asked, Moved, move_many
from annotations.models import Annotation, Contradiction, Viewer
from annotations.models.states import Work
from annotations.pages.moves import refusal_in_words
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
    """What became of the things that were chosen."""

    moved: int
    refused: list[RefusedItem]


def move_chosen(user: Viewer, project: UUID, chosen: Sequence[tuple[UUID, int]], move: Move, reason: str) -> Report:
    """Move each thing on the revision that was shown of it; contradictions after the passages they may rest on."""
    ids = [item for item, _ in chosen]
    later = set(Contradiction.objects.visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))
    in_order = sorted(chosen, key=lambda item: item[0] in later)
    return _report(user, list(move_many(user, project, [(item, Asked(move, reason, seen)) for item, seen in in_order])))


def _report(user: Viewer, results: Sequence[Moved]) -> Report:
    refused = {moved.item: moved.outcome for moved in results if isinstance(moved.outcome, errors.Refusal)}
    works = _works(user, refused)
    return Report(
        moved=len(results) - len(refused),
        refused=[
            RefusedItem(works.get(item), isinstance(works.get(item), Annotation), _reasons(refusal, works.get(item)))
            for item, refusal in refused.items()
        ],
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
