"""Whatever several people do one after the other, every answer is the model's, and so is what is stored."""

from typing import cast

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

    examples, steps = (300, 120) if deep else (8, 40)
    run_state_machine_as_test(
        cast("type[Project]", begin),  # whatever makes one will do
        settings=settings(
            deadline=None,
            suppress_health_check=list(HealthCheck),
            print_blob=True,
            max_examples=examples,
            stateful_step_count=steps,
        ),
    )
