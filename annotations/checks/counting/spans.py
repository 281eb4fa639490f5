"""Where a figure is shown: from its hedge to the words counted, where they follow it directly."""

import re

from annotations.checks.counting.mention import FigureMention

_FAR = 200
_GAP = 4  # code points between a figure and what it counts: a blank, or "of"
_OF_THEM = re.compile(r"\s{1,4}(?:of|out of|из|among)\s{1,4}(?:them|these|those|whom|which|us|них)\b", re.IGNORECASE)


def span_end(text: str, mention: FigureMention) -> int:
    """Where the counted words end if they follow the figure directly, without a unit, or "of them" does; else where the
    figure does.
    """
    if mention.is_of_them and (them := _OF_THEM.match(text, mention.end)):
        return them.end()
    start, end = mention.counted_start, mention.counted_end
    if start is None or end is None or mention.figure.unit is not None or not 0 <= start - mention.end <= _GAP:
        return mention.end
    return end if text[mention.end : start].split() in ([], ["of"], ["-"]) else mention.end


def words_of(text: str, mention: FigureMention) -> str:
    """The words it is shown by, with single blanks."""
    return " ".join(text[mention.start : span_end(text, mention)].split())


def between(text: str, first: FigureMention, second: FigureMention) -> str:
    """What stands between two figures, casefolded, with single blanks and those at the ends kept; of much, its ends."""
    start, end = span_end(text, first), second.start
    if end - start > 2 * _FAR:
        return _plain(text[start : start + _FAR]) + " … " + _plain(text[end - _FAR : end])
    return _plain(text[start:end])


def _plain(text: str) -> str:
    if "  " not in text and text.isprintable():  # of all white space, only the blank is printable
        return text.casefold()
    return re.sub(r"\s+", " ", text).casefold()
