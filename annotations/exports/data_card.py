"""The data card of a release: what it holds and how to trust it, for somebody who knows nothing of the workbench."""

import re
from collections.abc import Mapping, Sequence

from annotations.exports.manifest import FileEntry, data_sha256
from annotations.exports.records import ReleaseHead

MEDIA_TYPE = "text/markdown; charset=utf-8"

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~&])")

_ABOUT = {
    "annotations.jsonl": "what is said of passages, with details, authors and reviews; a JSON object a line",
    "contradictions.jsonl": "passages that do not go together, each with kind, explanation and resolution",
    "sources.jsonl": "the texts that the passages stand in, with their provenance",
    "annotations.csv": "the annotations as a table",
    "contradictions.csv": "the contradictions as a table",
    "sources.csv": "the sources as a table, without their texts",
    "annotations.jsonld": "annotations and contradictions as W3C Web Annotation, with their reviews as PROV",
    "people.jsonl": "the names that go with the keys of people",
    "omitted.jsonl": "what a format could not carry, record by record",
}

_MADE = """\
People read the sources, tagged passages in them as claim, statistic, quote or translation error, and set passages
against each other as contradictions. Each annotation and each contradiction here was signed off by at least one
person who is none of its authors; any later edit would have voided that. Work that nobody has reviewed, and work that
was rejected, is not in here. What is said of a source itself (title, publisher, dates) was typed by the people whom its
`recorded_by` names, and nobody has reviewed it. The project's name and description and the note of the release were
typed by its managers, and nobody has reviewed them either.
"""

_READING = """\
- `start` and `end` count Unicode code points of the source's `text` from 0, half-open: in Python
  `text[start:end] == quote`. They are neither bytes nor UTF-16 units.
- Dates are EDTF (ISO 8601-2, level 1). Figures are decimals written as text, with the precision that was written.
  `null`, an empty cell, or a property that is absent means unknown; nothing was filled in.
- Ids are URNs: `urn:uuid:` for people, sources, annotations and contradictions, `urn:sha256:` for a text by its
  content. Times are RFC 3339 in UTC.
- CSV is UTF-8 without a byte order mark: import it as UTF-8, with the comma as the one separator and every column as
  text. A cell that a spreadsheet would run as a formula begins with an added apostrophe, and is listed in
  `omitted.jsonl`: take that apostrophe away from the cells listed there, and from no others, to have the text as it was
  typed. Numbers, negative ones too, are as they were.
- The fields of every file are described in the workbench's `docs/release-format.md`.
"""

_VERIFYING = """\
`sha256sum` of each file must be what `manifest.json` says. `data_sha256` is the SHA-256 of the lines that `sha256sum`
prints for the data files in order of name; two releases of the same signed-off work have the same one. `people.jsonl`
is no data file: a name in it can become a pseudonym later. The manifest also names the entry of the project's ledger
that the release was read at, and the hash of the chain there.
"""


def data_card(head: ReleaseHead, counts: Mapping[str, int], files: Sequence[FileEntry]) -> bytes:
    """The card as Markdown; what people typed is escaped, so that it stays text."""
    title = f"{_plain(head.project_name)}, release {head.number}"
    sections = {
        "What is in it": _contents(counts, files),
        "How it was made": _MADE,
        "How to read it": _READING,
        "What was left out": _left_out(counts["omitted"]),
        "How to cite it": _citation(head, files),
        "How to verify it": _VERIFYING + "\n" + _origin(head),
    }
    parts = [f"# {title}\n", *_paragraphs(head.project_description, head.note)]
    parts += [f"## {heading}\n\n{text}" for heading, text in sections.items()]
    return "\n".join(parts).encode("utf-8")


def _paragraphs(*texts: str) -> list[str]:
    return [_plain(text) + "\n" for text in texts if text.strip()]


def _contents(counts: Mapping[str, int], files: Sequence[FileEntry]) -> str:
    summary = ", ".join(f"{counts[what]:,} {what}" for what in ("annotations", "contradictions", "sources", "people"))
    rows = [f"| `{entry.name}` | {entry.bytes:,} | {_ABOUT[entry.name]} |" for entry in files]
    return "\n".join([f"{summary}.\n", "| file | bytes | what it is |", "|---|---:|---|", *rows, ""])


def _left_out(omitted: int) -> str:
    return (
        f"`omitted.jsonl` has {omitted:,} lines, each naming the file, the record and the field that the file could not"
        " carry unchanged.\nThe JSON lines carry everything; the texts of the sources stand in `sources.jsonl` only.\n"
    )


def _citation(head: ReleaseHead, files: Sequence[FileEntry]) -> str:
    return (
        f"> {_plain(head.project_name)}. Release {head.number}, {head.created[:10]}."
        f" Data files SHA-256 {data_sha256(files)}.\n\nOne record is cited by its id, with the number of the release.\n"
    )


def _origin(head: ReleaseHead) -> str:
    return (
        f"- project: `{head.project}`\n- made by: `{head.made_by}` at {head.created}\n"
        f"- ledger entry: {head.ledger_sequence}, chain SHA-256 `{head.chain_sha256}`\n"
    )


def _plain(text: str) -> str:
    """Somebody's text on one line, with nothing in it that Markdown or HTML would take for markup."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))
