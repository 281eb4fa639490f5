"""Bars in lanes."""

from hypothesis import given
from hypothesis import strategies as st

from annotations.rules.lanes import lanes_of, spread

spans = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 20)).map(lambda one: (one[0], one[0] + one[1])))


@given(spans, st.integers(0, 3))
def test_no_bar_lies_over_another_and_no_lane_is_wasted(found: list[tuple[int, int]], gap: int) -> None:
    lanes = lanes_of(found, gap=gap)
    for place, (start, end) in enumerate(found):
        for other in range(place):
            apart = found[other][1] + gap <= start or end + gap <= found[other][0]
            assert apart or lanes[other] != lanes[place]
    # Where most of them meet, each needs a lane of its own; more are never needed.
    most = max((sum(start <= at < end + gap or start == at for start, end in found) for at, _ in found), default=0)
    assert len(set(lanes)) <= max(most, 0)
    assert set(lanes) == set(range(len(set(lanes))))


def test_labels_are_moved_apart_in_their_order_and_stay_inside() -> None:
    assert spread([10.0, 11.0, 200.0], apart=18, least=0, most=300) == [10.0, 28.0, 200.0]
    assert spread([299.0, 300.0, 298.0], apart=10, least=0, most=300) == [290.0, 300.0, 280.0]
    assert spread([], apart=10, least=0, most=300) == []
