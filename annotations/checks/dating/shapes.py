"""How dates are put together, as patterns over the kinds of tokens, written so that they can be read."""

import re
from functools import cache

from annotations.checks.dating.kinds import CLASSES, KINDS

# A date that was found already, and one whose last ending says until.
DATE, UNTIL_DATE = "\uf8ff", "\uf8fe"
# What stands in many shapes. The small letters after a colon are the groups that builders look for.
PIECES = {
    "DATE": f"[{DATE}{UNTIL_DATE}]",
    "UNTILDATE": UNTIL_DATE,
    "GAP": "[ \r]?",  # in a whole date even a line's end between two blocks
    "ABOUT": r"(?:{circa:about}\.?_|(?P<tilde>[~?])_)?",
    "ERA": r"(?:_{bc:bc}|_{ad})?",
    "DAY": r"(?:{day:d}(?:-?{th})?|(?:{word:tens}[ -])?{ordinal:o})",
    "DAY2": r"(?:{day:dd}(?:-?{th})?|(?:{word:ttens}[ -])?{ordinal:oo})",
    "YEAR": r"{year:y}(?:-{th})?{YEARWORD}",
    "YEARWORD": r"(?:_{yearword})?",
    "OF": r"(?:_{of})?(?:_{the})?",
    "THE": r"(?:{the} )?",
    "FROM": r"(?:{from|since} )?",
    "TILL": r"(?:_-_| {to|until} )",
    "TH": r"(?:-?{th})?",
    "COUNT": r"(?:(?:{word:head} )?{word:tens}[ -](?:{and} )?)?{word:w}",
    "NUMBER": r"(?:{roman|day|two:n}(?:-?{th})?|(?:{word:tens}[ -])?{ordinal:o})",
    "NUMBER2": r"(?:{roman|day|two}(?:-?{th})?|(?:{word}[ -])?{ordinal})",
    "CENTURY": r"(?:{roman|day|two:cn}(?:-?{th})?|(?:{word:ctens}[ -])?{ordinal:co})[ -]?{centuryword}",
    "TENS": r"(?:'?{day|two:n}(?:_[-']_|){suffix}|{tens:nn})",
}
_SLOT = re.compile(r"\{(!?)([a-z|]+)(?::([a-z0-9]+))?\}|\{([A-Z0-9]+)\}|_")


@cache
def shape(template: str) -> re.Pattern[str]:
    """A pattern over kinds: `{day:d}` is a token of that kind, to be had as group d, `{day|two}` one of either,
    `{!day}` one of neither, `{DAY}` a piece; `_` is a gap that may be missing. White space is one blank, a mark itself.
    """
    return re.compile(_expanded(template))


def place_of(match: re.Match[str], group: str) -> int:
    """The place of the token that a group of the shape holds; -1 if the shape has no such group, or it is not there."""
    return match.start(group) if group in match.re.groupindex else -1


def has(match: re.Match[str], group: str) -> bool:
    """Whether the group of the shape holds a token."""
    return group in match.re.groupindex and match.start(group) >= 0


def _expanded(template: str) -> str:
    return _SLOT.sub(_slot, template)


def _slot(found: re.Match[str]) -> str:
    if found[0] == "_":
        return " ?"
    if found[4]:
        return _expanded(PIECES[found[4]])
    kinds = "".join(KINDS[kind] for name in found[2].split("|") for kind in CLASSES.get(name, name).split())
    one = f"[{'^' if found[1] else ''}{kinds}]"
    return f"(?P<{found[3]}>{one})" if found[3] else one
