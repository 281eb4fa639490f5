"""Many files in: those that can be read, with their provenance, and why the others cannot."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from annotations.imports.provenance import Provenance
from annotations.imports.texts import Normalised, normalise
from annotations.rules.errors import Refusal


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file's text, and what was typed of where it comes from, with a title or without."""

    name: str
    text: Normalised
    provenance: Provenance


def read_files(
    files: Iterable[tuple[str, bytes]], *, described: Mapping[str, Provenance], common: Provenance
) -> tuple[list[ReadFile], list[tuple[str, Refusal]]]:
    """Names and contents as texts, and the refusals by name, both in the order given.

    `described` has the provenance by file name; `common` holds for every file that it does not have.
    """
    found: list[ReadFile] = []
    refused: list[tuple[str, Refusal]] = []
    for name, content in files:
        try:
            text = normalise(content, filename=name)
        except Refusal as refusal:
            refused.append((name, refusal))
        else:
            found.append(ReadFile(name, text, described.get(name, common)))
    return found, refused
