"""Contradictions as pages: passages side by side, what is computed of them, and the forms; nothing typed is lost."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from annotations.models import Contradiction
from tests.pages.visiting import visitor
from tests.play import Play, done

PART = {"HTTP_HX_REQUEST": "true"}
Thing = dict[str, Any]


def new(client: Client, play: Play, *ends: Thing, **typed: str) -> Any:
    """Send the form of a new contradiction."""
    body = {"annotations": [end["id"] for end in ends], "kind": "dating", "explanation": "They differ.", **typed}
    return client.post(f"/projects/{play.project}/contradictions/new/", body, **PART)


def edit(client: Client, contradiction: Thing, seen: int, **typed: Any) -> Any:
    """Send the form of an edit."""
    shown = {name: contradiction[name] for name in ("kind", "explanation", "annotations")}
    body = {"resolution": "open", "reason": "", **shown, **typed, "seen_revision": seen}
    return client.post(f"/contradictions/{contradiction['id']}/edit/", body, **PART)


def text_of(client: Client, address: str, status: int = 200) -> str:
    """A page as text."""
    answer = client.get(address)
    assert answer.status_code == status, answer.content
    return str(answer.content.decode())


def pair(play: Play) -> tuple[Thing, Thing]:
    """Two dated claims, of which the first contains the second."""
    return play.say("1990-94", dating="1990/1994"), play.say("9 August 1994", dating="1994-08-09")


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


def test_the_form_shows_the_chosen_ends_and_what_is_computed_of_them(play: Play) -> None:
    first, second = pair(play)
    address = f"/projects/{play.project}/contradictions/new/"
    alone = text_of(visitor("ada"), f"{address}?with={first['id']}")
    assert "Choose what it does not go together with" in alone
    both = text_of(visitor("ada"), f"{address}?with={first['id']}&with={second['id']}")
    assert both.count('name="annotations"') == 2
    assert "the first contains the second" in both


@pytest.mark.parametrize("search", ["decree", "REPORTED+ministry", "in+Geneva", "1994-08"])
def test_others_are_found_by_words_of_quote_note_and_details(play: Play, search: str) -> None:
    made = play.say("ministry", attributed_to="said in Geneva", dating="1994-08-09")
    done(play.speakers["ada"].patch(f"/annotations/{made['id']}/", {"note": "a reported decree"}, 1), 200)
    play.say("27", dating="2001")
    page = text_of(visitor("ada"), f"/projects/{play.project}/contradictions/new/?search={search}")
    assert re.findall(r'id="choose-([0-9a-f-]{36})"', page) == [made["id"]]


def test_names_of_fields_are_not_searched(play: Play) -> None:
    play.say("ministry", dating="1994")
    assert "choose-" not in text_of(visitor("ada"), f"/projects/{play.project}/contradictions/new/?search=attributed")


def test_the_list_to_choose_from_comes_alone_where_only_it_is_asked_for(play: Play) -> None:
    play.say("27", kind="statistic"), play.say("212", source=play.second, kind="statistic")
    address = f"/projects/{play.project}/contradictions/new/?kind=statistic&source={play.second}"
    part = visitor("ada").get(address, **PART, HTTP_HX_TARGET="choices").content.decode()
    assert part.startswith('<section id="choices"')
    assert len(re.findall('id="choose-', part)) == 1


def test_choosing_removing_and_moving_keep_what_was_typed(play: Play) -> None:
    first, second = pair(play)
    client, third = visitor("ada"), play.say("decree")
    for button, end, order in (
        ("choose", third, [first, second, third]),
        ("remove", first, [second]),
        ("later", first, [second, first]),
        ("earlier", second, [second, first]),
        ("earlier", first, [first, second]),
    ):
        answer = new(client, play, first, second, explanation="Half a sen", **{button: end["id"]})
        assert answer.status_code == 200
        page = answer.content.decode()
        assert re.findall('name="annotations" value="([^"]+)"', page) == [one["id"] for one in order]
        assert "Half a sen" in page
    assert not Contradiction.objects.exists()


def test_a_contradiction_is_made_with_its_ends_in_order_and_one_preferred(play: Play) -> None:
    first, second = pair(play)
    answer = new(
        visitor("ada"),
        play,
        second,
        first,
        resolution=f"preferred:{first['id']}",
        reason="It\r\nis older",
        id=str(uuid4()),
    )
    assert answer.status_code == 204, answer.content
    assert answer["X-Saved"] == f"contradiction:new:{play.project}"
    (made,) = Contradiction.objects.all()
    assert answer["HX-Redirect"] == f"/contradictions/{made.id}/"
    told = done(play.speakers["ada"].get(f"/contradictions/{made.id}/"), 200)
    assert told["annotations"] == [second["id"], first["id"]]
    assert told["resolution"] == {"state": "preferred", "preferred": first["id"], "reason": "It\nis older"}
    assert told["status"] == "draft"


def test_what_cannot_be_accepted_is_said_beside_its_field_and_nothing_typed_is_lost(play: Play) -> None:
    (first, second), client = pair(play), visitor("ada")
    alone = new(client, play, first, explanation="Half a sen")
    assert alone.status_code == 400
    assert "Choose at least two" in alone.content.decode()
    assert "Half a sen" in alone.content.decode()
    wrong = new(client, play, first, second, resolution=f"preferred:{uuid4()}", explanation="Half a sen")
    assert wrong.status_code == 400
    assert "has to be one of the contradiction" in wrong.content.decode()
    assert "Half a sen" in wrong.content.decode()
    assert not Contradiction.objects.exists()


def test_saving_and_submitting_at_once_says_what_is_missing_and_keeps_the_draft(play: Play) -> None:
    ends, client = pair(play), visitor("ada")
    missing = new(client, play, *ends, kind="", then="submit")
    (draft,) = Contradiction.objects.all()
    assert draft.status == "draft"
    assert "before you submit it" in missing.content.decode()
    assert f"/contradictions/{draft.id}/edit/" in missing.content.decode()
    assert missing["X-Saved"] == f"contradiction:new:{play.project}"
    assert new(client, play, *ends, then="submit").status_code == 204
    assert Contradiction.objects.get(status="submitted").explanation == "They differ."


def test_a_form_sent_twice_makes_one(play: Play) -> None:
    ends, client, key = pair(play), visitor("ada"), str(uuid4())
    first, again = (new(client, play, *ends, id=key) for _ in range(2))
    assert first["HX-Redirect"] == again["HX-Redirect"] == f"/contradictions/{key}/"
    assert Contradiction.objects.count() == 1


def test_a_form_sent_again_with_other_words_loses_neither(play: Play) -> None:
    ends, client, key = pair(play), visitor("ada"), str(uuid4())
    new(client, play, *ends, id=key)
    again = new(client, play, *ends, id=key, explanation="They differ by years.")
    assert again.status_code == 412
    assert "They differ by years." in again.content.decode()
    assert "They differ.</p>" in again.content.decode()
    assert f'action="/contradictions/{key}/edit/"' in again.content.decode()


def test_an_id_of_something_else_is_told_of_nothing(play: Play) -> None:
    ends = pair(play)
    answer = new(visitor("ada"), play, *ends, id=ends[0]["id"])
    assert answer.status_code == 409
    assert not Contradiction.objects.exists()


def test_an_end_that_was_deleted_meanwhile_is_refused_with_everything_kept(play: Play) -> None:
    first, second = pair(play)
    play.move("ada", second, "delete")
    answer = new(visitor("ada"), play, first, second, explanation="Half a sen")
    assert answer.status_code == 409
    assert "Half a sen" in answer.content.decode()
    assert "cannot rest on what is deleted" in answer.content.decode()


def test_annotations_of_another_project_are_not_shown(play: Play) -> None:
    otto = play.speakers["otto"]
    own = done(otto.post("/projects/", {"name": "Otto's"}), 201)["id"]
    secret = play.say("ministry")
    page = text_of(visitor("otto"), f"/projects/{own}/contradictions/new/?with={secret['id']}&search=ministry")
    assert secret["id"] not in page.replace(f"with={secret['id']}", "")


def test_an_edit_that_saw_an_old_revision_shows_both_versions(play: Play) -> None:
    made = play.contradict(*pair(play))
    done(play.speakers["ben"].patch(f"/contradictions/{made['id']}/", {"explanation": "Ben's words"}, seen=1), 200)
    answer = edit(visitor("ada"), made, 1, explanation="Ada's words", kind="fact")
    page = answer.content.decode()
    assert answer.status_code == 412
    assert "Ada&#x27;s words" in page
    assert "Ben&#x27;s words" in page
    assert 'name="choose.kind" value="mine" checked' in page, "nobody but ada changed the kind"
    assert 'name="seen_revision" value="2"' in page
    assert play.now(made)["explanation"] == "Ben's words"


@pytest.mark.parametrize(("whose", "kept"), [("mine", "Ada's words, and more"), ("theirs", "Ben's words")])
def test_of_two_versions_each_field_is_the_one_that_was_chosen(play: Play, whose: str, kept: str) -> None:
    made = play.contradict(*pair(play))
    done(play.speakers["ben"].patch(f"/contradictions/{made['id']}/", {"explanation": "Ben's words"}, seen=1), 200)
    chosen = {
        "choose.explanation": whose,
        "mine.explanation": "Ada's words, and more",
        "theirs.explanation": "Ben's words",
        "choose.kind": "mine",
        "mine.kind": "fact",
        "theirs.kind": "dating",
    }
    answer = edit(visitor("ada"), made, 2, explanation="Ada's words", **chosen)
    assert answer.status_code == 204, answer.content
    now = play.now(made)
    assert (now["explanation"], now["kind"], now["revision"]) == (kept, "fact", 3)
    assert now["annotations"] == made["annotations"]


def test_a_version_that_only_they_changed_is_taken_from_them_unless_one_says_otherwise(play: Play) -> None:
    made = play.contradict(*pair(play))
    done(play.speakers["ben"].patch(f"/contradictions/{made['id']}/", {"kind": "fact"}, seen=1), 200)
    page = edit(visitor("ada"), made, 1, explanation="Ada's words").content.decode()
    assert 'name="choose.kind" value="theirs" checked' in page
    assert 'name="choose.explanation" value="mine" checked' in page


def test_ends_can_be_put_in_another_order(play: Play) -> None:
    made = play.contradict(*pair(play))
    answer = edit(visitor("ada"), made, 1, annotations=made["annotations"][::-1])
    assert answer.status_code == 204, answer.content
    assert play.now(made)["annotations"] == made["annotations"][::-1]


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


def test_without_scripts_the_same_forms_lead_to_the_page(play: Play) -> None:
    client, ends = visitor("ada"), pair(play)
    body = {"annotations": [end["id"] for end in ends], "kind": "dating", "explanation": "They differ."}
    answer = client.post(f"/projects/{play.project}/contradictions/new/", body)
    assert answer.status_code == 302
    assert "They differ." in text_of(client, answer["Location"])
    refused = client.post(f"/projects/{play.project}/contradictions/new/", {"explanation": "Half a sen"})
    assert refused.status_code == 400
    assert "<h1>" in refused.content.decode()
    assert "Half a sen" in refused.content.decode()
