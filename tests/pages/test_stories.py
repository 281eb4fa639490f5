"""The story of each thing, and of a whole project, as people read it."""

import re
from html import unescape
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext

from annotations.queries.stories import Told, story_of
from tests.pages.visiting import visitor
from tests.play import Play, done


def told(play: Play, thing: str, by: str = "ada") -> list[Told]:
    """The story as somebody may read it."""
    return story_of(get_user_model().objects.get(username=by), UUID(play.project), UUID(thing))


def read(play: Play, thing: str, by: str = "ada") -> str:
    """The story as it is printed."""
    return render_to_string("annotations/parts/story.html", {"story": told(play, thing, by)})


def words(html: str) -> str:
    """What of a page is read."""
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", html)))


def edit(play: Play, thing: dict[str, Any], by: str, **changes: Any) -> dict[str, Any]:
    """The thing after an edit."""
    path = f"/{'contradictions' if 'annotations' in thing else 'annotations'}/{thing['id']}/"
    return done(play.speakers[by].patch(path, changes, seen=thing["revision"]), 200)


def history(play: Play, query: str = "", by: str = "ada") -> str:
    """The history of the project."""
    answer = visitor(by).get(f"/projects/{play.project}/history/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_story_says_who_did_what_in_which_order_and_why(play: Play) -> None:
    annotation = play.move("ada", play.say(), "submit")
    play.move("rosa", annotation, "return", "Which decree?")
    text = words(read(play, annotation["id"]))
    assert text.index("ada wrote it") < text.index("ada submitted it for review") < text.index("rosa returned it")
    assert "Which decree?" in text


def test_an_edit_shows_before_and_after_with_the_labels_and_dates_in_words(play: Play) -> None:
    annotation = edit(play, play.say(dating="1990"), "ben", details={"dating": "1990/1994", "certainty": "doubtful"})
    page = read(play, annotation["id"])
    assert "Dating" in page
    assert re.search(r"<del[^>]*>1990", page)
    assert "1990/1994 (" in page
    assert re.search(r"<ins[^>]*>doubtful", page)


def test_a_long_text_is_compared_word_by_word(play: Play) -> None:
    text = "The page dates this work to four years and proves it by a decree of the last of them, which is {}."
    annotation = edit(play, play.say(), "ada", note=text.format("weak"))
    edit(play, annotation, "ada", note=text.format("weak & late"))
    page = read(play, annotation["id"])
    assert "<ins> &amp; late</ins>" in page
    assert "<del>" not in page.partition("<ins> &amp;")[2]


def test_what_people_typed_cannot_become_markup(play: Play) -> None:
    hostile = '<script>alert("x")</script>'
    annotation = edit(play, play.say(), "ada", note=hostile)
    annotation = edit(play, annotation, "ada", note=f"{hostile} " * 5)
    annotation = edit(play, annotation, "ada", note=f"Nothing of it is left but this. {'Word ' * 20}")
    edit(play, annotation, "ada", note="")
    play.move("rosa", play.move("ada", play.now(annotation), "submit"), "return", hostile)
    page = read(play, annotation["id"]) + history(play)
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_a_sign_off_says_what_it_meant_and_who_took_it_away(play: Play) -> None:
    annotation = play.sign(play.say())
    assert told(play, annotation["id"])[-1].ended_by is None
    edit(play, annotation, "ben", note="see page 2")
    text = words(read(play, annotation["id"]))
    assert "I have read the passage in its source" in text
    assert "It does not stand any more: ben edited it" in text


def test_an_unsettled_contradiction_names_what_unsettled_it(play: Play) -> None:
    ends = play.sign(play.say()), play.sign(play.say("9 August 1994"))
    contradiction = play.sign(play.contradict(*ends))
    edit(play, ends[0], "ben", note="changed")
    page = read(play, contradiction["id"])
    assert "ben edited <a" in page.replace('<b class="who">ben</b>', "ben")
    assert f'href="/annotations/{ends[0]["id"]}/"' in page


def test_the_ends_of_a_contradiction_are_told_by_their_words(play: Play) -> None:
    one, other, third = play.say(), play.say("9 August 1994"), play.say("213")
    contradiction = play.contradict(one, other)
    edit(play, contradiction, "ada", annotations=[one["id"], third["id"]])
    page = read(play, contradiction["id"])
    assert "<del>9 August 1994</del>" in page
    assert "<ins>213</ins>" in page


def test_a_moved_passage_is_told_by_its_words(play: Play) -> None:
    annotation = play.say("1990-94")
    edit(play, annotation, "ada", start=annotation["start"] - 3, quote="in 1990-94")
    assert "in 1990-94" in words(read(play, annotation["id"]))


def test_sources_seats_the_project_and_releases_have_stories_too(play: Play) -> None:
    maya = play.speakers["maya"]
    maya.patch(f"/sources/{play.first}/", {"publisher": "The ministry", "published": "2015~"}, seen=1)
    seat = play.membership("ben")
    maya.patch(f"/projects/{play.project}/memberships/{seat['id']}/", {"role": "reviewer"}, seen=1)
    maya.patch(f"/projects/{play.project}/", {"name": "Dates"}, seen=1)
    release = done(maya.post(f"/projects/{play.project}/releases/", {}), 202)
    assert "The ministry" in words(read(play, play.first))
    assert "2015~ (" in words(read(play, play.first))
    assert re.search(r"<del[^>]*>Annotator</del>.*<ins[^>]*>Reviewer</ins>", read(play, seat["id"]))
    assert "Dates" in words(read(play, play.project))
    assert "asked for it" in words(read(play, release["id"]))


def test_readers_see_of_a_story_what_the_ledger_shows_them(play: Play) -> None:
    annotation = play.sign(play.say())
    assert [entry.action for entry in told(play, annotation["id"], "remy")] == ["sign_off"]
    edit(play, annotation, "ben", note="a secret")
    assert told(play, annotation["id"], "remy") == []
    assert told(play, annotation["id"], "otto") == []


def test_a_story_takes_as_many_queries_however_long_it_is(play: Play) -> None:
    ends = play.sign(play.say()), play.sign(play.say("9 August 1994"))
    contradiction = play.sign(play.contradict(*ends))

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            read(play, contradiction["id"])
        return len(queries)

    ends = (edit(play, ends[0], "ben", note="0"), ends[1])
    first = count()
    for number in range(1, 4):
        ends = (edit(play, ends[0], "ben", note=str(number)), ends[1])
        contradiction = edit(play, play.now(contradiction), "ada", explanation=f"They differ by {number}.")
    assert count() <= first <= 6


def test_the_history_is_newest_first_and_names_each_thing_by_a_link(play: Play) -> None:
    annotation = play.sign(play.say())
    page = history(play)
    text = words(page)
    assert text.index("rosa signed") < text.index("maya created")
    assert f'href="/annotations/{annotation["id"]}/">the claim “1990-94”</a>' in page
    assert "manage.py verify_ledger" in text


def test_the_history_is_filtered_by_person_thing_and_deed(play: Play) -> None:
    play.sign(play.say())
    play.say("recruited citizens", by="ben")
    person = next(entry["person"] for entry in play.entries() if entry["name"] == "ben")
    assert "signed" not in words(history(play, f"?person={person}").partition("<ol")[2])
    assert "recruited citizens" in history(play, f"?person={person}")
    assert "recruited citizens" not in history(play, "?thing=source")
    assert history(play, "?action=sign_off").count("<li class=") == 1
    assert "No entry is like this" in history(play, "?action=reject")
    assert history(play, "?person=nonsense&thing=nonsense&before=nonsense").count("<li class=") > 5


def test_the_history_goes_on_page_by_page_to_its_first_entry(play: Play) -> None:
    for _ in range(60):
        play.say()
    page = history(play)
    sequences = re.findall(r"Entry </span>(\d+)", page)
    while older := re.search(r'rel="next" href="([^"]+)"', page):
        page = history(play, unescape(older[1]))
        sequences += re.findall(r"Entry </span>(\d+)", page)
    assert [int(one) for one in sequences] == [entry["sequence"] for entry in reversed(play.entries())]


def test_readers_find_no_work_in_the_history_that_is_not_signed_off(play: Play) -> None:
    play.say("recruited citizens")
    play.sign(play.say())
    page = history(play, by="remy")
    assert "recruited citizens" not in page
    assert "1990-94" in page


def test_the_history_takes_as_many_queries_for_many_entries_as_for_few(play: Play) -> None:
    client = visitor("ada")

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/projects/{play.project}/history/")
        return len(queries)

    def work() -> None:
        ends = play.sign(play.say()), play.sign(play.say("9 August 1994"))
        play.sign(play.contradict(*ends))
        edit(play, ends[0], "ben", note="changed")

    work()
    first = count()
    for _ in range(3):
        work()
    assert count() <= first <= 14
