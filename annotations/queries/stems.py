"""Stems of words, by PostgreSQL's stemmers, and the forms of a word that stand in texts."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from django.db import connection

from annotations.rules.search import Forms, Manner, Query, Term, words_beginning
from annotations.rules.stems import lexeme, needle_of

_STEMS = "SELECT word, ts_lexize(%s::regdictionary, word) FROM unnest(%s::text[]) AS word"


def stems_of(stemmer: str, words: Collection[str]) -> Mapping[str, frozenset[str]]:
    """The stems of folded words, by word; a word that is too common to have one, such as "the", is left out."""
    if not words:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_STEMS, [f"{stemmer}_stem", sorted(words)])
        return {word: frozenset(stems) for word, stems in cursor.fetchall() if stems}


class Stemming:
    """The words of a query in the languages of the texts that are searched."""

    def __init__(self, query: Query, stemmers: Iterable[str]) -> None:
        self._words = [term for term in query.terms if term.manner is Manner.WORD]
        written = {term.folded for term in self._words}
        self._stems = {stemmer: stems_of(stemmer, written) for stemmer in sorted(set(stemmers))} if written else {}

    def lexemes_of(self, term: Term) -> list[str]:
        """What an index has where the term stands: the word itself, or in a text of its language a form of it."""
        stems = [(stemmer, stem) for stemmer, found in self._stems.items() for stem in found.get(term.folded, ())]
        return [term.folded, *(lexeme(stemmer, stem) for stemmer, stem in stems)]

    def needles_of(self, term: Term) -> list[str]:
        """The beginnings of which one stands wherever a form of the term does; '' can be anything."""
        found = {term.folded}
        for stemmer, stems in self._stems.items():
            found |= {needle_of(stemmer, term.folded, stem) for stem in stems.get(term.folded, ())}
        return [""] if "" in found else sorted(found)

    def forms_in(self, texts: Sequence[str], only: Collection[str] | None = None) -> Forms:
        """Of each word, its forms that stand in the folded texts, by the stemmers (of `only` these)."""
        stemmers = {name: stems for name, stems in self._stems.items() if only is None or name in only}
        forms: dict[Term, set[str]] = {term: {term.folded} for term in self._words}
        for stemmer, stems in stemmers.items():
            near = {
                term: {
                    word
                    for stem in stems[term.folded]
                    for text in texts
                    for word in words_beginning(needle_of(stemmer, term.folded, stem), text)
                }
                for term in self._words
                if term.folded in stems
            }
            known = stems_of(stemmer, {word for words in near.values() for word in words})
            for term, words in near.items():
                forms[term] |= {word for word in words if known.get(word, frozenset()) & stems[term.folded]}
        return {term: frozenset(found) for term, found in forms.items()}
