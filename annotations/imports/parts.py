"""Bodies of several parts: how many there were, since what reads them passes over parts without a word."""

from typing import Protocol

from annotations.rules.errors import Malformed


class Readable(Protocol):
    """What bytes are read from."""

    def read(self, size: int = -1, /) -> bytes:
        """Some bytes."""
        ...


class CountedParts:
    """A body on its way to what reads it, counting the delimiters that go by."""

    def __init__(self, stream: Readable, boundary: bytes) -> None:
        self._stream = stream
        self._delimiter = b"--" + boundary
        self._rest = b""
        self._delimiters = 0
        self._is_closed = False

    def read(self, size: int = -1) -> bytes:
        """Some bytes."""
        chunk = self._stream.read(size)
        seen = self._rest + chunk
        self._delimiters += seen.count(self._delimiter) - self._rest.count(self._delimiter)
        self._is_closed = self._is_closed or self._delimiter + b"--" in seen
        self._rest = seen[-len(self._delimiter) - 1 :]
        return chunk

    def check_all_read(self, read: int) -> None:
        """Malformed if the body breaks off, or if fewer parts were read than it has."""
        if not self._is_closed:
            raise Malformed("The body breaks off before its last part ends; send it again.")
        parts = self._delimiters - 1
        if read != parts:
            raise Malformed(
                f"{parts - read} of {parts} parts have no name, or no file name, that can be used;"
                " give each file a plain name."
            )
