"""What the ledger keeps, as the admin shows it: to be looked at, and changed nowhere but in the project itself."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, ClassVar, cast
from uuid import UUID

from django.contrib import admin
from django.core.paginator import Paginator
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

COUNTED = 10_000


class FirstOnes(Paginator):  # type: ignore[type-arg]  # none at run time
    """Pages of the first ten thousand rows: of a million nobody turns the pages, and counting them all takes long."""

    @cached_property
    def count(self) -> int:
        """How many there are to turn over."""
        rows = cast("QuerySet[Any]", self.object_list)
        return rows.order_by()[:COUNTED].count()


class Kept(admin.ModelAdmin):  # type: ignore[type-arg]  # no generic at run time
    """Nobody adds, changes or deletes here, superusers neither; the page says why.

    `read` is all that a list reads, everything if it is empty; `found_by` are the ids that the search looks for, one
    after the other until something is found.
    """

    change_list_template = "annotations/admin/kept_list.html"
    change_form_template = "annotations/admin/kept_thing.html"
    read: ClassVar[Sequence[str]] = ()
    found_by: ClassVar[Sequence[str]] = ("pk",)

    actions = None
    inlines = ()
    list_per_page = 100
    list_max_show_all = 0
    ordering = ("-pk",)
    paginator = FirstOnes
    search_fields: ClassVar[tuple[str, ...]] = ("pk",)
    show_full_result_count = False
    sortable_by = ()

    def why(self) -> str:
        """Why nothing can be changed here, and where it can."""
        return _(
            "This is kept by the ledger: every change is an entry in it, in the name of the person who made it, and the"
            " database takes no change without one. So nothing can be changed here. Change it in the project itself, as"
            " a member who may."
        )

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Nobody."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:  # noqa: ARG002
        """Nobody."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:  # noqa: ARG002
        """Nobody."""
        return False

    def get_list_select_related(self, request: HttpRequest) -> list[str]:  # noqa: ARG002
        """What the columns name of other things."""
        return [path.rpartition("__")[0] for path in self.read if "__" in path]

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Any]":
        """In a list only what it shows: texts and notes can be long, and there can be a million."""
        queryset = super().get_queryset(request)
        match = request.resolver_match
        is_list = match is not None and (match.url_name or "").endswith("_changelist")
        return queryset.only(*self.read) if is_list and self.read else queryset

    def get_search_results(
        self, request: HttpRequest, queryset: "QuerySet[Any]", search_term: str
    ) -> "tuple[QuerySet[Any], bool]":
        """By ids alone; they have indexes."""
        del request
        if not search_term.strip():
            return queryset, False
        try:
            wanted = UUID(search_term.strip())
        except ValueError:
            return queryset.none(), False
        for path in self.found_by:
            found = queryset.filter(Q(**{path: wanted}))
            if found.exists():
                return found, False
        return queryset.none(), False

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The list, with the reason."""
        return super().changelist_view(request, {"why": self.why(), **(extra_context or {})})

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """One of them, with the reason."""
        return super().changeform_view(request, object_id, form_url, {"why": self.why(), **(extra_context or {})})

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """What Django calls history is only of changes in the admin, of which there are none."""
        del request, extra_context
        return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", object_id)
