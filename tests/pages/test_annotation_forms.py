"""The forms in which passages are tagged and edited: errors beside fields, nothing typed lost, both versions shown."""

from typing import Any

from django.http import HttpResponse
from django.test import Client

from tests.pages.visiting import visitor
from tests.play import FIRST, Play

PART = {"HX-Request": "true"}


def place(quote: str) -> dict[str, str]:
    """Where the quote stands, as the form sends it."""
    start = FIRST.index(quote)
    return {"start": str(start), "end": str(start + len(quote))}


def tag(client: Client, play: Play, quote: str = "1990-94", **typed: str) -> Any:
    """Send the form of a new annotation."""
    body = {"kind": "claim", **place(quote), **typed}
    return client.post(f"/sources/{play.first}/annotations/new/", body, headers=PART)


def edit(client: Client, annotation: dict[str, Any], seen: int, **typed: str) -> Any:
    """Send the form of an edit."""
    shown = {"kind": annotation["kind"], "start": annotation["start"], "end": annotation["end"], "note": ""}
    body = {**shown, **typed, "seen_revision": seen}
    return client.post(f"/annotations/{annotation['id']}/edit/", body, headers=PART)


def said(play: Play, annotation: str) -> dict[str, Any]:
    """The annotation as the interface shows it."""
    body: dict[str, Any] = play.speakers["maya"].get(f"/annotations/{annotation}/").body
    return body


def made_by(answer: HttpResponse) -> str:
    """The id of what a form made."""
    return answer["HX-Trigger"].split('"id": "')[1][:36]


def test_the_form_shows_the_words_that_stand_in_the_stored_text(play: Play) -> None:
    quote = "👩‍👩‍👧 So it"
    where = place(quote)
    answer = visitor("ada").get(
        f"/sources/{play.first}/annotations/new/?start={where['start']}&end={where['end']}&kind=quote", headers=PART
    )
    assert answer.status_code == 200
    assert quote in answer.content.decode()
    assert 'name="details.speaker"' in answer.content.decode()


def test_a_passage_is_tagged_with_its_details(play: Play) -> None:
    answer = tag(visitor("ada"), play, **{"details.dating": "1990/1994", "note": "first\r\nsecond", "then": "save"})
    assert answer.status_code == 200, answer.content
    kept = said(play, made_by(answer))
    assert (kept["quote"], kept["details"]["dating"], kept["status"]) == ("1990-94", "1990/1994", "draft")
    assert kept["note"] == "first\nsecond", "a browser's ends of lines are nobody's"
    assert answer["X-Saved"].startswith(f"annotation:new:{play.first}:")


def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_is_kept(play: Play) -> None:
    answer = tag(visitor("ada"), play, **{"details.dating": "1990-94", "note": "<b>my note</b>"})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert 'value="1990-94"' in page
    assert "&lt;b&gt;my note&lt;/b&gt;" in page
    assert 'aria-invalid="true"' in page
    assert "X-Saved" not in answer


def test_switching_the_kind_keeps_what_was_typed_for_the_other(play: Play) -> None:
    typed = {"switch": "kind", "details.dating": "1994", "details.attributed_to": "the ministry"}
    page = tag(visitor("ada"), play, **typed, **{"kind": "statistic"}).content.decode()
    assert 'name="details.counted"' in page
    assert '<input type="hidden" name="details.attributed_to" value="the ministry">' in page
    assert 'value="1994"' in page
    assert play.entries()[-1]["thing"] != "annotation", "nothing is saved by switching"


def test_a_form_that_is_sent_twice_makes_one_annotation(play: Play) -> None:
    sent = {"id": "01a00000-0000-7000-8000-000000000001", "note": "once"}
    first, second = (tag(visitor("ada"), play, **sent) for _ in range(2))
    assert first.status_code == second.status_code == 200
    assert made_by(first) == made_by(second) == sent["id"]


def test_what_is_complete_is_saved_and_submitted_at_once(play: Play) -> None:
    answer = tag(visitor("ada"), play, then="submit")
    assert said(play, made_by(answer))["status"] == "submitted"


def test_what_is_incomplete_is_saved_as_a_draft_and_the_form_says_what_is_missing(play: Play) -> None:
    answer = tag(visitor("ada"), play, "213", kind="statistic", then="submit", **{"details.value": "213"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert said(play, made_by(answer))["status"] == "draft"
    assert "This is needed to submit." in page
    assert f"/annotations/{made_by(answer)}/edit/" in page
    assert "X-Saved" in answer


def test_readers_get_no_form(play: Play) -> None:
    assert tag(visitor("remy"), play).status_code == 403
    assert tag(visitor("otto"), play).status_code == 404
    assert tag(visitor(""), play).status_code == 401


def test_a_stale_edit_shows_both_versions_and_saves_what_is_chosen(play: Play) -> None:
    made = play.say("1990-94", dating="1990/1994", attributed_to="nobody")
    ada, ben = visitor("ada"), visitor("ben")
    edit(ben, made, 1, **{"details.dating": "1990/1995", "details.attributed_to": "the ministry"})
    mine = {"details.dating": "1991/1994", "details.attributed_to": "nobody", "note": "mine alone"}
    answer = edit(ada, made, 1, **mine)
    page = answer.content.decode()
    assert answer.status_code == 412
    assert "1990/1995" in page
    assert "1991/1994" in page
    # Ada did not touch the attribution, so Ben's stands unless she says otherwise; both changed the dating.
    theirs = page.split('name="choose.details.attributed_to" value="theirs"')[1]
    assert theirs.startswith(" checked")
    assert page.split('name="choose.details.dating" value="mine"')[1].startswith(" checked")
    choice = {
        "mine.details.dating": "1991/1994", "theirs.details.dating": "1990/1995", "choose.details.dating": "theirs",
        "mine.details.attributed_to": "nobody", "theirs.details.attributed_to": "the ministry",
        "choose.details.attributed_to": "mine", "mine.note": "mine alone", "theirs.note": "", "choose.note": "mine",
    }  # fmt: skip
    answer = edit(ada, made, 2, **{**mine, **choice})
    assert answer.status_code == 200, answer.content
    kept = said(play, made["id"])
    assert (kept["details"]["dating"], kept["details"]["attributed_to"]) == ("1990/1995", "nobody")
    assert (kept["note"], kept["revision"], kept["authors"]) == ("mine alone", 3, ["ada", "ben"])


def test_an_edit_without_the_revision_it_saw_is_refused(play: Play) -> None:
    made = play.say()
    answer = visitor("ben").post(
        f"/annotations/{made['id']}/edit/", {"kind": "claim", **place("1990-94")}, headers=PART
    )
    assert answer.status_code == 428
    assert said(play, made["id"])["revision"] == 1


def test_another_passage_is_taken_by_an_edit(play: Play) -> None:
    made = play.say("1990-94")
    answer = edit(visitor("ada"), made, 1, **place("in 1990-94"))
    assert answer.status_code == 200
    assert said(play, made["id"])["quote"] == "in 1990-94"


def test_somebody_who_signed_in_meanwhile_does_not_become_the_author(play: Play) -> None:
    body = {"kind": "claim", **place("213")}
    answer = visitor("ben").post(
        f"/sources/{play.first}/annotations/new/", body, headers={**PART, "X-Workbench-Person": "999999"}
    )
    assert answer.status_code == 409
    assert answer["X-Workbench-Code"] == "somebody_else"
    assert play.entries()[-1]["thing"] != "annotation"
