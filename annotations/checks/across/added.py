"""Figures that are told side by side as several parts of one number."""

import re
from bisect import bisect_left

from annotations.checks.across.roles import class_of
from annotations.checks.across.words import plain, stem
from annotations.checks.counting.mention import FigureMention
from annotations.checks.reading import Reading

NAMED = 30  # code points before a figure that who is told with those counted is named in
GAP = 12  # code points between two figures that are added
_WITH_NAMED = re.compile(r"[A-ZА-ЯЁƏÖÜİĞÇŞ][^\W\d_]+,?\s(?:and|и|və|with|with\s+his|с)\s$")
_ADDED = re.compile(r"\s?(?:,|(?:,\s)?and|(?:,\s)?и|və|&)\s")


def is_added(reading: Reading, figure: FigureMention) -> bool:
    """Whether persons are told with others as one of several: "nineteen women and two watchmen"."""
    if figure.head and class_of(plain(figure.head), stem(plain(figure.head), reading.language)) == "person":
        start = max(reading.sentence_at(figure.start).start, figure.start - NAMED)
        if _WITH_NAMED.search(reading.text, start, figure.start):
            return True  # "Captain Ohm and six men"
    figures, language = reading.figures, reading.language
    place = bisect_left(figures, figure.start, key=lambda one: one.start)
    for first, second in ((place - 1, place), (place, place + 1)):
        if first < 0 or second >= len(figures) or not (figures[first].head and figures[second].head):
            continue
        one, other = figures[first], figures[second]
        heads = [plain(told.head or "") for told in (one, other)]
        if heads[0] == heads[1] or {class_of(noun, stem(noun, language)) for noun in heads} != {"person"}:
            continue
        if _ADDED.fullmatch(reading.text[max(one.end, one.counted_end or 0) : other.start][:GAP]):
            return True
    return False
