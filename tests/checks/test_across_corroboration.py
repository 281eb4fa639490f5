"""Agreement between sources is one finding, and counts those that share wording as one witness."""

from annotations.checks.across.corroboration import corroborated, groups_of, witnesses
from annotations.checks.finding import Finding, Noticed, Passage


def holds(one: str, other: str, about: str = "grain bank") -> Finding:
    passages = (Passage(one, 0, 4, "1921"), Passage(other, 0, 4, "1921"))
    return Finding(
        check="event_dates",
        kind=Noticed.HOLDS,
        passages=passages,
        message="Same.",
        values={"event": "founded", "about": about},
    )


def depends(one: str, other: str) -> Finding:
    passages = (Passage(one, 9, 14, "words"), Passage(other, 7, 12, "words"))
    return Finding(check="dependence", kind=Noticed.DEPENDENCE, passages=passages, message="Shared.")


def test_what_three_sources_say_alike_is_one_finding_with_three_witnesses() -> None:
    [found] = corroborated([holds("a", "b"), holds("a", "c"), holds("b", "c")])
    assert [passage.source for passage in found.passages] == ["a", "b", "c"]
    assert (found.values["sources"], found.values["witnesses"]) == (3, 3)


def test_sources_that_share_wording_count_once_through_others_too() -> None:
    found = corroborated(
        [holds("a", "b"), holds("a", "c"), holds("b", "c"), depends("a", "b"), depends("b", "x"), depends("x", "c")]
    )
    assert found[0].values["witnesses"] == 1
    assert found[0].message == "Same. 3 sources agree, but share wording: they count as one witness."


def test_a_source_that_holds_with_one_alone_is_not_counted_with_the_other() -> None:
    found = corroborated([holds("a", "b"), holds("a", "c")])
    assert [len(one.passages) for one in found] == [2, 2]


def test_other_events_and_other_findings_stay_as_they_are() -> None:
    given = [depends("a", "b"), holds("a", "b"), holds("a", "b", about="dam")]
    found = corroborated(given)
    assert found[0] == given[0]
    assert [one.values["witnesses"] for one in found[1:]] == [1, 1]


def test_witnesses_are_the_groups_that_sources_fall_into() -> None:
    tied = groups_of([frozenset({"b", "c"}), frozenset({"c", "d"})])
    assert witnesses(["a", "b", "d", "e"], tied) == 3
