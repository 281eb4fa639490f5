"""Nothing says of itself that it was found rather than written: origins come with accepted findings only."""

import pytest

from tests.play import Play

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
