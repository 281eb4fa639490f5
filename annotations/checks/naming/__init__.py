"""Proper names in running text, by capitals and without a dictionary of them."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from annotations.checks.lexing.lexed import Lexed
from annotations.checks.naming.folded import fold_name
from annotations.checks.naming.mention import NameMention
from annotations.checks.naming.runs import Joiner, Run
from annotations.checks.naming.table import Names
from annotations.checks.naming.tables import names_of
from annotations.checks.naming.tokens import Token, Tokens
from annotations.checks.naming.trimming import Trimmer

_TITLE_WORDS = 5


def find_names(lexed: Lexed) -> tuple[NameMention, ...]:
    """Every name of the text, in its order, none within another; none in scripts without capitals."""
    names = names_of(lexed.language)
    tokens = Tokens(lexed, names)
    trimmer = Trimmer(tokens, names)
    found = []
    for sentence, is_heading in tokens.sentences:
        for run in Joiner(lexed.text, sentence, names).runs():
            for name in trimmer.names_in(run, is_heading=is_heading):
                found.append((name, _title_before(lexed.text, sentence, _place(sentence, name[0]), names)))
    return tuple(_mentions(lexed.text, found, names))


def _place(sentence: list[Token], token: Token) -> int:
    return bisect_left(sentence, token.start, key=_start)


def _start(token: Token) -> int:
    return token.start


def _title_before(text: str, sentence: list[Token], place: int, names: Names) -> str | None:
    """The titles right before a name, with or without capitals."""
    first = place
    while first > 0 and place - first < _TITLE_WORDS and sentence[first - 1].word in names.titles:
        if text[sentence[first - 1].end : sentence[first].start].strip(" .\n\t\xa0-"):
            break
        first -= 1
    return " ".join(text[sentence[first].start : sentence[place - 1].end].split()) if first < place else None


def _mentions(text: str, found: list[tuple[Run, str | None]], names: Names) -> Iterator[NameMention]:
    """The names, those set apart that stand side by side here and each alone elsewhere."""
    folded = [fold_name(text[name[0].start : name[-1].end], names) for name, _ in found]
    known = Counter(folded)
    for (name, title), whole in zip(found, folded, strict=True):
        cut = _joint(text, name, known, names)
        if cut:
            yield _mention(text, name[:cut], names, title)
            yield _mention(text, name[cut:], names, None)
        else:
            yield NameMention(start=name[0].start, end=name[-1].end, folded=whole, title=title)


def _mention(text: str, name: Run, names: Names, title: str | None) -> NameMention:
    start, end = name[0].start, name[-1].end
    return NameMention(start=start, end=end, folded=fold_name(text[start:end], names), title=title)


def _joint(text: str, name: Run, known: Counter[str], names: Names) -> int | None:
    """Where a body's name ends and a person's begins: "Republic of Azerbaijan Ilham Aliyev"."""
    for cut in range(3, len(name) - 1):
        if not (name[cut - 1].is_capital and name[cut].is_capital) or all(one.is_capital for one in name[:cut]):
            continue
        left = fold_name(text[name[0].start : name[cut - 1].end], names)
        right = fold_name(text[name[cut].start : name[-1].end], names)
        if known[left] and known[right]:
            return cut
    return None
