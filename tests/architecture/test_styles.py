"""What no style sheet says, because a text of thousands of lines would be styled anew with every badge put into it."""

import re
from pathlib import Path

SHEETS = Path(__file__).resolve().parents[2] / "annotations" / "static" / "annotations" / "css"
# "* + *" is about whatever follows whatever: browsers then look at all lines again. `:not(:first-child)` says the same.
ANY_SIBLING = re.compile(r"[+~]\s*\*")


def without_comments(sheet: str) -> str:
    """The rules alone."""
    return re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)


def test_no_rule_is_about_any_sibling() -> None:
    sheets = {path.name: without_comments(path.read_text(encoding="utf-8")) for path in SHEETS.glob("*.css")}
    assert [name for name, sheet in sheets.items() if ANY_SIBLING.search(sheet)] == []


def test_such_a_rule_is_seen() -> None:
    assert ANY_SIBLING.search(".stack > * + * { margin-top: 1rem; }")
    assert not ANY_SIBLING.search(".field-choice + .field-text { margin: calc(1rem * 2); }")
