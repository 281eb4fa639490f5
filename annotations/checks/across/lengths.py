"""How long something lasted, was agreed or was punished, as figures that two sources may give differently."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from annotations.checks.counting.mention import FigureMention
from annotations.checks.dating.mention import DateMention, Form
from annotations.checks.reading import Reading
from annotations.rules.figures import Figure, Qualifier

BESIDE = 60  # code points beside a duration that say what lasted so long
_ISO = re.compile(r"P(?:(?P<number>\d{1,6})(?P<unit>[YMWD])|T(?P<hours>\d{1,6})(?P<short>[HMS]))")
# What one of them is in the unit that it is compared in; months are not converted to days, nor days to hours.
_UNITS = {
    "Y": (12, "month"),
    "M": (1, "month"),
    "W": (7, "day"),
    "D": (1, "day"),
}
_SHORT_UNITS = {"H": (3_600, "second"), "M": (60, "second"), "S": (1, "second")}
TIMES = frozenset({"unit month", "unit day", "unit second"})
_HEDGE = (
    r"(?P<hedge>(?:(?:for|about|some|almost|nearly|over|only|just|exactly|more\s+than|at\s+least|около|почти|более)\s+)"
    r"{0,2})"
)
_BEFORE = {
    "lasted": re.compile(
        r"\b(?:last(?:ed|s|ing)?|took|takes|went\s+on|continued|dragged\s+on|raged|burned|burnt|продолжал\w*|длил\w*|"
        rf"продлил\w*|занял[аои]?)\s+{_HEDGE}$",
        re.IGNORECASE,
    ),
    "spent": re.compile(
        r"\b(?:held|kept|hidden|detained|imprisoned|captive|captivity|spent|stayed|remained|пров[её]л\w*|пробыл\w*|"
        rf"просидел\w*|удерживал\w*)\s+(?:[^\W\d_]+\s+){{0,5}}?{_HEDGE}$",
        re.IGNORECASE,
    ),
    "term": re.compile(
        r"\b(?:for\s+a\s+(?:term|period)\s+of|a\s+term\s+of|concluded\s+for|valid\s+for|signed\s+for|leased\s+for|"
        rf"сроком\s+на|на\s+срок|заключ[её]н\w*\s+на)\s+{_HEDGE}$",
        re.IGNORECASE,
    ),
    "sentence": re.compile(
        rf"\b(?:sentenced\s+to|imprisoned\s+for|jailed\s+for|приговор\w+\s+к|осужд[её]н\w*\s+(?:на|к))\s+{_HEDGE}$",
        re.IGNORECASE,
    ),
}
_BEHIND = {
    "lasted": re.compile(r"\s+(?:davam\s+e[td]\w*|sürmüş\w*|çək(?:di|ib|miş)\w*)", re.IGNORECASE),
    "term": re.compile(r"\s+müddətinə\b", re.IGNORECASE),
    "sentence": re.compile(
        r"['’]?\s*(?:(?:in\s+(?:prison|jail)|(?:of\s+)?imprisonment|hard\s+labour)\b|лишения\s+свободы|тюрьмы|"
        r"(?:azadlıqdan\s+)?məhrum|həbs)",
        re.IGNORECASE,
    ),
}
_ROUGH = {
    "about": Qualifier.ABOUT,
    "some": Qualifier.ABOUT,
    "almost": Qualifier.ABOUT,
    "nearly": Qualifier.ABOUT,
    "около": Qualifier.ABOUT,
    "почти": Qualifier.ABOUT,
    "over": Qualifier.MORE_THAN,
    "more than": Qualifier.MORE_THAN,
    "более": Qualifier.MORE_THAN,
    "at least": Qualifier.AT_LEAST,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LengthMention(FigureMention):
    """A duration as a figure in months, days or seconds; `role` is lasted, spent, term or sentence."""

    role: str = ""
    shown: str = ""


def lengths_of(reading: Reading) -> Iterator[LengthMention]:
    """Every duration that is said to be how long something lasted, was agreed for, or was to be served in prison."""
    for date in reading.dates:
        if date.form is Form.DURATION and date.duration:
            made = _length(reading, date, date.duration)
            if made is not None:
                yield made


def _length(reading: Reading, date: DateMention, duration: str) -> LengthMention | None:
    told = _ISO.fullmatch(duration)
    if told is None:
        return None
    sentence = reading.sentence_at(date.start)
    before = reading.text[max(sentence.start, date.start - BESIDE) : date.start]
    behind = reading.text[date.end : min(sentence.end, date.end + BESIDE)]
    role, hedge = "", ""
    for name, pattern in _BEFORE.items():
        found = pattern.search(before)
        if found:
            role, hedge = name, " ".join(found["hedge"].casefold().split())
            break
    role = next((name for name, pattern in _BEHIND.items() if pattern.match(behind)), role)
    if not role:
        return None
    times, unit = _UNITS[told["unit"]] if told["unit"] else _SHORT_UNITS[told["short"]]
    value = Decimal(told["number"] or told["hours"]) * times
    qualifier = next((one for words, one in _ROUGH.items() if hedge.endswith(words)), None)
    return LengthMention(
        start=date.start,
        end=date.end,
        figure=Figure(value=value, qualifier=qualifier, unit=unit),
        place=Decimal(times),
        role=role,
        shown=reading.text[date.start : date.end].split()[-1],
    )
