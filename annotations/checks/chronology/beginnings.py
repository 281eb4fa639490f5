"""What a thing, or a body, is told to have done before it was there: "completed in 1902, it collapsed in 1899"."""

import re
from collections.abc import Iterator

from annotations.checks.chronology.clauses import adverbial, of_main_clause
from annotations.checks.chronology.deaths import PASSIVE, act_in
from annotations.checks.chronology.timeline import Dated, Timeline, is_before

FAR = 140  # code points between a beginning's date and that of the deed
NEAR = 14  # code points between the beginning's clause and the verb of the deed

_BEGUN = (
    r"(?:(?:re)?founded|established|set up|formed|created|raised|built|erected|completed|opened|launched|inaugurated"
    r"|chartered"
    r"|incorporated|constituted|instituted|laid out|planted|commissioned|consecrated|finished|put up|unveiled)"
)
# The school, founded in 1903, ...; founded by royal warrant in 1754, the academy ...; it was raised in 1794 and ...
_SET_IN = re.compile(
    rf"(?<!\w)\w+(?:\s+\([^()]{{1,40}}\))?,\s+(?:which\s+was\s+)?{_BEGUN}(?:\s+[^,;:.\d]{{1,40}})?\s+(?:in|on"
    r"|(?:after|following|because of|as a result of|by|under|with) the\s+(?:[^,;:.\d]{1,30}\s+of\s+)?)\s*\Z"
)
_OPENING = re.compile(rf"\A\W{{0,2}}{_BEGUN}(?:\s+[^,;:.\d]{{1,50}})?\s+(?:in|on)\s+\Z", re.IGNORECASE)
_TOLD = re.compile(
    rf"\A[^,;:\d]{{3,80}}\s(?:was|were)\s+(?:\w+ly\s+)?{_BEGUN}(?:\s+[^,;:.\d]{{1,40}})?\s+(?:in|on)\s+\Z"
)
_AFTER_SET_IN = re.compile(r"\s*,\s*")
_AFTER_OPENING = re.compile(r"\s*,\s+(?:the|its?|this)\s+(?:[\w’'-]+\s+){0,3}?(?=[a-z]+\s)", re.IGNORECASE)
_AFTER_TOLD = re.compile(r"\s*,?\s+and\s+")
# What comes before a beginning: it was planned, begun, and grew out of something; what it recalls and holds.
_BEFORE = re.compile(
    r"(?:began|begun|start|originat|grew|goes|went|trac|succeed|replac|plan|design|conceiv|propos|suggest|moot"
    r"|discuss|draft|decid"
    r"|approv|authori|fund|named|called|based|modell|inherit|commemorat|recall|honou?r|celebrat|mark|remember|stood"
    r"|stand|occup"
    r"|incorporat|contain|hous|includ|describ|document|cover|collect|show|display|exhibit|stud|investigat|acquir"
    r"|restor|renovat"
    r"|bought|got|owned|used|kept|brought|survived|dated)\w*",
    re.IGNORECASE,
)
_TO_WORK = re.compile(r"\s+(?:(?:its|their)\s+)?(?:work|operations?|activit\w+|broadcasts?|publication)(?!\w)")
_ELSEWHERE = re.compile(
    r"(?<!\w)(?:had|having|dating|dates?|dated|from|since|earlier|previously|before|already|who|whose|that|which"
    r"|where|when|whom|old"
    r"|former|older)(?!\w)",
    re.IGNORECASE,
)


# Moved to a house built in 1890.
_OF_NOUN = re.compile(
    rf"(?<!was )(?<!were )(?<!been )(?<!and )(?<!\w)(?:{_BEGUN}|written|painted|published)\s+(?:in|on)\s+\Z"
)


def acts_before_beginning(timeline: Timeline) -> Iterator[tuple[Dated, Dated, str]]:
    """Each beginning, the earlier date of a deed in the same sentence, and the words of the deed. English only."""
    if timeline.reading.language not in ("en", None):
        return
    for number, dates in timeline.told.items():
        if len(dates) > 1:
            begins = timeline.reading.sentences[number].start
            for place, beginning in enumerate(dates[:-1]):
                verb = _verb_after(timeline, begins, beginning)
                found = _deed(timeline, beginning, verb, dates[place + 1 :]) if verb else None
                if found:
                    yield found
                    break


def _verb_after(timeline: Timeline, begins: int, date: Dated) -> int | None:
    """Where the clause of a deed begins, if the date is that of a beginning."""
    if not date.is_single or date.start - begins > FAR:
        return None
    before = timeline.text[begins : date.start]
    for told, after in ((_SET_IN, _AFTER_SET_IN), (_OPENING, _AFTER_OPENING), (_TOLD, _AFTER_TOLD)):
        found = after.match(timeline.text, date.end) if told.search(before) else None
        if found:
            return found.end()
    return None


def _deed(timeline: Timeline, beginning: Dated, place: int, dates: list[Dated]) -> tuple[Dated, Dated, str] | None:
    """What is told of it on an earlier date; None where that may be how it came about, or another's."""
    date = next((one for one in dates if one.start >= place), None)
    if date is None or not date.is_single or not is_before(date, beginning) or date.start - beginning.end > FAR:
        return None
    told = timeline.text[place : date.start]
    act = act_in(timeline, told, 0)
    if act is None or act.start() > NEAR or PASSIVE.match(act[0]):
        return None
    if _BEFORE.fullmatch(act[0]) and not _TO_WORK.match(told, act.end()):
        return None
    if _ELSEWHERE.search(told, act.end()) or _OF_NOUN.search(told, act.end()) or re.search(r"[;:]", told):
        return None
    is_plain = adverbial(timeline, date) and of_main_clause(timeline, date, place + act.end())
    return (beginning, date, act[0]) if is_plain or _EVENT.search(told) else None


# "Collapsed in the flood of 1899", "fought in the war of 1877": the deed is dated by what it was in.
_EVENT = re.compile(
    r"(?<!\w)(?:in|during|at)\s+the\s+(?:[\w’'-]+\s+){0,2}(?:flood|fire|war|battle|storm|siege|revolt|rising|uprising"
    r"|strike|earthquake"
    r"|gale|raid|campaign|blaze|bombardment|explosion|riots?|famine|epidemic|census|elections?)\s+of\s+\Z"
)
