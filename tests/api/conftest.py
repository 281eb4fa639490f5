"""Every answer that the tests of this directory get has to be one that the API's description states."""

from collections.abc import Iterator

import pytest

from tests.api.description import check_answer
from tests.api.stage import Stage, set_stage
from tests.keeping import Keeper
from tests.play import make_play
from tests.speaking import Answer, Speaker


@pytest.fixture(autouse=True)
def answers_as_described(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Look at each answer as it comes back."""
    send, upload = Speaker.send, Speaker.upload

    def send_and_check(speaker: Speaker, method: str, path: str, body: object = None, **headers: str) -> Answer:
        answer = send(speaker, method, path, body, **headers)
        check_answer(method, path, answer)
        return answer

    def upload_and_check(speaker: Speaker, path: str, parts: dict[str, object]) -> Answer:
        answer = upload(speaker, path, parts)
        check_answer("POST", path, answer)
        return answer

    monkeypatch.setattr(Speaker, "send", send_and_check)
    monkeypatch.setattr(Speaker, "upload", upload_and_check)
    yield


@pytest.fixture
def stage(speakers: dict[str, Speaker], keeper: Keeper) -> Stage:
    """A project in which there is one of everything."""
    return keeper.once("stage", lambda: set_stage(make_play(speakers)))
