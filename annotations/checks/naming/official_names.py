"""Treaties and bodies that every reader of the news knows, as they are called in English, and what translations make
of the words of their names.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from annotations.checks.languages.table import words

# As they are called, the usual name first; what stands behind it are other names that are usual too. After the
# depositaries' registers and the bodies' own pages.
_NAMES = """
Treaty on Conventional Armed Forces in Europe | Conventional Armed Forces in Europe Treaty
Treaty on the Non-Proliferation of Nuclear Weapons | Nuclear Weapons Non-Proliferation Treaty
Nuclear Non-Proliferation Treaty
Comprehensive Nuclear-Test-Ban Treaty
North Atlantic Treaty
North Atlantic Treaty Organization
North Atlantic Council
Warsaw Treaty Organization
Strategic Arms Reduction Treaty | Treaty on the Reduction of Strategic Arms
Anti-Ballistic Missile Treaty
Intermediate-Range Nuclear Forces Treaty
Outer Space Treaty
Arms Trade Treaty
Chemical Weapons Convention
Biological Weapons Convention
Convention on the Prohibition of Chemical Weapons
Convention on Certain Conventional Weapons
Convention on the Rights of the Child
Convention on the Rights of Persons with Disabilities
Convention on the Elimination of All Forms of Discrimination against Women
Convention on the Elimination of All Forms of Racial Discrimination
Convention against Transnational Organized Crime
Convention on the Law of the Sea | Law of the Sea Convention
Convention relating to the Status of Refugees | Refugee Status Convention
Convention on the Prevention and Punishment of the Crime of Genocide
Convention on International Trade in Endangered Species
Convention on Diplomatic Relations
Convention on Consular Relations
Convention for the Suppression of Terrorist Bombings
Convention for the Suppression of the Financing of Terrorism
European Convention on Human Rights
European Convention on Extradition
European Social Charter
Framework Convention on Climate Change
Universal Declaration of Human Rights
International Covenant on Civil and Political Rights
International Covenant on Economic, Social and Cultural Rights
Charter of the United Nations | United Nations Charter
Statute of the International Court of Justice
Single European Act
General Agreement on Tariffs and Trade
United Nations General Assembly | General Assembly of the United Nations
United Nations Security Council | Security Council of the United Nations
United Nations Human Rights Council | Human Rights Council of the United Nations
United Nations Development Programme
United Nations Educational, Scientific and Cultural Organization
United Nations Environment Programme
United Nations Children's Fund
United Nations High Commissioner for Refugees
Economic and Social Council of the United Nations | United Nations Economic and Social Council
Food and Agriculture Organization
World Health Organization
World Trade Organization
World Meteorological Organization
World Intellectual Property Organization
World Food Programme
World Customs Organization
World Council of Churches
International Monetary Fund
International Labour Organization
International Maritime Organization
International Civil Aviation Organization
International Organization for Migration
International Organization for Standardization
International Atomic Energy Agency
International Energy Agency
International Criminal Court
International Court of Justice | Court of International Justice
International Criminal Police Organization
International Committee of the Red Cross
International Federation of Red Cross and Red Crescent Societies
International Olympic Committee
International Telecommunication Union
Universal Postal Union
Organization for Security and Co-operation in Europe
Conference on Security and Co-operation in Europe
Organisation for Economic Co-operation and Development
Organization of Islamic Cooperation | Organization of the Islamic Cooperation
Organization of the Islamic Conference
Organisation for the Prohibition of Chemical Weapons
Organization of the Petroleum Exporting Countries
Organization of American States
Shanghai Cooperation Organisation
Collective Security Treaty Organization
Commonwealth of Independent States
Black Sea Economic Cooperation Organization | Organization of the Black Sea Economic Cooperation
Economic Cooperation Organization
Cooperation Council of Turkic-Speaking States
European Court of Human Rights
European Court of Justice
European Bank for Reconstruction and Development
European Investment Bank
European Central Bank
European Economic Community
European Coal and Steel Community
European Free Trade Association
European Union Agency for Fundamental Rights
Parliamentary Assembly of the Council of Europe | Council of Europe Parliamentary Assembly
Committee of Ministers of the Council of Europe
Asian Development Bank
Islamic Development Bank
Financial Action Task Force
Nuclear Suppliers Group
"""
# What a translator, or a machine, puts for a word of these names, taking another of the dictionary.
_MISTAKEN: Mapping[str, str] = {
    "conventional": "ordinary usual customary common regular",
    "nonproliferation": "nondistribution nonspread nonspreading nondissemination nonexpansion nondiffusion",
    "proliferation": "distribution spread spreading dissemination expansion",
    "nuclear": "atomic",
    "atomic": "nuclear atom",
    "universal": "general common global world worldwide international total",
    "general": "common universal joint",
    "world": "worldwide global universal",
    "trade": "trading commerce commercial",
    "north": "northern northatlantic",
    "weapons": "weapon arms armament armaments",
    "arms": "armaments weapons",
    "armed": "army military",
    "forces": "powers",
    "treaty": "contract bargain",
    "convention": "contract convent",
    "covenant": "pact",
    "declaration": "statement announcement",
    "charter": "statute regulations",
    "statute": "status charter",
    "organization": "organizations organism",
    "agency": "agencies",
    "fund": "foundation funds",
    "monetary": "currency money valute",
    "bank": "banks",
    "court": "trial",
    "committee": "committe comitee",
    "council": "counsel soviet",
    "security": "safety",
    "cooperation": "collaboration",
    "rights": "right laws",
    "human": "man humans person",
    "child": "children kid infant",
    "refugees": "fugitives runaways refugee escapees",
    "status": "statute position",
    "prohibition": "ban banning forbidding interdiction",
    "elimination": "liquidation removal",
    "prevention": "preventing warning",
    "suppression": "oppression repression",
    "transnational": "crossnational international",
    "health": "healthcare healthprotection",
    "labour": "work",
    "criminal": "crime penal",
    "police": "militia",
    "maritime": "sea marine",
    "food": "foodstuffs provision",
    "agriculture": "agricultural",
    "development": "progress growth",
    "reconstruction": "restoration rebuilding",
    "independent": "independence",
    "commonwealth": "community",
    "customs": "custom",
    "meteorological": "weather",
    "intellectual": "intelligent mental",
    "atlantic": "atlantical",
    "petroleum": "oil",
    "diplomatic": "diplomacy",
    "relations": "intercourse connections",
    "sea": "marine maritime",
    "justice": "fairness",
    "economic": "economical economy",
    "social": "public",
    "european": "europe",
    "europe": "european",
    "islamic": "islam muslim",
    "nations": "peoples nation",
    "united": "joined unified",
    "crescent": "halfmoon moon",
    "climate": "climatic",
    "outer": "cosmic",
    "biological": "bacterial",
    "chemical": "chemistry",
    "assembly": "meeting gathering assemblage",
    "ministers": "minister",
    "children's": "children kids childrens",
    "childrens": "children kids",
    "educational": "education",
    "scientific": "science scientifical",
    "cultural": "culture",
}
SMALL = words(
    "the of on for in to and a an about against concerning regarding relating by with without at from over under as"
)


# What is a body, by the last word before the first small one of its name.
_BODIES = words(
    "organization agency council fund court committee bank union programme assembly conference federation community "
    "commonwealth association commissioner force group"
)


@dataclass(frozen=True, slots=True)
class Official:
    """A name as it is usually written, its words of weight in order, and the wordings that are right, folded."""

    usual: str
    weighty: tuple[str, ...]
    right: frozenset[str]

    @property
    def is_body(self) -> bool:
        """A body, no treaty."""
        plain = plain_words(self.usual)
        head = next((number for number, word in enumerate(plain) if word in SMALL), len(plain))
        return bool({plain[head - 1], plain[0]} & _BODIES)


def plain_word(written: str) -> str:
    """A word as it is compared: folded, without hyphens, in the spelling of one land."""
    plain = written.casefold().replace("’", "'").replace("-", "").replace("‑", "").replace("organis", "organiz")
    return {"labor": "labour", "program": "programme"}.get(plain, plain)


def plain_words(written: str) -> list[str]:
    """Its words, without commas."""
    return [plain_word(word) for word in written.replace(",", " ").split()]


def without_articles(plain: Iterable[str]) -> str:
    """As wordings are compared: articles say nothing."""
    return " ".join(word for word in plain if word not in {"the", "a", "an"})


@cache
def officials() -> Mapping[str, tuple[Official, ...]]:
    """The names of the table, each by that word of it that stands in the fewest."""
    every = [_official(line) for line in _NAMES.strip().splitlines()]
    counts = Counter(word for one in every for word in set(one.weighty))
    by_word: dict[str, list[Official]] = {}
    for one in every:
        by_word.setdefault(min(one.weighty, key=lambda word: (counts[word], word)), []).append(one)
    return {word: tuple(found) for word, found in by_word.items()}


def _official(line: str) -> Official:
    wordings = [part.strip() for part in line.split("|")]
    weighty = tuple(word for word in plain_words(wordings[0]) if word not in SMALL)
    right = frozenset(without_articles(plain_words(one)) for one in wordings)
    return Official(wordings[0], weighty, right)


def meant_by(word: str) -> frozenset[str]:
    """The words of names that it may stand for, itself among them."""
    return _meant().get(word, frozenset()) | {word}


@cache
def _meant() -> Mapping[str, frozenset[str]]:
    meant: dict[str, set[str]] = {}
    for right, wrong in _MISTAKEN.items():
        for word in wrong.split():
            meant.setdefault(word, set()).add(right)
    return {word: frozenset(found) for word, found in meant.items()}
