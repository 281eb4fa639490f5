"""Short tables written in a line."""


def listed_pairs(listed: str) -> tuple[tuple[str, str], ...]:
    """`"kh:h gh:g"` is from kh to h and from gh to g, in this order."""
    pairs = (pair.partition(":") for pair in listed.split())
    return tuple((left, right) for left, _, right in pairs)
