"""Selected words as ends of a contradiction: tagged together with it, in one transaction, or not at all."""

import re
from uuid import uuid4

import pytest

from annotations.models import Annotation, Contradiction
from tests.pages.contradicting import new, text_of
from tests.pages.visiting import visitor
from tests.play import FIRST, SECOND, Play, done


def words(source: str, text: str, quote: str) -> str:
    """Selected words, as an address asks for them."""
    start = text.index(quote)
    return f"{source}.{start}.{start + len(quote)}"


def selected(play: Play) -> str:
    """An address that sets words of both sources against each other, none of which is tagged."""
    ends = (words(play.first, FIRST, "9 August 1994"), words(play.second, SECOND, "10 August 1994"))
    return f"/projects/{play.project}/contradictions/new/?with={ends[0]}&with={ends[1]}"


def carried(page: str) -> dict[str, list[str]]:
    """What the form carries of its ends."""
    return {
        name: re.findall(rf'type="hidden" name="{name}" value="([^"]+)"', page) for name in ("annotations", "selected")
    }


def test_selected_words_are_tagged_with_the_contradiction_and_not_before(play: Play) -> None:
    ada = visitor("ada")
    ends = carried(text_of(ada, selected(play)))
    assert not Annotation.objects.exists()
    kinds = {f"kind-{ends['annotations'][1]}": "quote"}
    answer = new(ada, play, **ends, **kinds, then="save")
    assert answer.status_code == 204, answer.content
    (made,) = Contradiction.objects.all()
    tagged = [Annotation.objects.get(pk=end) for end in ends["annotations"]]
    assert [(one.quote, one.kind, one.status) for one in tagged] == [
        ("9 August 1994", "claim", "draft"),
        ("10 August 1994", "quote", "draft"),
    ]
    entries = [(entry["action"], entry["id"]) for entry in play.entries()[-3:]]
    assert entries == [("create", ends["annotations"][0]), ("create", ends["annotations"][1]), ("create", str(made.id))]
    assert play.now({"id": str(made.id), "annotations": []})["annotations"] == ends["annotations"]


def test_one_selected_end_goes_with_an_annotation_and_their_order_can_be_changed(play: Play) -> None:
    first, ada = play.say("1990-94"), visitor("ada")
    address = (
        f"/projects/{play.project}/contradictions/new/?with={words(play.second, SECOND, '212')}&with={first['id']}"
    )
    ends = carried(text_of(ada, address))
    assert ends["annotations"][1] == first["id"]
    moved = new(ada, play, **ends, later=ends["annotations"][0]).content.decode()
    ends = carried(moved)
    assert ends["annotations"][0] == first["id"]
    assert new(ada, play, **ends).status_code == 204
    assert [one.quote for one in Annotation.objects.order_by("created")] == ["1990-94", "212"]


def test_where_the_contradiction_is_refused_nothing_is_tagged(play: Play) -> None:
    ada = visitor("ada")
    ends = carried(text_of(ada, selected(play)))
    answer = new(ada, play, **ends, explanation="x" * 20_001)
    assert answer.status_code == 400
    assert carried(answer.content.decode()) == ends, "what was chosen is kept"
    assert not Annotation.objects.exists()
    assert not [entry for entry in play.entries() if entry["thing"] == "annotation"]


def test_a_form_sent_twice_tags_once(play: Play) -> None:
    ada = visitor("ada")
    ends = carried(text_of(ada, selected(play)))
    body = {**ends, "id": str(uuid4())}
    assert [new(ada, play, **body).status_code for _ in range(2)] == [204, 204]
    assert (Annotation.objects.count(), Contradiction.objects.count()) == (2, 1)


@pytest.mark.parametrize(
    "end", ["x.0.3", "{first}.5.5", "{first}.0.999999", "{first}.-1.3", "{other}.0.3", "{first}.0"]
)
def test_what_cannot_be_words_is_nothing_chosen(play: Play, end: str) -> None:
    otto = play.speakers["otto"]
    project = done(otto.post("/projects/", {"name": "Not hers"}), 201)["id"]
    other = done(otto.post(f"/projects/{project}/sources/", {"title": "Not hers", "text": "Secret words."}), 201)["id"]
    asked = end.format(first=play.first, other=other)
    page = text_of(visitor("ada"), f"/projects/{play.project}/contradictions/new/?with={asked}")
    assert "Nothing is chosen yet" in page
    assert "Secret" not in page


def test_what_was_tagged_on_the_way_is_submitted_with_it_unless_something_is_missing(play: Play) -> None:
    ada = visitor("ada")
    ends = carried(text_of(ada, selected(play)))
    kinds = {f"kind-{ends['annotations'][1]}": "statistic"}
    answer = new(ada, play, **ends, **kinds, then="submit", next="room")
    assert answer.status_code == 204, answer.content
    assert "1 of its passages is still a draft" in answer.headers["HX-Trigger"]
    assert [Annotation.objects.get(pk=end).status for end in ends["annotations"]] == ["submitted", "draft"]
    assert Contradiction.objects.get().status == "submitted"
