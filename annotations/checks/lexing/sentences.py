"""Where sentences end: at a mark that ends one, unless it stands in an abbreviation, an initial or a number."""

import re
from collections.abc import Iterator

from annotations.checks.languages import abbreviations_of
from annotations.checks.languages.table import words

# A mark that ends sentences, what closes after it, and the gap; in scripts without gaps there need be none.
_END = re.compile(r"(?:(?<![.!?…؟۔])[.!?…؟۔]+[\"'”’»)\]]*(?:\[\d{1,3}\])*(?=\s)|[。！？]+[”’」』）]*)\s*")
_LAST_WORD = re.compile(r"([^\W_]+(?:[.'’-][^\W_]+)*)\.$")
# Words cut short that stand before a number, and end no sentence there: "Осн. 1930", "(дл. 412 м)", "Yarad. 1930".
_BEFORE_NUMBERS = words(
    "est estd incorp publ compl bef aft fl pop alt dist diam dia wt осн постр сооруж откр осв перестр разруш упом пол "
    "род ум дл длин выс шир глуб пл площ нас жит тир вместим yarad əs tik inş doğ vəf uz hünd sah əh"
)
_OPENING = "\"'“‘„«([¿¡—–-•"


def sentences_of(text: str, start: int, end: int, language: str | None) -> Iterator[tuple[int, int]]:
    """The sentences of a block, without the white space between them."""
    begin = start
    for found in _END.finditer(text, start, end):
        if found.end() < end and _ends(text, begin, found, language):
            yield begin, found.start() + len(found[0].rstrip())
            begin = found.end()
    if begin < end:
        yield begin, end


def _ends(text: str, begin: int, found: "re.Match[str]", language: str | None) -> bool:
    following = text[found.end() : found.end() + 3].lstrip(_OPENING)[:1]
    if following.islower():
        return False
    if not found[0].startswith(".") or found[0].startswith(".."):
        return True
    first = max(begin, found.start() - 40)
    word = _LAST_WORD.search(text, max(first, text.rfind(" ", first, found.start()) + 1), found.start() + 1)
    if word is None:
        return True
    is_initial = len(word[1]) == 1 and word[1].isupper()
    said = word[1].casefold()
    if following.isdigit() and said in _BEFORE_NUMBERS:
        return False
    return not is_initial and said not in abbreviations_of(language)
