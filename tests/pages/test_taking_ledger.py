"""A manager finds the ledger to download where its history is told and where releases are."""

from typing import Any

import pytest

from tests.pages.visiting import visitor
from tests.play import Play


@pytest.mark.parametrize("where", ["history", "releases"])
def test_managers_alone_are_offered_the_ledger(play: Play, where: str) -> None:
    link = f'href="/api/v1/projects/{play.project}/ledger.jsonl"'
    assert link in visitor("maya").get(f"/projects/{play.project}/{where}/").content.decode()
    for other in ("ada", "rosa", "remy"):
        assert link not in visitor(other).get(f"/projects/{play.project}/{where}/").content.decode()


def test_the_link_gives_the_file_to_whoever_is_signed_in(play: Play) -> None:
    answer: Any = visitor("maya").get(f"/api/v1/projects/{play.project}/ledger.jsonl")
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment; ")
    assert b"".join(answer.streaming_content).count(b"\n") == len(play.entries()) + 1
    assert visitor("ada").get(f"/api/v1/projects/{play.project}/ledger.jsonl").status_code == 403
