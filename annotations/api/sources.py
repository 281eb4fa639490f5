"""Sources and their texts."""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from rest_framework.request import Request

from annotations.actions.sources import NewSource, import_sources, revise_source
from annotations.api.endpoints import Endpoint, in_order_of_creation, known_filters, page_limit, place_by_creation
from annotations.api.multipart import WholeMultiPartParser
from annotations.api.parsing import StrictJSONParser, seen_by
from annotations.api.presenting import Shape, present_source
from annotations.api.rendering import answer
from annotations.api.schema import IF_MATCH, PAGING, OpenApiTypes, described, query
from annotations.api.shapes.base import page_of
from annotations.api.shapes.sources import SOURCE_OR_IMPORT, SourceChange, SourceIn, SourceOut, UploadIn
from annotations.api.uploads import read_new_source, read_upload
from annotations.models import Source
from annotations.queries.counts import NOTHING_YET, Counts, counts_of
from annotations.queries.passages import text_of
from annotations.queries.people import names_of
from annotations.queries.search import sources_with
from annotations.queries.seats import seat_in
from annotations.queries.visible import visible
from annotations.rules.errors import InvalidFields
from annotations.rules.permissions import Deed


class Sources(Endpoint):
    """The sources of a project."""

    parser_classes = [StrictJSONParser, WholeMultiPartParser]
    json_limit = settings.BODY_LIMIT

    @described(
        "The sources, in the order they came in",
        {200: page_of(SourceOut)},
        refusals=[400],
        parameters=[
            *PAGING,
            query("archived", "Only what is archived (true) or not (false)", enum=["true", "false"]),
            query("search", "Only those whose text has all these words"),
        ],
    )
    def get(self, request: Request, project: UUID) -> HttpResponse:
        """List."""
        seat_in(project, self.user)
        known_filters(request.GET, ("archived", "search"))
        limit = page_limit(request.GET)
        sources = Source.objects.visible_to(self.user).filter(project_id=project)
        if "archived" in request.GET:
            sources = sources.filter(archived=_true_or_false(request.GET["archived"]))
        if request.GET.get("search"):
            sources = sources_with(sources, request.GET["search"])
        sources = in_order_of_creation(sources, request.GET)
        return self.page(list(sources[: limit + 1]), limit, self._present, place_by_creation)

    @described(
        "Bring in a source as JSON, or many as files with `provenance` beside them",
        {200: SourceOut, 201: SOURCE_OR_IMPORT},
        takes=SourceIn,
        takes_files=UploadIn,
        refusals=[403, 409],
    )
    def post(self, request: Request, project: UUID) -> HttpResponse:
        """Import."""
        if request.FILES or request.content_type.startswith("multipart/"):
            return self._import_files(request, project)
        body = self.body()
        sources, is_new = self.make_once(
            body,
            lambda sent: self._import(project, lambda: [read_new_source(body, sent)]),
            lambda sent: [visible(Source.objects.visible_to(self.user), sent)],
        )
        shown = self._present(sources)[0]
        location = f"/api/v1/sources/{sources[0].id}/"
        return answer(shown, 201 if is_new else 200, revision=sources[0].revision, location=location)

    def _import_files(self, request: Request, project: UUID) -> HttpResponse:
        refused: dict[str, list[str]] = {}

        def read() -> list[NewSource]:
            new, reasons = read_upload(request)
            refused.update(reasons)
            return new

        sources = self._import(project, read)
        counts = {source.id: NOTHING_YET for source in sources}
        brought = {"results": _shown(sources, counts), "refused": refused}
        if len(sources) > 1:
            return answer(brought, 201)
        return answer(brought, 201, revision=sources[0].revision, location=f"/api/v1/sources/{sources[0].id}/")

    def _import(self, project: UUID, read: Callable[[], Sequence[NewSource]]) -> list[Source]:
        """Who may not import is told so before anything is said of what they sent."""
        seat = seat_in(project, self.user)
        seat.permit(Deed.IMPORT_SOURCES)
        seat.check_open()
        return import_sources(self.user, project, read())

    def _present(self, sources: Sequence[Source]) -> list[Shape]:
        return _shown(sources, counts_of([source.id for source in sources], self.user))


def _shown(sources: Sequence[Source], counts: Mapping[UUID, Counts]) -> list[Shape]:
    names = names_of(person for source in sources for person in source.recorded_by)
    return [present_source(source, counts[source.id], names) for source in sources]


def _true_or_false(asked: str) -> bool:
    if asked not in ("true", "false"):
        raise InvalidFields({"archived": ["One of these is needed: true, false."]})
    return asked == "true"


class OneSource(Endpoint):
    """One source."""

    @described("A source without its text", {200: SourceOut})
    def get(self, request: Request, source: UUID) -> HttpResponse:  # noqa: ARG002
        """Show."""
        return self._answer(visible(Source.objects.visible_to(self.user), source))

    @described(
        "Change provenance, archive, or take up again",
        {200: SourceOut},
        takes=SourceChange,
        refusals=[403, 409, 412, 428],
        parameters=[IF_MATCH],
    )
    def patch(self, request: Request, source: UUID) -> HttpResponse:
        """Change."""
        return self._answer(revise_source(self.user, source, self.body(), seen=seen_by(request)))

    def _answer(self, source: Source) -> HttpResponse:
        counts = counts_of([source.id], self.user)[source.id]
        return answer(present_source(source, counts, names_of(source.recorded_by)), revision=source.revision)


class SourceText(Endpoint):
    """A source's text."""

    @described("Exactly the stored text", {200: OpenApiTypes.STR}, media_type="text/plain; charset=utf-8")
    def get(self, request: Request, source: UUID) -> HttpResponse:  # noqa: ARG002
        """Show. The text never changes, so its tag is its hash."""
        found = visible(Source.objects.visible_to(self.user), source)
        response = HttpResponse(text_of(source).encode(), content_type="text/plain; charset=utf-8")
        response["ETag"] = f'"{bytes(found.sha256).hex()}"'
        return response
