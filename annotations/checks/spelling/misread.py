"""Short usual words misread by a scan: "tbe" for "the", "rninister" for "minister"; told by letters that look alike."""

from collections.abc import Iterator

from annotations.checks.lexing.lexed import Lexed
from annotations.checks.spelling.broken import Broken
from annotations.checks.spelling.vocabulary import Vocabulary

# What a scan makes of what stands there; each is tried at every place by itself, then everywhere at once.
_ALIKE = (
    ("rn", "m"),
    ("b", "h"),
    ("h", "b"),
    ("li", "h"),
    ("ii", "n"),
    ("vv", "w"),
    ("cl", "d"),
    ("fi", "h"),
    ("tli", "th"),
    ("c", "e"),
    ("m", "rn"),
    ("n", "h"),
    ("u", "n"),
    ("n", "u"),
    ("l", "i"),
    ("i", "l"),
)
_PARTS = frozenset(seen for seen, _ in _ALIKE)
_OFTEN = 30_000  # in the list's corpus: how often the word must be that is meant; of short ones more
_VERY_OFTEN = 300_000
_OFTEN_ENOUGH = 50_000  # of those of four letters
_FAMILIAR = 10_000_000  # of short ones that begin with a capital, and may be names
_SHORT = 4
_LONGEST = 16
_MOST = 4_000  # different words in no list that are looked into


def find_misread(lexed: Lexed, vocabulary: Vocabulary) -> Iterator[Broken]:
    """Every word in no list that letters which look alike make a usual one; where there is a list. In the order of the
    text.
    """
    meant: dict[str, str | None] = {}
    for start, end in lexed.words if vocabulary.has_list else ():
        if not 3 <= end - start <= _LONGEST:
            continue
        written = lexed.text[start:end]
        if written not in meant:
            meant[written] = _meant(written, vocabulary) if len(meant) < _MOST else None
        read = meant[written]
        if read is not None and len(written) <= _SHORT and written.istitle() and not _begins(lexed.text, start):
            continue  # a name: Aud the Deep-Minded
        if read is not None:
            yield Broken(
                start=start,
                end=end,
                sentence=f"{{words}} is in no list of words, and looks like ‘{read}’.",
                correction=read,
            )


def _begins(text: str, start: int) -> bool:
    """Whether the word may have its capital from its place."""
    return (
        text[max(start - 3, 0) : start].rstrip(" \t\n\"'“‘«(")[-1:] in {"", ".", "!", "?", ":"}
        or "\n" in text[max(start - 2, 0) : start]
    )


def _meant(written: str, vocabulary: Vocabulary) -> str | None:
    """The usual word it was, None where it is a word or nothing is plain."""
    word = written.casefold()
    is_plain = written.isascii() and written.isalpha() and (written.islower() or written.istitle())
    if not is_plain or vocabulary.frequency(word) or not any(part in word for part in _PARTS):
        return None
    is_short = len(word) <= _SHORT
    least = _OFTEN_ENOUGH if len(word) == _SHORT else _VERY_OFTEN if is_short else _OFTEN
    if written.istitle():
        least = _FAMILIAR if is_short else _VERY_OFTEN
    found = {one for one in _readings(word) if vocabulary.frequency(one) >= least}
    best = max(found, key=lambda one: (vocabulary.frequency(one), one), default=None)
    return best.capitalize() if best and written.istitle() else best


def _readings(word: str) -> Iterator[str]:
    for seen, meant in _ALIKE:
        place = word.find(seen)
        while place >= 0:
            yield word[:place] + meant + word[place + len(seen) :]
            place = word.find(seen, place + 1)
        yield word.replace(seen, meant)
