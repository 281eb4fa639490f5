"""Releases and their files."""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import TypeVar
from uuid import UUID

from django.db.models import Q
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from rest_framework.request import Request

from annotations.actions.releases import ask_for_release, cancel_release
from annotations.api.endpoints import Endpoint, instant, known_filters, page_limit, page_start
from annotations.api.memberships import only
from annotations.api.parsing import seen_by
from annotations.api.presenting import present_release
from annotations.api.rendering import answer
from annotations.api.schema import IF_MATCH, PAGING, OpenApiTypes, described
from annotations.api.shapes.base import page_of
from annotations.api.shapes.releases import ChangesOut, ReleaseIn, ReleaseOut
from annotations.models import Release, ReleaseChunk, ReleaseFile
from annotations.queries.changes import changes_against_the_one_before
from annotations.queries.people import names_in
from annotations.queries.released import contents_of, naming_files_of
from annotations.queries.seats import seat_in
from annotations.queries.visible import visible
from annotations.rules.errors import NotPossibleNow, NotVisible
from annotations.rules.permissions import Deed
from annotations.rules.releases import NAMING

Response = TypeVar("Response", bound=HttpResponseBase)

# What names people may name them otherwise the next time.
ASK_AGAIN = "private, no-cache"


class Releases(Endpoint):
    """The releases of a project."""

    @described("The releases, newest first", {200: page_of(ReleaseOut)}, refusals=[400], parameters=PAGING)
    def get(self, request: Request, project: UUID) -> HttpResponse:
        """List."""
        seat_in(project, self.user)
        known_filters(request.GET, ())
        limit = page_limit(request.GET)
        releases = Release.objects.visible_to(self.user).filter(project_id=project).order_by("-created", "-id")
        start = page_start(request.GET, (instant, UUID))
        if start is not None:
            releases = releases.filter(Q(created__lt=start[0]) | Q(created=start[0], id__lt=start[1]))
        releases = releases.prefetch_related("files")
        names = names_in(project)
        return self.page(
            list(releases[: limit + 1]),
            limit,
            lambda rows: [present_release(release, names) for release in rows],
            lambda row: [row.created.isoformat(), str(row.id)],
        )

    @described(
        "Make a release; a job builds it",
        {200: ReleaseOut, 202: ReleaseOut},
        takes=ReleaseIn,
        refusals=[403, 409],
    )
    def post(self, request: Request, project: UUID) -> HttpResponse:  # noqa: ARG002
        """Ask for one."""
        body = self.body()
        release, is_new = self.make_once(
            body,
            lambda sent: self._ask(project, body, sent),
            lambda sent: visible(Release.objects.visible_to(self.user), sent),
        )
        return answer(
            present_release(release),
            202 if is_new else 200,
            revision=release.revision,
            location=f"/api/v1/releases/{release.id}/",
        )

    def _ask(self, project: UUID, body: dict[str, object], sent: UUID | None) -> Release:
        seat_in(project, self.user).permit(Deed.RELEASE)
        return ask_for_release(self.user, project, only(body, "note").get("note"), release_id=sent)


class OneRelease(Endpoint):
    """One release."""

    @described("A release: how far it is, then its files", {200: ReleaseOut})
    def get(self, request: Request, release: UUID) -> HttpResponse:  # noqa: ARG002
        """Show."""
        found = visible(Release.objects.visible_to(self.user), release)
        return answer(present_release(found), revision=found.revision)

    @described(
        "Cancel a release that is not ready",
        {200: ReleaseOut},
        refusals=[403, 409, 412, 428],
        parameters=[IF_MATCH],
    )
    def delete(self, request: Request, release: UUID) -> HttpResponse:
        """Cancel."""
        cancelled = cancel_release(self.user, release, seen=seen_by(request))
        return answer(present_release(cancelled), revision=cancelled.revision)


class OneReleaseFile(Endpoint):
    """A file of a release."""

    @described("A file, exactly as it was released", {200: OpenApiTypes.BINARY}, media_type="*/*")
    def get(self, request: Request, release: UUID, name: str) -> HttpResponseBase:  # noqa: ARG002
        """Download."""
        found = visible(Release.objects.visible_to(self.user), release)
        files = ReleaseFile.objects.filter(release=found, release__number__isnull=False)
        # By all names, since a name that nobody chose may hold what the database takes for no text.
        file = next((file for file in files if file.name == name), None)
        if file is None:
            raise NotVisible
        if name in NAMING:
            return _naming_file(release, file)
        response = StreamingHttpResponse(_content(release, name), content_type=file.media_type)
        response["Cache-Control"] = "private, max-age=31536000, immutable"
        return _as_download(response, file, file.bytes, bytes(file.sha256).hex())


class ReleaseArchive(Endpoint):
    """All files of a release."""

    @described("All files in one archive", {200: OpenApiTypes.BINARY}, refusals=[409], media_type="application/zip")
    def get(self, request: Request, release: UUID) -> StreamingHttpResponse:  # noqa: ARG002
        """Download."""
        found = visible(Release.objects.visible_to(self.user), release)
        if found.number is None:
            raise NotPossibleNow("This release is not ready, so it has no files.", code="not_ready")
        response = StreamingHttpResponse(_archive(found), content_type="application/zip")
        response["Content-Disposition"] = f'attachment; filename="release-{found.number}.zip"'
        response["Cache-Control"] = ASK_AGAIN
        return response


class ReleaseChanges(Endpoint):
    """What changed from one release to the next."""

    @described("Added, changed and removed against the release before", {200: ChangesOut}, refusals=[409])
    def get(self, request: Request, release: UUID) -> HttpResponse:  # noqa: ARG002
        """Compare."""
        found = visible(Release.objects.visible_to(self.user), release)
        if found.number is None:
            raise NotPossibleNow("This release is not ready, so there is nothing to compare.", code="not_ready")
        return answer(changes_against_the_one_before(found))


def _naming_file(release: UUID, file: ReleaseFile) -> HttpResponse:
    """A file that changes when a person becomes a pseudonym: whole as it stands, whatever was read of it before."""
    content = contents_of([release], file.name)[release]
    response = HttpResponse(content, content_type=file.media_type)
    response["Cache-Control"] = ASK_AGAIN
    return _as_download(response, file, len(content), hashlib.sha256(content).hexdigest())


def _as_download(response: Response, file: ReleaseFile, size: int, sha256: str) -> Response:
    response["Content-Length"] = str(size)
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    response["ETag"] = f'"{sha256}"'
    return response


def _content(release: UUID, name: str) -> Iterator[bytes]:
    chunks = ReleaseChunk.objects.filter(release_id=release, name=name).order_by("number")
    for content in chunks.values_list("content", flat=True).iterator(chunk_size=1):
        yield zlib.decompress(content)


def _archive(release: Release) -> Iterator[bytes]:
    """A ZIP as it is written, with dates that do not differ from one download to the next."""
    out = _Spool()
    folder = f"release-{release.number}"
    naming = naming_files_of(release)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name in release.files.order_by("id").values_list("name", flat=True):
            entry = zipfile.ZipInfo(f"{folder}/{name}", date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            with archive.open(entry, "w", force_zip64=True) as target:
                for content in [naming[name]] if name in naming else _content(release.id, name):
                    target.write(content)
                    yield out.take()
            yield out.take()
    yield out.take()


class _Spool(io.RawIOBase):
    """What the archive has written and nobody has sent yet."""

    def __init__(self) -> None:
        super().__init__()
        self._held: list[bytes] = []

    def writable(self) -> bool:
        """Always."""
        return True

    def write(self, content: object) -> int:
        """Hold it."""
        held = bytes(content)  # type: ignore[call-overload]
        self._held.append(held)
        return len(held)

    def take(self) -> bytes:
        """Everything held, once."""
        taken, self._held = b"".join(self._held), []
        return taken
