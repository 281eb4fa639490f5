"""Reading sources that arrive as JSON or as files."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from rest_framework.request import Request

from annotations.actions.sources import NewSource
from annotations.imports.files import read_files
from annotations.imports.provenance import Provenance, read_provenance, validate_provenance
from annotations.imports.texts import normalise_str
from annotations.models.ids import new_id
from annotations.models.states import PROVENANCE
from annotations.rules import fields
from annotations.rules.errors import InvalidFields, Malformed, Refusal, TooLarge


def read_new_source(body: Mapping[str, object], sent: UUID | None) -> NewSource:
    """A source out of a JSON body; every fault at once."""
    errors: dict[str, list[str]] = {}
    text, provenance = body.get("text"), {key: value for key, value in body.items() if key != "text"}
    read = Provenance()
    try:
        read = validate_provenance(provenance)
    except InvalidFields as fault:
        errors |= fault.errors
    title = body.get("title")
    if "title" not in errors and not (isinstance(title, str) and title.strip()):
        errors["title"] = ["A source needs a title."]
    if not isinstance(text, str):
        errors["text"] = ["A source needs its text."]
    if errors or not isinstance(text, str):
        raise InvalidFields(errors)
    return NewSource(normalise_str(text), read, sent or new_id())


def read_upload(request: Request) -> tuple[list[NewSource], dict[str, list[str]]]:
    """The sources out of a multipart body, at least one, and why the others are refused, by file name.

    `file` is a text, as often as there are; `provenance` is a file in the form of `import_sources`. Fields beside them
    hold for every file that the provenance file does not describe; a file without a title gets its name for one.
    """
    files = request.FILES.getlist("file")
    names = [_name(file) for file in files]
    common = _common(request)
    contents = ((name, file.read()) for name, file in zip(names, files, strict=True))
    read, refusals = read_files(contents, described=_described(request, names), common=common)
    too_large = [refusal for _, refusal in refusals if isinstance(refusal, TooLarge)]
    refused = {name: _reasons(refusal) for name, refusal in refusals}
    if not read and too_large:
        raise too_large[0]
    if not read:
        raise InvalidFields(refused or {"file": ["Send at least one file, each as a part named file."]})
    return [
        NewSource(one.text, replace(one.provenance, title=one.provenance.title or one.name)) for one in read
    ], refused


def _name(file: "UploadedFile[bytes]") -> str:
    return str(file.name or "unnamed")


def _common(request: Request) -> Provenance:
    given = {name: value for name, value in request.POST.items() if name != "csrfmiddlewaretoken"}
    unknown = {
        name: [fields.unknown_key((*PROVENANCE, "file", "provenance"))] for name in given if name not in PROVENANCE
    }
    stray = {
        name: [fields.unknown_key(("file", "provenance"))]
        for name in request.FILES
        if name not in ("file", "provenance")
    }
    if unknown or stray:
        raise InvalidFields(unknown | stray)
    return validate_provenance(given)


def _described(request: Request, names: list[str]) -> Mapping[str, Provenance]:
    sheet = request.FILES.get("provenance")
    if sheet is None:
        return {}
    try:
        return read_provenance(sheet.read(), names=names)
    except Malformed as fault:
        raise InvalidFields({"provenance": [fault.message]}) from None


def _reasons(refusal: Refusal) -> list[str]:
    if isinstance(refusal, InvalidFields):
        return [reason for reasons in refusal.errors.values() for reason in reasons]
    return [refusal.message]
