"""The forms of contradictions: ends are chosen, errors stand beside fields, nothing typed is lost."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from annotations.models import Contradiction
from tests.pages.contradicting import PART, Thing, new, pair, text_of
from tests.pages.visiting import visitor
from tests.play import Play, done


def edit(client: Client, contradiction: Thing, seen: int, **typed: Any) -> Any:
    """Send the form of an edit."""
    shown = {name: contradiction[name] for name in ("kind", "explanation", "annotations")}
    body = {"resolution": "open", "reason": "", **shown, **typed, "seen_revision": seen}
    return client.post(f"/contradictions/{contradiction['id']}/edit/", body, headers=PART)


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
    part = visitor("ada").get(address, headers={**PART, "HX-Target": "choices"}).content.decode()
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
