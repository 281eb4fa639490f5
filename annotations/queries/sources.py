"""Lists of a project's sources: found by their words, sorted, and what stands beside each."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.db.models import Count, F, Q
from django.db.models.expressions import Combinable, OrderBy
from django.db.models.functions import Lower

from annotations.models import ContradictionEnd, Source, Viewer
from annotations.models.contradictions import Contradiction
from annotations.models.sources import SourceQuerySet
from annotations.queries.search import sources_with

ORDERS: Mapping[str, tuple[str | Combinable | OrderBy, ...]] = {
    "added": ("created", "id"),
    "newest": ("-created", "-id"),
    "title": (Lower("title"), "id"),
    "published": (F("published").asc(nulls_last=True), "created", "id"),
}


def sources_in(project: UUID, user: Viewer, *, archived: bool, words: str = "", order: str = "") -> SourceQuerySet:
    """The sources whose title holds the words or whose text has them all, in one of the ORDERS."""
    sources = Source.objects.visible_to(user).filter(project_id=project, archived=archived)
    # What cannot stand in a text cannot be looked for in one either.
    sought = words.replace("\0", " ").strip()
    if sought:
        texts = sources_with(sources, sought).values("pk")
        sources = sources.filter(Q(title__icontains=sought) | Q(pk__in=texts))
    return sources.order_by(*ORDERS.get(order, ORDERS["added"]))


def contradictions_touching(sources: Collection[UUID], user: Viewer) -> Mapping[UUID, int]:
    """By source, how many contradictions that the person may see rest on an annotation of it; none is left out."""
    seen = Contradiction.objects.visible_to(user).filter(deleted=False)
    rows = (
        ContradictionEnd.objects.filter(annotation__source_id__in=sources, contradiction_id__in=seen.values("pk"))
        .values_list("annotation__source_id")
        .annotate(Count("contradiction_id", distinct=True))
        .order_by()
    )
    return dict(rows)


def same_texts(project: UUID, user: Viewer, hashes: Collection[str]) -> Mapping[str, str]:
    """By the SHA-256 of a stored text, the title of a source of the project that has this text already."""
    wanted = [bytes.fromhex(one) for one in hashes]
    found = Source.objects.visible_to(user).filter(project_id=project, sha256__in=wanted).order_by("-created")
    return {bytes(sha256).hex(): title for sha256, title in found.values_list("sha256", "title")}


def brought_in_with(source: Source, user: Viewer) -> SourceQuerySet:
    """The source and all that came in with it: at one moment, by one person."""
    together = Source.objects.visible_to(user).filter(
        project_id=source.project_id, created=source.created, recorded_by__0=source.recorded_by[0]
    )
    return together.order_by(Lower("title"), "id")
