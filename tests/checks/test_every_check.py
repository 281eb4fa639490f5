"""What holds for all checks there are, on any text: places that are right, the same again, and no exception."""

import unicodedata

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from annotations.checks.check import Check, Comparison
from annotations.checks.finding import Finding, Noticed
from annotations.checks.reading import Reading
from annotations.checks.running import EVERY, all_checks, check_one, compare_all
from annotations.rules.kinds import ContradictionKind
from tests.checks.texts import PIECES, SCRIPTS, calls_of

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=200)
WRITTEN = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=60).map(" ".join)


def found(*texts: str, language: str | None = None, published: str | None = None) -> list[Finding]:
    """All that all checks find in some sources."""
    readings = [Reading(f"{place}", text, language=language, published=published) for place, text in enumerate(texts)]
    chosen = all_checks()
    every = [one for reading in readings for one in check_one(reading, chosen=chosen)]
    return [*every, *compare_all(readings, chosen=chosen)]


def check_places(findings: list[Finding], *texts: str) -> None:
    """Each passage is where it says, and findings are what they have to be."""
    for one in findings:
        assert one.message.strip(), one
        for passage in one.passages:
            assert texts[int(passage.source)][passage.start : passage.end] == passage.quote, one
            assert passage.quote.strip(), one
        if one.kind in (Noticed.CONTRADICTION, Noticed.TENSION, Noticed.DEPENDENCE):
            assert len({(end.source, end.start, end.end) for end in one.passages}) >= 2, one
        if one.kind is Noticed.CONTRADICTION:
            assert one.contradiction_kind in list(ContradictionKind)


@given(WRITTEN, WRITTEN, st.sampled_from(["en", "ru", "az", "ar", None]), st.sampled_from([None, "2008-06-25", "199X"]))
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@example("", "", None, None)
@example("1990-94 " * 3, "\n\n\n", "en", "2008")
def test_anything_that_looks_like_dates_figures_and_names_is_read_alike_twice(
    first: str, second: str, language: str | None, published: str | None
) -> None:
    one, other = first.replace("\0", "").replace("\r", ""), second.replace("\0", "").replace("\r", "")
    findings = found(one, other, language=language, published=published)
    check_places(findings, one, other)
    assert findings == found(one, other, language=language, published=published)


@given(TEXT)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_read(text: str) -> None:
    check_places(found(text), text)


@pytest.mark.parametrize("text", SCRIPTS, ids=[unicodedata.name(text[0], "other") for text in SCRIPTS])
def test_texts_in_any_script_are_read(text: str) -> None:
    check_places(found(text, text), text, text)


@pytest.mark.parametrize("check", EVERY, ids=lambda check: check.NAME)
def test_a_check_says_what_it_is(check: Check | Comparison) -> None:
    assert check.NAME.isidentifier()
    assert check.NAME.lower() == check.NAME
    assert len(check.NAME) <= 60
    assert check.TITLE
    assert check.EXPLANATION.endswith(".")
    for setting in check.SETTINGS:
        assert setting.low <= setting.default <= setting.high, setting
        assert setting.name.isidentifier()
        assert setting.meaning


def test_each_check_has_a_name_of_its_own() -> None:
    names = [check.NAME for check in EVERY]
    assert len(names) == len(set(names))


HOSTILE = {
    "one word": "a" * 20_000,
    "digits": "1" * 20_000,
    "years": "1990-94, " * 2_000,
    "numbers": "one hundred and " * 1_400,
    "quotes": "“ " * 10_000,
    "open": "(" * 20_000,
    "names": "Bank of the North " * 1_200,
    "dots": "A. " * 20_000,
    "lines": "\n" * 20_000,
    "spaces": " " * 20_000,
    "hyphens": "a-" * 10_000,
    "marks": "e" + "\u0301" * 20_000,
    "slashes": "1/2/" * 5_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_repeats_itself_takes_a_time_that_grows_with_its_length(name: str) -> None:
    """By steps, not by the clock: four times the text takes no more than six times the calls."""
    text = HOSTILE[name]
    small, large = steps(text[: len(text) // 4]), steps(text)
    assert large <= 6 * small + 2_000, (small, large)


def steps(text: str) -> int:
    """How many functions of ours are called for a text."""
    return calls_of(lambda: found(text))
