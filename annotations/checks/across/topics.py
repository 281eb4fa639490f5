"""What a source is about: the words of names that it has most often, and other words; and which of them two share."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from annotations.checks.across.once import once_per_reading
from annotations.checks.across.parties import parties_of
from annotations.checks.across.subjects import is_body
from annotations.checks.across.words import content, each, is_content, loosened, plain, stem
from annotations.checks.reading import Reading
from annotations.rules.folding import fold

TOPICS = 12  # words of names that a source is about
HEAD_WORDS = 20  # words of its head, that say what it is about if they come but once
THEMES = 16  # other words
DATES = 2_000  # dates of a source that its years are taken from
CACHED = 1_024
QUOTED_IN = 40_000  # code points of a source that are looked through for names in quotation marks
_NAMED = re.compile(r"[«“„\"]([A-ZА-ЯЁƏÖÜİĞÇŞ][^\W\d_]{2,20}(?: [A-ZА-ЯЁƏÖÜİĞÇŞ][^\W\d_]{2,20})?)[»”“\"]")
THEME_WORDS = 5_000  # words of a source that are looked through for them


# Words of every text, that tell of no matter: numbers, times, and what anybody does.
_VACUOUS = frozenset(
    stem(fold(word), language)
    for language in ("en", "ru", "az")
    for word in each(
        """two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty hundred thousand
        million half dozen second third year years month months week weeks day days hour hours minute night morning
        evening century time times today january february march april june july august september october november
        december monday tuesday wednesday thursday friday saturday sunday spring summer autumn winter said says people
        person persons man men came come went made make found find began begin become became took take given give told
        stood part number ton tons metre metres mile miles foot feet kilometre pound pounds long high
        два две три четыре пять шесть семь восемь девять десять двадцать тридцать сорок пятьдесят сто тысяча тысяч
        миллион лет года месяц месяца неделя день дня дней час часов ночь утро вечер век время человек январь января
        февраль февраля март марта апрель апреля мая июнь июня июль июля август августа сентябрь сентября октябрь
        октября ноябрь ноября декабрь декабря тонн метров верст рублей
        iki üç dörd beş altı yeddi səkkiz doqquz yüz min milyon ay həftə saat əsr nəfər adam yanvar fevral mart aprel
        iyun iyul avqust sentyabr oktyabr noyabr dekabr metr kilometr ton manat"""
    )
)
# Words of names that many have, and that link nobody.
_SHARED_BY_MANY = frozenset(
    loosened(stem(fold(word), language))
    for language in (None, "ru", "az")
    for word in each(
        """royal national state republic regional northern southern eastern western north south east west central great
        saint san new old upper lower grand international federal union united people general captain major colonel
        doctor professor king queen prince lord lady sir cape lake mount mountain river bay island sea watch january
        february march april june july august september october november december monday
        tuesday wednesday thursday friday saturday sunday christmas easter
        государственный государственная республика республики северный южный восточный западный центральный великий
        верхний нижний новый старый мыс озеро гора река остров
        управление управления область области край края район района январь март апрель
        июнь июль август сентябрь октябрь ноябрь декабрь respublika dövlət rayon şimal cənub şərq qərb"""
    )
)


@dataclass(frozen=True)
class Topics:
    """`names` are words of names as they are compared, those of most mentions first; `themes` stems of other words.

    `years` are those that it dates anything in, its own among them. `shown` has words of names as they stand where they
    are first met, by what they are compared by.
    """

    names: tuple[str, ...]
    themes: frozenset[str]
    shown: Mapping[str, str]
    years: frozenset[str] = frozenset()

    @cached_property
    def written(self) -> str:
        """The names as a statement stores them."""
        return "|".join(f"{key}={self.shown[key]}" for key in self.names)

    @cached_property
    def written_themes(self) -> str:
        """The other words as a statement stores them."""
        return "|".join(sorted(self.themes))


@lru_cache(maxsize=CACHED)
def read_themes(written: str) -> frozenset[str]:
    """What `written_themes` stored, back again."""
    return frozenset(one for one in written.split("|") if one)


@once_per_reading
def topics_of(reading: Reading) -> Topics:
    """What the source is about, worked out once."""
    subjects = parties_of(reading).by_start.values()
    counts = Counter(
        word for one in subjects for word in one.words if len(word) > 2 and not is_body((word,)) and not word.isdigit()
    )
    counts.update(key for key, _ in _quoted(reading))
    said = (plain(reading.text[word.start : word.end]) for word in reading.words[:THEME_WORDS])
    themes = Counter(word for word in content(said, reading.language) if len(word) > 2 and word not in _VACUOUS)
    head = (plain(reading.text[word.start : word.end]) for word in reading.words[:HEAD_WORDS])
    first = frozenset(word for word in content(head, reading.language) if len(word) > 2)
    often = Counter(
        {word: n for word, n in themes.items() if (n > 1 or word in first) and loosened(word) not in counts}
    )
    for word in _SHARED_BY_MANY & counts.keys():
        del counts[word]
    return Topics(_most(counts, TOPICS), frozenset(_most(often, THEMES)), _shown(reading), _years(reading))


def _quoted(reading: Reading) -> list[tuple[str, str]]:
    """Words of what has its name in quotation marks, the steamer «Заря»: as they are compared, and as they stand."""
    found = _NAMED.findall(reading.text[:QUOTED_IN])
    words = (word for name in found for word in name.split() if is_content(plain(word)))
    made = ((loosened(stem(plain(word), reading.language)), word) for word in words)
    return [(key, word) for key, word in made if len(key) > 2 and not is_body((key,))]


def _most(counts: Counter[str], number: int) -> tuple[str, ...]:
    return tuple(word for word, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:number])


def _years(reading: Reading) -> frozenset[str]:
    written = [date.edtf for date in reading.dates[:DATES] if date.edtf]
    if reading.published is not None:
        written.append(reading.published.text)
    return frozenset(year for one in written for year in _YEAR.findall(one))


_YEAR = re.compile(r"(?<![\d-])\d{4}(?=$|[-/~?])")


def _shown(reading: Reading) -> dict[str, str]:
    shown: dict[str, str] = {}
    subjects = parties_of(reading).by_start.values()
    for one in subjects:
        for word in one.shown.split():
            bare = word.strip(".,;:()'’\"")
            shown.setdefault(loosened(plain(bare)), bare)
    for one in subjects:
        for key in one.words:
            shown.setdefault(key, key)
    for key, word in _quoted(reading):
        shown.setdefault(key, word)
    return {key: word.replace("|", " ").replace("=", " ") for key, word in shown.items()}


@lru_cache(maxsize=CACHED)
def read_names(written: str) -> dict[str, str]:
    """What `written` stored, back again."""
    return {key: shown for key, _, shown in (one.partition("=") for one in written.split("|") if one)}


@lru_cache(maxsize=CACHED * 16)
def romanised(word: str) -> str:
    """A word of a name in Latin letters, as roughly as needed to be met in a source of another language."""
    latin = "".join(_LATIN.get(letter, letter) for letter in word)
    return loosened(latin.replace("gh", "g").replace("w", "v").replace("kh", "h").replace("x", "h"))


def _is_foreign(word: str) -> bool:
    return not word.isascii()


_LATIN = {
    **dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziiklmnoprstufie", strict=True)),
    **{
        "ё": "e",
        "ж": "j",
        "х": "h",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "sh",
        "ъ": "",
        "ь": "",
        "ю": "iu",
        "я": "ia",
    },
    **{"ə": "a", "ş": "sh", "ç": "ch", "ğ": "g", "ı": "i", "ö": "o", "ü": "u"},
}


def shared_topics(
    one: Mapping[str, str], other: Mapping[str, str], themes: frozenset[str], others: frozenset[str]
) -> int:
    """How much two sources have in common: a name that both are about counts two, of other words all but one."""
    first, second = (frozenset(map(loosened, own)) for own in (themes, others))
    names = len(one.keys() & other.keys())
    across = len(one.keys() & second) + len(first & other.keys())
    if not names and not across and (any(map(_is_foreign, one)) or any(map(_is_foreign, other))):
        names = len(frozenset(map(romanised, one)) & frozenset(map(romanised, other)))
    return 2 * names + across + max(0, min(4, len(first & second)) - 1)
