"""Of what a percentage is told, where a word beside it says which of a place it is: its turnout, its literacy."""

import re

_MARK = re.compile(r"[.,;:!?()\n]|\b(?:and|but|while|и|а|но|və|isə)\b", re.IGNORECASE)
_SHARES = {
    "turnout": r"turn-?out|poll(?:ed)?|явк\w+|fəallı\w+|(?:seçici\w+\s+iştirak\w*)",
    "unemployment": r"unemploy\w+|jobless\w*|безработ\w+|işsizli\w+",
    "inflation": r"inflation|инфляци\w+|inflyasiya\w*",
    "literacy": r"litera(?:cy|te)|illitera(?:cy|te)|(?:не)?грамотн\w+|savadlı\w*",
    "stake": r"stake|(?:owns|owned|holds|held)\s+(?:some\s+|about\s+)?$|доля|пакет\w*\s+акций",
}
_PATTERNS = {name: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for name, words in _SHARES.items()}


def share_of(before: str, behind: str) -> str:
    """Which of a few shares it is, by the words between marks right before or behind it; '' if none of them says so."""
    near = (_MARK.split(before)[-1], _MARK.split(behind)[0])
    return next((name for words in near for name, pattern in _PATTERNS.items() if pattern.search(words)), "")
