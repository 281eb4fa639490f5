"""Whatever several people do one after the other, every answer is the model's, and so is what is stored."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.keeping import Keeper
from tests.machine.machine import Project
from tests.play import make_play
from tests.speaking import Speaker


@pytest.mark.timeout(0)  # a failure is searched for its shortest form, and a deep run takes hours
def test_no_sequence_of_deeds_leads_where_the_model_does_not(
    speakers: dict[str, Speaker], keeper: Keeper, deep: bool
) -> None:
    def begin() -> Project:
        keeper.empty()
        return Project(keeper.once("play", lambda: make_play(speakers)))

    effort = (
        {"max_examples": 300, "stateful_step_count": 120} if deep else {"max_examples": 12, "stateful_step_count": 40}
    )
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        begin, settings=settings(deadline=None, suppress_health_check=list(HealthCheck), print_blob=True, **effort)
    )
