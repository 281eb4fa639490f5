"""What deploy/ says is true of the program: its parts, and how they are started."""

import asyncio
import re
from typing import Any

import pytest
import yaml

from workbench.embedded.places import PROJECT_ROOT
from workbench.serving.configuration import read_configuration
from workbench.serving.parts import Door, Part

DEPLOY = PROJECT_ROOT / "deploy"
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
OURS = {name: one for name, one in COMPOSE["services"].items() if "build" in one}


def test_every_part_is_one_service_of_one_image() -> None:
    configured = {name: read_configuration({}, one["command"]) for name, one in OURS.items()}
    assert {part for one in configured.values() for part in one.parts} == set(Part)
    assert [name for name, one in configured.items() if one.prepares] == ["prepare"]
    assert len({one["image"] for one in OURS.values()}) == 1
    assert set(COMPOSE["services"]) - set(OURS) == {"db", "caddy"}


def test_what_has_to_be_the_same_is_the_same_and_only_one_knows_the_owner() -> None:
    for name in ("DATABASE_URL", "WORKBENCH_SECRET_KEY", "WORKBENCH_HOSTS", "WORKBENCH_HTTPS"):
        assert len({one["environment"][name] for one in OURS.values()}) == 1
    assert [name for name, one in OURS.items() if "DATABASE_OWNER_URL" in one["environment"]] == ["prepare"]


def test_every_secret_comes_from_outside_and_stands_in_the_document() -> None:
    asked = set(re.findall(r"\$\{(\w+)", (DEPLOY / "compose.yaml").read_text()))
    document = (PROJECT_ROOT / "docs" / "deploy.md").read_text()
    assert {name for name in asked if name not in document} == set()


def test_the_units_start_what_there_is() -> None:
    for path in DEPLOY.glob("*.service"):
        (words,) = re.findall(r"^ExecStart=\S+ -m workbench.serving (.+)$", path.read_text(), re.MULTILINE)
        for part in Part if words == "%i" else [words]:
            read_configuration({}, [part])


def test_the_image_gets_every_folder_that_the_program_reads() -> None:
    copied = re.findall(r"^COPY (\S+)", (DEPLOY / "Dockerfile").read_text(), re.MULTILINE)
    assert set(copied) == {"requirements.txt", "manage.py", "annotations", "workbench", "fixtures/demonstration"}
    assert all((PROJECT_ROOT / one).exists() for one in copied)


async def _waits_for_ever(*asked: Any) -> None:
    await asyncio.Event().wait()


@pytest.mark.parametrize(("path", "status"), [("/livez", 200), ("/", 404), ("/api/v1/projects/", 404)])
def test_a_process_answers_by_itself_whether_it_lives_and_what_it_does_not_serve(path: str, status: int) -> None:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def ask() -> None:
        door = Door(_waits_for_ever, is_taken=lambda path: path.endswith("/events/"))
        await asyncio.wait_for(door({"type": "http", "path": path}, None, send), 5)  # type: ignore[arg-type]

    asyncio.run(ask())
    assert sent[0]["status"] == status
