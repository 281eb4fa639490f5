"""Names as they are compared: without case, accents, "the", points, hyphens and, moderately, the endings of cases."""

import re

from annotations.checks.naming.table import Names
from annotations.rules.folding import fold

_PART = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_INITIALS = re.compile(r"\b[^\W\d_](?:\.[^\W\d_])+\b\.?")
_POSSESSIVE = re.compile(r"'s\b")
_ARTICLES = frozenset({"the"})
_WRITTEN_OUT = {"st": "saint", "mt": "mount"}
_SHORTEST = 4  # letters that an ending leaves


def fold_name(written: str, names: Names) -> str:
    """The parts of the name with one blank between them: `Al-Qaeda’s` is `al qaeda`, `U.S.` is `us`."""
    joined = _INITIALS.sub(lambda found: found[0].replace(".", ""), written)
    plain = _POSSESSIVE.sub("", fold(joined))
    parts = [_WRITTEN_OUT.get(part, part) for part in _PART.findall(plain) if part not in _ARTICLES] or [plain.strip()]
    if names.endings:
        parts = [_without_ending(part, names) for part in parts]
    return " ".join(parts)


def _without_ending(part: str, names: Names) -> str:
    if len(part) <= _SHORTEST:
        return part
    for ending in names.endings:
        if len(part) - len(ending) >= _SHORTEST and part.endswith(ending):
            return part[: -len(ending)]
    return part
