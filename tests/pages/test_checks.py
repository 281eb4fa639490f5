"""The page of checks: switched on and off, set, run, watched and cancelled."""

import pytest

from annotations.jobs import checks as job
from annotations.models import CheckRun
from tests.finding import Looking, keep, only_these, opposed, run
from tests.pages.visiting import visitor
from tests.play import Play


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch) -> Looking:
    """The only check with a setting."""
    return only_these(monkeypatch)


def page_of(play: Play, who: str = "maya") -> str:
    """The page."""
    answer = visitor(who).get(f"/projects/{play.project}/checks/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_manager_sets_a_check_and_whoever_is_late_is_told(play: Play, check: Looking) -> None:
    place = f"/projects/{play.project}/checks/{check.NAME}/"
    maya = visitor("maya")
    answer = maya.post(place, {"seen_revision": "1", "most": "5"})
    assert (answer.status_code, answer["Location"]) == (302, f"/projects/{play.project}/checks/#check-{check.NAME}")
    page = page_of(play)
    assert "check-off" in page
    assert 'value="5"' in page
    late = maya.post(place, {"seen_revision": "1", "most": "7", "is_on": "1"})
    assert late.status_code == 412
    assert "Somebody else set this check meanwhile" in late.content.decode()


def test_a_number_out_of_bounds_is_refused_beside_its_field_and_stays_typed(play: Play, check: Looking) -> None:
    place = f"/projects/{play.project}/checks/{check.NAME}/"
    for wrong in ("11", "-1", "many", "9" * 40):
        answer = visitor("maya").post(place, {"seen_revision": "1", "most": wrong, "is_on": "1"})
        page = answer.content.decode()
        assert answer.status_code == 400, wrong
        assert "A whole number from 0 to 10 is needed here." in page
        assert f'value="{wrong}"' in page


def test_whoever_works_here_has_the_checks_run_sees_how_far_they_are_and_cancels(play: Play, check: Looking) -> None:
    ben = visitor("ben")
    assert ben.post(f"/projects/{play.project}/checks/").status_code == 302
    run = CheckRun.objects.get(cause="asked")
    assert f"/check-runs/{run.pk}/" in page_of(play, "ada")
    part = ben.get(f"/check-runs/{run.pk}/", headers={"HX-Request": "true"})
    assert part.status_code == 200
    assert ben.post(f"/check-runs/{run.pk}/", {"seen_revision": "1"}).status_code == 302
    run.refresh_from_db()
    assert run.status == "cancelled"
    ended = ben.get(f"/check-runs/{run.pk}/", headers={"HX-Request": "true"})
    assert "HX-Refresh" not in ended, "somebody may be typing a number"
    assert f"/projects/{play.project}/findings/" in ended.content.decode()


def test_a_noisy_check_shows_by_what_was_made_of_its_findings(play: Play, check: Looking) -> None:
    (pair,) = keep(play, opposed(play, check=check.NAME))
    body = {"decision": "dismiss", "reason": "No.", "seen_revision": pair["revision"]}
    assert visitor("ada").post(f"/findings/{pair['id']}/", body).status_code == 302
    assert "0 percent of what was decided was accepted" in page_of(play)


def test_a_run_says_of_which_source_not_all_findings_are_kept(
    play: Play, check: Looking, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "are kept" not in page_of(play)
    monkeypatch.setattr(job, "MOST_FINDINGS", 1)
    run(play, play.first)
    assert (
        "first 8,000 dated sentences, events or figures, and keep the first 20,000 findings of each check"
        in page_of(play)
    )
