"""Projects, who sits in them, and the keys that stand for people; and a project's ledger, entry by entry."""

from uuid import UUID

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from annotations.admin.kept import Kept
from annotations.models import LedgerEntry, Membership, Person, Project

ENTRIES = 100


@admin.register(Project)
class ProjectAdmin(Kept):
    """A project. Entries of the ledger have no key of one column, so they are found from here."""

    list_display = ("name", "archived", "created", "ledger")
    read = ("name", "archived", "created")
    fields = ("id", "name", "description", "guidelines", "archived", "revision", "created", "ledger")
    readonly_fields = ("ledger",)
    search_help_text = gettext_lazy("The whole id of a project")

    @admin.display(description=gettext_lazy("ledger"))
    def ledger(self, project: Project) -> str:
        """Where its ledger is shown."""
        address = reverse("admin:annotations_project_ledger", args=[project.pk])
        return format_html('<a href="{}">{}</a>', address, _("Entries of the ledger"))

    def get_urls(self) -> list[URLPattern]:
        """The ledger's pages too."""
        site = self.admin_site
        return [
            path(
                "<uuid:project>/ledger/",
                require_safe(site.admin_view(self.show_ledger)),
                name="annotations_project_ledger",
            ),
            path(
                "<uuid:project>/ledger/<int:sequence>/",
                require_safe(site.admin_view(self.show_entry)),
                name="annotations_project_entry",
            ),
            *super().get_urls(),
        ]

    def show_ledger(self, request: HttpRequest, project: UUID) -> HttpResponse:
        """The newest entries, or those before one; by the primary key, whatever their number."""
        found = self._find(request, project)
        entries = LedgerEntry.objects.filter(project=found).select_related("person").order_by("-sequence")
        before = request.GET.get("before", "")
        if before.isascii() and before.isdigit() and len(before) < 19:
            entries = entries.filter(sequence__lt=int(before))
        columns = ("project_id", "sequence", "at", "person__name", "action", "thing", "thing_id", "revision", "status")
        page = list(entries.only(*columns)[: ENTRIES + 1])
        context = {"title": _("Ledger of %(name)s") % {"name": found.name}, "project": found, "why": self.why()}
        shown = {"entries": page[:ENTRIES], "older": page[ENTRIES - 1].sequence if len(page) > ENTRIES else None}
        return self._render(request, "ledger", {**context, **shown})

    def show_entry(self, request: HttpRequest, project: UUID, sequence: int) -> HttpResponse:
        """One entry, with what was hashed."""
        found = self._find(request, project)
        if sequence >= 2**63:
            raise Http404
        entry = LedgerEntry.objects.filter(project=found, sequence=sequence).select_related("person").first()
        if entry is None:
            raise Http404
        title = _("Entry %(number)s of %(name)s") % {"number": entry.sequence, "name": found.name}
        hashes = {name: bytes(getattr(entry, name)).hex() for name in ("body_sha256", "chain_sha256")}
        return self._render(
            request, "entry", {"title": title, "project": found, "entry": entry, "why": self.why(), **hashes}
        )

    def _find(self, request: HttpRequest, project: UUID) -> Project:
        if not self.has_view_permission(request):
            raise PermissionDenied
        found = Project.objects.filter(pk=project).first()
        if found is None:
            raise Http404
        return found

    def _render(self, request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
        frame = {**self.admin_site.each_context(request), "opts": self.opts}
        return render(request, f"annotations/admin/{template}.html", {**frame, **context})


@admin.register(Membership)
class MembershipAdmin(Kept):
    """Who sits where."""

    list_display = ("person", "project", "role", "created")
    read = ("person__name", "project__name", "role", "created")
    fields = ("id", "project", "person", "role", "revision", "created")
    found_by = ("pk", "project", "person")
    search_help_text = gettext_lazy("The whole id of a membership, of a project, or of a person")


@admin.register(Person)
class PersonAdmin(Kept):
    """The keys that stand for people in everything that is hashed, with the names beside them."""

    list_display = ("name", "project", "user", "id")
    read = ("name", "project__name", "user__username")
    fields = ("id", "name", "project", "user")
    found_by = ("pk", "project")
    search_help_text = gettext_lazy("The whole id of a person or of a project")

    def why(self) -> str:
        """Why nothing can be changed here."""
        return _(
            "This key stands for one person in the ledger and in every release, for ever; whoever's account is gone"
            " keeps the name beside it. So nothing can be changed here. Who sits in a project is changed in the project"
            " itself, by its managers."
        )
