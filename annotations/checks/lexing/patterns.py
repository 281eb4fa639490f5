"""The pieces a pattern is made of, for what takes patterns apart before they are compiled."""

import re

_SET = re.compile(r"\[(?:\\.|[^\\\]])+\]")


def end_of_piece(pattern: str, start: int) -> int:
    """Where the group, set or sign ends that begins here; IndexError in a pattern that `re` would refuse as well."""
    if pattern[start] == "\\":
        return start + 2
    if listed := _SET.match(pattern, start):
        return listed.end()
    if pattern[start] != "(":
        return start + 1
    place = start + 1
    while pattern[place] != ")":
        place = end_of_piece(pattern, place)
    return place + 1
