"""Who is named with which office, and which acronym with which name: what ties two names to one bearer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotations.checks.across.known_names import ACRONYM
from annotations.checks.across.subjects import Subject, is_body, is_country, subject
from annotations.checks.across.words import each, is_content, plain, stem
from annotations.checks.naming.mention import NameMention
from annotations.checks.reading import Reading

# Offices that one person has at a time; a deputy or an ambassador is one of several.
SINGLE = frozenset(
    each(
        """minister president director head chairman chairwoman governor mayor premier chancellor rector chief
        leader министр президент директор глава председатель губернатор мэр ректор начальник naziri
        prezident prezidenti sədri direktoru rəisi başçısı rektoru"""
    )
)
OFFICES = SINGLE | frozenset(
    each(
        """deputy secretary ambassador commander judge prosecutor consul envoy speaker commissioner spokesman
        spokeswoman editor professor general colonel major captain lieutenant marshal admiral engineer
        inspector заместитель секретарь посол командующий судья прокурор генерал полковник майор müavini
        səfiri komandiri hakim general polkovnik mayor"""
    )
)
_BEGINS = OFFICES | frozenset(each("manager superintendent owner skipper coach founder spokesman"))
LEFT, RIGHT = 90, 90  # code points beside a name that its office stands in
PERSON = range(2, 5)
_ADJECTIVE = re.compile(r"[а-яё](?:ые|ыми|ых|ими|ое|ого|ому|ая|ую)$")
_BREAK = re.compile(r"[.;:!?()\n]|\b(?:and|и|və|said|told|was|were|is|are|has|had|but|that|who)\b", re.IGNORECASE)
_BRACKETED = re.compile(rf"\s?\(\s?({ACRONYM.pattern})\s?\)")
_LETTERS = re.compile(r"[^\W\d_]+(?:['’\-‑][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Bearer:
    """A person as a source names them: `office` the words of office and body beside the name, as stems."""

    name: NameMention
    words: tuple[str, ...]
    office: frozenset[str]
    shown: str


@dataclass(frozen=True, slots=True)
class Acronym:
    """A name with its acronym in brackets behind it."""

    name: NameMention
    letters: str
    about: Subject


def bearers_of(reading: Reading) -> Iterator[Bearer]:
    """Everybody named in two words to four, as they stand, with or without an office."""
    for name in reading.names:
        shown = " ".join(reading.text[name.start : name.end].split())
        made = subject(name.folded, shown, language=reading.language)
        words = name_words(name)
        while len(words) > len(PERSON) - 1 and words[0] in _BEGINS:
            words = words[1:]  # "Manager Konrad Wiesel"
        if made is None or is_body(made.words) or len(words) not in PERSON or not is_personal(reading, name, words):
            continue
        yield Bearer(name, words, _office(reading, name), shown)


_PARTED = re.compile(r"[\s\-‑]+|(?<=\.)")


def name_words(name: NameMention) -> tuple[str, ...]:
    """The folded words of a name, initials among them."""
    return tuple([made for word in _PARTED.split(name.folded) if (made := plain(word))])


def is_personal(reading: Reading, name: NameMention, words: tuple[str, ...]) -> bool:
    """Whether it looks like a person's: without "of", each word with a capital or an initial."""
    shown = reading.text[name.start : name.end].split()
    if _ADJECTIVE.search(shown[0]):
        return False  # "Малые Броды"
    return all(part[:1].isupper() for part in shown) and not any(is_country(word) for word in words)


def _office(reading: Reading, name: NameMention) -> frozenset[str]:
    """The words of an office and its body right before the name, or behind it after a comma."""
    sentence = reading.sentence_at(name.start)
    before = reading.text[max(sentence.start, name.start - LEFT) : name.start]
    after = reading.text[name.end : min(sentence.end, name.end + RIGHT)]
    left = _BREAK.split(before)[-1]
    right = _BREAK.split(after)[0] if after.lstrip()[:1] in {",", "—", "–"} else ""
    found = _office_words(left, reading) or _office_words(right, reading)
    return found or _office_words(name.title or "", reading)


def _office_words(text: str, reading: Reading) -> frozenset[str]:
    words = [plain(word) for word in _LETTERS.findall(text)] if text else []
    if OFFICES.isdisjoint(words):
        return frozenset()
    first = next(place for place, word in enumerate(words) if word in OFFICES)
    # What a possessive belongs to stands before: "the Authority's head".
    near = words[max(0, first - 4) :]
    return frozenset(stem(word, reading.language) for word in near if is_content(word))


def acronyms_of(reading: Reading) -> Iterator[Acronym]:
    """Every name that an acronym in brackets stands behind."""
    for name in reading.names:
        found = _BRACKETED.match(reading.text, name.end)
        shown = " ".join(reading.text[name.start : name.end].split())
        about = subject(name.folded, shown, language=reading.language) if found else None
        if found and about and len(about.words) > 1:
            yield Acronym(name, found[1], about)
