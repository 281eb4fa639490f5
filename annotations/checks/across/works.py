"""Titles in quotation marks, whatever stands before them: of books, plays and pictures, of operations and slogans."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping

from annotations.checks.across.documents import Document, document_at, documents_of, kind_of_word
from annotations.checks.across.once import once_per_reading
from annotations.checks.across.quotations import quotations_in
from annotations.checks.across.words import plain, stem
from annotations.checks.dating.mention import Form
from annotations.checks.quoting.speech import find_speech
from annotations.checks.reading import Reading
from annotations.rules.folding import fold

WORDS = range(2, 15)  # of a title
WORK = "work"  # the kind of what no word says the kind of
LEFT = 70  # code points before a title that its kind is looked for in
RIGHT = 3  # words behind it
MANY = 2_000  # quotations of a source that are looked at
_CALLED: Mapping[str, str] = {
    "operation": "operation exercise expedition операция учения əməliyyat",
    "slogan": "slogan motto inscription watchword banner sign лозунг девиз надпись şüar",
}
_KINDS: Mapping[str, str] = {
    key: kind
    for kind, words in _CALLED.items()
    for word in words.split()
    for key in (fold(word), stem(fold(word), "ru"), stem(fold(word), "az"))
}
# Words that stand before titles in another sense: "the second act of", "in order to".
_NO_DOCUMENTS = frozenset({"act", "order", "orders", "bill", "address"})
_ENDS = re.compile(r"[.;!?\n]\s")
_INSIDE = re.compile(r"[.!?;]\s|\n\s*\n")


@once_per_reading
def works_of(reading: Reading) -> list[Document]:
    """The titles that stand in quotation marks and that no document before them has for its own; in their order."""
    return list(_works(reading))


def _works(reading: Reading) -> Iterator[Document]:
    taken = {document.title_start for document in documents_of(reading)}
    spoken = {speech.start for speech in find_speech(reading)}
    dates = [date for date in reading.dates if date.edtf is not None and date.form is not Form.DURATION]
    date_starts = [date.start for date in dates]
    word_starts = [word.start for word in reading.words]
    for start, closed in quotations_in(reading)[:MANY]:
        end = start + len(reading.text[start:closed].rstrip(" .,;"))
        if start in taken or start - 1 in spoken or not _may_be_title(reading.text[start:end]):
            continue
        kind = _kind_beside(reading, word_starts, start, end)
        title = (start, end, True)
        yield document_at(reading, start, start, kind, title, None, dates, date_starts)


def _may_be_title(text: str) -> bool:
    words = text.split()
    first = text[:1]
    return len(words) in WORDS and (first.isupper() or first.isdigit()) and _INSIDE.search(text) is None


def _kind_beside(reading: Reading, starts: list[int], start: int, end: int) -> str:
    """By the nearest noun before it in its sentence, or else right behind it."""
    first, after = bisect_left(starts, start - LEFT), bisect_left(starts, end)
    before = bisect_left(starts, start)
    for word in reversed(reading.words[first:before]):
        if _ENDS.search(reading.text, word.end, start):
            break
        kind = _kind(reading, word.start, word.end)
        if kind:
            return kind
    for word in reading.words[after : after + RIGHT]:
        if _ENDS.search(reading.text, end, word.start):
            break
        kind = _kind(reading, word.start, word.end)
        if kind:
            return kind
    begins = re.match(r"[^\W_]+", reading.text[start:end])
    return (_kind(reading, start, start + begins.end()) if begins else None) or WORK


def _kind(reading: Reading, start: int, end: int) -> str | None:
    word = plain(reading.text[start:end])
    if word in _NO_DOCUMENTS:
        return None
    return kind_of_word(word, reading.language) or _KINDS.get(word) or _KINDS.get(stem(word, reading.language))
