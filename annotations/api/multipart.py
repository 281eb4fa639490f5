"""Reading bodies of several parts, without losing any."""

from collections.abc import Mapping
from typing import IO, Any

from django.utils.http import parse_header_parameters
from rest_framework.parsers import DataAndFiles, MultiPartParser

from annotations.rules.errors import Malformed


class WholeMultiPartParser(MultiPartParser):
    """Django passes over parts whose names it cannot use, and takes a body that breaks off for a whole one."""

    def parse(
        self, stream: IO[bytes], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> "DataAndFiles[Any, Any]":
        """Fields and files; Malformed if there are fewer than were sent."""
        boundary = parse_header_parameters(media_type or "")[1].get("boundary", "")
        counted = _Counted(stream, b"--" + boundary.encode("latin-1", "replace"))
        found: DataAndFiles[Any, Any] = super().parse(counted, media_type, parser_context)  # type: ignore[arg-type]
        if not counted.is_closed:
            raise Malformed("The body breaks off before its last part ends; send it again.")
        read = sum(len(values) for members in (found.data, found.files) for _, values in members.lists())
        if read != counted.parts:
            raise Malformed(
                f"{counted.parts - read} of {counted.parts} parts have no name, or no file name, that can be used;"
                " give each file a plain name."
            )
        return found


class _Counted:
    """A stream that counts the delimiters going by."""

    def __init__(self, stream: IO[bytes], delimiter: bytes) -> None:
        self._stream = stream
        self._delimiter = delimiter
        self._rest = b""
        self._delimiters = 0
        self.is_closed = False

    @property
    def parts(self) -> int:
        """How many parts stand between the delimiters."""
        return self._delimiters - 1

    def read(self, size: int = -1) -> bytes:
        """Some bytes."""
        chunk = self._stream.read(size)
        seen = self._rest + chunk
        self._delimiters += seen.count(self._delimiter) - self._rest.count(self._delimiter)
        self.is_closed = self.is_closed or self._delimiter + b"--" in seen
        self._rest = seen[-len(self._delimiter) - 1 :]
        return chunk
