"""Lists of findings: who sees them, what they are narrowed to, and what checks say of theirs."""

from dataclasses import replace
from typing import Any

import pytest

from tests.api.stage import Stage
from tests.finding import claim_at, decide, findings, given, keep, opposed
from tests.play import FIRST, SECOND, Play, done


def test_readers_and_outsiders_see_no_findings(play: Play) -> None:
    (finding,) = keep(play, claim_at(play))
    assert findings(play, by="remy") == []
    checks = done(play.speakers["remy"].get(f"/projects/{play.project}/checks/"), 200)["results"]
    assert {count for check in checks for count in check["counts"].values()} <= {0}
    for person in ("remy", "otto"):
        assert play.speakers[person].get(f"/findings/{finding['id']}/").status == 404


NARROWED = [
    ("", 3),
    ("check=dates", 2),
    ("check=weekdays", 0),
    ("kind=contradiction", 1),
    ("kind=holds", 0),
    ("status=open", 2),
    ("status=dismissed", 1),
    ("source={second}", 2),
    ("source={first}&kind=claim", 1),
    ("current=true", 3),
    ("current=false", 0),
    ("current=any", 3),
    ("limit=1", 1),
]


@pytest.mark.parametrize(("query", "count"), NARROWED)
def test_a_list_is_narrowed_to_what_is_asked(play: Play, query: str, count: int) -> None:
    noticed = keep(play, claim_at(play), opposed(play), given(play.second, SECOND, "212"))
    decide(play, noticed[0], "dismiss", reason="why")
    assert len(findings(play, query.format(first=play.first, second=play.second))) == count


IN_VAIN = [
    *("kind=date", "kind=claim&kind=quote", "status=new", "source=x", "current=1", "chek=dates", "check=nope"),
    *("check=", "limit=0", "after=x"),
]


@pytest.mark.parametrize("query", IN_VAIN)
def test_what_is_asked_for_in_vain_is_refused_by_name(play: Play, query: str) -> None:
    answer = play.speakers["ada"].get(f"/projects/{play.project}/findings/?{query}")
    assert (answer.status, list(answer.body["errors"])) == (400, [query.partition("=")[0]])


def test_pages_of_a_list_make_the_whole_in_the_order_given(play: Play) -> None:
    words = ("ministry", "speaks", "work", "proves", "decree")
    noticed = keep(play, *(given(play.first, FIRST, word) for word in words))
    shown, path = [], f"/projects/{play.project}/findings/?limit=2"
    while path:
        page = done(play.speakers["ada"].get(path), 200)
        shown += page["results"]
        path = (page["next"] or "").partition("/api/v1")[2]
    assert shown == noticed


def test_a_list_takes_as_many_questions_however_long_it_is(play: Play, django_assert_max_num_queries: Any) -> None:
    words = FIRST.split()[:8]
    keep(play, *(given(play.first, FIRST, word) for word in dict.fromkeys(words)))
    with django_assert_max_num_queries(8):
        assert len(findings(play)) > 5


def test_checks_say_what_people_made_of_what_they_found(play: Play, looking: object) -> None:
    looked = [given(play.first, FIRST, word) for word in ("ministry", "speaks", "work", "proves")]
    noticed = keep(play, *(replace(one, check="looking") for one in looked))
    decide(play, noticed[0], "accept")
    decide(play, noticed[1], "dismiss", reason="why")
    (check, comparison) = done(play.speakers["ada"].get(f"/projects/{play.project}/checks/"), 200)["results"]
    assert (check["name"], check["counts"]) == ("looking", {"open": 2, "accepted": 1, "dismissed": 1})
    assert (comparison["name"], comparison["counts"]) == ("opposing", {"open": 0, "accepted": 0, "dismissed": 0})


def test_what_is_given_twice_is_one_finding(play: Play) -> None:
    first, again = keep(play, claim_at(play), opposed(play)), keep(play, claim_at(play), claim_at(play), opposed(play))
    assert [one["id"] for one in again] == [one["id"] for one in first]


def test_every_finding_is_answered_as_described(stage: Stage) -> None:
    (finding,) = findings(stage.play)
    assert finding["id"] == stage.finding
