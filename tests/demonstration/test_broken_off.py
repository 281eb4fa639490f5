"""Loading that is broken off is completed by loading again."""

import pytest
from django.contrib.auth.base_user import AbstractBaseUser

from annotations.management import performance
from annotations.management.demonstration import Demonstration, Step, read_demonstration
from annotations.management.performance import perform
from annotations.models import Annotation, Contradiction, LedgerEntry, Project, Release


@pytest.fixture
def demonstration(database: None) -> Demonstration:
    return read_demonstration()


@pytest.mark.parametrize("crash", [(0, 40), (1, -1)])
def test_what_was_broken_off_is_completed_by_loading_again(
    demonstration: Demonstration, crash: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    act, step = crash
    fatal = demonstration.acts[act][step]
    perform_step = performance._perform_step

    def perform_or_crash(played: Demonstration, user: AbstractBaseUser, next_step: Step) -> None:
        if next_step is fatal:
            raise KeyboardInterrupt
        perform_step(played, user, next_step)

    with monkeypatch.context() as broken:
        broken.setattr(performance, "_perform_step", perform_or_crash)
        with pytest.raises(KeyboardInterrupt):
            perform(demonstration)
    assert perform(demonstration)
    _is_whole(demonstration)


def test_a_release_that_a_crash_left_unbuilt_is_built_before_the_work_goes_on(
    demonstration: Demonstration, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(performance, "build_release", lambda release_id: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            perform(demonstration)
    perform(demonstration)
    _is_whole(demonstration)


def _is_whole(demonstration: Demonstration) -> None:
    """Everything was made, once, and the release has what was signed off before the second act."""
    made = {
        verb: sum(verb in step for act in demonstration.acts for step in act) for verb in ("annotate", "contradict")
    }
    assert {"annotate": Annotation.objects.count(), "contradict": Contradiction.objects.count()} == made
    assert Project.objects.count() == 2
    release = Release.objects.get()
    later = LedgerEntry.objects.get(thing_id=demonstration.ids["expediency"], action="create")
    assert release.status == "ready"
    assert (release.ledger_sequence or later.sequence) < later.sequence
