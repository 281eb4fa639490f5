"""The check that docs/writing-a-check.md has people write works as the page says."""

import re
from pathlib import Path
from types import ModuleType

import pytest

from annotations.checks.check import Check, defaults
from annotations.checks.reading import Reading

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "writing-a-check.md"


@pytest.fixture(scope="module")
def check() -> Check:
    """The module that stands in the page."""
    (program,) = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    module = ModuleType("firsts")
    exec(program, module.__dict__)
    return module


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is the first-ever bridge of the town.", ["first-ever"]),
        ("For the first time in its history the town had a bridge.", ["For the first time in its history"]),
        ("On the first of May the bridge was opened.", []),
        ("Завод впервые в истории дал прибыль, и это было в мае.", ["впервые в истории"]),
        ("Bu, tarixdə ilk dəfə idi və hamı ilə birlikdə oldu.", ["tarixdə ilk dəfə"]),
        ("", []),
    ],
)
def test_it_finds_what_it_says(check: Check, text: str, found: list[str]) -> None:
    findings = list(check.check(Reading("a", text), defaults(check)))
    assert [one.passages[0].quote for one in findings] == found


def test_its_setting_bounds_it(check: Check) -> None:
    reading = Reading("a", "A first-ever day in the town, " * 5)
    assert len(list(check.check(reading, {"most": 2}))) == 2
