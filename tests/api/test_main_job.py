"""The main job from tagging to a release, as three people do it."""

from tests.play import Play, done


def test_what_three_people_did_is_signed_off_and_rests_on_each_other(play: Play) -> None:
    period = play.sign(play.say("1990-94", dating="1990/1994"))
    day = play.sign(play.say("9 August 1994", by="ben", dating="1994-08-09"), author="ben")
    contradiction = play.contradict(period, day)
    assert contradiction["relation"] == "contains"
    assert play.sign(contradiction)["status"] == "signed_off"


def test_an_edit_voids_the_sign_off_of_what_was_edited_and_of_what_rests_on_it(play: Play) -> None:
    period, day = play.sign(play.say("1990-94")), play.sign(play.say("9 August 1994"))
    contradiction = play.sign(play.contradict(period, day))
    edited = done(play.speakers["ben"].patch(f"/annotations/{day['id']}/", {"note": "see page 2"}, seen=3), 200)
    assert (edited["status"], edited["authors"]) == ("draft", ["ada", "ben"])
    assert play.now(contradiction)["status"] == "submitted"
    assert play.now(contradiction)["revision"] == contradiction["revision"] + 1
