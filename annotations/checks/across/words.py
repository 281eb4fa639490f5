"""Words as statements are matched by them: folded, without endings, and which of them say nothing of what is meant."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from annotations.rules.folding import fold

CACHED = 65_536
LONGEST = 60  # code points; what is longer is no word to match by
_POSSESSIVE = re.compile(r"'s?$")


def each(words: str) -> tuple[str, ...]:
    """Words with blanks between, in their order."""
    return tuple(words.split())


_ENGLISH = """a an the this that these those its his her their our your my it he she they we you i him them us who whom
 whose which what where when while there here of in on at by for from to into onto upon with without within against
 between among over under about after before during until till since through via per as than and or but nor so yet both
 either neither not no also too only just even already still then thus hence however moreover furthermore therefore was
 were is are be been being am had has have having do does did done will would shall should can could may might must
 very more most less least some any all each every other another such same own new first last later now today ago again
 mr mrs ms dr because if whether though although according including well out up down off total one"""
_RUSSIAN = """и в во на не что с со по как из к ко от за для о об обо при до у же бы ли а но или то это этот эта эти
 этого этой этих его ее их он она они оно мы вы я был была было были есть будет быть который которая которое которые
 которых также тоже уже еще только после перед через между под над без более менее все всех всего тот та те год года
 году годы годов г гг там здесь так чтобы если когда где"""
_AZERBAIJANI = """və bu ilə üçün bir da də ki isə kimi daha həm ya həmin o onun onların olan olub olaraq oldu olmuşdur
 edilib edilmişdir edilmiş etdi etmişdir tərəfindən il ildə ilin illərdə ci cü cı cu gün günü ayında sonra əvvəl qədər
 hər çox haqqında haqda barədə barəsində dair ən lakin amma yalnız artıq indi nəfər"""
STOP_WORDS: frozenset[str] = frozenset(
    fold(word) for listed in (_ENGLISH, _RUSSIAN, _AZERBAIJANI) for word in listed.split()
)

# Endings that are taken off, the longest first, each leaving at least as many letters as stand beside them.
_ENDINGS: Mapping[str | None, tuple[int, tuple[str, ...]]] = {
    "ru": (
        3,
        tuple(
            each(
                """иями ями ами иях ого его ому ему ыми ими ией ией ием иям ях ах ов ев ей ой ий ый ая яя ое ее ые ие
        ых их ую юю ом ем ам ям ью ия ии ию ась лась лись лся ла ло ли ны на но а я о е ы и у ю ь й л н"""
            )
        ),
    ),
    "az": (
        4,
        tuple(
            fold(ending)
            for ending in each(
                """imizin imizdə imizi imiz umuz
                larının lərinin lərini larını larına lərinə larında lərində larından lərindən ları ləri lar lər
        sının sinin nun nin sına sinə sında sində sından sindən sını sini nı ni nu na nə nda ndə ndan ndən
        dan dən da də ın in un si sı su ı i u a ə"""
            )
        ),
    ),
}
_SAME = {
    **{"defense": "defence", "center": "centre", "labor": "labour", "program": "programme", "license": "licence"},
    **{"men": "man", "women": "woman", "people": "person", "persons": "person", "children": "child", "laws": "law"},
    **{"held": "hold", "killed": "kill", "won": "win", "lost": "lose", "met": "meet", "built": "build"},
    **{"policemen": "policeman", "firemen": "fireman", "seamen": "seaman", "workmen": "workman"},
    **{"began": "begin", "begun": "begin", "sold": "sell", "bought": "buy", "made": "make", "found": "find"},
}


@lru_cache(maxsize=CACHED)
def plain(word: str) -> str:
    """One word folded, without a possessive's s and full stops."""
    return _POSSESSIVE.sub("", fold(word[:LONGEST]).strip()).replace(".", "")


@lru_cache(maxsize=CACHED)
def stem(word: str, language: str | None) -> str:
    """A folded word without its ending; in English where no table says otherwise."""
    if word in _SAME:
        word = _SAME[word]
    if language in _ENDINGS:
        least, endings = _ENDINGS[language]
        return _without_ending(word, least, endings)
    return _english(word)


def _without_ending(word: str, least: int, endings: tuple[str, ...]) -> str:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return word[: -len(ending)]
    return word


def _english(word: str) -> str:
    if len(word) < 4 or not word.isascii() or not word.isalpha():
        return word
    if word.endswith(("ies", "ied")):
        return word[:-2] if len(word) > 4 else word[:-1]
    if word.endswith("y"):
        return word[:-1] + "i"
    for ending in ("ing", "ed", "ment", "ments"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return _undoubled(word[: -len(ending)])
    return _singular(word)


def _singular(word: str) -> str:
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    is_plural = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return _undoubled(word[:-1] if is_plural else word)


def _undoubled(word: str) -> str:
    """What is left, the same for "created" and "creates", "planned" and "plan"."""
    if word.endswith("e") and len(word) > 3:
        return word[:-1]
    doubled = len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz"
    return word[:-1] if doubled else word


def content(words: Iterable[str], language: str | None) -> list[str]:
    """The stems of those folded words that say something, in their order; numbers are left out."""
    return [stem(word, language) for word in words if is_content(word)]


@lru_cache(maxsize=CACHED)
def is_content(word: str) -> bool:
    """Whether a folded word says of what is spoken; single letters, numbers and function words don't."""
    return len(word) > 1 and word not in STOP_WORDS and not word[0].isdigit()


@lru_cache(maxsize=CACHED)
def loosened(word: str) -> str:
    """A folded word with what transcriptions differ in made the same: Aliyev and Aliev, Defense and Defence."""
    word = word.replace("defens", "defenc").replace("z", "s")
    if "y" in word or "ij" in word or "ii" in word:
        word = _SOFT.sub("i", word)
    if "h" in word:
        word = word.replace("kh", "h").replace("dzh", "j").replace("zh", "j")
    if _DOUBLED.search(word):
        word = _DOUBLED.sub(r"\1", word)
    return _SOFTENED.sub("e", word) if "ie" in word else word


_SOFT = re.compile("iy(?=[aeou])|ij|yi|ii|y")
_DOUBLED = re.compile(r"(.)\1")
_SOFTENED = re.compile("ie(?=v|f)")
