"""Runs of capitals that may be names: words that stand side by side, or are joined by small words that names have."""

import re
from collections.abc import Iterator, Sequence

from annotations.checks.languages.table import words
from annotations.checks.naming.table import Names
from annotations.checks.naming.tokens import Token

Run = list[Token]

_GAP = re.compile(r"[^\S\n]{1,2}|[^\S\n]{0,40}\n[^\S\n]{0,40}|[^\S\n]?&[^\S\n]?")
_AFTER_INITIAL = re.compile(r"\.[^\S\n]?\n?[^\S\n]{0,40}")
_POINTED = frozenset({"st", "mt", "ft", "yu", "ю"})
_ROMAN = re.compile(r"[ivx]{1,6}")
_CONTINENTS = frozenset({"europe", "asia", "africa", "america", "americas", "caucasus"})
_LINKS_AT_ONCE = 3  # "of the", "von und zu"
_AND_REACH = 5
_LONGEST = 18  # words of a name
# What a list of things a head is for ends in: "Committee on Family, Women and Child Affairs".
_FIELDS = words(
    "affairs relations cooperation development resources protection security services sport sports tourism policy "
    "policies technology technologies culture education science industry trade communications energy"
)


class Joiner:
    """Finds the runs of one sentence."""

    def __init__(self, text: str, tokens: Sequence[Token], names: Names) -> None:
        self.text = text
        self.tokens = tokens
        self.names = names

    def runs(self) -> Iterator[Run]:
        """Each run of capitals with the small words that join them, in the order of the text; none overlaps."""
        place = 0
        while place < len(self.tokens):
            if not self._may_begin(place):
                place += 1
                continue
            last = self._last(place)
            yield list(self.tokens[place : last + 1])
            place = last + 1

    def _may_begin(self, place: int) -> bool:
        token = self.tokens[place]
        if not token.is_capital:
            return False
        if token.letters() == 1 and self.text[token.end : token.end + 1] == ".":
            return place + 1 < len(self.tokens) and self.tokens[place + 1].is_capital and self._is_joined(place)
        if token.word in self.names.common:
            return False
        if token.word in self.names.times:
            return place + 1 < len(self.tokens) and self._is_body(place + 1) and self._is_joined(place)
        return token.letters() > 1 or self._goes_with_next(place)

    def _is_body(self, place: int) -> bool:
        token = self.tokens[place]
        return token.is_capital and (token.word in self.names.heads or token.word in self.names.generic)

    def _goes_with_next(self, place: int) -> bool:
        return self.text[self.tokens[place].end : self.tokens[place].end + 1] == "&"

    def _last(self, first: int) -> int:
        """The place of the last word that belongs to the run."""
        place = first
        while not self.tokens[place].is_possessive and place - first < _LONGEST:
            following = self._next(first, place)
            if following is None:
                break
            place = following
        return place

    def _next(self, first: int, place: int) -> int | None:
        if place + 1 >= len(self.tokens):
            return None
        if not self._is_joined(place):
            return self._list(first, place)
        if self._is_part(place + 1):
            return place + 1
        return self._beyond_links(first, place) or self._beyond_and(first, place) or self._topic(place)

    def _is_joined(self, place: int) -> bool:
        """Only white space, or the point of an initial, stands between the word and the next."""
        token, following = self.tokens[place], self.tokens[place + 1]
        gap = self.text[token.end : following.start] if following.start - token.end < 90 else ""
        if _GAP.fullmatch(gap):
            return True
        if token.letters() == 1 or token.word in _POINTED or token.word in self.names.titles:
            return _AFTER_INITIAL.fullmatch(gap) is not None
        return False

    def _is_part(self, place: int) -> bool:
        token = self.tokens[place]
        if not token.is_capital:
            return False
        if token.word in self.names.times:
            return not self._has_number_near(place)
        is_initial = token.letters() == 1 and self.text[token.end : token.end + 1] == "."
        return is_initial or token.word not in self.names.common or _ROMAN.fullmatch(token.word) is not None

    def _has_number_near(self, place: int) -> bool:
        near = self.text[self.tokens[place].end : self.tokens[place].end + 6].lstrip(" .,\n")
        return near[:1].isdecimal()

    def _beyond_links(self, first: int, place: int) -> int | None:
        """The capital that small words join: "of the", "van der"; after a head "on" and "for" too."""
        names, after = self.names, place + 1
        has_head = any(token.word in names.heads or token.word in names.generic for token in self.tokens[first:after])
        while after < len(self.tokens) and after - place <= _LINKS_AT_ONCE:
            word = self.tokens[after].word
            links = word in names.links or (has_head and word in names.linked_by_heads)
            if word == "in" and has_head and after + 1 < len(self.tokens):
                links = self.tokens[after + 1].word in _CONTINENTS
            if word in {"the", "und"}:
                links = after > place + 1
            if not links or self.tokens[after].is_possessive or after + 1 >= len(self.tokens):
                return None
            if not self._is_joined(after):
                return None
            after += 1
            if self._is_part(after) and not self._is_title_before(after):
                is_other = self.tokens[after].word in names.times or self._is_body_of(first, place, after)
                return None if is_other else after
        return None

    def _is_body_of(self, first: int, place: int, after: int) -> bool:
        """A body behind a person: "Anna Berg of the Lake Museum" are two names."""
        left = self.tokens[first : place + 1]
        if len(left) < 2 or any(not one.is_capital or self._is_of_bodies(one.word) for one in left):
            return False
        return any(self.tokens[at].word in self.names.heads for at in self._capitals_from(after))

    def _is_of_bodies(self, word: str) -> bool:
        return word in self.names.heads or word in self.names.generic or word in self.names.adjectives

    def _is_title_before(self, place: int) -> bool:
        """A title right before another capital: "the army of President Aliyev" are two names."""
        token = self.tokens[place]
        if token.word not in self.names.titles or place + 1 >= len(self.tokens):
            return False
        following = self.tokens[place + 1]
        return (
            following.is_capital
            and self._is_joined(place)
            and following.word not in self.names.heads
            and following.word not in self.names.generic
            and following.word not in self.names.titles
        )

    def _beyond_and(self, first: int, place: int) -> int | None:
        """The capital after an "and" within what a head is for ("Ministry of Science and Education")."""
        names, after = self.names, place + 2
        if after >= len(self.tokens) or self.tokens[place + 1].word not in names.ands or not self._is_joined(place + 1):
            return None
        if not self._is_part(after):
            return None
        heads = [at for at in range(first, place + 1) if self.tokens[at].word in names.heads]
        right = self._capitals_from(after)
        right_has_head = any(self.tokens[at].word in names.heads for at in right)
        if heads:
            is_for_something = any(not self.tokens[at].is_capital for at in range(heads[0], place))
            is_plain = not right_has_head or self.tokens[right[-1]].word in {"affairs", "services", "cooperation"}
            is_other = self.tokens[after].word in names.titles | names.adjectives
            return after if is_for_something and is_plain and not is_other and place - heads[0] < 8 else None
        return after if right_has_head and place == first and len(right) <= 2 else None

    def _list(self, first: int, place: int) -> int | None:
        """The last of a list of what a head is for, which ends in a word for a field."""
        heads = [at for at in range(first, place) if self.tokens[at].word in self.names.heads]
        if not heads or self.tokens[heads[0] + 1].is_capital or self._gap(place) not in {", ", ",\n"}:
            return None
        for after in range(place + 1, min(place + 8, len(self.tokens) - 1)):
            if self.tokens[after].word in self.names.ands:
                last = self._capitals_from(after + 1)[-1]
                return last if self.tokens[last].word in _FIELDS and self.tokens[last].is_capital else None
            if not self._is_part(after) or not (self._is_joined(after) or self._gap(after) in {", ", ",\n"}):
                return None
        return None

    def _gap(self, place: int) -> str:
        start, end = self.tokens[place].end, self.tokens[place + 1].start
        return self.text[start:end] if end - start < 3 else ""

    def _capitals_from(self, place: int) -> list[int]:
        found = [place]
        while len(found) < _AND_REACH and found[-1] + 1 < len(self.tokens) and self._is_joined(found[-1]):
            if not self._is_part(found[-1] + 1):
                break
            found.append(found[-1] + 1)
        return found

    def _topic(self, place: int) -> int | None:
        """The last word in lower case that goes on after a head: "Министерство внутренних дел"."""
        names = self.names
        if not names.topics:
            return None
        if self.tokens[place].word not in names.heads:
            return self._lower_head(place)
        after = place + 1
        while after < len(self.tokens) and after - place <= 3 and self._is_topic_adjective(after):
            if after + 1 >= len(self.tokens) or not self._is_joined(after) or self.tokens[after + 1].is_capital:
                return None
            after += 1
        return after if after > place + 1 or self.tokens[after].word in names.topics else None

    def _is_topic_adjective(self, place: int) -> bool:
        token = self.tokens[place]
        return not token.is_capital and token.letters() > 5 and token.word.endswith(self.names.topic_adjectives)

    def _lower_head(self, place: int) -> int | None:
        """A head in lower case after an adjective with a capital: "Верховный совет"."""
        is_adjective = self.tokens[place].word.endswith(("ый", "ий", "ая", "ое", "ого", "ой", "ому", "ым", "ом", "ую"))
        return place + 1 if is_adjective and self.tokens[place + 1].word in self.names.heads else None
