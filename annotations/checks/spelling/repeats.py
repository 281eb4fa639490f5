"""Words and phrases that stand twice where once was meant: "the the", "protection and protection"."""

import re
from collections.abc import Iterable, Iterator
from operator import eq

from annotations.checks.languages.table import words
from annotations.checks.lexing.lexed import Lexed
from annotations.checks.spelling.broken import AWKWARD, GRAMMAR, Broken

_TWICE = re.compile(r"(?<![\w'’-])([^\W\d_]{1,30})\s{1,3}\1(?![\w'’-])", re.IGNORECASE)
_PHRASE_TWICE = re.compile(
    r"(?<![\w'’-])(([^\W\d_]{1,24}) ([^\W\d_]{1,24})(?: [^\W\d_]{1,24}){0,2})\s{1,2}\1(?![\w'’-])"
)
_AND = re.compile(r"(?<![\w'’-])([^\W\d_]{4,30}) (?:and|or|и|или|və) \1(?![\w'’-])")
# What good writers double, for weight or because grammar has it so.
_DOUBLED = words(
    "had that very no yes so well bye ha hey now never really far long many much more there hear knock tut blah is "
    "in on do does her it you what who poor dear please good big little round again old same pretty quite deep high "
    "how why wow oh ah о ой да нет очень еле едва чуть так то как много долго давно далеко скоро только вот ну все "
    "всё где кто что"
)
_AND_DOUBLED = words(
    "again more over round around through years days miles hours down back first fifty neck hand time half"
)
_FUNCTION_AZ = words("və ilə üçün ki bu o bir də da")
_JOINS = words("and or и или və")
_LETTERS = re.compile(r"[^\W\d_]+")


class _Runs:
    """The stretches of letters of a text, folded: where they are not the same again, no pattern need look."""

    def __init__(self, text: str) -> None:
        found = list(_LETTERS.finditer(text))
        self._starts = [one.start() for one in found]
        self._folded = [one[0].replace("İ", "i").casefold() for one in found]

    def equal(self, count: int) -> list[int]:
        """Where as many stretches begin as follow right behind once more."""
        same, row = bytes(map(eq, self._folded, self._folded[count:])), b"\1" * count
        return self._where(re.finditer(b"(?=%b)" % row, same))

    def around(self, joins: frozenset[str]) -> list[int]:
        """Where a stretch stands that is the same behind one of the words."""
        same = re.finditer(b"\1", bytes(map(eq, self._folded, self._folded[2:])))
        return self._where(one for one in same if self._folded[one.start() + 1] in joins)

    def _where(self, places: Iterable["re.Match[bytes]"]) -> list[int]:
        return [self._starts[one.start()] for one in places]


def _matches(pattern: "re.Pattern[str]", text: str, starts: Iterable[int]) -> Iterator["re.Match[str]"]:
    """What the pattern's `finditer` finds, if it can only begin at the starts."""
    end = 0
    for start in starts:
        found = pattern.match(text, start) if start >= end else None
        if found:
            end = found.end()
            yield found


def find_repeats(lexed: Lexed) -> Iterator[Broken]:
    """Every doubling; not in the order of the text."""
    text, taken = lexed.text, set()
    runs = _Runs(text)
    for found in _matches(_PHRASE_TWICE, text, sorted({*runs.equal(2), *runs.equal(3), *runs.equal(4)})):
        is_in_one = lexed.block_number(found.start()) == lexed.block_number(found.end() - 1)
        if is_in_one and _is_slip(text, found[1], found.start()):
            taken.add(found.start())
            yield Broken(
                start=found.start(),
                end=found.end(),
                sentence="In {words} the same words stand twice.",
                category=GRAMMAR,
            )
    for found in _matches(_TWICE, text, runs.equal(1)):
        if found.start() not in taken and _is_doubled(found, lexed):
            yield Broken(
                start=found.start(),
                end=found.end(),
                sentence="In {words} a word stands twice.",
                category=GRAMMAR,
                correction=found[1],
            )
    for found in _matches(_AND, text, runs.around(_JOINS)):
        word = found[1]
        if word.islower() and word not in _AND_DOUBLED and not word.endswith(("er", "ly", "s", "ее", "ше", "о")):
            yield Broken(
                start=found.start(),
                end=found.end(),
                sentence="In {words} a word is joined to itself, as when two words of an original become one.",
                category=AWKWARD,
            )


def _is_doubled(found: "re.Match[str]", lexed: Lexed) -> bool:
    """Not doubled on purpose, nor at the end of one line and the beginning of the next thing."""
    first, second = found[0][: len(found[1])], found[0][-len(found[1]) :]
    word = first.casefold()
    if word in _DOUBLED or (first != second and not second.islower()) or "\n\n" in found[0]:
        return False
    if first.istitle() and second.istitle():
        return False  # Baden Baden, Boutros Boutros
    if first.isupper() and len(first) > 1:
        return False
    if lexed.language == "az":
        return word in _FUNCTION_AZ  # doubling is grammar there: "tez tez"
    is_word = len(word) > 1 or word == "a"
    return (
        is_word
        and lexed.language in {"en", "ru"}
        and lexed.block_number(found.start()) == lexed.block_number(found.end() - 1)
    )


def _is_slip(text: str, written: str, start: int) -> bool:
    """Not "more and more and more", nor words that are all doubled on purpose."""
    phrase = written.casefold().split()
    if (
        written.istitle()
        or len(set(phrase)) == 1
        or {"and", "or", "и", "by", "after", "və"} & set(phrase[:1])
        or "by" in phrase
    ):
        return False
    before = text[max(start - 26, 0) : start].casefold().split()
    return not (before and before[-1] == phrase[-1])
