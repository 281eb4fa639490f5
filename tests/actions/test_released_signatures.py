"""Both signatures of what takes two stand in every release, in their order, whatever the project asks by then."""

import csv
import io
import json

from tests.actions.releasing import DATA_FILES, files_of, lines_of, make
from tests.api.test_two_reviewers import ask_two
from tests.play import Play


def _signed_by_two(play: Play) -> None:
    """An annotation that one signs, and another and a contradiction on both that two sign."""
    alone = play.sign(play.say("213", kind="quote"), by="maya")
    ask_two(play, "claim", "contradiction")
    both = play.move("rolf", play.sign(play.say()), "sign_off")
    play.move("rosa", play.sign(play.contradict(alone, both), by="rolf"), "sign_off")


def test_a_release_holds_both_in_their_order_and_names_both(play: Play) -> None:
    _signed_by_two(play)
    files = files_of(play, make(play))
    names = {person["key"]: person["name"] for person in lines_of(files, "people.jsonl")}

    def signers(name: str) -> list[list[str]]:
        return [[names[review["person"]] for review in line["reviews"]] for line in lines_of(files, name)]

    assert sorted(signers("annotations.jsonl")) == [["maya"], ["rosa", "rolf"]]
    assert signers("contradictions.jsonl") == [["rolf", "rosa"]]
    (reviews,) = (line["reviews"] for line in lines_of(files, "contradictions.jsonl"))
    assert reviews[0]["at"] < reviews[1]["at"]
    rows = list(csv.DictReader(io.StringIO(files["contradictions.csv"].decode())))
    assert [names[key] for key in rows[0]["reviews.person"].split(" ")] == ["rolf", "rosa"]
    assert len(json.loads(rows[0]["reviews.meaning"])) == 2
    graph = json.loads(files["annotations.jsonld"])["@graph"]
    activities = [node["reviews"] for node in graph if node.get("motivation") == "workbench:contradicting"]
    assert [[names[one["prov:wasAssociatedWith"]] for one in found] for found in activities] == [["rolf", "rosa"]]


def test_what_waits_for_a_second_reviewer_is_in_no_release_and_the_first_not_named(play: Play) -> None:
    play.sign(play.say("213", kind="quote"), by="maya")
    ask_two(play, "claim")
    play.sign(play.say())
    files = files_of(play, make(play))
    assert len(lines_of(files, "annotations.jsonl")) == 1
    assert {person["name"] for person in lines_of(files, "people.jsonl")} == {"ada", "maya"}


def test_the_same_signatures_give_the_same_files_whatever_the_project_asks_by_then(play: Play) -> None:
    _signed_by_two(play)
    before = files_of(play, make(play))
    ask_two(play, "quote")
    after = files_of(play, make(play))
    assert [name for name in DATA_FILES if before[name] != after[name]] == []
