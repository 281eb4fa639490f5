"""What a project sets for a check stays within the check's bounds, and nobody's setting is lost."""

from typing import Any

import pytest

from tests.finding import Looking
from tests.play import Play, done

SETTINGS: list[tuple[dict[str, Any], str]] = [
    ({"is_on": "no"}, "is_on"),
    ({"is_off": True}, "is_off"),
    ({"settings": []}, "settings"),
    ({"settings": {"least": 1}}, "settings.least"),
    ({"settings": {"most": 11}}, "settings.most"),
    ({"settings": {"most": -1}}, "settings.most"),
    ({"settings": {"most": True}}, "settings.most"),
    ({"settings": {"most": "3"}}, "settings.most"),
]


@pytest.mark.parametrize(("said", "field"), SETTINGS)
def test_a_setting_stays_within_its_bounds(play: Play, looking: Looking, said: dict[str, Any], field: str) -> None:
    answer = play.speakers["maya"].patch(f"/projects/{play.project}/checks/looking/", said, seen=1)
    assert (answer.status, list(answer.body["errors"])) == (400, [field])


def test_a_setting_is_kept_until_it_is_the_checks_own_again(play: Play, looking: Looking) -> None:
    maya, path = play.speakers["maya"], f"/projects/{play.project}/checks/looking/"
    done(maya.patch(path, {"settings": {"most": 7}}, seen=1), 200)
    assert maya.patch(path, {"is_on": False}, seen=1).status == 412
    off = done(maya.patch(path, {"is_on": False}, seen=2), 200)
    assert (off["is_on"], off["settings"][0]["value"], off["revision"]) == (False, 7, 3)
    own = done(maya.patch(path, {"settings": {"most": None}, "is_on": True}, seen=3), 200)
    assert (own["is_on"], own["settings"][0]["value"], own["settings"][0]["default"]) == (True, 3, 3)
    assert done(play.speakers["ada"].get(path), 200) == own
    assert maya.get(f"/projects/{play.project}/checks/nothing/").status == 404
