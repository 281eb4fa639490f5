"""Findings are nobody's work until somebody accepts one; then it is theirs, and says what it was accepted from."""

from typing import Any
from uuid import uuid4

import pytest

from annotations.checks.finding import Noticed
from tests.finding import claim_at, decide, findings, keep, opposed, passage
from tests.play import FIRST, Play, done

COUNTED = ("/projects/{p}/ledger/", "/projects/{p}/review-queue/", "/projects/{p}/contradictions/", "/sources/{s}/")


def seen_elsewhere(play: Play) -> list[Any]:
    """What the rest of the interface shows of the project."""
    paths = (*COUNTED, "/sources/{s}/annotations/", "/projects/{p}/undo/", "/projects/{p}/search/?q=1994&in=work")
    rosa = play.speakers["rosa"]
    return [rosa.get(path.format(p=play.project, s=play.first)).body for path in paths]


def became(finding: dict[str, Any]) -> dict[str, Any]:
    """The last decision."""
    last: dict[str, Any] = finding["decisions"][-1]
    return last


def annotation_of(play: Play, finding: dict[str, Any], number: int = 0) -> dict[str, Any]:
    """What the finding became on a passage."""
    return done(play.speakers["rosa"].get(f"/annotations/{became(finding)['annotations'][number]}/"), 200)


def contradiction_of(play: Play, finding: dict[str, Any]) -> dict[str, Any]:
    """The contradiction that it became."""
    return done(play.speakers["rosa"].get(f"/contradictions/{became(finding)['contradiction']}/"), 200)


def test_a_finding_is_shown_as_check_sources_writes_it(play: Play) -> None:
    (finding,) = keep(play, opposed(play))
    start = FIRST.index("9 August 1994")
    assert finding["passages"][0] == {
        "source": play.first,
        "start": start,
        "end": start + len("9 August 1994"),
        "quote": "9 August 1994",
    }
    said = {key: finding[key] for key in ("check", "kind", "relation", "contradiction_kind", "status", "is_current")}
    assert said == {
        "check": "event_dates",
        "kind": "contradiction",
        "relation": "disjoint",
        "contradiction_kind": "dating",
        "status": "open",
        "is_current": True,
    }
    assert finding["message"] == "The decree is of “9 August 1994” here and of “10 August 1994” there."


def test_what_is_only_found_is_nowhere_but_among_the_findings(play: Play) -> None:
    before = seen_elsewhere(play)
    noticed = keep(play, claim_at(play), opposed(play))
    assert seen_elsewhere(play) == before
    decide(play, noticed[0], "dismiss", reason="This is a page number.")
    assert seen_elsewhere(play) == before


def test_an_accepted_finding_is_one_annotation_of_whoever_accepted_it(play: Play) -> None:
    entries = len(play.entries())
    (finding,) = keep(play, claim_at(play))
    accepted = decide(play, finding, "accept", by="ben")
    said = annotation_of(play, accepted)
    assert (said["kind"], said["quote"], said["details"]["dating"], said["status"]) == (
        "claim",
        "9 August 1994",
        "1994-08-09",
        "draft",
    )
    assert (said["author"], said["authors"], said["revision"]) == ("ben", ["ben"], 1)
    assert said["origin"] == f"finding {finding['id']} of the check dates: It is a date."
    new = play.entries()[entries:]
    assert [(entry["action"], entry["thing"], entry["name"]) for entry in new] == [("create", "annotation", "ben")]
    assert new[0]["after"]["origin"] == said["origin"]
    assert (accepted["status"], became(accepted)["person"], accepted["revision"]) == ("accepted", "ben", 2)


def test_nobody_reviews_what_they_accepted(play: Play) -> None:
    (finding,) = keep(play, claim_at(play))
    said = annotation_of(play, decide(play, finding, "accept", by="rosa"))
    submitted = play.move("rosa", said, "submit")
    assert play.try_move("rosa", submitted, "sign_off").code == "own_work"
    assert play.move("maya", submitted, "sign_off")["status"] == "signed_off"


def test_an_accepted_contradiction_is_one_of_theirs_on_annotations_of_theirs(play: Play) -> None:
    entries = len(play.entries())
    (finding,) = keep(play, opposed(play))
    accepted = decide(play, finding, "accept")
    found = contradiction_of(play, accepted)
    assert (found["kind"], found["explanation"], found["author"]) == ("dating", finding["message"], "ada")
    assert found["annotations"] == became(accepted)["annotations"]
    assert found["relation"] == "disjoint"
    ends = [annotation_of(play, accepted, number) for number in (0, 1)]
    assert [(end["kind"], end["quote"], end["details"]["dating"]) for end in ends] == [
        ("claim", "9 August 1994", "1994-08-09"),
        ("claim", "10 August 1994", "1994-08-10"),
    ]
    assert {one["origin"] for one in (found, *ends)} == {
        f"finding {finding['id']} of the check event_dates: {finding['message']}"
    }
    things = [(entry["action"], entry["thing"]) for entry in play.entries()[entries:]]
    assert things == [("create", "annotation"), ("create", "annotation"), ("create", "contradiction")]


def test_the_person_says_what_it_becomes(play: Play) -> None:
    (finding,) = keep(play, opposed(play))
    mine = play.say("9 August 1994", by="ada")
    end = {"kind": "quote", "note": "Look at page 2.", "details": {"speaker": "The ministry"}}
    ends = [{"annotation": mine["id"]}, end]
    accepted = decide(
        play, finding, "accept", annotations=ends, kind="fact", explanation="Two decrees, perhaps.", reason="I looked."
    )
    found, other = contradiction_of(play, accepted), annotation_of(play, accepted, 1)
    assert (found["kind"], found["explanation"]) == ("fact", "Two decrees, perhaps.")
    assert found["annotations"] == [mine["id"], other["id"]]
    assert (other["kind"], other["note"], other["details"]["speaker"]) == ("quote", "Look at page 2.", "The ministry")
    assert annotation_of(play, accepted)["origin"] is None
    assert became(accepted)["reason"] == "I looked."


def test_a_detail_that_is_said_stands_beside_those_that_are_proposed(play: Play) -> None:
    (finding,) = keep(play, claim_at(play))
    accepted = decide(play, finding, "accept", annotations=[{"details": {"certainty": "possible"}}])
    known = annotation_of(play, accepted)["details"]
    assert (known["dating"], known["certainty"]) == ("1994-08-09", "possible")


@pytest.mark.parametrize("noticed", [Noticed.HOLDS, Noticed.DEPENDENCE, Noticed.TENSION])
def test_what_says_nothing_of_a_passage_can_be_noted(play: Play, noticed: Noticed) -> None:
    (finding,) = keep(play, opposed(play, kind=noticed, contradiction_kind=None))
    before = seen_elsewhere(play)
    more = {"becomes": "nothing"} if noticed is Noticed.TENSION else {}
    accepted = decide(play, finding, "accept", **more)
    assert (accepted["status"], became(accepted)["annotations"], became(accepted)["contradiction"]) == (
        "accepted",
        [],
        None,
    )
    assert seen_elsewhere(play) == before


def test_shared_wording_becomes_annotations_that_say_so_if_asked(play: Play) -> None:
    (finding,) = keep(play, opposed(play, kind=Noticed.DEPENDENCE, contradiction_kind=None))
    accepted = decide(play, finding, "accept", becomes="annotations")
    assert [annotation_of(play, accepted, number)["note"] for number in (0, 1)] == [finding["message"]] * 2


def test_a_tension_is_proposed_with_the_dates_that_were_found_at_its_ends(play: Play) -> None:
    keep(play, claim_at(play), claim_at(play, "1990-94", dating="1990/1994"))
    ends = tuple(passage(play.first, FIRST, quote) for quote in ("1990-94", "9 August 1994"))
    more: dict[str, Any] = {"kind": Noticed.TENSION, "contradiction_kind": None, "passages": ends, "values": {}}
    (finding,) = keep(play, opposed(play, **more))
    accepted = decide(play, finding, "accept")
    found = contradiction_of(play, accepted)
    assert (found["kind"], found["relation"]) == ("dating", "contains")
    dates = [annotation_of(play, accepted, number)["details"]["dating"] for number in (0, 1)]
    assert dates == ["1990/1994", "1994-08-09"]


def test_where_nothing_was_found_nothing_is_proposed(play: Play) -> None:
    (finding,) = keep(play, opposed(play, kind=Noticed.TENSION, contradiction_kind=None, values={"ends": [3]}))
    accepted = decide(play, finding, "accept")
    assert contradiction_of(play, accepted)["kind"] is None
    assert set(annotation_of(play, accepted, 1)["details"].values()) == {None}


BAD: list[tuple[dict[str, Any], str]] = [
    ({"decision": "perhaps"}, "decision"),
    ({"decision": "dismiss"}, "reason"),
    ({"decision": "dismiss", "reason": " \n"}, "reason"),
    ({"decision": "dismiss", "reason": "x" * 20_001}, "reason"),
    ({"decision": "dismiss", "reason": "why", "becomes": "nothing"}, "becomes"),
    ({"decision": "accept", "becomes": "nothing"}, "becomes"),
    ({"decision": "accept", "becomes": "contradiction"}, "becomes"),
    ({"decision": "dismiss", "reason": "\u200b\u2060 "}, "reason"),
    ({"decision": "accept", "becomes": ""}, "becomes"),
    ({"decision": "accept", "becomes": 0}, "becomes"),
    ({"decision": "accept", "becomes": {}}, "becomes"),
    ({"decision": "accept", "status": "accepted"}, "status"),
    ({"decision": "accept", "kind": "dating"}, "kind"),
    ({"decision": "accept", "explanation": "x"}, "explanation"),
    ({"decision": "accept", "annotations": []}, "annotations"),
    ({"decision": "accept", "annotations": [3]}, "annotations.0"),
    ({"decision": "accept", "annotations": [{"origin": "x"}]}, "annotations.0.origin"),
    ({"decision": "accept", "annotations": [{"kind": "date"}]}, "annotations.0.kind"),
    ({"decision": "accept", "annotations": [{"details": {"dating": "Tuesday"}}]}, "annotations.0.details.dating"),
    ({"decision": "accept", "annotations": [{"annotation": "x"}]}, "annotations.0.annotation"),
    ({"decision": "accept", "annotations": [{"annotation": str(uuid4())}]}, "annotations"),
]


@pytest.mark.parametrize(("said", "field"), BAD)
def test_a_decision_that_cannot_be_read_changes_nothing(play: Play, said: dict[str, Any], field: str) -> None:
    (finding,) = keep(play, claim_at(play))
    answer = play.speakers["ada"].post(f"/findings/{finding['id']}/decisions/", {"seen_revision": 1, **said})
    assert (answer.status, list(answer.body["errors"])) == (400, [field])
    assert findings(play) == [finding]


def test_a_dismissed_finding_keeps_its_reason_and_can_be_opened_again(play: Play) -> None:
    (finding,) = keep(play, claim_at(play))
    dismissed = decide(play, finding, "dismiss", reason="A page number.", by="ben")
    assert (dismissed["status"], became(dismissed)["reason"], became(dismissed)["person"]) == (
        "dismissed",
        "A page number.",
        "ben",
    )
    reopened = decide(play, dismissed, "reopen", by="rosa")
    assert (reopened["status"], [one["decision"] for one in reopened["decisions"]]) == ("open", ["dismiss", "reopen"])
    assert decide(play, reopened, "accept")["status"] == "accepted"


@pytest.mark.parametrize(("first", "then"), [("accept", "accept"), ("accept", "dismiss"), ("dismiss", "accept")])
def test_what_is_decided_is_opened_before_it_is_decided_again(play: Play, first: str, then: str) -> None:
    (finding,) = keep(play, claim_at(play))
    decided = decide(play, finding, first, reason="why")
    body = {"decision": then, "reason": "why", "seen_revision": decided["revision"]}
    answer = play.speakers["ben"].post(f"/findings/{finding['id']}/decisions/", body)
    assert (answer.status, answer.code) == (409, "already_decided")


def test_an_accepted_finding_is_opened_again_when_what_it_became_is_deleted(play: Play) -> None:
    (finding,) = keep(play, opposed(play))
    accepted = decide(play, finding, "accept")
    path, body = f"/findings/{finding['id']}/decisions/", {"decision": "reopen", "seen_revision": accepted["revision"]}
    assert play.speakers["ada"].post(path, body).code == "became_work"
    play.move("ada", contradiction_of(play, accepted), "delete")
    for number in (0, 1):
        assert play.speakers["ada"].post(path, body).code == "became_work"
        play.move("ada", annotation_of(play, accepted, number), "delete")
    assert done(play.speakers["ada"].post(path, body), 201)["status"] == "open"


@pytest.mark.parametrize(("seen", "status"), [({}, 428), ({"seen_revision": 2}, 412), ({"seen_revision": "1"}, 428)])
def test_whoever_decides_says_what_they_saw(play: Play, seen: dict[str, Any], status: int) -> None:
    (finding,) = keep(play, claim_at(play))
    answer = play.speakers["ada"].post(f"/findings/{finding['id']}/decisions/", {"decision": "accept", **seen})
    assert answer.status == status
    assert status != 412 or answer.body["current"]["id"] == finding["id"]


def test_a_decision_sent_twice_is_one(play: Play) -> None:
    (finding,) = keep(play, claim_at(play))
    body = {"id": str(uuid4()), "decision": "accept", "seen_revision": 1}
    answers = [play.speakers["ada"].post(f"/findings/{finding['id']}/decisions/", body) for _ in range(2)]
    assert [answer.status for answer in answers] == [201, 200]
    assert answers[0].body == answers[1].body
    assert became(answers[0].body)["id"] == body["id"]


def test_nothing_is_decided_in_a_project_that_is_archived(play: Play) -> None:
    (finding,) = keep(play, claim_at(play))
    done(play.speakers["maya"].patch(f"/projects/{play.project}/", {"archived": True}, seen=1), 200)
    answer = play.speakers["ada"].post(
        f"/findings/{finding['id']}/decisions/", {"decision": "accept", "seen_revision": 1}
    )
    assert answer.code == "archived"
