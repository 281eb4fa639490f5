"""Whether a Russian participle behind a comma is of the noun before it, as their endings tell."""

import re
from collections.abc import Sequence

_PARTICIPLE = re.compile(r"(?:нн|т|вш|щ)(ый|ий|ая|ое|ее|ого|его|ому|ему|ой|ей|ую|ым|им|ом|ем)(?:ся)?\Z", re.IGNORECASE)
# By the ending of the participle, the last letters that its noun may have; of a plural nothing is told.
_NOUNS: dict[str, str] = {
    "ый": "бвгджзйклмнпрстфхцчшщь",
    "ий": "бвгджзйклмнпрстфхцчшщь",
    "ая": "аяь",
    "ое": "ое",
    "ее": "ое",
    "ого": "ая",
    "его": "ая",
    "ому": "ую",
    "ему": "ую",
    "ой": "иыейю",
    "ей": "иыейю",
    "ую": "уюь",
    "ым": "м",
    "им": "м",
    "ом": "еи",
    "ем": "еи",
}


def agrees(participle: str, nouns: Sequence[str]) -> bool:
    """Whether one of the words that stand before the comma may be the noun that a participle is of: none where another
    clause stands between. What is no such participle agrees with all.
    """
    found = _PARTICIPLE.search(participle)
    if found is None:
        return True
    is_parted = any(word.endswith(",") for word in nouns)
    return not is_parted and any(word[-1:].lower() in _NOUNS[found[1].lower()] for word in nouns)
