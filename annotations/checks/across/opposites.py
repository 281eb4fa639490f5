"""Words that tell one of several like things from the others: what is said of the first is not said of the second."""

import re
from collections.abc import Iterable, Mapping

from annotations.checks.across.words import each, loosened, plain, stem

# Groups of words of which one thing has one; if another has another of the group, it is another thing.
_GROUPS = (
    "passenger goods|freight cargo mail",
    "first|1st second|2nd third|3rd fourth|4th fifth|5th sixth|6th last|final",
    "north|northern south|southern east|eastern west|western central",
    "upper|higher|top lower|bottom middle",
    "old|former new|present",
    "left right",
    "man|men|male woman|women|female child|children|boy|girl",
    "inner outer",
    "civil|civilian military|soldier",
    "import export",
    "elder younger",
    "birth death",
    "summer winter",
    "urban rural",
    "foreign domestic|national|local|home",
    "primary secondary",
    "winner loser",
    "первый|первая|первое|первого|первой второй|вторая|второе|второго третий|третья|третьего "
    "последний|последнего|последняя",
    "северный|северная|северного южный|южная|южного восточный|восточная западный|западная",
    "верхний|верхняя|верхнего нижний|нижняя|нижнего",
    "старый|старая|старого новый|новая|нового",
    "пассажирский|пассажирского грузовой|товарный|грузового",
    "мужской|мужчин женский|женщин детский|детей",
    "birinci ikinci üçüncü sonuncu",
    "şimal cənub şərq qərb",
    "köhnə yeni",
    "yuxarı aşağı",
    "kişi qadın uşaq",
    "idxal ixrac",
)


def _by_word() -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for group, words in enumerate(_GROUPS):
        for side, alike in enumerate(each(words)):
            for word in alike.split("|"):
                bare = plain(word)
                for key in (bare, *(stem(bare, language) for language in ("en", "ru", "az"))):
                    found.setdefault(key, (group, side))
                    found.setdefault(loosened(key), (group, side))
    return found


# Words that mark one of two that is not the usual one: what has none of them is another.
_MARKED: frozenset[str] = frozenset(
    loosened(stem(plain(word), language))
    for language in ("en", "ru", "az")
    for word in each(
        """similar analogous подобный подобное аналогичный аналогичное oxşar previous предыдущий
        предыдущая предыдущее əvvəlki second third 2nd 3rd вторая второй второе третья третий
        третье ikinci üçüncü women's women youth junior reserve auxiliary branch sister replica sequel женский
        женская женское юношеский молодежный молодёжная детский детская филиал запасной qadın uşaq gənclər filial"""
    )
)
_SIDES: Mapping[str, tuple[int, int]] = _by_word()


def are_opposed(first: Iterable[str], second: Iterable[str]) -> bool:
    """Whether of a group of such words the one has some and the other has others only; words as stems."""
    first, second = frozenset(first), frozenset(second)
    if {loosened(word) for word in first ^ second} & _MARKED:
        return True
    one, other = _sides(first), _sides(second)
    return any(one[group].isdisjoint(other[group]) for group in one.keys() & other.keys())


def _sides(words: Iterable[str]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for word in words:
        if word in _SIDES:
            group, side = _SIDES[word]
            found.setdefault(group, set()).add(side)
    return found


_OLD = re.compile(
    r"\b(?:first|old|former|original|previous|earlier|стар\w+|прежн\w+|перв\w+|köhnə|əvvəlki|ilk)\s+(?:[^\W\d_]+\s+){0,1}?([^\W\d_]+)",
    re.IGNORECASE,
)
_NEW = re.compile(
    r"\b(?:new|present|current|present-day|modern|second|rebuilt|нов\w+|нынешн\w+|современн\w+|втор\w+|yeni|indiki|ikinci)\b",
    re.IGNORECASE,
)
_PART_OF_YEAR = re.compile(
    r"\b(first|second|third|fourth|last|1st|2nd|3rd|4th|перв|втор|треть|четв[её]рт|ilk|birinci|ikinci|üçüncü|dördüncü)\w*\s+"
    r"(half|quarter|six\s+months|полугоди|квартал|yarı|rüb)",
    re.IGNORECASE,
)


def are_old_and_new(first: str, second: str) -> bool:
    """Whether of two clauses the one tells of an old thing, and the other of the new one, or of a thing called the same
    that is not said to be old.
    """
    for old, other in ((first, second), (second, first)):
        told = _OLD.search(old)
        if told and not _OLD.search(other) and (_NEW.search(other) or told[1].casefold() in other.casefold()):
            return True
    return False


def are_parts_of_a_year(first: str, second: str) -> bool:
    """Whether each says in which half or quarter of a year it was, and these are two."""
    parts = [_PART_OF_YEAR.search(clause) for clause in (first, second)]
    if parts[0] is None or parts[1] is None:
        return False
    told = [(part[1].casefold()[:4], part[2].casefold()[:4].replace("six ", "half")) for part in parts if part]
    return told[0] != told[1]
