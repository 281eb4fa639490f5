"""Reading bodies of several parts, without losing any."""

from collections.abc import Mapping
from typing import IO, Any

from django.utils.http import parse_header_parameters
from rest_framework.parsers import DataAndFiles, MultiPartParser

from annotations.imports.parts import CountedParts


class WholeMultiPartParser(MultiPartParser):
    """Django passes over parts whose names it cannot use, and takes a body that breaks off for a whole one."""

    def parse(
        self, stream: IO[bytes], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> "DataAndFiles[Any, Any]":
        """Fields and files; Malformed if there are fewer than were sent."""
        boundary = parse_header_parameters(media_type or "")[1].get("boundary", "")
        counted = CountedParts(stream, boundary.encode("latin-1", "replace"))
        found: DataAndFiles[Any, Any] = super().parse(counted, media_type, parser_context)  # type: ignore[arg-type]
        counted.check_all_read(
            sum(len(values) for members in (found.data, found.files) for _, values in members.lists())
        )
        return found
