"""What came after an event is no date of it: "after her death, in 1935, the house became a museum"."""

import re
from functools import lru_cache

from annotations.checks.across.event_statements import ToldEvent

_LEADS = "after|following|since|before|until|till|upon|prior to|ahead of|после|вслед за|до|перед|накануне|со времени"
_BETWEEN = r"(?:\s+[^\W\d_][\w’'-]*){0,4}?\s+"  # "her", "the sudden", "the poet's"
_SET_BESIDE = re.compile(r"\s*,\s*[.;!?]?\s*")  # "since its foundation, 1923."
_TAILS = r"\w*(?:\s+[^\W\d_]\w*)?\s+(?:sonra|əvvəl|qabaq)"  # "ölümündən sonra"


def is_of_what_came_after(told: ToldEvent, sentence: str, *, is_one_source: bool) -> bool:
    """Whether the date belongs to what is told beside the event. Without a comma it can be of either: "after his death
    in 1932"; then it is not set against another date in the same text.
    """
    found = _led(told.trigger, told.written).search(sentence)
    if found is None or _SET_BESIDE.fullmatch(found["before_date"] + sentence[found.end() :]):
        return False
    return is_one_source or "," in found["before_date"]


@lru_cache(maxsize=2_000)
def _led(trigger: str, written: str) -> re.Pattern[str]:
    event, date = re.escape(trigger), re.escape(written)
    return re.compile(
        rf"(?<!\w)(?:(?:{_LEADS}){_BETWEEN}{event}|{event}{_TAILS})\b(?P<before_date>[^.;!?]{{0,60}}?){date}",
        re.IGNORECASE,
    )
