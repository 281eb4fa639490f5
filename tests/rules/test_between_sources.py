"""The order of sources that contradict each other."""

from annotations.rules.between_sources import ordered

PAIRS = {("a", "b"): 1, ("c", "d"): 5, ("d", "e"): 2, ("f", "f"): 3}
TITLES = {name: name for name in "abcdef"}


def test_what_hangs_together_stands_together_and_the_most_contradicted_comes_first() -> None:
    assert list(ordered(PAIRS, TITLES, most=9).shown) == ["d", "c", "e", "f", "a", "b"]


def test_of_too_many_the_most_contradicted_are_shown_and_the_others_put_together() -> None:
    order = ordered(PAIRS, TITLES, most=3)
    assert list(order.shown) == ["d", "c", "f"]
    assert order.aside == {"a", "b", "e"}
    assert {order.place(one) for one in "abe"} == {3}
