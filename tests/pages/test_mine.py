"""One's own work: what came back, drafts, what waits, what was decided; and submitting it."""

import re
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.pages.visiting import visitor
from tests.play import Play


def page_of(play: Play, who: str = "ada") -> str:
    """The page as it stands."""
    answer = visitor(who).get(f"/projects/{play.project}/mine/")
    assert answer.status_code == 200
    return answer.content.decode()


def items(page: str) -> list[str]:
    """What the page offers to submit together."""
    return re.findall(r'name="item" value="([^"]+)"', page)


def shown(thing: dict[str, Any]) -> str:
    """The thing and its revision as a form sends them."""
    return f"{thing['id']}:{thing['revision']}"


def test_what_came_back_stands_first_with_the_reviewers_words_and_its_place_in_the_text(play: Play) -> None:
    back = play.say()
    play.move("rosa", play.move("ada", back, "submit"), "return", "<b>Which</b> decree?")
    play.say("213", kind="claim")
    page = page_of(play)
    assert page.index('id="returned"') < page.index('id="drafts"')
    assert "&lt;b&gt;Which&lt;/b&gt; decree?" in page
    assert f'href="/sources/{play.first}/#annotation-{back["id"]}"' in page


def test_what_was_mended_after_its_return_is_a_draft_that_remembers_it(play: Play) -> None:
    back = play.move("rosa", play.move("ada", play.say(), "submit"), "return", "Which decree?")
    play.speakers["ada"].patch(f"/annotations/{back['id']}/", {"note": "that of 1994"}, seen=back["revision"])
    page = page_of(play)
    assert 'id="returned"' not in page
    assert "rosa returned it before" in page


def test_a_draft_says_what_it_lacks_and_is_not_submitted_with_the_others(play: Play) -> None:
    complete, incomplete = play.say(), play.say("213", kind="statistic", value="213")
    page = page_of(play)
    assert "What is counted" in page
    assert items(page) == [shown(complete)]
    assert incomplete["id"] in page


def test_all_complete_drafts_of_a_source_are_submitted_at_once(play: Play) -> None:
    drafts = [play.say(), play.say("213")]
    other = play.say("212", source=play.second)
    answer = visitor("ada").post(f"/projects/{play.project}/mine/", {"item": [shown(draft) for draft in drafts]})
    assert answer.status_code == 302
    assert [play.now(draft)["status"] for draft in (*drafts, other)] == ["submitted", "submitted", "draft"]


def test_what_changed_after_it_was_shown_is_not_submitted_and_the_page_says_so(play: Play) -> None:
    one, other = play.say(), play.say("213")
    play.speakers["ben"].patch(f"/annotations/{other['id']}/", {"note": "no"}, seen=1)
    answer = visitor("ada").post(f"/projects/{play.project}/mine/", {"item": [shown(one), shown(other)]})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "1 was done." in page
    assert "1 was not:" in page
    assert [play.now(one)["status"], play.now(other)["status"]] == ["submitted", "draft"]


def test_contradictions_stand_with_the_rest(play: Play) -> None:
    ends = play.say(by="ben"), play.say("9 August 1994", by="ben")
    complete, incomplete = play.contradict(*ends), play.contradict(*ends, kind=None)
    page = page_of(play)
    assert items(page) == [shown(complete)]
    assert f"/contradictions/{incomplete['id']}/edit/" in page


def test_decided_work_says_who_decided_and_why(play: Play) -> None:
    play.sign(play.say())
    play.move("rolf", play.move("ada", play.say("213"), "submit"), "reject", "Nobody says so.")
    page = page_of(play)
    assert "<b>rosa</b> signed it off" in page
    assert "<b>rolf</b> rejected it" in page
    assert "Nobody says so." in page


def test_an_editor_of_anothers_work_finds_it_among_the_own(play: Play) -> None:
    draft = play.say(by="ben")
    assert draft["id"] not in page_of(play)
    play.speakers["ada"].patch(f"/annotations/{draft['id']}/", {"note": "mine too"}, seen=1)
    assert draft["id"] in page_of(play)


def test_who_has_nothing_is_told_how_to_begin(play: Play) -> None:
    assert "Open a source" in page_of(play)
    assert "As a reader" in page_of(play, "remy")


def test_the_page_takes_as_many_queries_for_much_as_for_little(play: Play) -> None:
    client = visitor("ada")

    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(f"/projects/{play.project}/mine/")
        return len(queries)

    def work() -> None:
        drafts = [play.say(), play.say("213"), play.say("27", kind="quote")]
        play.contradict(*drafts[:2])
        play.sign(play.say("186"))
        play.move("rosa", play.move("ada", drafts[2], "submit"), "return")
        play.move("ada", play.say("citizens"), "submit")

    work()
    first = count()
    for _ in range(3):
        work()
    assert count() <= first <= 20
