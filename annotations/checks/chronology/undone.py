"""What was done to a dated paper, or in memory of a dated happening, before its date: a law of 1994 undone in 1993."""

import re
from collections.abc import Iterator
from itertools import pairwise

from annotations.checks.chronology.clauses import adverbial
from annotations.checks.chronology.timeline import Dated, Timeline, is_before

_PAPERS = (
    r"law|act|decree|order|treaty|agreement|resolution|decision|judge?ment|verdict|sentence|ruling|edict"
    r"|statute|charter|constitution|convention|protocol|contract|accord|ordinance|ban"
    r"|закон\w?|указ\w?|декрет\w?|приказ\w?|договор\w?|постановлени\w|решени\w|приговор\w?"
)
_PAPER = re.compile(
    rf"(?<!\w)(?P<what>{_PAPERS})\s+(?:of|dated|from|от|passed on|signed on)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_UNDONE = re.compile(
    r"\s*,?\s*(?:года?|г\.)?\s*(?:was|were|is|had been|был[аои]?)?\s*(?:\w+ly\s+|later\s+|then\s+|finally\s+)?"
    r"(?P<verb>repealed|annulled|revoked|rescinded|abrogated|quashed|overturned|reversed|amended|set aside|cancelled"
    r"|denounced|implemented|carried out|executed|extended|renewed|отмен[её]н\w?|аннулирован\w?|изменен\w?|изменён\w?"
    r"|расторгнут\w?|исполнен\w?)\s+(?:[^.;:,\d]{1,40}\s)?(?:in|on|by|в|\s)?\s*",
    re.IGNORECASE,
)
_MEMORIAL = re.compile(
    r"(?<!\w)(?:monument|memorial|plaque|obelisk|statue|cross|chapel)\s+(?:to|for|commemorating|in memory of)\s+"
    r"(?:the\s+)?(?:[\w’'-]+\s+){0,5}?(?:of\s+)?(?:the\s+)?(?:(?P<what>[\w’'-]+)\s+of\s+)?\Z",
    re.IGNORECASE,
)
_UNVEILED = re.compile(
    r"(?:\s+(?P<noun>[^\W\d_]{4,}))?\s+(?:was|were)\s+(?:\w+ly\s+)?(?P<verb>unveiled|erected|put up|set up|built|opened"
    r"|inaugurated|consecrated|dedicated)\s+(?:[^.;:,\d]{1,40}\s)?(?:in|on)\s+",
    re.IGNORECASE,
)


def is_paper(told: str) -> bool:
    """Whether it is one that can only be undone after it was made; a memorial may be told of loosely."""
    return re.fullmatch(_PAPERS, told) is not None


def undone_before(timeline: Timeline) -> Iterator[tuple[Dated, Dated, str, str]]:
    """Each such date with the earlier one of what was done, the words for that, and what the first is of."""
    for dates in timeline.told.values():
        for one, other in pairwise(dates):
            if not (one.is_single and other.is_single and is_before(other, one) and adverbial(timeline, other)):
                continue
            before = timeline.before(one.start, 80)
            paper, undone = _PAPER.search(before), _UNDONE.fullmatch(timeline.text, one.end, other.start)
            if paper and undone:
                yield one, other, undone["verb"], paper["what"].lower()
                continue
            memorial, unveiled = _MEMORIAL.search(before), _UNVEILED.fullmatch(timeline.text, one.end, other.start)
            what = memorial and unveiled and (memorial["what"] or unveiled["noun"])
            if what and unveiled:
                yield one, other, unveiled["verb"], what.lower()
