"""The check that docs/ledger.md tells strangers to run, taken out of the page."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any


def documented_check() -> Callable[[list[dict[str, Any]]], str | None]:
    page = (Path(__file__).resolve().parent.parent.parent / "docs" / "ledger.md").read_text(encoding="utf-8")
    (program,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    assert len([line for line in program.splitlines() if line.strip()]) <= 30
    known: dict[str, Any] = {}
    exec(program, known)
    check: Callable[[list[dict[str, Any]]], str | None] = known["check"]
    return check
