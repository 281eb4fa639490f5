"""Texts on their way in through a form: pasted or as files, with all that is wrong with them at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, load_handler
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParser, MultiPartParserError
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from annotations.actions.sources import NewSource
from annotations.imports.files import read_files
from annotations.imports.parts import CountedParts
from annotations.imports.provenance import Provenance, read_provenance, validate_provenance
from annotations.imports.texts import Change, normalise_str
from annotations.models.states import PROVENANCE
from annotations.rules.errors import InvalidFields, Malformed, Refusal, TooLarge

COMMON = tuple(name for name in PROVENANCE if name != "title")


@dataclass(frozen=True)
class RefusedFile:
    """A file that cannot be read as a source, and why."""

    name: str
    reasons: list[str]


@dataclass(eq=False)
class Unreadable(Exception):
    """What was sent cannot become sources as it is: by field, and by file. Nothing was brought in."""

    errors: Mapping[str, Sequence[str]] = field(default_factory=dict)
    files: Sequence[RefusedFile] = ()
    status: int = 400


class WholeUploadHandler(FileUploadHandler):
    """Reads a form with files by Django's parser, and refuses it if parts of it were lost on the way."""

    def handle_raw_input(  # type: ignore[override]  # the stubs say that the boundary is str
        self,
        input_data: Any,
        META: Any,  # noqa: N803  (Django's name)
        content_length: int,
        boundary: bytes,
        encoding: str | None = None,
    ) -> tuple[Any, Any]:
        """Fields and files; Malformed if there are fewer than were sent, TooLarge over the limits."""
        del content_length
        counted = CountedParts(input_data, boundary)
        handlers = [load_handler(name, cast("HttpRequest", self.request)) for name in settings.FILE_UPLOAD_HANDLERS]
        try:
            fields, files = MultiPartParser(META, cast("Any", counted), handlers, encoding).parse()
        except MultiPartParserError as fault:
            raise Malformed(_("This form cannot be read: %(fault)s") % {"fault": fault}) from None
        except (TooManyFilesSent, TooManyFieldsSent, RequestDataTooBig):
            raise _too_many() from None
        read = sum(len(values) for members in (fields, files) for _name, values in members.lists())
        # A file field in which nothing was chosen comes as an empty text, so it is not missing.
        counted.check_all_read(read)
        return fields, files

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:  # noqa: ARG002
        """Nothing arrives here: the handlers above have it all."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Nor here."""


def _too_many() -> TooLarge:
    most = settings.DATA_UPLOAD_MAX_NUMBER_FILES
    message = _("At most %(most)s files are read at once; bring them in by parts.") % {"most": f"{most:,}"}
    return TooLarge(message, limit=most, unit="files")


def read_pasted(typed: Mapping[str, str], sent: UUID) -> NewSource:
    """The source that was typed; Unreadable with every fault at once."""
    errors: dict[str, Sequence[str]] = {}
    provenance, text, status = Provenance(), None, 400
    try:
        provenance = validate_provenance(_said(typed, PROVENANCE))
    except InvalidFields as refusal:
        errors |= refusal.errors
    if not typed.get("title", "").strip():
        errors["title"] = [_("A source needs a title.")]
    try:
        text = normalise_str(typed.get("text", ""))
    except InvalidFields as refusal:
        errors |= refusal.errors
    except TooLarge as refusal:
        errors["text"], status = [refusal.message], 413
    if errors or text is None:
        raise Unreadable(errors, status=status)
    return NewSource(text, provenance, sent)


def read_chosen(
    typed: Mapping[str, str], files: "MultiValueDict[str, UploadedFile[Any]]", sent: UUID
) -> list[NewSource]:
    """The sources out of the files that were chosen; Unreadable with every fault of every file at once.

    The first has the id that the form sent, so that a form sent twice is recognised.
    """
    errors: dict[str, Sequence[str]] = {}
    chosen = files.getlist("file")
    common = Provenance()
    try:
        common = validate_provenance(_said(typed, COMMON))
    except InvalidFields as refusal:
        errors |= refusal.errors
    described = _described(files, [_name(file) for file in chosen], errors)
    if not chosen:
        errors["file"] = [_("Choose at least one file.")]
    read, refusals = read_files(((_name(file), file.read()) for file in chosen), described=described, common=common)
    if errors or refusals:
        status = 413 if not errors and all(isinstance(refusal, TooLarge) for _name_, refusal in refusals) else 400
        raise Unreadable(errors, [RefusedFile(name, _reasons(refusal, name)) for name, refusal in refusals], status)
    titled = [(one, one.provenance.title or PurePath(one.name).stem) for one in read]
    new = [NewSource(one.text, replace(one.provenance, title=title)) for one, title in titled]
    return [replace(new[0], id=sent), *new[1:]]


def normalised_in_words(changes: Sequence[Change]) -> list[str]:
    """What import changed in a text; nothing where it is as it was."""
    said = {
        "bom": _("byte order mark (BOM) dropped"),
        "crlf": _("%(count)s CRLF became LF"),
        "cr": _("%(count)s CR became LF"),
        "nul": _("%(count)s NUL dropped"),
    }
    return [said[change["what"]].replace("%(count)s", f"{change['count']:,}") for change in changes]


def _said(typed: Mapping[str, str], names: Sequence[str]) -> dict[str, object]:
    return {name: typed.get(name) or None for name in names}


def _name(file: "UploadedFile[Any]") -> str:
    return str(file.name or "unnamed")


def _described(
    files: "MultiValueDict[str, UploadedFile[Any]]", names: Sequence[str], errors: dict[str, Sequence[str]]
) -> Mapping[str, Provenance]:
    sheets = files.getlist("provenance")
    if len(sheets) > 1:
        errors["provenance"] = [_("One provenance file is needed, not several.")]
    if len(sheets) != 1:
        return {}
    try:
        return read_provenance(sheets[0].read(), names=names)
    except InvalidFields as refusal:
        errors["provenance"] = [f"{entry}: {reason}" for entry, found in refusal.errors.items() for reason in found]
    except (Malformed, TooLarge) as refusal:
        errors["provenance"] = [refusal.message]
    return {}


def _reasons(refusal: Refusal, name: str) -> list[str]:
    """Why, without the file's name, which stands beside it."""
    reasons = [refusal.message]
    if isinstance(refusal, InvalidFields):
        reasons = [reason for found in refusal.errors.values() for reason in found]
    return [reason.removeprefix(f"{name}: ") for reason in reasons]
