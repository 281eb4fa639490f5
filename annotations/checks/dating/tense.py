"""Whether what a sentence tells of a day is over or still to come, by the verb nearest to it."""

import re
from collections.abc import Mapping

from annotations.checks.lexing.lexed import Span

OVER, TO_COME, UNTOLD = -1, 1, 0
REACH = 100  # code points on either side that are looked at
_STRONG = (
    "was were had did said told came went took left fell held began gave made saw found broke struck sank shot met won "
    "lost rose hit brought put spoke wrote sent led ran got became died drew drove flew fought grew kept knew laid lay "
    "paid rang sat set shook slid sold spent stood swept swore taught tore threw woke wore bore blew built burnt "
    "bought caught chose cut dealt fed fled felt forgot froze heard hid kept lit read rode sang sought "
    "shut split swam thought"
)
# In each language what tells that a thing is over, and what tells that it is to come; the second goes first.
_TO_COME: Mapping[str, str] = {
    "en": r"will|shall|(?:is|are) (?:to|due|expected|set|scheduled|likely|planned)|(?:scheduled|planned|due) for"
    r"|(?:plans|intends|hopes|wants) to",
    "ru": r"буд(?:ет|ут|ем|у)|состо(?:ится|ятся)|пройд[её]т|пройдут|начн[её]тся|начнутся|соберутся|собер[её]тся"
    r"|выйд[её]т|откроется|прибудет|приедет|намерен\w{0,2}|планиру\w{1,4}|предстоит|ожида(?:ется|ются)",
    "az": r"\w+(?:acaq|əcək)\w{0,6}",
}
_OVER: Mapping[str, str] = {
    "en": rf"(?<!\bis )(?<!\bare )(?<!\bbe )(?:\w{{2,}}ed|{'|'.join(_STRONG.split())})",
    "ru": r"\w{2,}(?:л|ла|ло|ли|лся|лась|лось|лись|[еая]н[аоы]?)",
    "az": r"\w{2,}(?:[dt][ıiuü](?:lar|lər)?|[ıiuü]b(?:lar|lər)?|m[ıiuü]şd[ıiuü]r)",
}
_OPEN = r"would|could|might|may|should|if|бы|если|əgər"  # neither
_VERBS = {
    language: re.compile(
        rf"(?<!\w)(?:(?P<open>{_OPEN})|(?P<come>{_TO_COME[language]})|(?P<over>{_OVER[language]}))(?!\w)"
    )
    for language in _OVER
}
_ENDS = re.compile(r"[,;:()«»“”\"—–]|\b(?:that|who|which|when|что|который|когда|ki)\b")


def tense_at(text: str, day: Span, sentence: Span, language: str | None) -> int:
    """OVER, TO_COME, or UNTOLD where the verbs do not say: of the clause that the day is in, else of its sentence."""
    verbs = _VERBS.get(language or "")
    if verbs is None:
        return UNTOLD
    before = text[max(day.start - REACH, sentence.start) : day.start].lower()
    after = text[day.end : min(day.end + REACH, sentence.end)].lower()
    clause_before = before[max((found.end() for found in _ENDS.finditer(before)), default=0) :]
    stop = _ENDS.search(after)
    clause_after = after[: stop.start()] if stop else after
    for left, right in ((clause_before, clause_after), (before, after)):
        told = _nearest(verbs, left, right)
        if told is not None:
            return told
    return UNTOLD


def _nearest(verbs: re.Pattern[str], before: str, after: str) -> int | None:
    """What the nearest verb says; None if there is none."""
    left = [found for found in verbs.finditer(before) if found.end() <= len(before)]
    right = verbs.search(after)
    far_left = len(before) - left[-1].end() if left else None
    if right is not None and (far_left is None or right.start() < far_left):
        return _told(right)
    return _told(left[-1]) if left else None


def _told(found: re.Match[str]) -> int:
    return TO_COME if found["come"] else OVER if found["over"] else UNTOLD
