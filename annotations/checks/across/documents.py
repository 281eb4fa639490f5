"""Documents that a text speaks of, laws, decrees, treaties, books, with title, number and date as they stand there."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotations.checks.across.once import once_per_reading
from annotations.checks.across.quotations import quotations_in
from annotations.checks.across.subjects import Subject, is_country
from annotations.checks.across.words import content, plain, stem
from annotations.checks.dating.mention import DateMention, Form
from annotations.checks.reading import Reading
from annotations.rules.folding import fold

# By language, what documents are called, and the kind each is of; words of one kind may stand for the same document.
_CALLED: Mapping[str, str] = {
    "law": """law laws act statute bill charter code закон закона законе законом устав кодекс qanun qanunu qanununun
        qanununa nizamnamə nizamnaməsi""",
    "decree": """декрет распоряжение decree decrees edict ukase order orders ordinance указ указа указом указе
        распоряжение распоряжения
        приказ приказа fərman fərmanı fərmanının sərəncam sərəncamı əmr əmri""",
    "resolution": """resolution resolutions decision decisions постановление постановления решение решения резолюция
        qərar qərarı qətnamə qətnaməsi""",
    "treaty": """treaty agreement convention protocol pact accord memorandum charter договор соглашение конвенция
        протокол хартия müqavilə müqaviləsi saziş sazişi konvensiya konvensiyası""",
    "programme": """programme program strategy concept plan doctrine scheme project campaign программа план проект
        кампания layihə layihəsi proqramı plan planı концепция стратегия доктрина proqram""",
    "report": "report reports study survey доклад отчет доклада hesabat hesabatı məruzə",
    "book": """book novel monograph memoir memoirs textbook poem play film documentary
        essay pamphlet account tale story ballad hymn circular tract leaflet thesis dissertation diary dərslik dərsliyi
        handbook manual guide edition brochure booklet song painting play series volume книга книге книги
        роман монография kitab kitabı roman romanı""",
    "article": "article editorial interview column статья статье статью məqalə məqaləsi məqaləsində",
    "speech": "speech address lecture statement declaration речь заявление декларация bəyanat bəyannamə",
}
_KINDS: Mapping[str, str] = {fold(word): kind for kind, words in _CALLED.items() for word in words.split()}
KIND_OF: Mapping[str, str] = {
    **{stem(word, language): kind for word, kind in _KINDS.items() if len(word) > 4 for language in ("ru", "az")},
    **_KINDS,
}


def kind_of_word(word: str, language: str | None) -> str | None:
    """Of what kind a document is that is called by a folded word."""
    return _KINDS.get(word) or (KIND_OF.get(stem(word, language)) if language in ("ru", "az") else None)


ISSUED = frozenset({"law", "decree", "resolution", "treaty", "programme"})  # known by what they are on

REACH = 140  # code points from what a document is called to its title
TITLE = 300  # code points of a title, at the most
NEAR = 60  # code points between a document or its title and its date
_NUMBER = re.compile(
    r"(?:\bNo\b\.?|№|\bNr\b\.?|\bnumber\b|\bN(?=\s?\d)|#)\s?(\d{1,6}(?:[-/][\w]{1,8}){0,3})", re.IGNORECASE
)
_SHORT = re.compile(r"\b(?:гг?|no|nr|st|mr|dr)\.(?=\s)", re.IGNORECASE)  # a full stop that ends no sentence
_ON = re.compile(r"\b(on|concerning|regarding|about|against|relating to|for|об?|haqqında)\s+(?=\S)", re.IGNORECASE)
_ARTICLE = frozenset({"the", "a", "an", "all", "certain"})
_SMALL = _ARTICLE | frozenset(
    {"of", "on", "and", "or", "for", "in", "to", "with", "against", "between", "from", "by", "at"}
)
_ENDS = re.compile(r"[,;:()\[\]\n\"“”«»]|[.!?](?=\s|$)|\s[–—]\s")
_STOPS = re.compile(
    r"\s(?:was|were|is|are|has|have|had|which|that|who|came|entered|establishe[sd]|provides|adopted|signed|and\s+(?:the\s+)?"
    r"(?:law|decree|statute|act|order)|by\s+the|dated|of\s+\d|in\s+\d|from\s+\d|no\b|был|была|принят|от\s+\d)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"[\s\"”»’',(]*(?:\(?\s*(?:dated|of|from|on|adopted on|signed on|от|№|no\.?|\d{1,6}))?[\s(,]*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """`kind` is one of a few; `start` to `end` are from what it is called to the end of its title or number.

    `title_start` and `title_end` are the title's own; `title` its words as stems without those that say nothing, and
    `wording` all of them, folded. `issuer` are names between: whose law it is.
    """

    kind: str
    start: int
    end: int
    title_start: int
    title_end: int
    wording: tuple[str, ...]
    title: tuple[str, ...]
    number: str
    date: DateMention | None
    country: frozenset[str]
    is_quoted: bool


@once_per_reading
def documents_of(reading: Reading) -> list[Document]:
    """Every document that has a title or a number, in the order of the text."""
    quotations = quotations_in(reading)
    starts = [start for start, _ in quotations]
    dates = [date for date in reading.dates if date.edtf is not None and date.form is not Form.DURATION]
    return list(_documents(reading, quotations, starts, dates))


def _documents(
    reading: Reading, quotations: Sequence[tuple[int, int]], starts: Sequence[int], dates: Sequence[DateMention]
) -> Iterator[Document]:
    reached = 0
    date_starts = [date.start for date in dates]
    text, known = reading.text, dict[str, str | None]()
    for word in reading.words:
        if word.start < reached:
            continue
        written = text[word.start : word.end]
        if written not in known:
            known[written] = kind_of_word(plain(written), reading.language)
        kind = known[written]
        if kind is None:
            continue
        limit = min(reading.sentence_at(word.start).end, word.end + REACH)
        title = _quoted_title(reading.text, word.end, limit, quotations, starts) or (
            _plain_title(reading.text, word.end, limit) if kind in ISSUED else None
        )
        numbered = _NUMBER.search(reading.text, word.end, min(limit, word.end + NEAR, title[0] if title else limit))
        if title is None and numbered is None:
            continue
        document = document_at(reading, word.start, word.end, kind, title, numbered, dates, date_starts)
        reached = document.end
        yield document


def _quoted_title(
    text: str, place: int, limit: int, quotations: Sequence[tuple[int, int]], starts: Sequence[int]
) -> tuple[int, int, bool] | None:
    """The next words in quotation marks, if they begin as a title does and no clause ends before them."""
    number = bisect_left(starts, place)
    if number >= len(quotations):
        return None
    start, end = quotations[number]
    if start > limit or end - start > TITLE or _speaks_of_another(_SHORT.sub(" ", _NUMBER.sub(" ", text[place:start]))):
        return None
    end = start + len(text[start:end].rstrip(" .,;"))
    return (start, end, True) if text[start:end].strip() and (text[start].isupper() or text[start].isdigit()) else None


def _speaks_of_another(between: str) -> bool:
    """Whether a clause ends there, or another document is named, whose title it is then."""
    named = any(plain(word) in KIND_OF for word in re.findall(r"[^\W\d_]+", between))
    return named or re.search(r"[;:!?]|\.\s|[\"”»]\s*\w", between) is not None


def _plain_title(text: str, place: int, limit: int) -> tuple[int, int, bool] | None:
    """What a law or decree is "on", up to where another clause begins: "Law of the Republic on National Security"."""
    found = _ON.search(text, place, limit)
    if found is None or _ENDS.search(text, place, found.start()) or found.start() - place > NEAR:
        return None
    if re.search(r"\d|\b(?:was|were|is|are|has|had|signed|adopted)\b", text[place : found.start()]):
        return None
    stop = _ENDS.search(text, found.end(), limit)
    end = stop.start() if stop else limit
    verb = _STOPS.search(text, found.end(), end)
    end = verb.start() if verb else end
    words = list(re.finditer(r"\S+", text[found.end() : end]))
    while words and words[0][0] in _ARTICLE:
        words.pop(0)
    if not words or not words[0][0][:1].isupper() or len(words) > 25:
        return None
    return found.start(), found.end() + _title_length(words), False


def _title_length(words: Sequence[re.Match[str]]) -> int:
    """Up to where capitals go, where more than one word has them; otherwise all, since only the first has one."""
    last = 0
    for place, word in enumerate(words):
        if word[0][:1].isupper():
            last = place
        elif word[0] not in _SMALL:
            break
    else:
        last = len(words) - 1
    return words[last].end() if last else words[-1].end()


def document_at(
    reading: Reading,
    start: int,
    called: int,
    kind: str,
    title: tuple[int, int, bool] | None,
    numbered: "re.Match[str] | None",
    dates: Sequence[DateMention],
    date_starts: Sequence[int],
) -> Document:
    text = reading.text
    title_start, title_end, is_quoted = title or (start, called, False)
    end = max(title_end, numbered.end() if numbered else 0)
    wording = tuple(plain(one) for one in re.findall(r"[^\W_]+(?:['’\-‑][^\W_]+)*", text[title_start:title_end]))
    words = wording if title else ()
    between = text[called : title_start if title else end]
    country = frozenset(fold(one)[:5] for one in re.findall(r"[^\W\d_]+", between) if is_country(fold(one)))
    return Document(
        kind=kind,
        start=start,
        end=end,
        title_start=title_start,
        title_end=title_end,
        wording=words,
        title=tuple(content(words, reading.language)),
        number=numbered[1] if numbered else "",
        date=_date_of(text, called, title_start, end, dates, date_starts),
        country=country,
        is_quoted=is_quoted,
    )


def _date_of(
    text: str, called: int, title_start: int, end: int, dates: Sequence[DateMention], starts: Sequence[int]
) -> DateMention | None:
    """The date that stands with it: right behind, or between what it is called and its title."""
    for place in range(bisect_left(starts, called), len(dates)):
        date = dates[place]
        if date.start > end + NEAR:
            return None
        within = date.end <= title_start
        gap = text[called : date.start] if within else text[end : date.start]
        if date.start >= end or within:
            plain_gap = _BETWEEN.fullmatch(gap) is not None
            is_dated = re.search(r"\b(?:dated|of|from|от)\s*$", gap) is not None and len(gap) <= NEAR
            return date if plain_gap or (is_dated and not re.search(r"[.;:]\s", gap)) else None
    return None


def subject_of(document: Document, reading: Reading) -> Subject | None:
    """A document as what an event is told of; by its number where it has one and no title."""
    shown = " ".join(reading.text[document.start : document.end].split())
    words = tuple(dict.fromkeys((document.kind, *document.title, *([document.number] if not document.title else []))))
    return Subject(words, document.country, shown, named=True) if len(words) > 1 else None
