"""What is counted in English, told by plural endings and by the words that end it; and nouns in their singular."""

from annotations.checks.counting.table import words

_IRREGULAR = {
    **{"people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child", "wives": "wife"},
    **{"lives": "life", "knives": "knife", "mice": "mouse", "feet": "foot", "teeth": "tooth", "geese": "goose"},
    **{"policemen": "policeman", "servicemen": "serviceman", "gunmen": "gunman", "fishermen": "fisherman"},
    **{"countrymen": "countryman", "businessmen": "businessman", "firemen": "fireman", "halves": "half"},
    **{"wolves": "wolf", "thieves": "thief", "leaves": "leaf", "criteria": "criterion", "phenomena": "phenomenon"},
    **{"media": "medium", "data": "datum", "bases": "base", "houses": "house", "horses": "horse", "nurses": "nurse"},
    **{"cases": "case", "purchases": "purchase", "bourses": "bourse", "buses": "bus", "oxen": "ox", "dice": "die"},
    **{"crises": "crisis", "theses": "thesis", "analyses": "analysis", "clergymen": "clergyman", "axes": "axe"},
    **{"movies": "movie", "shoes": "shoe", "canoes": "canoe", "caches": "cache", "churches": "church"},
    **{"women's": "woman", "houses'": "house", "ties": "tie", "lies": "lie", "pies": "pie", "vaccines": "vaccine"},
    **{"grandchildren": "grandchild", "noblemen": "nobleman", "congressmen": "congressman", "halves'": "half"},
    **{"exercises": "exercise", "enterprises": "enterprise", "offenses": "offense", "expenses": "expense"},
    **{"licenses": "license", "courses": "course", "causes": "cause", "clauses": "clause", "phases": "phase"},
    **{"diseases": "disease", "premises": "premises", "suitcases": "suitcase", "responses": "response"},
    **{"corpses": "corpse", "defenses": "defense", "universes": "universe", "promises": "promise", "roses": "rose"},
    **{"abuses": "abuse", "uses": "use", "excuses": "excuse", "sentences": "sentence", "warehouses": "warehouse"},
    **{"bicycles": "bicycle", "axis": "axis", "sizes": "size", "prizes": "prize", "mazes": "maze", "niches": "niche"},
    **{"headaches": "headache", "avalanches": "avalanche", "caches'": "cache", "zombies": "zombie"},
}
# Plural without an ending, or counted though they are none.
_PLURAL = frozenset(_IRREGULAR) | words(
    "police personnel troops cattle sheep deer fish aircraft spacecraft watercraft hovercraft series species poultry "
    "staff military infantry cavalry youth elderly clergy crew folk headquarters offspring livestock swine infantrymen "
    "percent heads ammunition equipment militia aircrafts informations servicemen kin gentry nobility"
)
# What was done to those counted, where no noun is there: "12 killed, 30 wounded".
DONE = words(
    "killed wounded injured dead missing arrested detained hurt displaced infected hospitalized hospitalised convicted "
    "executed sentenced imprisoned deported captured drowned homeless unemployed disabled"
)
_NOT_PLURAL = words(
    "was is has does this thus its his as always perhaps yes news us plus minus across less unless besides towards "
    "afterwards sometimes previous various numerous serious famous dangerous religious anonymous courageous "
    "indigenous contagious chaos gas bus status campus virus consensus corps census bonus focus process success access "
    "press mass loss class business illness witness express stress congress progress politics economics physics "
    "mathematics says goes makes takes gives comes means shows seems includes contains whereas overseas analysis "
    "basis crisis thesis alias atlas canvas diabetes ethnics"
)
MOST = 6


def looks_plural(word: str) -> bool:
    """Whether a word, casefolded, may be a noun in its plural."""
    if word in _PLURAL:
        return True
    if word.endswith(("'s", "s'")):
        return False
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "ous", "us", "is"))
        and word not in _NOT_PLURAL
    )


def counted(words: list[str], measured: bool) -> int:
    """How many of the words after a number are what it counts; 0 if none are.

    They end with the last of a run of plurals, the first plural that is followed by none ("coup attempts", "arms
    dealers"). After a unit ("tons of heroin") a noun without plural will do; `measured` says so.
    """
    if not words:
        return 0
    if words[0] in DONE and not (len(words) > 1 and looks_plural(words[1])):
        return 1
    last = 0
    for number, word in enumerate(words[:MOST], start=1):
        if looks_plural(word) and word not in DONE:
            last = number
        elif last or (number > 1 and _is_verb(word, words[number:]) and not measured):
            break
    if last or not measured:
        return last
    return _mass(words)


def singular(word: str) -> str:
    """The noun in its singular, where rule or table knows it; else as it is."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if not looks_plural(word) or word in _PLURAL:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    if word.endswith("men") and len(word) > 5:
        return word[:-3] + "man"
    return word[:-1]


def _is_verb(word: str, following: list[str]) -> bool:
    """Whether it is rather what was done than of what kind: past in -ed with no plural close behind."""
    return word.endswith("ed") and not any(looks_plural(next_word) for next_word in following[:2])


def _mass(words: list[str]) -> int:
    """Words up to a participle; three at most, since after those a noun is over."""
    for number, word in enumerate(words[:4]):
        if number and word.endswith(("ed", "ing", "ly")):
            return number
    return min(len(words), 3)
