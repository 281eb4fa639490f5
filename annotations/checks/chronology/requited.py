"""A sentence or a reward that is dated before what it was for: "sentenced in July 1926 for the wreck" of August."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from annotations.checks.chronology.clauses import adverbial
from annotations.checks.chronology.first_letters import by_first_letter
from annotations.checks.chronology.timeline import Dated, Timeline, is_before
from annotations.checks.lexing.lexed import Span

NEAR = 70  # code points between what happened and its date
FAR = 200  # code points between the verdict and what it was for
_YEARS = 5 * 366  # days: what came so much later was another wreck

_VERDICTS = (
    r"sentenced|convicted|condemned|arrested|detained|tried|executed|shot|hanged|fined|expelled|dismissed"
    r"|exiled|deported|imprisoned|punished|jailed|censured|awarded|decorated|rewarded|honou?red|knighted|prosecuted"
    r"|indicted|reprimanded|sacked|received|got"
    r"|осужд[её]н[аоы]?|приговор[её]н[аоы]?|арестован[аоы]?|оштрафован[аоы]?|уволен[аоы]?|наказан[аоы]?|казн[её]н[аоы]?"
    r"|расстрелян[аоы]?|сослан[аоы]?|награжд[её]н[аоы]?|отстран[её]н[аоы]?|исключ[её]н[аоы]?|получил[аи]?"
)
_REQUITED = re.compile(rf"(?<!\w)(?:{by_first_letter(_VERDICTS)})(?!\w)", re.IGNORECASE)
_FOR = re.compile(r"(?<!\w)(?:for|за)\s+(?!(?:\d|life|years?|months?)(?!\w))", re.IGNORECASE)
# The prevention of fires, another fire, a fire that came after: not what is told of elsewhere.
_STOPS = re.compile(
    r"[.;:()]|(?<!\w)(?:who|when|where|until|an?|another|other|similar|earlier|previous|first|second|old|anti"
    r"|insurance|prevention|preventing|fighting|safety|когда|друг\w{2,3}|прежн\w{2,3}|перв\w{2,3}|втор\w{2,3}"
    r"|предотвращ\w+|тушени\w+)(?!\w)",
    re.IGNORECASE,
)
# What such a happening is called, and what tells of it with its date.
_HAPPENINGS = (
    (r"fire|blaze", r"fire|blaze|burn(?:ed|t) (?:down|out)|gutted"),
    (r"flood", r"floods?|flooded"),
    (
        r"wreck|collision|crash|sinking|shipwreck|derailment",
        r"collided|collision|crash(?:ed)?|wreck(?:ed)?|sank|sinking"
        r"|sunk|foundered|ran aground|derailed|derailment",
    ),
    (r"explosion|blast", r"explosion|exploded|blast|blew up|blown up"),
    (r"murder|killing|assassination", r"murder(?:ed)?|assassinat\w{2,3}|shot dead|stabbed to death"),
    (r"robbery|theft|burglary", r"robbery|robbed|theft|stolen|burglary|burgled|broken into"),
    (
        r"riots?|mutiny|uprising|revolt|rebellion|rising",
        r"riots?|rioted|mutin\w{1,4}|uprising|revolt(?:ed)?|rebellion"
        r"|rebelled|rising",
    ),
    (r"strike", r"strike|struck work|downed tools|walked out"),
    (r"collapse", r"collapse|collapsed|gave way|caved in"),
    (r"massacre", r"massacre|massacred"),
    (r"rescue", r"rescue|rescued"),
    (r"accident|disaster|catastrophe", r"accident|disaster|catastrophe"),
    (r"(?:his|her|their) election", r"(?:was|were) elected|became an? (?:\w+ )?member"),
    (r"(?:his|her|their) appointment", r"(?:was|were) appointed"),
)
_HAPPENINGS_RU = (
    (r"пожар\w{0,2}", r"пожар\w{0,2}|сгорел\w?|выгорел\w?"),
    (
        r"авари\w{1,2}|катастроф\w{1,2}|крушени\w{1,2}|столкновени\w{1,2}",
        r"авари\w{1,2}|катастроф\w{1,2}|крушени\w{1,2}"
        r"|столкновени\w{1,2}|столкнул\w{2,3}|затонул\w?",
    ),
    (r"взрыв\w{0,2}", r"взрыв\w{0,2}|взорвал\w{0,3}|взорван\w?"),
    (r"убийств\w{1,2}", r"убийств\w{1,2}|убит\w?|застрелен\w?"),
    (r"ограблени\w{1,2}|краж\w{1,2}", r"ограблени\w{1,2}|ограблен\w?|краж\w{1,2}|украден\w?"),
    (r"бунт\w{0,2}|восстани\w{1,2}|мятеж\w{0,2}", r"бунт\w{0,2}|восстани\w{1,2}|мятеж\w{0,2}|восстал\w?"),
    (r"забастовк\w{1,2}|стачк\w{1,2}", r"забастовк\w{1,2}|стачк\w{1,2}|забастовал\w?"),
    (r"обрушени\w{1,2}|обвал\w{0,2}", r"обрушени\w{1,2}|обрушил\w{2,3}|обвал\w{0,2}|рухнул\w?"),
)


class Requited:
    """What people of a text were punished or rewarded for."""

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline

    def found(self, number: int, dates: Sequence[Dated]) -> Iterator[tuple[Dated, Dated, str]]:
        """The later date of what it was for, the date of the verdict, and the words that tell of it."""
        text, sentence = self.timeline.text, self.timeline.reading.sentences[number]
        noun, _ = _patterns(self.timeline.reading.language)
        for verb in _REQUITED.finditer(text, sentence.start, sentence.end):
            reason = _FOR.search(text, verb.end(), min(verb.end() + FAR, sentence.end))
            date = self._date(dates, Span(*verb.span()), reason.start()) if reason else None
            if reason is None or date is None:
                continue
            limit = min(reason.end() + NEAR, sentence.end)
            stop = _STOPS.search(text, reason.end(), limit)
            named = _named(noun, text, reason.end(), stop.start() if stop else limit)
            cause = self._of(named[0], date) if named else None
            if named and cause and is_before(date, cause) and _are_near(date, cause):
                yield cause, date, " ".join(text[reason.start() : named[1]].split())
                return

    def _date(self, dates: Sequence[Dated], verb: Span, reason: int) -> Dated | None:
        """When it was: the last date before its reason, in the clause of its verb."""
        before = [date for date in dates if date.end <= reason and adverbial(self.timeline, date)]
        if not before or not before[-1].is_single or before[-1].end < verb.start - NEAR:
            return None
        between = self.timeline.text[min(before[-1].end, verb.end) : reason]
        return None if re.search(r"[;:]", between) else before[-1]

    def _of(self, told: int, own: Dated) -> Dated | None:
        """The date that all the text gives to what is told by such words; None where it gives none, or several."""
        found = [date for date in self._dated.get(told, ()) if date is not own]
        apart = any(is_before(one, found[0]) or is_before(found[0], one) for one in found)
        return found[0] if found and not apart else None

    @cached_property
    def _dated(self) -> dict[int, list[Dated]]:
        """By each kind of happening, the dates that stand nearest to it in their sentences."""
        found: dict[int, list[Dated]] = {}
        reading = self.timeline.reading
        _, pattern = _patterns(reading.language)
        for number, dates in self.timeline.by_sentence.items():
            sentence = reading.sentences[number]
            for match in pattern.finditer(reading.text, sentence.start, sentence.end):
                nearest = min(dates, key=lambda date: _gap(date, match))
                if _gap(nearest, match) <= NEAR and (nearest.is_single or nearest.is_span):
                    found.setdefault(_kind(match), []).append(nearest)
        return found


@lru_cache(maxsize=8)
def _patterns(language: str | None) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What happenings are called, and what tells of them; each kind is a group of both."""
    rows = {"en": _HAPPENINGS, "ru": _HAPPENINGS_RU}.get(language or "", (*_HAPPENINGS, *_HAPPENINGS_RU))
    noun, told = (
        re.compile(
            rf"(?<!\w)(?:{'|'.join(f'(?P<k{number}>{row[column]})' for number, row in enumerate(rows))})(?!\w)",
            re.IGNORECASE,
        )
        for column in (0, 1)
    )
    return noun, told


def _kind(match: "re.Match[str]") -> int:
    return int((match.lastgroup or "k0")[1:])


def _named(noun: re.Pattern[str], text: str, start: int, end: int) -> tuple[int, int] | None:
    """Which kind of happening the reason names, and where its name ends."""
    found = noun.search(text, start, end)
    return (_kind(found), found.end()) if found else None


def _gap(date: Dated, match: "re.Match[str]") -> int:
    return max(date.start - match.end(), match.start() - date.end)


def _are_near(date: Dated, cause: Dated) -> bool:
    return date.last is not None and cause.first is not None and cause.first - date.last <= _YEARS
