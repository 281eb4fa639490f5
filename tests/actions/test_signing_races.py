"""Somebody signs while somebody else changes what is around it: what is there is signed, or nothing is."""

from tests.actions.racing import race, statuses
from tests.play import Play, done
from tests.signing import sign_by_token, signed_statement, waits


def test_a_signature_that_comes_after_a_change_of_the_source_is_refused(play: Play) -> None:
    thing = waits(play)
    seen = done(play.speakers["rosa"].get(f"/annotations/{thing['id']}/statement/"), 200)["statement_sha256"]
    renamed, refused = race(
        play.project,
        lambda: play.speakers["ben"].patch(f"/sources/{play.first}/", {"title": "Renamed"}, seen=1),
        lambda: sign_by_token(play, thing, seen_statement_sha256=seen),
    )
    assert (renamed.status, refused.status) == (200, 412)
    assert refused.code == "statement_changed"
    assert "Renamed" in refused.body["statement"]
    assert play.now(thing)["status"] == "submitted"


def test_a_change_of_the_source_that_comes_after_a_signature_stands_after_it_in_the_ledger(play: Play) -> None:
    thing = waits(play)
    answers = race(
        play.project,
        lambda: sign_by_token(play, thing),
        lambda: play.speakers["ben"].patch(f"/sources/{play.first}/", {"title": "Renamed"}, seen=1),
    )
    assert statuses(answers) == [201, 200]
    assert [entry["action"] for entry in play.entries()[-2:]] == ["sign_off", "revise"]
    assert signed_statement(play, thing)["sources"][0]["title"] == "The ministry's page"
