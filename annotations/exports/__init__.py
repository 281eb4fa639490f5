"""Release files: plain records in, files out; one module per format, each file registered here by hand."""

from collections.abc import Mapping

from annotations.exports import json_lines, tables, web_annotation
from annotations.exports.formats import Format

# In the order in which they stand in a manifest; manifest.json and README.md are made of these.
FILES: Mapping[str, Format] = {
    "annotations.jsonl": json_lines.ANNOTATIONS,
    "contradictions.jsonl": json_lines.CONTRADICTIONS,
    "sources.jsonl": json_lines.SOURCES,
    "annotations.csv": tables.ANNOTATIONS,
    "contradictions.csv": tables.CONTRADICTIONS,
    "sources.csv": tables.SOURCES,
    "annotations.jsonld": web_annotation.FORMAT,
    "people.jsonl": json_lines.PEOPLE,
    "omitted.jsonl": json_lines.OMITTED,
}

PEOPLE = "people.jsonl"
OMITTED = "omitted.jsonl"
MANIFEST = "manifest.json"
DATA_CARD = "README.md"
