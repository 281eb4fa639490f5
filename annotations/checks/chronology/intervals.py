"""A length of time told from one date to another: "ten years later, in 1999", "began in 1939 and ended in 1945"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from annotations.checks.chronology.beside import Lasting, lengths_of
from annotations.checks.chronology.cues import alternatives, cue
from annotations.checks.chronology.lengths import Counts, Fit, counts_between, fit
from annotations.checks.chronology.telling import against, noticed, plain
from annotations.checks.chronology.timeline import Dated, Timeline, is_before
from annotations.checks.chronology.unsaid_years import days_of, said
from annotations.checks.finding import Finding, Noticed, Value
from annotations.rules.edtf_values import EdtfDate

NEAR = 45  # code points between "later" and its date
ANCHORS = 3  # dates before it that it may be counted from

_JOIN = re.compile(
    r"\s*[,(–—-]?\s*(?:(?:that is|i\.e\.|already|only|just|в|во|уже|т\.е\.|yəni|on|in|by|the)[\s,]+){0,3}\Z"
)


_AFTER = re.compile(
    r"\safter\s+(?:(?:an? )?(?:existence|life|run|career|reign) of\s+)?\Z"
)  # closed in 1979 after 427 years


# A school existed for twenty years, a station was in use for ten.
_EXISTED = re.compile(
    r"(?<!\w)(?:(?:existed|operated|functioned|worked|stood|served|ran|reigned|ruled|governed|was (?:open|active)"
    r"|(?:was|were|been) in (?:use|service|operation|office|power|force))\s+for"
    r"|существовал\w?|действовал\w?|работал\w?|правил\w?|прослужил\w?|просуществовал\w?|mövcud olmuş\w*)"
    r"\s+(?:(?:a total of|only|just|about|some|almost|nearly|всего|около)\s+)?\Z",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"(?<!\w)(?:left|sailed|departed|set sail|embarked|leaving|opens?|begins?|starts?|основан\w?|открыт\w?"
    r"|отправил\w{2,3}|вышл\w|открывается|начинается)(?!\w)",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"(?<!\w)(?:returned|came back|got back|arrived|reached|closes|ends|finishes|returning|закрыт\w?|вернул\w{2,3}"
    r"|закрывается|заканчивается)(?!\w)",
    re.IGNORECASE,
)
_SHUT = re.compile(r"(?<!\w)(?:shut|folded|wound up|pulled down)\s[^.;]{0,20}\Z")


def intervals(name: str, timeline: Timeline) -> Iterator[Finding]:
    """What is noticed of lengths that lead from one date to another, in the order of the lengths."""
    for lasting in lengths_of(timeline):
        number = timeline.reading.sentence_number(lasting.start)
        told = timeline.by_sentence.get(number, ())
        dates = [date for date in told if date.is_single]
        before = _previous(timeline, number)[-1:]
        days = days_of(timeline, number, dates, near=before[0] if before else None)
        anchors = [date for date in told if date.is_single or date.is_span]
        found = _later(name, timeline, lasting, number, days, anchors) or _lasted(name, timeline, lasting, days)
        found = found or _came_and_left(name, timeline, lasting, number)
        if found:
            yield found


def _later(
    name: str, timeline: Timeline, lasting: Lasting, number: int, dates: list[Dated], possible: list[Dated]
) -> Finding | None:
    """A date that is said to be so much later, or earlier, than the one before it."""
    told = _direction(timeline, lasting)
    if told is None:
        return None
    end, is_later = told
    result = _result(timeline, lasting, end, dates)
    if result is None:
        return None
    same = [date for date in possible if date.end <= min(lasting.start, result.start)]
    anchors = [date for date in same if not timeline.is_in_brackets(date.start)] or _previous(timeline, number)
    fits = [(anchor, *measured(lasting, anchor, result, is_later=is_later)) for anchor in anchors[-ANCHORS:]]
    best = next((one for one in reversed(fits) if one[2] is Fit.FITS), fits[-1] if fits else None)
    if best is None or best[2] is Fit.NOT_TOLD:
        return None
    anchor, counts, judged = best
    is_plain = bool(same) or len(anchors) == 1
    kind = Noticed.HOLDS if judged is Fit.FITS else Noticed.TENSION
    if judged is Fit.APART and is_plain and not _may_be_elsewhere(timeline, anchor, lasting):
        kind = Noticed.CONTRADICTION
    between = (
        f"from {plain(anchor.quote)} to {plain(result.quote)} are {counts}" if counts else _backwards(anchor, result)
    )
    fitting = against(timeline.text[lasting.start : max(end, lasting.end)], fits=judged is Fit.FITS)
    return noticed(
        name,
        kind,
        ((anchor.start, anchor.end), (lasting.start, lasting.end), (result.start, result.end)),
        timeline,
        message=f"{between[0].upper()}{between[1:]}, {fitting}.",
        values=counted(lasting, anchor, result),
    )


def counted(lasting: Lasting, start: Dated, end: Dated) -> dict[str, Value]:
    """What was compared: the length, and the two dates; of a day without a year nothing is assumed."""
    return {"duration": lasting.length.iso, "from": said(start), "to": said(end)}


def _backwards(anchor: Dated, result: Dated) -> str:
    return f"{plain(result.quote)} does not come on that side of {plain(anchor.quote)}"


def _direction(timeline: Timeline, lasting: Lasting) -> tuple[int, bool] | None:
    """Where "later" or "earlier" ends after the length, and which of them; None where neither stands there."""
    language = timeline.reading.language
    for name, is_later in (("later", True), ("earlier", False)):
        if re.search(rf"\s(?:{alternatives(name, language)})\Z", lasting.quote, re.IGNORECASE):
            return lasting.end, is_later
    following = timeline.text[lasting.end : lasting.end + 30]
    for name, is_later in (("later", True), ("earlier", False)):
        found = re.match(
            rf"\s+(?:{alternatives(name, language)})(?!\w)(?!\s+(?:the|a|his|its))", following, re.IGNORECASE
        )
        if found:
            return lasting.end + found.end(), is_later
    before = timeline.text[max(lasting.start - 12, 0) : lasting.start]
    if re.search(r"(?<!\w)(?:через|спустя)\s+\Z", before, re.IGNORECASE):
        return lasting.end, True
    return None


def _result(timeline: Timeline, lasting: Lasting, end: int, dates: list[Dated]) -> Dated | None:
    """The date that is so much later: just after the words, or just before them with a comma between."""
    after = next((date for date in dates if date.start >= end), None)
    if after and after.start - end <= NEAR and _JOIN.match(timeline.text[end : after.start]):
        return after
    before = next((date for date in reversed(dates) if date.end <= lasting.start), None)
    if before and re.fullmatch(
        r"\s*(?:года?|году|il|ildə)?\s*[,(–—-]\s*(?:(?:just|only|some|about|almost|nearly|exactly)\s+)?",
        timeline.text[before.end : lasting.start],
    ):
        return before
    return None


def _previous(timeline: Timeline, number: int) -> list[Dated]:
    """The dates and ranges of the sentence before, if it is of the same block."""
    if number == 0:
        return []
    sentences, block = timeline.reading.sentences, timeline.reading.block_number
    if block(sentences[number].start) != block(sentences[number - 1].start):
        return []
    found = timeline.by_sentence.get(number - 1, ())
    return [date for date in found if (date.is_single or date.is_span) and not timeline.is_in_brackets(date.start)]


def measured(lasting: Lasting, anchor: Dated, result: Dated, *, is_later: bool) -> tuple[Counts | None, Fit]:
    """What lies between the two, and whether the length fits it; the last one is never counted here."""
    first, second = (anchor, result) if is_later else (result, anchor)
    if is_before(second, first):
        return None, Fit.APART
    start, end = first.edtf.end, second.edtf.start  # of a range, from its end on
    if not isinstance(start, EdtfDate) or not isinstance(end, EdtfDate):
        return None, Fit.NOT_TOLD
    counts = counts_between(start, end, lasting.length.unit)
    if counts is None:
        return None, Fit.NOT_TOLD
    strict = replace(counts, high=counts.low)
    judged = fit(lasting.length, strict, lasting.hedge)
    if judged is Fit.APART and counts.least <= lasting.length.count <= counts.high:
        judged = Fit.DOUBTFUL
    return strict, judged


def _may_be_elsewhere(timeline: Timeline, anchor: Dated, lasting: Lasting) -> bool:
    """Whether words between the two name another event without a date, which the length may be counted from."""
    between = timeline.text[anchor.end : lasting.start]
    return len(between) > 250 or cue("death", timeline.reading.language).search(between) is not None


_FOR = re.compile(r"(?<!\w)for\s+(?:(?:a total of|all of|exactly|just|only)\s+)?\Z", re.IGNORECASE)
_NEXT = re.compile(
    r"\s*(?:He|She|It|They)\s+(?:(?:first|had)\s+)?(?:came|arrived|joined|took|entered|started|began|opened"
    r"|was (?:appointed|elected|opened|founded|hired|installed))\s[^.;\d]{0,60}\Z"
)
_GONE = re.compile(
    r"[^.;\d]{0,30}(?<!\w)(?:left|retired|resigned|departed|stepped down|was (?:dismissed|closed|dissolved|replaced)"
    r"|ended|stopped|gave (?:it )?up|closed)\s[^.;\d]{0,40}\Z"
)


def _came_and_left(name: str, timeline: Timeline, lasting: Lasting, number: int) -> Finding | None:
    """He kept the light for twenty years. He came in 1887 and left in 1905: the next sentence, of the same one."""
    dates = timeline.by_sentence.get(number + 1, [])
    before = timeline.text[max(lasting.start - 30, 0) : lasting.start]
    if len(dates) != 2 or timeline.by_sentence.get(number) or not _FOR.search(before):
        return None
    start, end = dates
    begins = timeline.before(start.start)
    if not (start.is_single and end.is_single and _NEXT.fullmatch(begins) and is_before(start, end)):
        return None
    if not _GONE.fullmatch(timeline.text, start.end, end.start):
        return None
    counts, judged = measured(lasting, start, end, is_later=True)
    if counts is None or judged is Fit.NOT_TOLD:
        return None
    return noticed(
        name,
        Noticed.HOLDS if judged is Fit.FITS else Noticed.TENSION,
        ((lasting.start, lasting.end), (start.start, start.end), (end.start, end.end)),
        timeline,
        message=f"From {plain(start.quote)} to {plain(end.quote)} are {counts}, "
        f"{against(lasting.quote, fits=judged is Fit.FITS)}.",
        values=counted(lasting, start, end),
    )


def _lasted(name: str, timeline: Timeline, lasting: Lasting, dates: list[Dated]) -> Finding | None:
    """What began on one date and ended on another, and is said to have lasted so long."""
    language = timeline.reading.language
    before = timeline.text[max(lasting.start - 30, 0) : lasting.start]
    is_said = re.search(rf"(?:{alternatives('lasting', language)})\s[^.;]{{0,12}}\Z", before, re.IGNORECASE)
    is_said = is_said or _EXISTED.search(before)
    is_after = _AFTER.search(before) is not None and len(dates) == 2 and dates[1].end <= lasting.start
    if len(dates) != 2 or not (is_said or is_after):
        return None
    start, end = dates
    begins = timeline.before(start.start, 40)
    ends = timeline.text[start.end : end.start]
    is_begun = cue("beginning", language).search(begins) or _LEFT.search(begins)
    is_ended = cue("ending", language).search(ends) or _SHUT.search(ends) or _BACK.search(ends)
    if not (is_begun and is_ended and (is_said or is_before(start, end))):
        return None
    one, other = start.edtf.start, end.edtf.start
    counts = (
        counts_between(one, other, lasting.length.unit)
        if isinstance(one, EdtfDate) and isinstance(other, EdtfDate)
        else None
    )
    if counts is None:
        return None
    judged = fit(lasting.length, counts, lasting.hedge)
    kind = {Fit.FITS: Noticed.HOLDS, Fit.DOUBTFUL: Noticed.TENSION}.get(judged, Noticed.CONTRADICTION)
    if kind is Noticed.CONTRADICTION and is_after:
        kind = Noticed.TENSION
    fitting = against(lasting.quote, fits=judged is Fit.FITS)
    return noticed(
        name,
        kind,
        ((lasting.start, lasting.end), (start.start, start.end), (end.start, end.end)),
        timeline,
        message=f"From {plain(start.quote)} to {plain(end.quote)} are {counts}, {fitting}.",
        values=counted(lasting, start, end),
    )
