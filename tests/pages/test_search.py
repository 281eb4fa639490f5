"""The page of the search: what it shows, where it leads, and that it says how it looked."""

import re
from html import unescape
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.actions.search import index_texts
from annotations.pages import search_results
from annotations.queries import search_texts
from annotations.queries.search import Deadline
from tests.pages.visiting import visitor
from tests.play import FIRST, Play, done


def look(play: Play, by: str = "maya", **asked: str) -> str:
    """The page."""
    return page_of(play, asked, by=by)


def page_of(play: Play, asked: dict[str, str], *, by: str = "maya", status: int = 200) -> str:
    """The same, of whatever status."""
    answer = visitor(by).get(f"/projects/{play.project}/search/?{urlencode(asked)}")
    assert answer.status_code == status, answer.content
    return unescape(answer.content.decode())


def index_all(play: Play) -> None:
    """Do the job."""
    for source in (play.first, play.second):
        index_texts(source)


def marks(page: str) -> list[str]:
    """What is marked, in order."""
    return re.findall(r"<mark>(.*?)</mark>", page, re.S)


def test_what_is_found_is_marked_where_it_stands_and_leads_there(play: Play) -> None:
    index_all(play)
    said = play.say("9 August 1994", dating="1994-08-09", paraphrase="The decrée’s own day")
    play.contradict(said, play.say("213"), explanation="One decree, two dates")
    page = look(play, words="DECREE")
    place = FIRST.index("decree")
    assert f'href="/sources/{play.first}/#at-{place}-{place + 6}"' in page
    assert f'href="/sources/{play.first}/#annotation-{said["id"]}"' in page
    assert marks(page) == ["decree", "decree", "decrée", "decree"]
    assert "2 texts, 1 annotation, 1 contradiction" in page
    for words in ("Line 1", "In other words:", "9 August 1994", ">Claim<", ">Draft<"):
        assert words in page
    assert "scanned" not in page
    assert "not indexed" not in page


def test_everything_asked_stands_in_the_address_and_in_the_form_again(play: Play) -> None:
    play.say("1990-94", dating="1990/1994")
    asked = {"words": '"1990-94"', "in": "annotations", "kind": "claim", "dated_from": "1990", "dated_to": "199X"}
    page = page_of(play, asked)
    assert marks(page) == ["1990-94"]
    assert 'name="words" value=""1990-94""' in page
    assert '<option value="annotations" selected>' in page
    assert '<option value="claim" selected>' in page
    assert 'name="dated_to" value="199X"' in page


def test_without_words_the_fields_list_what_is_said(play: Play) -> None:
    play.say("1990-94", dating="1990/1994")
    play.say("213", by="ben", kind="statistic")
    page = look(play, dated_from="1990", dated_to="1994")
    assert "1 annotation, 0 contradictions" in page
    assert "1990-94" in page
    assert ">Texts" not in page, "texts have no dating of their own"


def test_an_empty_page_says_what_to_do(play: Play) -> None:
    page = look(play)
    assert "Type what you look for" in page
    assert 'id="found"' not in page


def test_where_nothing_is_found_it_says_what_was_looked_for_and_that_texts_were_scanned(play: Play) -> None:
    index_all(play)
    page = look(play, words='zzz "<b>nothing"', kind="")
    assert "Nothing was found" in page
    assert 'Looked for <q>zzz "<b>nothing"</q>' in page
    assert "2 texts were scanned from beginning to end" in page
    assert "Try fewer words" in page


def test_what_stands_only_within_words_is_found_by_scanning_and_that_is_said(play: Play) -> None:
    index_all(play)
    page = look(play, words="ec")
    assert "Nothing has these as whole words." in page
    assert "No index can find “ec” in this way, so 2 texts were scanned" in page
    assert marks(page) == ["ec"] * 4


def test_texts_without_an_index_are_scanned_and_that_is_said(play: Play) -> None:
    index_texts(play.first)
    page = look(play, words="citizens")
    assert "1 text is not indexed yet and was scanned" in page
    assert marks(page) == ["citizens", "citizens"]


def test_a_search_that_stops_says_how_far_it_came_and_goes_on(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    index_all(play)
    monkeypatch.setattr(search_texts, "FIRST", 1)
    monkeypatch.setattr(Deadline, "is_over", True)
    page = page_of(play, {"words": "citizens", "within": "anywhere", "in": "texts"})
    assert "when 1 of 2 texts were looked at" in page
    assert "at least 1 text" in page
    (further,) = re.findall(r'<a href="(\?[^"]*after=[^"]*)">Go on from there', page)
    monkeypatch.undo()
    assert marks(visitor("maya").get(f"/projects/{play.project}/search/{further}").content.decode()) == ["citizens"]


def test_more_than_are_counted_are_said_to_be_more(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    for quote in ("1990-94", "213", "27"):
        play.say(quote)
    monkeypatch.setattr(search_results, "MOST", 2)
    page = look(play, kind="claim")
    assert "at least 2 annotations" in page
    assert "More than 2 were found; these are the first 2." in page


def test_all_places_of_one_text_are_listed_in_order_sheet_by_sheet(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join(f"The decree number {number}. {'So it says. ' * 20}" for number in range(7))
    long = done(play.speakers["maya"].post(f"/projects/{play.project}/sources/", {"title": "Long", "text": text}), 201)
    few = look(play, words="decree")
    assert "All 7 places" in few
    monkeypatch.setattr(search_results, "PLACES_OF_ONE", 5)
    asked = {"words": "decree", "in": "texts", "source": long["id"]}
    first, second = page_of(play, asked), page_of(play, asked | {"page": "2"})
    lines = [int(line) for page in (first, second) for line in re.findall(r"Line (\d+)</a>", page)]
    assert lines == [1, 3, 5, 7, 9, 11, 13]
    assert "6 to 7 of 7" in page_of(play, asked | {"page": "99"})


@pytest.mark.parametrize(
    "asked",
    [{"words": "a" * 100_000}, {"words": "-draft", "in": "texts"}, {"dated_from": "never"}, {"published_to": "1990?-"}],
)
def test_what_cannot_be_looked_for_is_said_beside_its_field(play: Play, asked: dict[str, str]) -> None:
    page = page_of(play, asked, status=400)
    assert page.count('aria-invalid="true"') == 1
    assert page.count('class="error"') == 1
    assert len(page) < 50_000


def test_a_reader_is_shown_nothing_of_drafts_and_not_asked_for_a_status(play: Play) -> None:
    signed = play.sign(play.say("1990-94"))
    play.contradict(signed, play.say("213"), explanation="Secret of the drafts")
    page = look(play, "remy", words="1990-94")
    assert "1 annotation, 0 contradictions" in page
    assert 'name="status"' not in page
    assert 'name="status"' in look(play)
    for words in ("213", "secret"):
        assert "0 annotations, 0 contradictions" in look(play, "remy", words=words)


def test_right_to_left_stands_so(play: Play) -> None:
    page = look(play, words="عربي")
    assert marks(page) == ["عربي"]
    done(play.speakers["maya"].patch(f"/sources/{play.second}/", {"direction": "rtl"}, seen=1), 200)
    assert '<p class="place-text" dir="rtl">' in look(play, words="عربي")


def test_the_same_is_asked_of_another_project_by_a_link(play: Play) -> None:
    other = done(play.speakers["maya"].post("/projects/", {"name": "Elsewhere"}), 201)["id"]
    assert f'href="/projects/{other}/search/?words=two%20words"' in look(play, words="two words")
    assert "The same in another project" not in look(play, "ada", words="two words")


def test_every_page_of_a_project_leads_to_the_search(play: Play) -> None:
    address = f"/projects/{play.project}/search/"
    for page in (f"/projects/{play.project}/", f"/sources/{play.first}/", f"/projects/{play.project}/people/"):
        shown = visitor("ada").get(page).content.decode()
        assert f'href="{address}"' in shown
        assert f'action="{address}"' in shown


def test_more_annotations_take_no_more_queries(play: Play) -> None:
    index_all(play)

    def queries() -> int:
        with CaptureQueriesContext(connection) as taken:
            page_of(play, {"words": "1990-94", "in": "annotations"})
        return len(taken)

    play.say("1990-94")
    few = queries()
    for _ in range(4):
        play.contradict(play.say("1990-94", by="ben"), play.say("in 1990-94"))
    assert queries() == few
