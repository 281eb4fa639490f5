"""Ids keep the order in which they were made."""

from annotations.models.ids import new_id


def test_ids_are_version_7_and_rise() -> None:
    made = [new_id() for _ in range(10_000)]
    assert made == sorted(set(made))
    assert {(one.version, one.variant) for one in made} == {(7, "specified in RFC 4122")}
