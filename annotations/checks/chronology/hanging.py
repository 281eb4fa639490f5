"""Dates behind a result that are not its own: "protests like those of 1996", "the reopening of the 1999 case"."""

import re

_COMPARED = re.compile(
    r"(?<!\w)(?:like|than|unlike|as|similar to|comparable to|recalling)\s+(?:th\w+\s+|in\s+|of\s+)*\Z"
)
_AGAIN = re.compile(
    r"(?<!\w)(?:re\w+ing|re\w+tion|re\w+al|return|restoration|end|ending|abandonment|closure|closing|loss"
    r"|destruction|demolition|collapse)\s+of\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"\s+[a-z]")


def is_of_another(between: str, after: str) -> bool:
    """Whether a date belongs to what the result is compared with or done to, by the words before it and after it."""
    return bool(_COMPARED.search(between) or (_AGAIN.search(between) and _ATTRIBUTE.match(after)))
