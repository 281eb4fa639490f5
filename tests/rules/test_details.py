"""Details are typed by kind; a draft may be incomplete; what must be there to submit is named by field."""

import pytest

from annotations.rules.details import (
    READERS,
    check_complete,
    check_contradiction_complete,
    counted,
    dated,
    merged,
    read_details,
)
from annotations.rules.errors import InvalidFields
from annotations.rules.kinds import Kind

KEYS = {
    Kind.CLAIM: {"paraphrase", "attributed_to", "dating", "certainty"},
    Kind.STATISTIC: {"value", "low", "high", "qualifier", "unit", "counted", "dating"},
    Kind.QUOTE: {"speaker", "directness", "origin", "spoken_on"},
    Kind.TRANSLATION_ERROR: {
        "category",
        "severity",
        "correction",
        "original",
        "original_language",
        "explanation",
    },
}

REFUSED = [
    (Kind.CLAIM, {"dating": "last year"}, "details.dating"),
    (Kind.CLAIM, {"dating": "1994-13"}, "details.dating"),
    (Kind.CLAIM, {"certainty": "sure"}, "details.certainty"),
    (Kind.CLAIM, {"speaker": "Otto"}, "details.speaker"),
    (Kind.CLAIM, {"paraphrase": 7}, "details.paraphrase"),
    (Kind.CLAIM, {"paraphrase": "\x00"}, "details.paraphrase"),
    (Kind.CLAIM, {"paraphrase": "\ud800"}, "details.paraphrase"),
    (Kind.CLAIM, {"paraphrase": "x" * 20_001}, "details.paraphrase"),
    (Kind.STATISTIC, {"value": "many"}, "details.value"),
    (Kind.STATISTIC, {"value": "NaN"}, "details.value"),
    (Kind.STATISTIC, {"value": True}, "details.value"),
    (Kind.STATISTIC, {"value": "9" * 400}, "details.value"),
    (Kind.STATISTIC, {"low": "3", "high": "2"}, "details.low"),
    (Kind.STATISTIC, {"qualifier": "roughly"}, "details.qualifier"),
    (Kind.QUOTE, {"directness": "half"}, "details.directness"),
    (Kind.TRANSLATION_ERROR, {"category": "accuracy/guess"}, "details.category"),
    (Kind.TRANSLATION_ERROR, {"severity": "awful"}, "details.severity"),
]

INCOMPLETE = [
    (Kind.STATISTIC, {"value": "213"}, {"details.counted"}),
    (Kind.STATISTIC, {"counted": "citizens"}, {"details.value"}),
    (Kind.STATISTIC, {"counted": "citizens", "low": "1"}, {"details.value"}),
    (Kind.TRANSLATION_ERROR, {}, {"details.category", "details.severity", "details.correction"}),
]

COMPLETE = [
    (Kind.CLAIM, {}),
    (Kind.QUOTE, {}),
    (Kind.STATISTIC, {"counted": "citizens", "value": "213"}),
    (Kind.STATISTIC, {"counted": "citizens", "low": "1", "high": "2"}),
    (Kind.TRANSLATION_ERROR, {"category": "accuracy", "severity": "minor", "correction": "George"}),
]


@pytest.mark.parametrize("kind", Kind)
def test_details_have_exactly_the_keys_of_their_kind_and_what_is_unknown_stays_unknown(kind: Kind) -> None:
    assert read_details(kind, None) == dict.fromkeys(KEYS[kind])
    assert READERS.keys() == KEYS.keys()


@pytest.mark.parametrize("nothing", [None, "", "   "])
def test_an_empty_field_is_unknown_and_not_invented(nothing: object) -> None:
    assert read_details(Kind.CLAIM, {"attributed_to": nothing, "dating": nothing}) == dict.fromkeys(KEYS[Kind.CLAIM])


@pytest.mark.parametrize(("kind", "raw", "field"), REFUSED)
def test_this_is_refused_by_its_field(kind: Kind, raw: object, field: str) -> None:
    with pytest.raises(InvalidFields) as refusal:
        read_details(kind, raw)
    assert refusal.value.errors.keys() == {field}


@pytest.mark.parametrize("raw", [[], "x", 7, True])
def test_details_are_an_object(raw: object) -> None:
    with pytest.raises(InvalidFields):
        read_details(Kind.CLAIM, raw)


def test_all_faults_are_told_together() -> None:
    with pytest.raises(InvalidFields) as refusal:
        read_details(Kind.STATISTIC, {"value": "x", "dating": "x", "colour": "red"})
    assert refusal.value.errors.keys() == {"details.value", "details.dating", "details.colour"}


@pytest.mark.parametrize("written", ["1.10", "213", "0.00", "-5", "186.0"])
def test_a_figure_keeps_the_precision_it_was_written_with(written: str) -> None:
    assert read_details(Kind.STATISTIC, {"value": written})["value"] == written


@pytest.mark.parametrize(("kind", "raw", "fields"), INCOMPLETE)
def test_a_draft_may_be_incomplete_and_a_submission_may_not(kind: Kind, raw: object, fields: set[str]) -> None:
    details = read_details(kind, raw)
    with pytest.raises(InvalidFields) as refusal:
        check_complete(kind, details)
    assert refusal.value.errors.keys() == fields


@pytest.mark.parametrize(("kind", "raw"), COMPLETE)
def test_this_is_enough_to_submit(kind: Kind, raw: object) -> None:
    check_complete(kind, read_details(kind, raw))


@pytest.mark.parametrize(
    ("kind", "explanation", "state", "reason", "fields"),
    [
        (None, "why", "open", "", {"kind"}),
        ("fact", " ", "open", "", {"explanation"}),
        ("fact", "why", "reconciled", "", {"resolution.reason"}),
        (None, "", "both_doubtful", " ", {"kind", "explanation", "resolution.reason"}),
    ],
)
def test_a_contradiction_says_in_what_and_why(
    kind: str | None, explanation: str, state: str, reason: str, fields: set[str]
) -> None:
    with pytest.raises(InvalidFields) as refusal:
        check_contradiction_complete(kind, explanation, state, reason)
    assert refusal.value.errors.keys() == fields


def test_an_open_contradiction_needs_no_reason() -> None:
    check_contradiction_complete("fact", "why", "open", "")


def test_an_edit_of_some_details_keeps_the_others() -> None:
    before = read_details(Kind.CLAIM, {"attributed_to": "ministry", "dating": "1994"})
    assert merged(Kind.CLAIM, before, {"dating": None}) == before | {"dating": None}


def test_another_kind_keeps_only_what_it_knows() -> None:
    before = read_details(Kind.CLAIM, {"attributed_to": "ministry", "dating": "1994"})
    assert merged(Kind.STATISTIC, before, {"value": "1"}) == {"dating": "1994", "value": "1"}


def test_what_is_dated_or_counted_is_read_from_the_field_of_its_kind() -> None:
    date = dated(Kind.QUOTE, read_details(Kind.QUOTE, {"spoken_on": "1994-08-09"}))
    assert date is not None and date.earliest == date.latest
    assert dated(Kind.TRANSLATION_ERROR, read_details(Kind.TRANSLATION_ERROR, {})) is None
    figure = counted(Kind.STATISTIC, read_details(Kind.STATISTIC, {"value": "213", "unit": "citizens"}))
    assert figure is not None and str(figure.value) == "213"
    assert counted(Kind.STATISTIC, read_details(Kind.STATISTIC, {"counted": "citizens"})) is None
