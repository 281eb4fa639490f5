"""Words that are set against something before they are tagged, and become annotations on the way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from annotations.actions.contradictions import Tagged
from annotations.models import Annotation, Source, Viewer
from annotations.models.ids import new_id
from annotations.pages.asked import id_in, number_in, one_of
from annotations.queries.passages import window_around
from annotations.rules.anchoring import check_bounds, locate_in
from annotations.rules.details import read_details
from annotations.rules.errors import InvalidFields
from annotations.rules.kinds import Kind


@dataclass(frozen=True)
class Selected:
    """Selected words: the id that their annotation gets, where they stand in code points, and its kind."""

    id: UUID
    source: UUID
    start: int
    end: int
    kind: str

    @property
    def written(self) -> str:
        """As a form carries it; the kind has a field of its own."""
        return f"{self.id}.{self.asked}"

    @property
    def asked(self) -> str:
        """As an address asks for them, before they have an id."""
        return f"{self.source}.{self.start}.{self.end}"


def ends_asked(words: Sequence[str]) -> tuple[list[UUID], list[Selected]]:
    """What an address sets against each other: ids of annotations, and `source.start.end` of words, in their order."""
    ids: list[UUID] = []
    selected: list[Selected] = []
    for word in words:
        found = id_in(word) or _selected(f"{new_id()}.{word}", {})
        if isinstance(found, Selected):
            selected.append(found)
        if found is not None:
            ids.append(found if isinstance(found, UUID) else found.id)
    return ids, selected


def selected_in(typed: Mapping[str, str]) -> list[Selected]:
    """The selected words that a form carries as `selected`, each with its kind as `kind-` and its id."""
    found = (_selected(word, typed) for word in typed.get("selected", "").split())
    return [one for one in found if one is not None]


def as_annotations(user: Viewer, project: UUID, selected: Sequence[Selected]) -> dict[UUID, Annotation]:
    """What they would be as annotations, by id, not saved; left out are those of a source that is not seen there."""
    seen = Source.objects.visible_to(user).filter(project_id=project)
    sources = {source.id: source for source in seen.filter(pk__in={one.source for one in selected})}
    found = {one.id: _annotation(one, sources[one.source]) for one in selected if one.source in sources}
    return {key: annotation for key, annotation in found.items() if annotation is not None}


def tagging(annotations: Mapping[UUID, Annotation]) -> list[Tagged]:
    """How the action is told to make them."""
    return [
        Tagged(key, one.source_id, {"kind": one.kind, "start": one.start, "end": one.end, "quote": one.quote})
        for key, one in annotations.items()
    ]


def _annotation(selected: Selected, source: Source) -> Annotation | None:
    try:
        start, end = check_bounds(selected.start, selected.end, source.length)
    except InvalidFields:
        return None
    anchor = locate_in(window_around(source.id, start, end), start, end, length=source.length)
    kind = Kind(selected.kind)
    return Annotation(
        id=selected.id,
        source=source,
        kind=kind.value,
        start=start,
        end=end,
        details=read_details(kind, None),
        **anchor._asdict(),
    )


def _selected(word: str, typed: Mapping[str, str]) -> Selected | None:
    parts = word.split(".")
    if len(parts) != 4:
        return None
    key, source, start, end = id_in(parts[0]), id_in(parts[1]), number_in(parts[2]), number_in(parts[3])
    if key is None or source is None or start is None or end is None:
        return None
    return Selected(key, source, start, end, one_of(list(Kind), typed.get(f"kind-{key}", "")) or Kind.CLAIM.value)
