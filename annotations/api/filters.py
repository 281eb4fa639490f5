"""What lists can be narrowed to."""

from collections.abc import Sequence
from typing import Any, TypeVar
from uuid import UUID

import django_filters as filters
from django.db.models import Model, Q, QuerySet
from django.http.request import QueryDict

from annotations.api.endpoints import known_filters
from annotations.api.schema import query
from annotations.models import Annotation, Contradiction, Person
from annotations.rules.errors import InvalidFields
from annotations.rules.kinds import ContradictionKind, Kind
from annotations.rules.signoff import Status

Row = TypeVar("Row", bound=Model)
Rows = TypeVar("Rows", bound="QuerySet[Any]")


def _choices(options: Sequence[str]) -> list[tuple[str, str]]:
    return [(str(option), str(option)) for option in options]


def _by_author(queryset: "QuerySet[Row]", name: str, value: str) -> "QuerySet[Row]":
    """By name or key; who is meant is looked up first, so that the list keeps its index."""
    del name
    people = Person.objects.filter(Q(name=value) | Q(pk=_id(value)))
    return queryset.filter(author_id__in=list(people.values_list("pk", flat=True)))


def _id(value: str) -> UUID | None:
    try:
        return UUID(value)
    except ValueError:
        return None


class AnnotationFilters(filters.FilterSet):  # type: ignore[misc]  # the library has no types
    """Of a source's annotations."""

    kind = filters.ChoiceFilter(choices=_choices(list(Kind)))
    status = filters.ChoiceFilter(choices=_choices(list(Status)))
    author = filters.CharFilter(method=_by_author)
    deleted = filters.ChoiceFilter(choices=_choices(["true", "false"]), method="by_deleted")

    class Meta:
        model = Annotation
        fields: list[str] = []

    def by_deleted(self, queryset: "QuerySet[Row]", name: str, value: str) -> "QuerySet[Row]":
        """Those that are deleted, or those that are not."""
        return queryset.filter(**{name: value == "true"})


class ContradictionFilters(AnnotationFilters):
    """Of a project's contradictions."""

    kind = filters.ChoiceFilter(choices=_choices(list(ContradictionKind)))
    source = filters.UUIDFilter(method="by_source")

    class Meta:
        model = Contradiction
        fields: list[str] = []

    def by_source(self, queryset: "QuerySet[Row]", name: str, value: UUID) -> "QuerySet[Row]":
        """Those with an end in the source."""
        del name
        return queryset.filter(pk__in=Contradiction.objects.filter(annotations__source_id=value).values("pk"))


def filtered(filterset: type[filters.FilterSet], asked: QueryDict, queryset: Rows) -> Rows:
    """The queryset narrowed to what is asked; deleted things are left out unless asked for."""
    known_filters(asked, list(filterset.base_filters))
    if "deleted" not in asked:
        queryset = queryset.filter(deleted=False)
    if not asked.keys() & filterset.base_filters.keys():
        return queryset
    narrowing = filterset(asked, queryset=queryset)
    if not narrowing.is_valid():
        raise InvalidFields({name: [str(reason) for reason in reasons] for name, reasons in narrowing.errors.items()})
    found: Rows = narrowing.qs
    return found


ANNOTATION_PARAMETERS = (
    query("kind", "Only this kind", enum=[str(kind) for kind in Kind]),
    query("status", "Only this status", enum=[str(status) for status in Status]),
    query("author", "Only what this person made: a username, or a key"),
    query("deleted", "Only what is deleted (true) or not (false, if left out)", enum=["true", "false"]),
)
CONTRADICTION_PARAMETERS = (
    query("kind", "Only this kind", enum=[str(kind) for kind in ContradictionKind]),
    *ANNOTATION_PARAMETERS[1:],
    query("source", "Only those with an end in this source"),
)
