"""Contradictions as pages: passages side by side, what is computed of them, narrowed and in order."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.pages.contradicting import pair, text_of
from tests.pages.visiting import visitor
from tests.play import Play, done


def listed(play: Play, query: str = "", by: str = "ada") -> list[str]:
    """The ids of the contradictions that the list shows, in its order."""
    page = text_of(visitor(by), f"/projects/{play.project}/contradictions/{query}")
    return re.findall(r'id="contradiction-([0-9a-f-]{36})"', page)


def test_both_quotes_stand_side_by_side_with_what_was_computed_of_them(play: Play) -> None:
    far = play.say("10 August 1994", source=play.second, dating="1994-08-10")
    done(
        play.speakers["maya"].patch(f"/sources/{play.second}/", {"publisher": "The Press", "published": "199X"}, 1), 200
    )
    made = play.contradict(pair(play)[0], far)
    page = text_of(visitor("ada"), f"/projects/{play.project}/contradictions/")
    for shown in (
        "1990-94</mark>",
        "10 August 1994</mark>",
        "The Press",
        "some year in the 1990s",
        "from 1990 to 1994",
    ):
        assert shown in page
    assert "the first contains the second: from 1990 to 1994 / 10 August 1994" in page, "the drawing in words"
    assert f"/sources/{play.second}/#annotation-{far['id']}" in page
    assert f"/contradictions/{made['id']}/" in page


def test_nothing_is_drawn_where_nothing_is_computed(play: Play) -> None:
    play.contradict(*pair(play), kind="fact")
    page = text_of(visitor("ada"), f"/projects/{play.project}/contradictions/")
    assert "<svg viewBox" not in page
    assert "not computed" in page


@pytest.mark.parametrize(
    ("first", "second", "bars"),
    [
        ("1990/1994", "1994-08-09", [("0.0", "100.0"), ("92.", "1.5")]),
        ("1990", "1991", [("0.0", "50"), ("50", "50")]),
        ("../1990", "1985/1995", [("0.0", ""), ("12.0", "88.0")]),
    ],
)
def test_bars_lie_to_each_other_as_the_dates_do(
    play: Play, first: str, second: str, bars: list[tuple[str, str]]
) -> None:
    play.contradict(play.say("1990-94", dating=first), play.say("decree", dating=second))
    page = text_of(visitor("ada"), f"/projects/{play.project}/contradictions/")
    drawn = re.findall(r'class="bar-sure" x="([\d.]+)" y="1.5" width="([\d.]+)"', page)
    assert len(drawn) == len(bars)
    for (x, width), (start, wide) in zip(drawn, bars, strict=True):
        assert x.startswith(start)
        assert width.startswith(wide)


def test_seasons_are_not_drawn_as_the_years_they_lie_in(play: Play) -> None:
    play.contradict(play.say("1990-94", dating="1990-21"), play.say("decree", dating="1990-23"))
    page = text_of(visitor("ada"), f"/projects/{play.project}/contradictions/")
    assert "they are disjoint" in page
    assert "<svg viewBox" not in page


def test_figures_are_shown_with_hedge_unit_and_what_is_counted(play: Play) -> None:
    told = {"value": "213", "qualifier": "about", "unit": "people", "counted": "recruited"}
    one = play.say("213", kind="statistic", **told)
    play.contradict(one, play.say("212", source=play.second, kind="statistic", value="40"), kind="figure")
    page = text_of(visitor("ada"), f"/projects/{play.project}/contradictions/")
    assert "about 213 people (recruited)" in page


def test_the_list_is_narrowed_by_kind_status_source_resolution_person_and_words(play: Play) -> None:
    near, late = pair(play)
    far = play.say("10 August 1994", source=play.second, dating="1994-08-10")
    dated = play.contradict(near, late, explanation="A Late decree")
    named = play.contradict(near, far, kind="naming", by="ben")
    both = done(
        play.speakers["ada"].patch(f"/contradictions/{dated['id']}/", {"resolution": {"state": "reconciled"}}, 1), 200
    )
    waiting = play.move("ada", both, "submit") if both["resolution"]["reason"] else both
    assert listed(play, "?kind=naming") == [named["id"]]
    assert listed(play, f"?source={play.second}") == [named["id"]]
    assert listed(play, "?resolution=reconciled") == [dated["id"]]
    assert listed(play, "?mine=1") == [dated["id"]]
    assert listed(play, "?text=late+DECREE") == [dated["id"]]
    assert listed(play, f"?status={waiting['status']}") == [named["id"], dated["id"]]
    assert listed(play, "?status=signed_off") == []
    play.move("ben", named, "delete")
    assert listed(play) == [dated["id"]]
    assert listed(play, "?status=deleted") == [named["id"]]


def test_the_list_is_in_the_order_that_is_asked_for(play: Play) -> None:
    near, late = pair(play)
    far = play.say("10 August 1994", source=play.second, dating="1994-08-10")
    contains = play.contradict(near, late)
    disjoint = play.contradict(late, far)
    unknown = play.contradict(far, near, kind="fact")
    made = [one["id"] for one in (contains, disjoint, unknown)]
    assert listed(play, "?order=oldest") == made
    assert listed(play) == listed(play, "?order=newest") == made[::-1]
    assert listed(play, "?order=relation") == [made[1], made[0], made[2]]
    assert listed(play, "?order=source") == [made[2], made[0], made[1]]


@pytest.mark.parametrize("order", ["newest", "source", "relation"])
def test_the_list_asks_the_database_as_often_for_many_as_for_one(play: Play, order: str) -> None:
    ends, client = pair(play), visitor("ada")
    address = f"/projects/{play.project}/contradictions/?order={order}"

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    play.contradict(*ends)
    text_of(client, address)
    one = queries()
    for _ in range(7):
        play.contradict(*ends, by="ben")
    assert queries() == one
    assert one <= 14


def test_a_long_list_has_pages_that_keep_what_was_asked_for(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotations.pages.contradictions.SIZE", 2)
    ends = pair(play)
    made = [play.contradict(*ends)["id"] for _ in range(3)]
    page = text_of(visitor("ada"), f"/projects/{play.project}/contradictions/?kind=dating&order=oldest")
    assert 'href="?kind=dating&amp;order=oldest&amp;page=2"' in page
    assert listed(play, "?kind=dating&order=oldest&page=2") == made[2:]
    assert listed(play, "?page=999") == made[:1], "the last page there is"


@pytest.mark.parametrize(
    "query", ["?kind=nonsense", "?source=x", "?page=-1", "?page=9999999999", "?text=%00", "?order=z"]
)
def test_what_no_form_offers_narrows_nothing(play: Play, query: str) -> None:
    made = play.contradict(*pair(play))
    assert listed(play, query) == [made["id"]]


def test_readers_see_signed_off_contradictions_only(play: Play) -> None:
    ends = [play.sign(end) for end in pair(play)]
    signed, draft = play.sign(play.contradict(*ends)), play.contradict(*ends)
    assert listed(play, by="remy") == [signed["id"]]
    assert listed(play, "?status=draft", by="remy") == []
    assert "Signed off" in text_of(visitor("remy"), f"/contradictions/{signed['id']}/")
    text_of(visitor("remy"), f"/contradictions/{draft['id']}/", 404)


def test_an_empty_list_says_how_to_make_one(play: Play) -> None:
    address = f"/projects/{play.project}/contradictions/"
    assert f"{address}new/" in text_of(visitor("ada"), address)
    assert f"{address}new/" not in text_of(visitor("remy"), address)


def test_what_people_typed_is_text_on_every_page(play: Play) -> None:
    nasty = "<script>alert(1)</script>"
    made = play.contradict(*pair(play), explanation=nasty)
    for address in (
        f"/projects/{play.project}/contradictions/?text={nasty}",
        f"/contradictions/{made['id']}/",
        f"/contradictions/{made['id']}/edit/?search={nasty}",
    ):
        page = text_of(visitor("ada"), address)
        assert nasty not in page
        assert "&lt;script&gt;" in page


def test_a_deleted_contradiction_is_shown_with_the_way_to_restore_it(play: Play) -> None:
    made = play.contradict(*pair(play))
    play.move("ada", made, "delete")
    page = text_of(visitor("ada"), f"/contradictions/{made['id']}/", 410)
    assert "This was deleted" in page
    assert 'value="restore"' in page
    assert f"/contradictions/{made['id']}/edit/" not in page
    assert 'value="restore"' not in text_of(visitor("ben"), f"/contradictions/{made['id']}/", 410)


def test_readers_are_offered_no_form(play: Play) -> None:
    made = play.sign(play.contradict(*(play.sign(end) for end in pair(play))))
    client = visitor("remy")
    assert "/edit/" not in text_of(client, f"/contradictions/{made['id']}/")
    text_of(client, f"/contradictions/{made['id']}/edit/", 403)
    text_of(client, f"/projects/{play.project}/contradictions/new/", 403)


def test_a_passage_runs_in_the_direction_of_its_own_words(play: Play) -> None:
    latin, arabic = play.say("212 citizens", source=play.second), play.say("نص عربي", source=play.second)
    play.contradict(latin, arabic)
    page = text_of(visitor("ada"), f"/projects/{play.project}/contradictions/")
    assert re.findall(r'<blockquote class="passage" dir="(\w+)">', page) == ["ltr", "rtl"]
    done(play.speakers["maya"].patch(f"/sources/{play.second}/", {"direction": "rtl"}, 1), 200)
    page = text_of(visitor("ada"), f"/projects/{play.project}/contradictions/")
    assert re.findall(r'<blockquote class="passage" dir="(\w+)">', page) == ["rtl", "rtl"]


def test_the_preferred_passage_is_marked_with_the_reason(play: Play) -> None:
    ends = pair(play)
    made = play.contradict(*ends)
    resolution = {"state": "preferred", "preferred": ends[1]["id"], "reason": "Its seal is genuine."}
    done(play.speakers["ada"].patch(f"/contradictions/{made['id']}/", {"resolution": resolution}, 1), 200)
    for address in (f"/projects/{play.project}/contradictions/", f"/contradictions/{made['id']}/"):
        first, second = text_of(visitor("ada"), address).split('<div class="end"')[1:3]
        assert ">Preferred<" not in first
        assert ">Preferred<" in second
        assert "Its seal is genuine." in second


def test_a_contradiction_names_its_passages_that_nobody_is_asked_to_review(play: Play) -> None:
    first, second = pair(play)
    made = play.contradict(first, second)
    page, told = f"/contradictions/{made['id']}/", "Still drafts"
    assert told in text_of(visitor("ada"), page)
    play.move("ada", first, "submit")
    shown = text_of(visitor("ada"), page).partition(told)[2].partition("</p>")[0]
    assert (f"/annotations/{first['id']}/" in shown, f"/annotations/{second['id']}/" in shown) == (False, True)
    play.move("ada", second, "submit")
    assert told not in text_of(visitor("ada"), page)
