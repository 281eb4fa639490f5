"""One title in two wordings: of a law, decree, treaty, report or book that is quoted otherwise elsewhere."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from itertools import product

from annotations.checks.across.documents import Document, documents_of, kind_of_word
from annotations.checks.across.same_title import NAMED_APART, are_two, begins_alike, judged, may_be_one, tie_of
from annotations.checks.across.saying import SHOWN, quoted, ranked
from annotations.checks.across.topics import Topics, topics_of
from annotations.checks.across.words import content
from annotations.checks.across.works import WORK, works_of
from annotations.checks.check import Setting, Settings
from annotations.checks.finding import Finding, Noticed
from annotations.checks.reading import Reading
from annotations.checks.statement import Statement
from annotations.rules.folding import fold
from annotations.rules.kinds import ContradictionKind

NAME = "titles"
TITLE = "One title, two wordings"
EXPLANATION = (
    "A title is quoted in two wordings: they differ only in small words, forms of words or words of one meaning, or "
    "their documents have one number or date. It does not know which wording is the official one."
)
SETTINGS: tuple[Setting, ...] = (
    Setting("words", 4, 2, 20, "how many words that say something two wordings share if nothing else ties them"),
)

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MADE = re.compile(
    r"\b(?:adopted|passed|signed|approved|issued|concluded|ratified|enacted|принят\w*|подписан\w*|утвержд[её]н\w*|издан\w*|"
    r"принял\w*|подписал\w*|qəbul|imzala\w*|təsdiq)\b",
    re.IGNORECASE,
)
DATES = 4  # dates of a sentence that its only day is looked for among
UNSAID = frozenset({"slogan", WORK})  # kinds of what no word beside it says of what kind it is
BEFORE = 6  # words of a long wording that are shown before its first difference
TOLD = 4  # mentions of one wording that are kept of one source
AMONG = 5  # words of what the source is about that these are found by
_MEANINGS = (
    ("combat", "combatt", "fight", "struggl", "count", "counter", "against"),
    ("enhanc", "strengthen", "reinforc"),
    ("measur", "step", "action"),
    ("increas", "improv", "rais", "improvement"),
    ("illicit", "illegal", "unlawful"),
    ("traffick", "traffic", "turnov", "circulation"),
    ("drug", "narcotic"),
    ("protection", "protect", "safeguard", "defenc"),
    ("regulation", "rul", "regul"),
    ("establishment", "creation", "foundation", "formation"),
    ("prevention", "prevent"),
    ("ensur", "provid", "guarante"),
    ("terrorism", "terror"),
    ("bodi", "organ", "agenci"),
    ("мер", "мероприят", "мерах", "меры", "мерам", "мероприятиях", "мероприяти"),
    ("trust", "confidenc", "faith"),
    ("exil", "refugee", "fugitiv"),
    ("гибел", "смерт"),
    ("ilk", "birinci"),
    ("lesson", "teaching"),
    ("борьб", "противодейств"),
    ("улучшен", "совершенствован"),
    ("mübarizə", "qarşı"),
    ("evacuation", "evacuat"),
    ("hous", "home"),
    ("safeti", "security", "securiti"),
    ("cooperation", "collaboration", "co-operation", "partnership"),
    ("assistanc", "assist", "aid", "support", "help"),
    ("procedur", "order"),
    ("reform", "reorganisation", "reorganization", "restructur"),
    ("renovation", "reconstruction", "restoration", "repair", "renewal"),
    ("rural", "village"),
    ("war", "warfar"),
    ("охран", "защит", "сохранен"),
    ("сел", "деревн", "сельск"),
    ("qorunmas", "muhafizəs", "muhafizə"),
)
# Words that stand for each other in two wordings of a title, and in titles of two documents too.
_LOOSE = (
    ("post", "point", "checkpoint"),
    ("staf", "personnel", "employe", "worker"),
    ("last", "final"),
    ("coast", "coastlin", "shor", "seasid"),
    ("railwai", "railroad"),
    ("district", "area"),
    ("train", "education"),
    ("child", "children", "kid"),
    ("ship", "vessel"),
    ("certain", "several", "number", "som", "variou"),
    ("fir", "firefight", "firefighter"),
    ("усилен", "укреплен"),
    ("пост", "пункт"),
    ("подготовк", "обучен"),
    ("сотрудник", "работник", "служащ"),
    ("помощ", "поддержк"),
    ("güclənd", "möhkəmlənd"),
    ("field", "spher", "domain"),
    ("north", "northern"),
    ("south", "southern"),
    ("east", "eastern"),
    ("west", "western"),
    ("homeland", "fatherland", "motherland"),
    ("sentenc", "convict"),
)
_MEANING: Mapping[str, str] = {fold(word): fold(group[0]) for group in (*_MEANINGS, *_LOOSE) for word in group}
_LOOSELY = frozenset(fold(word) for group in _LOOSE for word in group)


def statements(reading: Reading, settings: Settings) -> Iterable[Statement]:  # noqa: ARG001
    """Every title with its document's kind, number and date."""
    return _statements(reading)


def _statements(reading: Reading) -> Iterator[Statement]:
    told: Counter[tuple[str, ...]] = Counter()
    every = sorted([*documents_of(reading), *works_of(reading)], key=lambda one: one.title_start)
    topics = topics_of(reading)
    for document in every:
        if not document.title or told[document.wording] >= TOLD:
            continue
        told[document.wording] += 1
        yield _statement(reading, document, topics, is_again=told[document.wording] > 1)


def _statement(reading: Reading, document: Document, topics: Topics, *, is_again: bool) -> Statement:
    kind = document.kind
    if kind in UNSAID:
        kind = kind_of_word(document.wording[0], reading.language) or kind  # "Treaty of Friendship"
    means = [_MEANING.get(word, word) for word in document.title]
    terms = {kind, *(f"{kind}: {word}" for word in means), *(f"title: {word}" for word in means)}
    if kind in NAMED_APART:
        terms.update(f"{kind} among {word}" for word in topics.names[:AMONG])
    if document.number:
        terms.add(f"{kind} no {document.number}")
    return Statement(
        check=NAME,
        passage=reading.passage(document.title_start, document.title_end),
        sentence=reading.sentence_text(document.start),
        terms=tuple(sorted(terms)),
        dating=document.date.edtf if document.date else None,
        wording=" ".join(document.wording),
        more={
            "kind": kind,
            "means": " ".join(means),
            "number": document.number,
            "country": "|".join(sorted(document.country)),
            "topics": topics.written,
            "language": reading.language or "",
            "quoted": "yes" if document.is_quoted else "",
            "again": "yes" if is_again else "",
            "told_on": _told_on(reading, document),
        },
    )


def _told_on(reading: Reading, document: Document) -> str:
    """The only day of its sentence, of a document of which that is said to be made there; '' if there is none."""
    sentence = reading.sentence_at(document.title_start)
    if document.date is not None or not _MADE.search(reading.text, sentence.start, sentence.end):
        return ""
    place = bisect_left(reading.dates, sentence.start, key=lambda date: date.start)
    own = [date.edtf for date in reading.dates[place : place + DATES] if date.edtf and date.start < sentence.end]
    return own[0] if len(own) == 1 and _DAY.fullmatch(own[0]) else ""


def compare(first: Statement, second: Statement, settings: Settings) -> Finding | None:
    """A contradiction where surely one title is worded in two ways; a tension where it is perhaps one."""
    if first.wording == second.wording or not may_be_one(first, second) or are_two(first, second):
        return None
    one, other = first.passage, second.passage
    if one.source == other.source and (
        (one.start < other.end and other.start < one.end) or first.more.get("again") or second.more.get("again")
    ):
        return None  # of one source, what is said of a wording once is said of all its places
    tie = tie_of(first, second)
    kind = judged(first, second, tie, settings["words"])
    if kind is None:
        return None
    if not tie and _differ_loosely(first, second):
        kind = Noticed.TENSION
    matched = sorted(set(first.more["means"].split()) & set(second.more["means"].split()))
    one_told, other_told, differing = _told(first, second)
    return Finding(
        check=NAME,
        kind=kind,
        passages=(first.passage, second.passage),
        message=(
            f"Both title a {first.more['kind']}{tie and f' with {tie}'}: {one_told} here, {other_told} there; "
            f"what differs is {differing}."
        ),
        contradiction_kind=ContradictionKind.NAMING if kind is Noticed.CONTRADICTION else None,
        values={
            "document": first.more["kind"],
            "matched": [*matched],
            "first": first.passage.quote,
            "second": second.passage.quote,
            "rank": ranked(kind, len(matched)),
        },
    )


def _differ_loosely(first: Statement, second: Statement) -> bool:
    """Whether a word that tells them apart is one that two documents may be told apart by."""
    one, other = (
        set(content((statement.wording or "").split(), statement.more["language"])) for statement in (first, second)
    )
    differing = one ^ other
    is_longer = any(begins_alike(*pair) for pair in product(one - other, other - one))
    return is_longer or not _LOOSELY.isdisjoint(differing)


def _told(first: Statement, second: Statement) -> tuple[str, str, str]:
    """The two wordings, of long ones what lies around the first difference, and the words of each that the other has
    not in their place.
    """
    one, other = (statement.passage.quote.split() for statement in (first, second))
    plain = [[word.strip('"“”«»,.').casefold() for word in words] for words in (one, other)]
    blocks = SequenceMatcher(a=plain[0], b=plain[1], autojunk=False).get_opcodes()
    parts = [(a, b, c, d) for tag, a, b, c, d in blocks if tag != "equal"]
    at = parts[0][0::2] if parts else (0, 0)
    differing = ", ".join(_against(one, other, part) for part in parts[:3]) or "how it is written"
    return _around(one, at[0]), _around(other, at[1]), differing


def _against(one: list[str], other: list[str], part: tuple[int, int, int, int]) -> str:
    """What stands in the place of what; where the one has nothing there, with the words beside the place."""
    a, b, c, d = part
    wider = 1 if a == b or c == d else 0
    said = (" ".join(one[max(a - wider, 0) : b + wider]), " ".join(other[max(c - wider, 0) : d + wider]))
    return " against ".join(quoted(words) for words in said)


def _around(words: list[str], place: int) -> str:
    line = " ".join(words)
    if len(line) <= SHOWN or len(" ".join(words[: place + 1])) < SHOWN:
        return quoted(line)
    return f"“…{quoted(' '.join(words[max(place - BEFORE, 0) :]))[1:]}"
