"""Words and phrases that stand twice where once was meant: "the the", "protection and protection"."""

import re
from collections.abc import Iterator

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


def find_repeats(lexed: Lexed) -> Iterator[Broken]:
    """Every doubling; not in the order of the text."""
    text, taken = lexed.text, set()
    for found in _PHRASE_TWICE.finditer(text):
        is_in_one = lexed.block_number(found.start()) == lexed.block_number(found.end() - 1)
        if is_in_one and _is_slip(text, found[1], found.start()):
            taken.add(found.start())
            yield Broken(
                start=found.start(),
                end=found.end(),
                sentence="In {words} the same words stand twice.",
                category=GRAMMAR,
            )
    for found in _TWICE.finditer(text):
        if found.start() not in taken and _is_doubled(found, lexed):
            yield Broken(
                start=found.start(),
                end=found.end(),
                sentence="In {words} a word stands twice.",
                category=GRAMMAR,
                correction=found[1],
            )
    for found in _AND.finditer(text):
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
