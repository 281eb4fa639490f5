"""What the files in the archive of a project are called (docs/archive-format.md)."""

FORMAT = 1
MANIFEST = "manifest.json"
LEDGER = "ledger.jsonl"
PEOPLE = "people.jsonl"
BESIDE = "beside.jsonl"
FINDINGS = "findings.jsonl"
CHECKS = "checks.jsonl"


def source_path(source: object) -> str:
    """Where the text of a source is."""
    return f"sources/{source}.txt"


def release_path(release: object, name: str) -> str:
    """Where a file of a release is."""
    return f"releases/{release}/{name}"
