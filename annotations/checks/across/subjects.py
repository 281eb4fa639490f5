"""Whom or what a statement is about, and whether two of them are one: by names whose words go together."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from annotations.checks.across.sorts import SORT_OF
from annotations.checks.across.words import CACHED, each, loosened, plain, stem
from annotations.rules.folding import fold

_SMALL = frozenset(each("of the and for in on at de la le al von van und i ve и"))
_TITLES = frozenset(
    each(
        """president minister general colonel major captain lieutenant marshal admiral mr mrs ms dr prof
        professor sir lord king queen prince princess emperor empress shah sultan khan tsar czar academician
        comrade chairman deputy secretary ambassador governor senator judge bishop pope saint leader premier
        chancellor sheikh imam former late acting президент министр генерал полковник майор капитан маршал
        академик профессор товарищ господин князь царь император prezident nazir general polkovnik akademik
        professor cenab"""
    )
)
# What such a name is called by alone, once it has been named in full; alone it does not tell which one is meant.
GENERIC = frozenset(
    each(
        """ministry committee law constitution parliament government council army republic president minister
        university commission service agency party union war treaty agreement decree embassy office
        department company bank academy institute court assembly state country city region district
        federation front movement organisation organization group association congress conference summit
        school hospital museum church mosque library newspaper journal station airport factory plant brigade
        regiment division battalion corps fleet force forces police guard board bureau centre center fund
        foundation society club league tribunal senate duma soviet mejlis majlis cabinet administration
        directorate authority corporation accord protocol convention charter act code declaration revolution
        uprising battle operation ceasefire election referendum census attack bombing massacre министерство
        комитет закон конституция парламент правительство совет армия республика президент министр
        университет комиссия служба агентство партия союз война договор указ посольство управление банк
        академия nazirlik komitə qanun konstitusiya parlament hökumət şura ordu respublika universitet
        komissiya xidmət agentlik partiya ittifaq müharibə müqavilə fərman səfirlik akademiya idarə xidməti
        nazirliyi komitəsi"""
    )
)
# Words for things that are as often a part of other names.
_NOT_GENERIC = frozenset(
    each("house hall works band castle lodge fort work pass street park plant fleet mole court lock")
)
# Beginnings of words that only say of which country a body is.
_COUNTRIES = tuple(
    fold(beginning)
    for beginning in each(
        """azerb armen georgi russi sovet soviet ussr cccp ссср iran turk ukrain belaru kazak uzbek tajik kyrgy
        moldov estoni latvi lithuan polish poland german franc french british brita englan english engl scot
        wales welsh irish irela ital spani spain portug greek greec bulgar romani hungar austri czech slova
        serbi croat bosni macedon alban monten americ usa china chines japan korea india pakist afghan iraq
        syria israel leban egypt libya saudi yemen jordan canad austral mexic brazil argent chile swed norw
        finn finl denm danish dutch netherl belgi swiss switz азерб армен грузи росси совет иран турц турк
        украин казах узбек азерб герман франц америк erməni gürcü rusiy türki fransa almani"""
    )
)
_OF_STATES = frozenset(each("""republic kingdom federation state united people's democratic independent islamic"""))
_COMPOUND = frozenset(["ssr", "fsr"])


class Match(IntEnum):
    """How surely two names are of one."""

    NONE = 0
    WEAK = 1
    STRONG = 2


@dataclass(frozen=True, slots=True)
class Subject:
    """`words` are those it is told apart by, loosened and in their order; `country` those that say of which country.

    `shown` is as it stands in the text. A subject that is not `named` is a common noun with what stands before it.
    `number` is that of "School No. 4" or "the 3rd Division", '' where it has none.
    """

    words: tuple[str, ...]
    country: frozenset[str]
    shown: str
    named: bool
    number: str = ""

    @property
    def key(self) -> str:
        """The same for "National Security Ministry" and "Ministry of National Security of Azerbaijan"."""
        return _key(self.words)

    @property
    def is_generic(self) -> bool:
        """Whether many things are called so, or all of one country."""
        return len(self.words) == 1 and self.words[0] in _LOOSE_GENERIC


@lru_cache(maxsize=CACHED)
def _key(words: tuple[str, ...]) -> str:
    return " ".join(sorted(set(words)))


_LOOSE_GENERIC = frozenset(
    {loosened(fold(word)) for word in GENERIC}
    | {loosened(stem(fold(word), language)) for word in GENERIC for language in ("en", "ru", "az")}
    | {word for word in SORT_OF if word not in _NOT_GENERIC}
    | {loosened(stem(word, "ru")) for word in SORT_OF if not word.isascii()}  # of what is called by a stem already
)


def subject(name: str, shown: str, *, named: bool = True, language: str | None = None) -> Subject | None:
    """Of a folded name; None if nothing is left of it to be told by."""
    words, country = _told_by(name, language)
    return Subject(words, country, shown, named) if words else None


def _is_of_state(word: str) -> bool:
    return word in _OF_STATES or word in _COMPOUND or word.startswith(_STATES)


_PARTED = re.compile(r"[\s\-‑]+|(?<=\.)")


@lru_cache(maxsize=CACHED)
def _told_by(name: str, language: str | None) -> tuple[tuple[str, ...], frozenset[str]]:
    """The words of a folded name that it is told by, and the countries that it is of."""
    words = [plain(word) for word in _PARTED.split(name) if word]
    words = [word for word in words if word and word not in _SMALL]
    while len(words) > 1 and words[0] in _TITLES and "of" not in name.split():
        words = words[1:]
    told = _of_republic(words)
    country = frozenset(word[:5] for word in words if is_country(word) or word in told)
    kept = [word for word in words if not is_country(word) and word not in told]
    if country:
        kept = [word for word in kept if not _is_of_state(word)] or words
    made = tuple(loosened(stem(word, language) if language in ("ru", "az") else word) for word in kept or words)
    return made, country if kept and kept != words else frozenset()


def _of_republic(words: Sequence[str]) -> frozenset[str]:
    """The name of a state that stands with "Republic" or the like: "Ministry of Mines of the Republic of Sarvia"."""
    place = next((number for number, word in enumerate(words) if word.startswith(_STATES)), 0)
    if not place:
        return frozenset()  # nothing but the state is named, or it begins the name
    if place + 1 < len(words):
        return frozenset(words[place + 1 : place + 2])
    return frozenset(words[place - 1 : place]) if place > 1 else frozenset()


_STATES = tuple(fold(word) for word in each("republic kingdom emirate sultanate республик королевств respublika"))


@lru_cache(maxsize=CACHED)
def is_country(word: str) -> bool:
    """Whether a folded word is of a country."""
    return word.startswith(_COUNTRIES) and word not in ("turkic", "francis", "polished", "indian-style")


def match(first: Subject, second: Subject) -> Match:
    """Whether two are one. Bodies only by all their words; persons by the family name with what is known beside it."""
    if first.named != second.named and not (first.is_generic or second.is_generic):
        return Match.WEAK if _are_called_alike(first, second) else Match.NONE
    if (first.country and second.country and first.country != second.country) or are_numbered_apart(first, second):
        return Match.NONE
    one, other = set(first.words), set(second.words)
    if one == other:
        return Match.WEAK if first.is_generic else Match.STRONG
    if first.is_generic or second.is_generic:
        one, other = set(stems_of(first.words)), set(stems_of(second.words))
        return Match.WEAK if one <= other or other <= one else Match.NONE
    if not first.named or is_body(first.words) or is_body(second.words):
        return Match.NONE
    return _match_persons(first.words, second.words)


def _are_called_alike(first: Subject, second: Subject) -> bool:
    """Whether a common noun has all the words of a name: "the fisheries agreement", "Agreement on Fisheries"."""
    one, other = stems_of(first.words), stems_of(second.words)
    is_one = one == other and len(one) > 1 and is_body(first.words) and not are_numbered_apart(first, second)
    return is_one and not (first.country and second.country and first.country != second.country)


@lru_cache(maxsize=CACHED)
def stems_of(words: tuple[str, ...]) -> frozenset[str]:
    """Words as their stems, so that those of names and of common nouns are compared."""
    return frozenset(loosened(stem(word, "en")) if word.isascii() else word for word in words)


def are_numbered_apart(first: Subject, second: Subject) -> bool:
    """Whether both have a number, and not the same."""
    one, other = (told.number or _digits_of(told.words) for told in (first, second))
    return bool(one) and bool(other) and one != other


@lru_cache(maxsize=CACHED)
def _digits_of(words: tuple[str, ...]) -> str:
    """The number that is a part of a name, "Vesna-2"; '' where none is."""
    return next((word for word in words if word.isdigit()), "")


def is_placed(short: Subject, full: Subject) -> bool:
    """Whether the one is the other with what it is of added: "Savings Bank", "Savings Bank of Halm"."""
    own, whole = short.words, full.words
    added = whole[len(own) :]
    if _is_under(short, full):
        return True
    if not (short.named and full.named) or not added or len(added) > 2 or whole[: len(own)] != own:
        return False
    if not is_body(own) or is_body(added) or all(is_body((word,)) for word in own):
        return False
    behind = full.shown.split()[-len(added) - 1 :]
    is_named = all(word[:1].isupper() for word in behind[-len(added) :])
    return is_named and (behind[0] in _AT or not full.shown.isascii())


def _is_under(short: Subject, full: Subject) -> bool:
    """Whether a longer name only adds what a body belongs to: "Police Academy of the Ministry of the Interior"."""
    is_both = short.named and full.named and is_body(short.words) and len(short.words) > 1
    if not is_both or full.words[: len(short.words)] != short.words:
        return False
    behind = full.shown.casefold().removeprefix(short.shown.casefold())
    return behind != full.shown.casefold() and behind.startswith(_UNDER) and is_body(full.words[len(short.words) :])


_UNDER = (" of the ", " at the ", " under the ", " attached to the ")
_AT = frozenset(each("of in at the"))


def is_body(words: Iterable[str]) -> bool:
    """Whether a word in the name is what bodies, documents or events are called by."""
    return not _LOOSE_GENERIC.isdisjoint(words)


def _is_reordered(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the family name stands first in one: "Orlov Ivan Petrovich", "Ivan Orlov"."""
    first, second = set(one), set(other)
    is_within = min(len(first), len(second)) > 1 and (first <= second or second <= first)
    return is_within and (one[0] == other[-1] or other[0] == one[-1])


def _match_persons(one: Sequence[str], other: Sequence[str]) -> Match:
    if one[-1] != other[-1]:
        return Match.STRONG if _is_reordered(one, other) else Match.NONE
    if len(one) == 1 or len(other) == 1:
        return Match.WEAK
    given, second = one[0], other[0]
    if given == second:
        return Match.STRONG
    is_initial = min(len(given), len(second)) == 1
    return Match.STRONG if is_initial and given[0] == second[0] else Match.NONE
