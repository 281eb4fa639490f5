"""Nothing says of itself that it was found rather than written: origins come with accepted findings only."""

import pytest

from tests.actions.releasing import files_of, lines_of, make
from tests.finding import claim_at, decide, given, keep, opposed
from tests.play import FIRST, Play, done

SAID = {"kind": "claim", "start": 0, "end": 3, "quote": "The"}


@pytest.mark.parametrize("key", ["origin", "author", "authors", "status", "revision", "created", "deleted", "prefix"])
def test_nobody_says_who_made_it_or_where_it_stands(play: Play, key: str) -> None:
    answer = play.speakers["ada"].post(f"/sources/{play.first}/annotations/", SAID | {key: "x"})
    assert (answer.status, answer.body["errors"].keys()) == (400, {key})
    changed = play.say()
    answer = play.speakers["ada"].patch(f"/annotations/{changed['id']}/", {key: "x"}, seen=1)
    assert (answer.status, answer.body["errors"].keys()) == (400, {key})


def test_whoever_tags_is_the_author_and_nothing_is_derived(play: Play) -> None:
    said = play.say(by="ben")
    assert (said["author"], said["authors"], said["origin"]) == ("ben", ["ben"], None)


def test_a_release_has_nothing_of_findings_but_what_accepted_work_was_derived_from(play: Play) -> None:
    told = ("Xanthippe", "Yggdrasil", "Zoroaster")
    left, dismissed, accepted = keep(
        play,
        given(play.first, FIRST, "ministry", message=f"{told[0]} is named."),
        given(play.first, FIRST, "work", message=f"{told[1]} is named."),
        claim_at(play, message=f"{told[2]} is named."),
    )
    decide(play, dismissed, "dismiss", reason="Because of Yggdrasil.")
    said = decide(play, accepted, "accept")["decisions"][-1]["annotations"][0]
    play.sign(done(play.speakers["ada"].get(f"/annotations/{said}/"), 200))
    files = files_of(play, make(play))
    (released,) = lines_of(files, "annotations.jsonl")
    assert released["origin"] == f"finding {accepted['id']} of the check dates: Zoroaster is named."
    for name, content in files.items():
        assert not any(word.encode() in content for word in (*told[:2], left["id"], dismissed["id"])), name
        assert content.count(b"Zoroaster") == (name in {"annotations.jsonl", "annotations.csv", "annotations.jsonld"})


def test_a_contradiction_says_what_it_was_derived_from_in_lists_releases_and_for_ever(play: Play) -> None:
    (finding,) = keep(play, opposed(play))
    last = decide(play, finding, "accept")["decisions"][-1]
    origin = f"finding {finding['id']} of the check event_dates: {finding['message']}"
    for end in last["annotations"]:
        said = done(play.speakers["ben"].patch(f"/annotations/{end}/", {"note": "see page 2"}, seen=1), 200)
        assert (play.sign(said)["origin"], said["authors"]) == (origin, ["ada", "ben"])
    listed = done(play.speakers["ben"].get(f"/sources/{play.first}/annotations/"), 200)["results"]
    assert [one["origin"] for one in listed] == [origin]
    path = f"/contradictions/{last['contradiction']}/"
    play.sign(done(play.speakers["ben"].get(path), 200))
    (released,) = lines_of(files_of(play, make(play)), "contradictions.jsonl")
    assert released["origin"] == origin
