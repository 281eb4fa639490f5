"""What is added to the tables of events: idioms, labels of entries and lists, and what bad translations say."""

from collections.abc import Mapping
from dataclasses import replace
from types import ModuleType

from annotations.checks.across import further_az, further_en, further_ru
from annotations.checks.across.event_table import EventWords, listed

_FURTHER: Mapping[str, ModuleType] = {"az": further_az, "en": further_en, "ru": further_ru}


def with_further(words: EventWords, language: str) -> EventWords:
    """A language's table with what is here; where both have a word, the table says what it tells.

    What only adds "was" to a verb of the table with the same kind is left out: the verb tells it.
    """
    verbs = {
        phrase: kind
        for phrase, kind in listed(_FURTHER[language].VERBS).items()
        if not (phrase.split()[0] in words.auxiliaries and words.verbs.get(" ".join(phrase.split()[1:])) == kind)
    }
    return replace(words, verbs={**verbs, **words.verbs}, nouns={**listed(_FURTHER[language].NOUNS), **words.nouns})
