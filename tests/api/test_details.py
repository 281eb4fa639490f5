"""Details are typed by kind, exact, and have exactly the keys of their kind in their order."""

from typing import Any

import pytest

from annotations.rules.details import READERS
from annotations.rules.kinds import Kind
from tests.play import Play, done, path_of
from tests.speaking import Answer

FILLED: dict[str, dict[str, Any]] = {
    "claim": {"certainty": "probable", "dating": "1990/1994", "attributed_to": "the ministry", "paraphrase": "Work."},
    "statistic": {"dating": "1994~", "counted": "citizens", "unit": "people", "qualifier": "more_than", "high": "60",
                  "low": "50", "value": "55.50"},
    "quote": {"spoken_on": "1994-08-09", "origin": "a decree", "directness": "indirect", "speaker": "the minister"},
    "translation_error": {"explanation": "It is a month.", "original_language": "ru", "original": "август",
                          "correction": "August", "severity": "major", "category": "accuracy/mistranslation"},
}  # fmt: skip
NEEDED = {
    "claim": set(),
    "statistic": {"details.value", "details.counted"},
    "quote": set(),
    "translation_error": {"details.category", "details.severity", "details.correction"},
}


def say_raw(play: Play, kind: str, details: str) -> Answer:
    """Tag with details as they stand in the JSON."""
    body = f'{{"kind": "{kind}", "start": 0, "end": 3, "quote": "The", "details": {details}}}'
    return play.speakers["ada"].post(f"/sources/{play.first}/annotations/", body.encode())


@pytest.mark.parametrize("kind", [str(kind) for kind in Kind])
def test_details_come_out_whole_and_in_the_order_of_their_kind(play: Play, kind: str) -> None:
    order = list(READERS[Kind(kind)])
    empty, filled = play.say(kind=kind), play.say("213", kind=kind, **FILLED[kind])
    assert list(empty["details"].items()) == [(key, None) for key in order]
    assert list(filled["details"].items()) == [(key, FILLED[kind][key]) for key in order]
    assert list(play.now(filled)["details"].items()) == list(filled["details"].items())
    listed = done(play.speakers["ada"].get(f"/sources/{play.first}/annotations/"), 200)["results"]
    assert [list(annotation["details"]) for annotation in listed] == [order, order]
    refused = play.speakers["ada"].patch(path_of(filled), {}, seen=9)
    assert list(refused.body["current"]["details"]) == order


@pytest.mark.parametrize("kind", [str(kind) for kind in Kind])
def test_a_draft_may_be_incomplete_but_nothing_incomplete_is_submitted(play: Play, kind: str) -> None:
    draft = play.say(kind=kind)
    answer = play.try_move("ada", draft, "submit")
    if NEEDED[kind]:
        assert (answer.status, answer.body["errors"].keys()) == (400, NEEDED[kind])
    else:
        assert answer.status == 201
    assert play.move("ada", play.say("213", kind=kind, **FILLED[kind]), "submit")["status"] == "submitted"


def test_a_range_stands_for_a_value(play: Play) -> None:
    assert play.try_move("ada", play.say(kind="statistic", counted="x", low="1", high="2"), "submit").status == 201
    assert play.try_move("ada", play.say(kind="statistic", counted="x", low="1"), "submit").status == 400


@pytest.mark.parametrize(
    ("written", "kept"),
    [("1.10", "1.10"), ('"1.10"', "1.10"), ("0", "0"), ("-5", "-5"), ('" 12 "', "12"), ("1e3", "1000"),
     ("123456789012345678901234567890.123456789", "123456789012345678901234567890.123456789"),
     ("0.1", "0.1"), ("100.00", "100.00"), ('""', None), ("null", None)],
)  # fmt: skip
def test_figures_keep_the_precision_written_as_number_and_as_text(play: Play, written: str, kept: str | None) -> None:
    made = done(say_raw(play, "statistic", f'{{"value": {written}}}'), 201)
    assert made["details"]["value"] == kept
    assert play.now(made)["details"]["value"] == kept


@pytest.mark.parametrize(
    "written",
    ['"1,100"', '"1e3"', '"NaN"', '"Infinity"', "true", "[]", "{}", "1e400", "9" * 400, '"' + "9" * 400 + '"', '"٣"'],
)
def test_what_is_no_figure_is_refused(play: Play, written: str) -> None:
    answer = say_raw(play, "statistic", f'{{"value": {written}}}')
    assert (answer.status, list(answer.body["errors"])) == (400, ["details.value"])


@pytest.mark.parametrize(
    "date",
    [
        "1994-08-09",
        "1990/1994",
        "1990/..",
        "../1994",
        "/1994",
        "199X",
        "XXXX-12-28",
        "1994~",
        "1994?",
        "1994-21",
        "Y-17000",
    ],
)
def test_dates_are_kept_as_they_were_written(play: Play, date: str) -> None:
    assert play.say(dating=date)["details"]["dating"] == date


@pytest.mark.parametrize(
    "date",
    ["1994-13", "1994-02-30", "9 August 1994", "1990-94", "1994/1990", 1994, "x" * 101, "1994-08-09T25:00", []],
)
def test_what_is_no_edtf_is_refused_with_what_would_be(play: Play, date: object) -> None:
    body = {"kind": "claim", "start": 0, "end": 3, "quote": "The", "details": {"dating": date}}
    answer = play.speakers["ada"].post(f"/sources/{play.first}/annotations/", body)
    assert (answer.status, list(answer.body["errors"])) == (400, ["details.dating"])


def test_details_of_another_kind_are_refused_by_name(play: Play) -> None:
    answer = say_raw(play, "claim", '{"speaker": "x", "value": 3}')
    assert (answer.status, answer.body["errors"].keys()) == (400, {"details.speaker", "details.value"})


def test_an_edit_of_details_keeps_what_it_does_not_name(play: Play) -> None:
    claim = play.say(**FILLED["claim"])
    edited = done(play.speakers["ada"].patch(path_of(claim), {"details": {"certainty": "doubtful"}}, seen=1), 200)
    assert edited["details"] == claim["details"] | {"certainty": "doubtful"}
    emptied = done(play.speakers["ada"].patch(path_of(claim), {"details": {"dating": None}}, seen=2), 200)
    assert emptied["details"] == edited["details"] | {"dating": None}
    assert (
        done(play.speakers["ada"].patch(path_of(claim), {"details": None}, seen=3), 200)["details"]
        == emptied["details"]
    )


@pytest.mark.parametrize("details", [[], 0, False, "", "x", ["dating"]])
def test_details_that_are_no_object_are_refused(play: Play, details: object) -> None:
    claim = play.say()
    answer = play.speakers["ada"].patch(path_of(claim), {"details": details}, seen=1)
    assert (answer.status, list(answer.body["errors"])) == (400, ["details"])


def test_another_kind_keeps_the_details_that_both_kinds_know(play: Play) -> None:
    claim = play.say(**FILLED["claim"])
    changed = done(play.speakers["ada"].patch(path_of(claim), {"kind": "statistic"}, seen=1), 200)
    assert changed["details"] == dict.fromkeys(READERS[Kind.STATISTIC]) | {"dating": "1990/1994"}
    refused = play.speakers["ada"].patch(path_of(claim), {"kind": "quote", "details": {"unit": "x"}}, seen=2)
    assert (refused.status, list(refused.body["errors"])) == (400, ["details.unit"])


def test_a_low_end_above_the_high_end_is_refused_also_when_only_one_is_edited(play: Play) -> None:
    statistic = play.say(kind="statistic", low="1", high="2")
    answer = play.speakers["ada"].patch(path_of(statistic), {"details": {"low": 3}}, seen=1)
    assert (answer.status, list(answer.body["errors"])) == (400, ["details.low"])


def test_a_quote_that_is_not_the_text_is_refused_with_the_text_that_is_there(play: Play) -> None:
    for quote in ("the", "Th", "The ", "", None, 3):
        body = {"kind": "claim", "start": 0, "end": 3, "quote": quote}
        answer = play.speakers["ada"].post(f"/sources/{play.first}/annotations/", body)
        assert (answer.status, list(answer.body["errors"])) == (400, ["quote"]), quote
    moved = play.speakers["ada"].patch(path_of(play.say()), {"start": 0, "end": 3}, seen=1)
    assert (moved.status, list(moved.body["errors"])) == (400, ["quote"])


def test_every_fault_is_said_at_once(play: Play) -> None:
    body = {
        "kind": "claim",
        "start": 0,
        "end": 3,
        "quote": "the",
        "details": {"dating": "x", "certainty": "y"},
        "by": 1,
    }
    answer = play.speakers["ada"].post(f"/sources/{play.first}/annotations/", body)
    assert answer.body["errors"].keys() == {"quote", "by", "details.dating", "details.certainty"}
