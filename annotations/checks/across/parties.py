"""Whom and what an event is told of: from the words about it to names, the short ones traced to the long."""

import re
from collections.abc import Sequence

from annotations.checks.across.clauses import RELATIVE, Clauses, Token, is_small, says
from annotations.checks.across.earlier_subjects import ANDS, RELATIVE_WORDS
from annotations.checks.across.event_table import EventKind
from annotations.checks.across.once import once_per_reading
from annotations.checks.across.phrases import DETERMINERS, NOBODY, Told, made_by
from annotations.checks.across.sorts import sort_of
from annotations.checks.across.subjects import Subject, subject
from annotations.checks.across.verb_last import DOCUMENTS, VerbLast
from annotations.checks.across.words import each
from annotations.checks.reading import Reading

HEAD = 80  # code points of a paragraph that what it is about stands in
EVENTS = frozenset(each("calamity battle unrest meeting war epidemic operation"))  # sorts of things that happen
SHIPS = frozenset(each("ship"))
_BEHIND = frozenset({"happened", "began", "opened", "founded"})  # kinds whose subject may follow its verb in Russian
_LIVES = frozenset({"born", "died", "baptised", "buried"})
_BESIDE_VERBS = frozenset(each("had has have also then first finally again only officially formally already"))
_ABOUT_WHEN = frozenset(
    {"late", "early", "mid", "about", "around", "circa", "c", "ca", "sometime", "finally", "officially"}
)
_WHEN = frozenset({"when", "where"})
_DEFINITE = frozenset({"the", "its", "their", "official", "formal", "solemn", "first"})
_SPEAKERS = frozenset(each("i we my our us мы я наш biz mən"))
_THINGS = frozenset(each("it she they he"))


def _has_object(trigger: Token, after: Sequence[Token]) -> bool:
    """Whether what opens by itself is opened here: "she opened the first clinic"."""
    return trigger.word in _EITHER and bool(after) and (after[0].name is not None or after[0].word in DETERMINERS)


_EITHER = frozenset({"opened", "closed"})
_HANDED = frozenset(
    {"transferred", "relocated", "handed over to", "has had", "have had", "absorbed", "concluded"}
    | {"met at the battle of", "fought the battle of", "fought at the battle of"}
)
_RUNS = ("first train", "first tram", "last train", "last tram", "last bus")
_STRIKING = ("earthquake ", "fire ", "flood ", "explosion ", "avalanche ")
_OVER = frozenset({"on", "over", "through", "along", "across"})


@once_per_reading
def parties_of(reading: Reading) -> "Parties":
    """The parties of a reading, worked out once."""
    return Parties(reading)


class Parties(VerbLast):
    """The names of a source as subjects: "Aliyev", "MNS" and "the ministry" are whoever was named so in full."""

    def of(self, clauses: Clauses, trigger: Token, place: int, length: int, kind: EventKind, *, is_noun: bool) -> Told:
        """What the event is told of; nobody where that cannot be told."""
        told = self._find(clauses, trigger, place, length, kind, is_noun)
        if kind.name in (*_LIVES, "heading") and trigger.word not in ("killed", "was killed"):
            told = self._person(clauses, place, told)
        told = told if told.about or is_noun else self._of_heading(clauses, trigger, kind.name)
        if not told.about:
            told = self._otherwise(clauses, trigger, place, is_noun=is_noun)
        told = told if told.about else self._of_source(clauses, trigger, kind.name)
        told = self._of_who_studies(clauses, trigger, kind.name, told)
        used = {one.key for one in told.about}
        others = tuple(
            {one.key: one for one in self._named(clauses.tokens) if one.key not in used and not one.is_generic}.values()
        )
        return Told(told.about, others, told.place, told.is_sure) if told.about else NOBODY

    def _otherwise(self, clauses: Clauses, trigger: Token, place: int, *, is_noun: bool) -> Told:
        """Where no words tell what it is about: the event's own noun, or what was named last; nothing of "we"."""
        language = self.reading.language
        if is_noun:
            sorts = sort_of(trigger.word.split()[-1], language)
            made = subject(trigger.word, trigger.word, named=False, language=language) if sorts & EVENTS else None
            if made is None and self._is_bare(clauses, trigger, place):
                made = self.things.last_of(trigger.start, since=clauses.sentence.start) or self.things.main_before(
                    trigger.start
                )
                return Told((made,), (), -1, is_sure=False) if made else NOBODY
            return Told((made,), (), place) if made else NOBODY
        before = [token for token in clauses.tokens[:place] if token.is_word]
        if any(token.word in _SPEAKERS for token in before):
            return NOBODY
        said = [token for token in before if token.segment == trigger.segment and says(token, clauses)]
        pronouns = {token.word for token in before} & _THINGS
        if (said or before[:1]) and not pronouns:
            return NOBODY
        sorts = SHIPS if "she" in pronouns else frozenset()
        block = self.reading.blocks[self.reading.block_number(clauses.sentence.start)]
        found = self.things.last_of(trigger.start, sorts, since=block.start)
        if found is None and not pronouns:
            starts = (word.start for word in self.reading.words_in(block.start, block.start + HEAD))
            found = next(
                (self.by_start[start] for start in starts if start in self.by_start),
                self.things.main_before(trigger.start),
            )
        return Told((found,), (), -1, is_sure=bool(pronouns)) if found else NOBODY

    def _is_bare(self, clauses: Clauses, trigger: Token, place: int) -> bool:
        """Whether an event's noun stands without what it is of: "the opening took place", "return May 1846"."""
        before = clauses.tokens[place - 1] if place else None
        if not clauses.words.of:
            return clauses.words.has_verb_last and before is None
        is_new = before is not None and before.segment != trigger.segment
        is_pointed = before is not None and before.is_word and before.word in _DEFINITE
        behind = next((one for one in clauses.tokens[place:] if one.start >= trigger.end), None)
        is_compound = behind is not None and behind.segment == trigger.segment and says(behind, clauses)
        return (before is None or is_new or is_pointed) and not is_compound

    def _named(self, tokens: Sequence[Token]) -> list[Subject]:
        return [self.by_start[token.start] for token in tokens if token.name and token.start in self.by_start]

    def _find(self, clauses: Clauses, trigger: Token, place: int, length: int, kind: EventKind, is_noun: bool) -> Told:
        tokens, words = clauses.tokens, clauses.words
        after = [token for token in tokens[place + length :] if token.segment == trigger.segment]
        if is_noun:
            return self._of_noun(clauses, place, length, after)
        if words.has_verb_last:
            return self._verb_last(clauses, place, kind)
        if trigger.word.startswith(_STRIKING):
            named = self._named(after)  # what it struck
            return Told((named[0],), (), -1) if named else self._of_noun(clauses, place, 1, after)
        if trigger.word.startswith(_RUNS):
            return self._run_over(clauses, after)
        return self._of_verb(clauses, trigger, place, length, kind, after)

    def _of_verb(
        self, clauses: Clauses, trigger: Token, place: int, length: int, kind: EventKind, after: Sequence[Token]
    ) -> Told:
        tokens, words = clauses.tokens, clauses.words
        if trigger.word.endswith(" by") and kind.name == "heading":
            return self._phrase(clauses, place + length)
        # What a verb is done to stands behind it, unless it is passive or none stands there.
        passive = any(token.word in words.auxiliaries for token in tokens[max(0, place - 3) : place] if token.is_word)
        passive = passive or trigger.word.split()[0] in words.auxiliaries
        has_object = bool(after) and after[0].date is None and not is_small(after[0], clauses)
        has_object = has_object and not (after[0].is_word and after[0].word in _ABOUT_WHEN)
        is_done_to = trigger.word in _HANDED or (kind.is_done_to and not trigger.word.endswith((" with", " into")))
        is_done_to = is_done_to and (trigger.word not in words.of_subject or _has_object(trigger, after))
        if is_done_to and not passive and has_object:
            return self._phrase(clauses, place + length)
        if is_done_to and not passive and (antecedent := self._antecedent(clauses, trigger, place)).about:
            return antecedent
        # In Russian a participle without "was" tells as much as a verb.
        is_participle = is_done_to and not passive and bool(words.of)
        if (
            kind.name in _BEHIND
            and not words.of
            and has_object
            and not self.reading.text[after[0].start : after[0].end].casefold().startswith(DOCUMENTS)
            and (found := self._phrase(clauses, place + length)).about
        ):
            return found
        return self._before(clauses, trigger, place, length, is_participle=is_participle)

    def _run_over(self, clauses: Clauses, after: Sequence[Token]) -> Told:
        """The line or the like that "the first train ran" over: what a preposition leads to, or what was named."""
        places = {token.start: number for number, token in enumerate(clauses.tokens)}
        for number, token in enumerate(after[:-1]):
            if token.is_word and token.word in _OVER:
                if after[number + 1].word not in clauses.words.pronouns:
                    return self._phrase(clauses, places[after[number + 1].start])
                if (meant := self._of_pronoun(clauses, after[number + 1])).about:
                    return meant
        return Told((self.main_thing,), (), -1, is_sure=False) if self.main_thing else NOBODY

    def _antecedent(self, clauses: Clauses, trigger: Token, place: int) -> Told:
        """What a clause hangs on that says who did it: "the Law on Mines, which parliament passed"."""
        first = next(number for number, token in enumerate(clauses.tokens) if token.segment == trigger.segment)
        if not first or clauses.tokens[first].word not in RELATIVE or not clauses.tokens[first].is_word:
            return NOBODY
        is_by_another = any(says(token, clauses) for token in clauses.tokens[first + 1 : place] if not token.date)
        return self._last_of(clauses, first) if is_by_another else NOBODY

    def _of_noun(self, clauses: Clauses, place: int, length: int, after: Sequence[Token]) -> Told:
        if clauses.words.has_verb_last:
            return self._nouns_before(clauses, place)
        is_election = clauses.tokens[place].word.startswith("election")
        of = clauses.words.of | ({"to", "for"} if is_election else frozenset())
        if after and (not clauses.words.of or after[0].word in of):
            return self._phrase(clauses, place + length + len(clauses.words.of))
        before = clauses.tokens[place - 1] if place else None
        text = clauses.reading.text
        if before is not None and before.name and re.search(r"['’]s?\s*$", text[before.start : before.end + 2]):
            return self._phrase(clauses, place - 1)
        return NOBODY

    def _before(self, clauses: Clauses, trigger: Token, place: int, length: int, *, is_participle: bool) -> Told:
        tokens = clauses.tokens
        first = next(number for number, token in enumerate(tokens) if token.segment == trigger.segment)
        own = [number for number in range(first, place) if says(tokens[number], clauses)]
        nearest = self._pronoun_at_verb(clauses, first, place) if own else None
        if nearest is not None and (meant := self._of_pronoun(clauses, nearest)).about:
            return meant
        if own:
            found = self._in_own_segment(clauses, first, place, own)
            return found if found.about or clauses.words.of else self._phrase(clauses, place + length)
        pronoun = next((token for token in tokens[first:place] if token.word in clauses.words.pronouns), None)
        if pronoun is not None:
            return self._of_pronoun(clauses, pronoun)
        # Where the word order is free, what is spoken of may follow its verb.
        behind = NOBODY if clauses.words.of else self._phrase(clauses, place + length)
        if behind.about or first == 0:
            return behind if behind.about else self._in_following(clauses, trigger)
        return self._in_earlier(clauses, first, is_participle=is_participle)

    def _pronoun_at_verb(self, clauses: Clauses, first: int, place: int) -> Token | None:
        """The pronoun that stands right before a verb: "By a decree of 9 May he was appointed"."""
        for token in reversed(clauses.tokens[first:place]):
            if token.is_word and token.word in clauses.words.pronouns:
                return token
            if not token.is_word or not (token.word in clauses.words.auxiliaries or token.word in _BESIDE_VERBS):
                return None
        return None

    def _in_earlier(self, clauses: Clauses, first: int, *, is_participle: bool) -> Told:
        """Of a clause that does not say itself what it is about."""
        if clauses.tokens[first].word in ANDS:
            return self._earlier_subject(clauses, first)
        apposed = self._apposed(clauses, first)
        if apposed is not None:
            return apposed
        if clauses.tokens[first].word in RELATIVE_WORDS:
            return self._last_of(clauses, first)
        gap = clauses.reading.text[clauses.tokens[first - 1].end : clauses.tokens[first].start]
        if "(" in gap or is_participle:
            return self._last_of(clauses, first)
        found = self._earlier_subject(clauses, first)
        return found if found.about else self._last_of(clauses, first)

    def _in_own_segment(self, clauses: Clauses, first: int, place: int, own: Sequence[int]) -> Told:
        """The subject that stands before its verb; of what begins with a preposition or a date, the last thing."""
        tokens = clauses.tokens
        dates = [number for number in range(first, place) if tokens[number].date]
        after_date = [number for number in own if dates and number > dates[-1]]
        # "On 5 May in Halm the bank was founded"
        free = [n for n in after_date if not self._is_behind_preposition(clauses, n)]
        if after_date and not free and not clauses.words.of:
            return NOBODY  # what it is told of follows the verb
        after_date = free or after_date
        start = after_date[0] if after_date else first
        if tokens[start].word in _WHEN and tokens[start + 1].word in clauses.words.auxiliaries:
            start += 2  # "When was the bank founded?"
        begins_aside = tokens[start].word in clauses.words.prepositions and tokens[start].is_word
        if begins_aside and not after_date:
            named = [number for number in own if tokens[number].name]
            return self._phrase(clauses, named[-1]) if named else self._beside_verb(clauses, first, place)
        made = made_by(clauses, start, place)
        if made is not None:
            return self._phrase(clauses, made, until=place)
        return self._phrase(clauses, start, until=place)

    def _is_behind_preposition(self, clauses: Clauses, number: int) -> bool:
        while number > 1 and not clauses.words.of and says(clauses.tokens[number - 1], clauses):
            if clauses.tokens[number - 1].name:
                return False
            number -= 1  # "на станции Орск"
        before = clauses.tokens[number - 1]
        return before.is_word and before.word in clauses.words.prepositions

    def _beside_verb(self, clauses: Clauses, first: int, place: int) -> Told:
        """What stands with an article right before its verb, behind an aside: "by Article 31 the pact took effect"."""
        for number in range(place - 1, first, -1):
            token, before = clauses.tokens[number], clauses.tokens[number - 1]
            if token.is_word and token.word in DETERMINERS:
                is_aside = before.is_word and before.word in clauses.words.prepositions
                return NOBODY if is_aside else self._phrase(clauses, number, until=place)
            if token.is_word and token.word in clauses.words.prepositions:
                return NOBODY
        return NOBODY
