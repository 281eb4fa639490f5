"""What a date does in its clause: whether it tells when something was, or only which thing is meant."""

import re
from functools import lru_cache

from annotations.checks.chronology.cues import alternatives, cue
from annotations.checks.chronology.timeline import Dated, Timeline
from annotations.checks.dating.mention import Form

_WHEN = re.compile(
    r"(?<!\w)(?:in|on|by|during|around|about|until|early|late|mid|as early as|as late as|as recently as|already|only"
    r"|in the|on the|by the|в|во|на|к|лишь|уже|только)"
    r"(?:\s+(?:early|late|mid|the (?:beginning|end|middle|spring|summer|autumn|winter|night|morning|evening) of"
    r"|начале|конце|середине))?[\s,-]+\Z"
    r"|[,;:(–—]\s*\Z",
    re.IGNORECASE,
)
# In Russian a day has no preposition; with one it is the day of a law, or an end.
_BOUND = re.compile(
    r"(?<!\w)(?:от|с|со|до|к|по|после|около|за|закон\w{0,2}|указ\w{0,2}|договор\w{0,2}|декрет\w{0,2}"
    r"|событи\w{1,2})\s+\Z",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"(?<!\w)(?:that|what|why|how|which|who|whose|whom|where|when|whether|since|until|till|before|while|although"
    r"|though|than|having"
    r"|recalled|said|told|admitted|announced|reported|revealed|claimed|confessed|alleged|discovered|showed|emerged"
    r"|noted"
    r"|planned|scheduled|expected|dating|earlier|previously|again|because|committed|held|commemorat\w+"
    r"|anniversary"
    r"|котор\w+|что|где|когда|чем|ранее|до|ki|hansı|olan|əvvəl)(?!\w)|[;:]",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(
    r"(?<!\w)(?:was|were|is|are|been|be|being|has|have|had|did|got|был|была|было|были)"
    r"(?:\s+(?:\w+ly|already|first|finally|again|just|still|never|long|so|also|even|not|once|уже)){0,2}\s+\Z",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"(?<!\w)(?:he|she|it|they|we|i|он|она|оно|они|мы)\s+\Z", re.IGNORECASE)
# He went back to the house he had bought in 1869.
_CONTACT = re.compile(
    r"(?<!\w)[a-z]{2,}\s+[^.;:]*\w\s+(?:he|she|it|they|we|i)\s+had\s+(?:\w+\s+){1,4}(?:in|on|by)\s+\Z", re.IGNORECASE
)
_SHORT = 3  # words between a participle and its date: "set up again in"
_CLAUSE = re.compile(r"[.;:]|,?\s(?:and|but|и|но|və|amma)\s")


def adverbial(timeline: Timeline, date: Dated) -> bool:
    """Whether a date tells when something was: after a preposition of time or at the beginning of its sentence."""
    before = timeline.before(date.start, 30)
    if not before.strip(" \t\n\"“«'"):
        return True
    if timeline.reading.language == "az":
        return date.quote.endswith(("də", "da"))
    if timeline.reading.language == "ru" and date.form is Form.DAY:
        return _BOUND.search(before) is None
    return _WHEN.search(before) is not None


def of_main_clause(timeline: Timeline, date: Dated, start: int, *, goes_on: bool = False) -> bool:
    """Whether an adverbial date after a place is that of the main verb: not of "the statute adopted in 1992", not of
    "it was found that in 1998 ...". The place is where the sentence, or what follows on the cause, begins;
    `goes_on` says that the cause is set into a clause whose verb goes on behind it: "it was granted and, because of the
    breach, withdrawn".
    """
    clause = re.split(r",\s", timeline.text[start : date.start])[-1]
    if _SUBORDINATE.search(clause) or _CONTACT.search(clause):
        return False
    if goes_on:
        return True
    following = timeline.after(date.end)
    return not (_is_adjoined(clause, following, timeline) or _follows_participle(clause, following, timeline))


@lru_cache(maxsize=8)
def _participle(language: str | None) -> re.Pattern[str]:
    """A participle before a date, with a few words between; its group is what stands before it."""
    return re.compile(
        rf"(?<!\w)(?:{alternatives('participle', language)})(?:\s+\w{{1,12}}){{0,{_SHORT}}}\s+\Z", re.IGNORECASE
    )


@lru_cache(maxsize=8)
def _adjoined(language: str | None) -> re.Pattern[str]:
    words = alternatives("participle", language)
    return re.compile(rf"\s*(?:г\.|года?|году)?\s*(?:\w+\s+){{0,3}}(?:{words})\s+[^\W\d]", re.IGNORECASE)


def _is_adjoined(clause: str, following: str, timeline: Timeline) -> bool:
    """In Azerbaijani the participle follows on its date, and its noun on it: 1960-cı ildə tikilmiş məktəb."""
    del clause
    return timeline.reading.language == "az" and _adjoined("az").match(following) is not None


def _follows_participle(clause: str, following: str, timeline: Timeline) -> bool:
    """Whether the verb before the date only tells which thing is meant, since the clause has another that tells."""
    language = timeline.reading.language
    if language == "az":
        return False
    found = _participle(language).search(clause)
    if found is None:
        return False
    before = clause[: found.start()]
    if _AUXILIARY.search(before) or _SUBJECT.search(before):
        return False
    if language == "ru" or not re.search(r"[^\W\d_]", before):
        return True
    rest = _CLAUSE.split(following)[0]
    return cue("past", language).search(before) is not None or cue("finite", language).search(rest) is not None
