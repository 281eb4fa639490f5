"""What a figure without a noun counts: by what befell those counted, by a label before it, by what was asked."""

import re
from collections.abc import Mapping

from annotations.checks.across.roles import OF_PERSONS, class_of, is_class, role_of
from annotations.checks.across.sorts import sort_of
from annotations.checks.across.subjects import is_body
from annotations.checks.across.words import content, loosened, plain, stem
from annotations.checks.counting.mention import FigureMention
from annotations.checks.reading import Reading

NEAR = 80  # code points before a figure that a label stands in
ASKED = 200  # code points of a question that are read
_BEHIND = re.compile(
    r"\s+(?:of\s+(?:us|them)\s+|из\s+(?:нас|них)\s+)?(?:(?:were|was|are|is|had|have|has|been|being|got|also|others|more|are|be|reportedly|feared|confirmed|still"
    r"|были|было|был|оказались)\s+){0,3}([^\W\d_]+)",
    re.IGNORECASE,
)
# "Seats: 460", "Мест — 460", "put the dead at 63", "Population in 1861, 3,684"
_LABEL = re.compile(
    r"([^\W\d_]{3,})\.?(?:\s+(?:was|were|is|are|stood|at|of|to|put|имел|имела|имело|было|составило|составил|составила"
    r"|olub|idi))*(?:\s*\(?(?:in\s|в\s)?\d{4}\)?(?:-\S+|\s(?:г|году|il)\.?)?)?\s*[:,|=–—-]?\s*$",
    re.IGNORECASE,
)
# The word that a measure stands behind, and the one behind it: "дл. 412 м, выс. 21 м", "Height: 41 m".
_MEASURE = re.compile(r"([^\W\d_]{2,})\.?\s?[:=|(–—-]?\s{0,3}$")
_NEXT_WORD = re.compile(r"\s{0,2}([^\W\d_]{2,})")
_WITH = re.compile(r"\b(with|by|for|со?)\s+(?:some|about|over|only|more than|around)?\s{0,2}$", re.IGNORECASE)
_SEEN_BY = re.compile(r"\b(?:seen|visited|viewed|watched)\s+by\s+(?:[^\W\d_]+\s+){0,2}$", re.IGNORECASE)
# Whose loss it is: "Torland lost 12 soldiers".
_LOSER = re.compile(
    r"([A-ZА-ЯЁƏÖÜİĞÇŞ][^\W\d_]{2,})\s+(?:(?:army|forces|troops|navy|police)\s+)?(?:had\s+|has\s+)?"
    r"(?:lost|loses|suffered|потерял\w*|itirdi|itirib)\s[^.;,]{0,20}$"
)
_OWNER = re.compile(
    r"\s+of\s+(?:the\s+|its\s+|our\s+|their\s+)?((?:(?!(?:were|was|are|is|had|have|has|and|in|at|on|by|who|which|from|for|to|of)\b)"
    r"[^\W\d_][^\s.,;:!?()]*\s?){1,3})",
    re.IGNORECASE,
)
BESIDE = 30  # code points before a measure that such a word stands in
# "Fatal accidents: four", "Boats: 32": whatever noun an item of a list begins with.
_ITEM = re.compile(r"(?:^|[.;\n•–-]\s*)((?:[^\W\d_]+\s){0,2})([^\W\d_]{4,}):\s*$")
_NO_NOUN = re.compile(r"\b(?:the|was|is|were|are|by|at|in)\b", re.IGNORECASE)
_ENDS = re.compile(r"(?!\.\d)\s*(?:[.,;:()\[\]–—\n]|$|(?:and|in|at|и|в|və)\s)")
_STOPS = re.compile(r"(?!\.\d)\s*(?:[.,;:()\[\]–—\n]|$|(?:and|in|at|on|by|after|from|и|в|к|после|və)\s)")
_LIST = re.compile(r";\s*(?:in\s|в\s)?\d{4}(?:-\S+|\s(?:г|году|il)\.?)?\s*[:,–—-]?\s*$")
_ITEMS = re.compile(
    r"([^\W\d_]{3,})\.?\s*:?\s*(?:(?:in\s|в\s)?\d{4}[:,]?\s*[\d,. ]{1,15};\s*){1,5}(?:in\s|в\s)?\d{4}[:,]?\s*$"
)
TOLD_BEFORE = 160  # code points before a figure that what rose to it stands in
_FATE = re.compile(
    r"\s+(?:(?:of (?:them|us|the men)|men|people|persons|more)\s+)?(?:(?:had|have|has)\s+)?"
    r"(?:(?:gave|laid down|lost|paid with|met)\s+(?:their|his|her)\s+(?:lives|life|deaths?|end)\b"
    r"|(?:fell|fallen)\b(?!\s+(?:ill|sick|behind|by|to|from|short|into|in love|out))"
    r"|(?:did not|never)\s+(?:return|come back|came back)\b|proved fatal\b|сложили головы|не вернул(?:ись|ся)\b)",
    re.IGNORECASE,
)
_LOSS_OF_THINGS = re.compile(r"lost\s+(?:their|his|her|its|the|a)\s+(?!li(?:ves|fe))", re.IGNORECASE)
_RISES = re.compile(
    r"\b(?:rose|risen|rising|climbed|grown|grew|gone up|went up|stood|stands|put|up|increased|fell|fallen|dropped|down"
    r"|now|вырос\w*|возрос\w*|увеличил\w*|достиг\w*|сократил\w*|составил\w*|çat\w*|art\w*)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_TOLL = re.compile(
    r"\b(?:death toll|toll|deaths?|the dead|fatalities|число (?:погибших|жертв)|ölənlərin sayı|həlak olanların sayı)\b",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(r"\b(?:number of(?: the)?|число|количество)\s+([^\W\d_]{3,})", re.IGNORECASE)
_HOW_MANY = re.compile(r"\b(?:how many|сколько|neçə(?: nəfər)?)\s+((?:[^\W\d_]+\s*){1,3})", re.IGNORECASE)
_STANDS_FOR: Mapping[str, str] = {
    **dict.fromkeys(("population", "pop", "население", "əhali", "əhalisi"), "inhabitant"),
    **dict.fromkeys(("crowd", "attendance", "audience", "gate"), "spectator"),
    **dict.fromkeys(("crew", "complement", "экипаж", "heyət"), "crewman"),
    **dict.fromkeys(("staff", "workforce", "payroll", "штат", "персонал"), "employee"),
    **dict.fromkeys(("garrison", "гарнизон"), "soldier"),
    **dict.fromkeys(("membership",), "member"),
}
# "a crew of 61 on board", "with a staff of some 34": whatever follows.
_BODY_OF = re.compile(
    r"\b(crew|complement|staff|workforce|payroll|garrison|membership|crowd|attendance|audience|gate|population)\s+of\s+"
    r"(?:(?:about|some|over|only|around|nearly|almost|up|to|more|than|at|least|no|fewer|less)\s+){0,3}$",
    re.IGNORECASE,
)


def noun_of(reading: Reading, figure: FigureMention) -> str:
    """A folded word for what it counts; '' where nothing says so. Of a measure none is sought."""
    if figure.figure.unit is not None:
        return ""
    return (
        befallen(reading, figure)
        or _body_of(reading, figure)
        or _labelled(reading, figure)
        or _asked(reading, figure)
        or _fate_behind(reading, figure)
        or _toll_before(reading, figure)
    )


def stands_for(noun: str) -> str:
    """The noun that a word for many stands for: of a crowd, spectators."""
    return _STANDS_FOR.get(noun, noun)


def _body_of(reading: Reading, figure: FigureMention) -> str:
    """Whom a word for many right before it has: "a crew of 61"."""
    told = _BODY_OF.search(reading.text[max(0, figure.start - BESIDE) : figure.start])
    return _STANDS_FOR.get(plain(told[1]), "") if told else ""


def _fate_behind(reading: Reading, figure: FigureMention) -> str:
    """What befell those counted, told by more words behind the number: "four gave their lives"; '' if nothing did."""
    return "dead" if died_behind(reading, figure.end) else ""


def died_behind(reading: Reading, end: int) -> bool:
    """Whether more words than one say right behind that those counted died: "comrades fell before the gate"."""
    return _FATE.match(reading.text, end) is not None


def is_loss_of_things(reading: Reading, start: int) -> bool:
    """Whether "lost" is told there of what somebody had: "lost their homes", and not their lives."""
    return _LOSS_OF_THINGS.match(reading.text, start) is not None


def _toll_before(reading: Reading, figure: FigureMention) -> str:
    """What a number that "rose to 11" is one of: "the death toll", "the number of stations"."""
    start = max(reading.sentence_at(figure.start).start, figure.start - TOLD_BEFORE)
    before = reading.text[start : figure.start]
    if not _RISES.search(before) or not _STOPS.match(reading.text, figure.end):
        return ""
    if _TOLL.search(before):
        return "dead"
    numbered = _NUMBER_OF.search(before)
    return plain(numbered[1]) if numbered else ""


def befallen(reading: Reading, figure: FigureMention, end: int | None = None) -> str:
    """What befell those counted, right behind the number, or behind the end of what it counts: "38 rescued", "one was
    drowned"; '' if nothing did.
    """
    end = figure.end if end is None else end
    behind = _BEHIND.match(reading.text, end, max(end, reading.sentence_at(figure.start).end))
    word = plain(behind[1]) if behind else ""
    return word if role_of(word, is_measured=False) in OF_PERSONS else ""


def is_beside(reading: Reading, figure: FigureMention, noun: str) -> bool:
    """Whether what befalls somebody does not befall those counted: "arrested with 46 leaflets", "shot by two men"."""
    before = _WITH.search(reading.text[max(0, figure.start - BESIDE) : figure.start])
    if before is None or before[1].casefold() in ("by", "for"):
        return before is not None
    return class_of(noun, stem(noun, reading.language)) not in ("person", "child", "prisoner", "pupil", "member")


def owner_of(reading: Reading, figure: FigureMention) -> frozenset[str]:
    """Whose they are that are counted, by the words behind "of", as they are compared: "soldiers of Veska" are Veska's,
    "of the Service" nobody's that could be told apart.
    """
    end = max(figure.end, figure.counted_end or 0)
    told = _OWNER.match(reading.text, end, max(end, reading.sentence_at(figure.start).end))
    words = [plain(word) for word in told[1].split()] if told else []
    sentence = reading.sentence_at(figure.start)
    lost = _LOSER.search(reading.text, max(sentence.start, figure.start - ASKED), figure.start)
    words += [plain(lost[1])] if lost else []
    said = content((word for word in words if not is_body((loosened(word),))), reading.language)
    return frozenset(loosened(word) for word in said if not sort_of(word, reading.language))


def is_seen_by(reading: Reading, figure: FigureMention) -> bool:
    """Whether those counted are who saw or visited something: "was seen by 84,000 people"."""
    return _SEEN_BY.search(reading.text, max(0, figure.start - BESIDE), figure.start) is not None


def measure_before(reading: Reading, figure: FigureMention) -> str:
    """Which measure the word right before says that it is, where none right behind does; '' if none says."""
    before = _MEASURE.search(reading.text[max(0, figure.start - BESIDE) : figure.start])
    behind = _NEXT_WORD.match(reading.text, figure.end)
    if before is None or (behind and role_of(plain(behind[1]), is_measured=True)):
        return ""
    return role_of(plain(before[1]), is_measured=True)


def _labelled(reading: Reading, figure: FigureMention) -> str:
    if not _ENDS.match(reading.text, figure.end):
        return ""
    start = max(reading.sentence_at(figure.start).start, figure.start - NEAR)
    before = reading.text[start : figure.start]
    found = _ITEMS.search(before) if _LIST.search(before) else _LABEL.search(before)
    known = _known(plain(found[1]), reading.language) if found else ""
    item = None if known else _ITEM.search(before)
    return known or (plain(item[2]) if item and not _NO_NOUN.search(item[1] or "") else "")


def _asked(reading: Reading, figure: FigureMention) -> str:
    """The noun behind "how many" in the sentence before, if this one begins with the figure."""
    number = reading.sentence_number(figure.start)
    if not number or figure.start - reading.sentences[number].start > 5:
        return ""
    asked = reading.sentences[number - 1]
    text = reading.text[max(asked.start, asked.end - ASKED) : asked.end].rstrip()
    found = _HOW_MANY.search(text) if text.endswith("?") else None
    words = found[1].split() if found else []
    told = (plain(word) for word in re.findall(r"[^\W\d_]+", text))
    befell = next((word for word in told if role_of(word, is_measured=False) in OF_PERSONS), "") if found else ""
    return befell or next((noun for word in words if (noun := _known(plain(word), reading.language))), "")


def _known(word: str, language: str | None) -> str:
    """The word where it is one that things are counted by."""
    if word in _STANDS_FOR:
        return _STANDS_FOR[word]
    is_noun = is_class(word, stem(word, language)) or role_of(word, is_measured=False) in OF_PERSONS
    return word if is_noun else ""
