"""How a sentence that names no body goes on to tell of the one before in the present: "today it has", "and now has"."""

import re
from functools import lru_cache

from annotations.checks.chronology.cues import alternatives


@lru_cache(maxsize=8)
def it_today(language: str | None) -> re.Pattern[str]:
    """Today it carries; it currently carries."""
    if language not in ("en", None):
        return re.compile(r"(?!)")
    today, present = alternatives("today", "en"), alternatives("present", "en")
    return re.compile(rf"(?<!\w)(?:(?:{today}),?\s+it\s+|it\s+(?:{today})\s+)(?:{present})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=8)
def and_now(language: str | None) -> re.Pattern[str]:
    """And today serves."""
    if language not in ("en", None):
        return re.compile(r"(?!)")
    today, present = alternatives("today", "en"), alternatives("present", "en")
    return re.compile(rf"(?<!\w)(?:and|but)\s+(?P<told>(?:{today})\s+(?:{present}))(?!\w)", re.IGNORECASE)
