"""Words with a gap in them: "G eorgia", "infor mation", "t h e", "infor- mation"; and marks with none behind them."""

import re
from collections.abc import Iterator

from annotations.checks.languages.table import words
from annotations.checks.lexing.lexed import Lexed
from annotations.checks.spelling.broken import PUNCTUATION, Broken
from annotations.checks.spelling.endings import BEGINS_EN, ENDS_AZ, ENDS_EN, ENDS_RU
from annotations.checks.spelling.vocabulary import Vocabulary, is_prefix

_PAIR = re.compile(r"(?<![^\W_])(?<![-‑.'’@/\\])([^\W\d_]+) (?=([^\W\d_]+)(?![^\W_])(?![-‑'’@/\\]))")
_INITIAL = re.compile(r"(?<![^\W_])(?<!['’.])([^\W\d_]) ([^\W\d_]{3,})(?![^\W_])")
_FIRST_LETTER = re.compile(r"(?:(?<=[.!?] )|(?<=\n)|\A)([B-HJ-NP-Z]) ([a-z]{1,10})(?![^\W_])(?![-’'@/\\])")
_SPACED = re.compile(r"(?<!\S)[^\W\d_](?: [^\W\d_]){2,30}(?=[\s,.;:!?]|$)")
_HYPHENED = re.compile(r"(?<![^\W_])([^\W\d_]{2,})([-‑¬]) ?(?=([^\W\d_]{2,})(?![^\W_]))")
_AFTER_MARK = re.compile(r"(?<![^\W_])([^\W\d_]{3,})([.,;])(?=([^\W\d_]{3,})(?![^\W_]|[@/.(]))")
_URL_BEFORE = re.compile(r"(?:www\.|https?:|[@/._=])[^\s]*$", re.IGNORECASE)
_CUT_OFF = words("re dis mis con com inter trans")  # what English words begin with and nobody sets apart
_ONE_MORE = re.compile(r"(?: [^\W\d_](?![^\W_])|\.)")
_SUSPENDED = words("and or to und oder as by versus vs и или və")
# One letter that is a word, by itself or after what has letters for numbers.
_ONE_LETTER = words("a i o y e à é ó в и к о с у я а э")
_LETTERED = words(
    "section type point item group class grade option paragraph vitamin unit letter part figure version category "
    "plan hepatitis block wing series column row note level schedule appendix annex exhibit article mr mrs clause "
    "zone"
)
# What such a letter is the name of in Russian.
_LETTERED_RU = (
    *("пункт", "групп", "класс", "точк", "лагер", "витамин", "гепатит", "вариант", "букв", "литер", "корпус"),
    *("секци", "блок", "тип", "катег"),
)
_BEFORE_NAMES = words("the of in and from near to")
_PHRASES_RU = frozenset({("в", "ведение"), ("в", "ведении"), ("с", "ведома"), ("в", "соавторстве")})
# What stands behind a Russian preposition of one letter though both are one word too, and in no list: в ведение.
_PREPOSITIONS = words("в к о с у")
_BEHIND = words(
    "ведение ведения ведению ведении ведением плата платы плате плату писание писании ставка ставку ставке дача "
    "дачу дачи даче пуск пуске говор говора крик мена мены нос носу рок тыл тылу бой бою бои рой порт порту ход "
    "ходу дар дары род рода роде роды рост росте кладка кладки кладке ряд ряду ряды воз возы лад ладу лава вал вале "
    "ток току токи клад рот рту рай раю мера меру мере права правах круг кругу печать печати бор бору низ верх "
    "место месте мыс мысу читка читке делка стан стану стане ссуда ссуду кружка кружку кружок юз юзе хватка вязка "
    "вязке смотр смотре"
)
# Small words in two: "th e", "a nd".
_SMALL_CUT = re.compile(
    r"(?<![^\W_])(?<![-‑.'’@/])(?:th e|a nd|an d|o f|fo r|f or|wit h|wi th|w ith|tha t|th at|fro m|fr om|wh ich|whi ch"
    r"|th ey|th eir|ha ve|h ave|wa s|w as|w ere|be en|b een)(?![^\W_])(?![-‑'’@/])"
)
_OFTEN = 1000  # in the list's corpus: a word that is really used
_REALLY_OFTEN = 3000
_SOMETIMES = 100
_VERY_OFTEN = 100_000


def find_splits(lexed: Lexed, vocabulary: Vocabulary) -> Iterator[Broken]:
    """Every gap where there should be none, and the other way round; not in the order of the text."""
    yield from _spaced_letters(lexed.text, vocabulary)
    yield from _pairs(lexed.text, vocabulary)
    yield from _initials(lexed.text, vocabulary)
    yield from _first_letters(lexed, vocabulary)
    yield from _small_words(lexed)
    yield from _ends_az(lexed)
    yield from _hyphens(lexed.text, vocabulary)
    yield from _after_marks(lexed.text, vocabulary)


def _spaced_letters(text: str, vocabulary: Vocabulary) -> Iterator[Broken]:
    for found in _SPACED.finditer(text):
        joined = found[0].replace(" ", "")
        if len(joined) > 2 and vocabulary.is_word(joined.casefold()) and not joined.isupper():
            yield Broken(
                start=found.start(),
                end=found.end(),
                sentence=f"{{words}} is ‘{joined}’ with its letters set apart.",
                correction=joined,
            )


def _pairs(text: str, vocabulary: Vocabulary) -> Iterator[Broken]:
    whole: dict[str, bool] = {}  # as they are written, whether they are words
    for found in _PAIR.finditer(text):
        first, second = found.groups()
        for part in (first, second):
            if part not in whole:
                whole[part] = len(part) > 1 and not any(
                    vocabulary.is_unlisted(one) or one in _CUT_OFF or _is_fragment(one, vocabulary)
                    for one in {part, part.casefold()}
                )
        if whole[first] and whole[second]:
            continue  # as nearly all that stand side by side
        is_phrase = (first.casefold(), second) in _PHRASES_RU
        if second[0].isupper() or is_phrase or _is_name_before(first, second, vocabulary):
            continue
        if not _may_be_one(first.casefold(), second, vocabulary):
            continue
        before = _word_before(text, found.start())
        if len(first) == 1 and before[-1:].isdecimal():
            continue  # "12 s at the most"
        if len(second) == 1 and _ONE_MORE.match(text, found.end() + 1):
            continue  # "the m v Aurora"
        if len(first) == 1 and (before in _LETTERED or (first.isupper() and vocabulary.is_word(second))):
            continue
        yield Broken(
            start=found.start(),
            end=found.end() + len(second),
            sentence=f"{{words}} is ‘{first + second}’ broken in two.",
            correction=first + second,
        )


def _is_name_before(first: str, second: str, vocabulary: Vocabulary) -> bool:
    """A name in no list before a usual word is no cut word: "Mart in 1920"."""
    is_titled = first[0].isupper() and len(first) > 1 and first.casefold() not in _CUT_OFF
    return is_titled and vocabulary.frequency(second) >= _VERY_OFTEN


def _initials(text: str, vocabulary: Vocabulary) -> Iterator[Broken]:
    """A name cut behind its first letter: the rest is no word, and the whole is one."""
    for found in _INITIAL.finditer(text):
        first, second = found[1], found[2]
        joined = (first + second).casefold()
        if not second.islower() or (first.casefold(), second) in _PHRASES_RU:
            continue
        is_known = second in _BEHIND or vocabulary.frequency(second) > 0
        if vocabulary.language == "ru" and first in _PREPOSITIONS and is_known:
            continue
        is_word = vocabulary.frequency(joined) > 0 or vocabulary.counts[joined] > 0
        is_rest = vocabulary.frequency(second) < _SOMETIMES and vocabulary.counts[second] < 2
        before = _word_before(text, found.start())
        is_name = first.isupper() and len(second) > 3 and _is_rest_of_name(first, second, before, vocabulary)
        if is_rest and (is_word or is_name) and before not in _LETTERED:
            yield Broken(
                start=found.start(),
                end=found.end(),
                sentence=f"{{words}} is ‘{first + second}’ broken in two.",
                correction=first + second if is_word else None,
            )


def _is_rest_of_name(first: str, second: str, before: str, vocabulary: Vocabulary) -> bool:
    """Whether it is no word, and the letter before it is none that is one by itself: "the A gdam", "в М оскве"."""
    if vocabulary.language == "ru":
        is_letter = first in "БГДЖЗЛМНПРТФХЦЧШЩЭЮ" and not before.startswith(_LETTERED_RU)
        return is_letter and not vocabulary.frequency(second) and vocabulary.counts[second] < 2
    return (first not in "AIO" or before in _BEFORE_NAMES) and vocabulary.is_foreign_to_all(second)


def _first_letters(lexed: Lexed, vocabulary: Vocabulary) -> Iterator[Broken]:
    """The first letter of a sentence, set apart from a very usual word: "T he"."""
    for found in _FIRST_LETTER.finditer(lexed.text) if vocabulary.has_list else ():
        joined = found[1] + found[2]
        often = vocabulary.frequency(joined.casefold())
        if often >= _VERY_OFTEN and often > vocabulary.frequency(found[2]):
            yield Broken(
                start=found.start(1),
                end=found.end(2),
                sentence=f"{{words}} is ‘{joined}’ broken in two.",
                correction=joined,
            )


def _small_words(lexed: Lexed) -> Iterator[Broken]:
    for found in _SMALL_CUT.finditer(lexed.text) if lexed.language == "en" else ():
        joined = found[0].replace(" ", "")
        yield Broken(
            start=found.start(),
            end=found.end(),
            sentence=f"{{words}} is ‘{joined}’ broken in two.",
            correction=joined,
        )


def _ends_az(lexed: Lexed) -> Iterator[Broken]:
    """A word and behind it, set apart, what is only ever the end of one."""
    for found in _PAIR.finditer(lexed.text) if lexed.language == "az" else ():
        first, second = found.groups()
        if len(first) > 1 and second in ENDS_AZ and not first.isupper():
            yield Broken(
                start=found.start(),
                end=found.end() + len(second),
                sentence=f"{{words}} is ‘{first + second}’ broken in two: ‘-{second}’ is the end of a word.",
                correction=first + second,
            )


def _word_before(text: str, place: int) -> str:
    return text[max(place - 14, 0) : place].rstrip().rpartition(" ")[2].casefold()


def _may_be_one(first: str, second: str, vocabulary: Vocabulary) -> bool:
    """Together they are a word, and one of them alone is none."""
    joined = first + second
    frequency = vocabulary.frequency(joined)
    is_alone = first in _ONE_LETTER or second in _ONE_LETTER
    is_beginning = first in _CUT_OFF and vocabulary.has_list and frequency >= _OFTEN
    is_cut = is_beginning or _is_cut_ru(first, second, vocabulary) or _is_cut(first, second, frequency, vocabulary)
    if is_cut and not is_alone:
        return True
    if len(joined) < 3 or is_prefix(first) or is_alone:
        return False
    if len(first) == 1 or len(second) == 1:
        return vocabulary.frequency(joined) >= _OFTEN or vocabulary.counts[joined] > 1
    fragments = _is_fragment(first, vocabulary) + _is_fragment(second, vocabulary)
    if not fragments:
        return False
    is_known = frequency > 0 or vocabulary.counts[joined] > 0
    if frequency < _SOMETIMES and not vocabulary.counts[joined]:
        # "pend ulums": only a form of it is in the list, so more has to tell that it was one word.
        is_form = vocabulary.has_list and len(joined) > 6 and not vocabulary.is_foreign_to_all(joined)
        return (fragments == 2 and is_known) or (fragments > 0 and is_form and len(second) > 3)
    return True


def _is_cut(first: str, second: str, frequency: int, vocabulary: Vocabulary) -> bool:
    """A usual word, one part of which is in no list by itself: "gover nor"."""
    is_usual = frequency >= (_OFTEN if vocabulary.has_list else _SOMETIMES) and len(first) + len(second) > 5
    return is_usual and (vocabulary.is_unlisted(first) or vocabulary.is_unlisted(second))


def _is_cut_ru(first: str, second: str, vocabulary: Vocabulary) -> bool:
    """Behind what is in no list stands what words only end in."""
    is_end = vocabulary.language == "ru" and ENDS_RU.fullmatch(second) is not None
    return is_end and vocabulary.is_unlisted(first) and not vocabulary.frequency(second)


def _is_fragment(part: str, vocabulary: Vocabulary) -> bool:
    if vocabulary.counts.get(part, 0) > 1:
        return False
    if vocabulary.has_list:
        return vocabulary.is_foreign_to_all(part)
    return len(part) > 2 and vocabulary.frequency(part) == 0 and len(part) < 5


def _hyphens(text: str, vocabulary: Vocabulary) -> Iterator[Broken]:
    """A hyphen that stayed from the end of a line, with a blank after it or none."""
    for found in _HYPHENED.finditer(text):
        first, second = found[1], found[3]
        has_gap = found[0].endswith(" ")
        joined = (first + second).casefold()
        is_cut = not second[0].isupper() and _is_cut(
            first.casefold(), second.casefold(), vocabulary.frequency(joined), vocabulary
        )
        is_cut = is_cut or (not has_gap and _is_cut_at_hyphen(first.casefold(), second, joined, vocabulary))
        is_set_on = is_prefix(first.casefold()) and not has_gap and not is_cut
        if second.casefold() in _SUSPENDED or second[0].isupper() or is_set_on:
            continue
        is_word = vocabulary.frequency(joined) >= _SOMETIMES or vocabulary.counts[joined] > 0
        has_fragment = _is_fragment(first.casefold(), vocabulary) or _is_fragment(second.casefold(), vocabulary)
        is_cut = is_cut or (is_word and has_fragment)
        if is_cut or (has_gap and is_word):
            sentence, correction = (
                f"{{words}} is ‘{first + second}’ with a hyphen from the end of a line.",
                first + second,
            )
        elif has_gap:
            sentence, correction = "In {words} a blank stands after the hyphen.", f"{first}{found[2]}{second}"
        else:
            continue
        end = found.end() + len(second)
        yield Broken(start=found.start(), end=end, sentence=sentence, correction=correction)


def _is_cut_at_hyphen(first: str, second: str, joined: str, vocabulary: Vocabulary) -> bool:
    """A usual word, and its second half is none that compounds have: "commit-tee"; or its first is never set off."""
    if vocabulary.language != "en" or vocabulary.frequency(joined) < _REALLY_OFTEN:
        return False
    return (second in ENDS_EN and not is_prefix(first)) or first in BEGINS_EN


def _after_marks(text: str, vocabulary: Vocabulary) -> Iterator[Broken]:
    """No blank after a full stop or a comma: "information.International"."""
    for found in _AFTER_MARK.finditer(text):
        first, mark, second = found[1], found[2], found[3]
        if mark == "." and not (first.islower() and second.istitle()):
            continue
        if mark != "." and not (first.islower() and (second.islower() or second.istitle())):
            continue
        if _URL_BEFORE.search(text, max(found.start() - 60, 0), found.start() + len(first)):
            continue
        is_plain = vocabulary.is_word(first) and (second.istitle() or vocabulary.is_word(second))
        if vocabulary.has_list and not is_plain:
            continue
        yield Broken(
            start=found.start(),
            end=found.end() + len(second),
            sentence=f"In {{words}} no blank stands after the ‘{mark}’.",
            category=PUNCTUATION,
            correction=f"{first}{mark} {second}",
        )
