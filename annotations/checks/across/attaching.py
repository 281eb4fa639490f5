"""Which date belongs to which event of a sentence, and which to none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from annotations.checks.across.clauses import Clauses, Token
from annotations.checks.across.event_table import EventKind, folded
from annotations.checks.dating.mention import Form

ASIDE = 40  # what an event in an aside is put behind one of the clause that the date is in
RELATIVE = 16  # what "fifty years ago" is put behind a date that is told beside it
ITEM = 30  # what an event of another item of a list is put behind
_ITEM = re.compile(r"[;•]")
_ANDS = frozenset({"and", ",", ", and", "or", "и", "или", "və", "və ya", "&"})
DATELINE = 50  # code points
BRACKET = 30  # code points in a bracket before a date that the noun before the bracket has
FAR = 25  # tokens between an event and its date, at the most


@dataclass(frozen=True, slots=True)
class Trigger:
    """The token an event is told by, its place among the tokens, how many follow it in the phrase, and the kind."""

    token: Token
    place: int
    length: int
    kind: EventKind
    is_noun: bool


def attached(
    clauses: Clauses, triggers: Sequence[Trigger], dates: Sequence[tuple[int, Token]]
) -> list[tuple[Trigger, list[Token]]]:
    """Each event with the date that is nearest to it and to no other event nearer; dates joined by "and" go along."""
    nouns = [trigger for trigger in triggers if trigger.is_noun]
    costs = sorted(
        (cost + _of_noun_before(clauses, trigger, place, nouns), trigger.place, place)
        for trigger in triggers
        for place, token in dates
        if (cost := _cost(clauses, trigger, place, token)) is not None
    )
    by_place = {trigger.place: trigger for trigger in triggers}
    tokens = dict(dates)
    taken: dict[int, int] = {}
    given: dict[int, int] = {}
    for _, trigger_place, date_place in costs:
        if trigger_place not in given and date_place not in taken:
            given[trigger_place] = date_place
            taken[date_place] = trigger_place
    found = []
    for trigger_place in sorted(given):
        place = given[trigger_place]
        also = [token for other, token in dates if other not in taken and _is_joined(clauses, tokens[place], token)]
        found.append((by_place[trigger_place], [tokens[place], *also]))
    return found


def _of_noun_before(clauses: Clauses, trigger: Trigger, place: int, nouns: Sequence[Trigger]) -> int:
    """What a verb is put behind a noun before the date: "The arrest of Orlov on 5 May ended the search"."""
    if trigger.is_noun or trigger.place < place:
        return 0
    token = clauses.tokens[place]
    for noun in nouns:
        between = clauses.tokens[noun.place + noun.length : place]
        is_own = noun.place < place and noun.token.segment == token.segment == trigger.token.segment
        if is_own and between and not any(one.is_word and clauses.is_verbal(one.word) for one in between):
            return ASIDE
    return 0


def _is_joined(clauses: Clauses, one: Token, other: Token) -> bool:
    return clauses.gap(one, other).strip(" \n").casefold() in _ANDS


_ASIDE = folded("after before since following until till prior когда после до перед")


def _is_aside(clauses: Clauses, trigger: Trigger, date: Token) -> bool:
    """Whether a date stands in a part of its own that begins with "after", "since" or the like."""
    if date.segment == trigger.token.segment:
        return False
    first = next(token for token in clauses.tokens if token.segment == date.segment)
    return first.is_word and first.word in _ASIDE


def _cost(clauses: Clauses, trigger: Trigger, place: int, date: Token) -> int | None:
    """How far a date is from an event it may belong to; None where it belongs to something else."""
    far = place - trigger.place - trigger.length + 1 if place > trigger.place else trigger.place - place + 2
    if (
        far > FAR
        or _is_aside(clauses, trigger, date)
        or not clauses.is_one_clause(trigger.token, date)
        or (belongs_elsewhere(clauses, place) and trigger.token.end != clauses.tokens[place - 1].end)
    ):
        return None
    if trigger.is_noun and not _is_of_noun(clauses, trigger, place, date):
        return None
    if trigger.is_noun and [one.word for one in clauses.tokens[trigger.place + trigger.length : place]] == ["of"]:
        return 1  # "the explosion of 22 October 1913 killed"
    is_counted = date.date is not None and date.date.form is Form.RELATIVE
    return (
        2 * far
        + (RELATIVE if is_counted else 0)
        + (ASIDE if place < trigger.place and _is_in_aside(clauses, trigger, date) else 0)
        + 6 * abs(date.segment - trigger.token.segment)
        + (ITEM if _ITEM.search(clauses.gap(trigger.token, date)) else 0)
        + (3 if trigger.is_noun else 0)
    )


def _is_in_aside(clauses: Clauses, trigger: Trigger, date: Token) -> bool:
    """Whether an event is told in a clause that hangs on a word of the date's clause: "..., which had leaned"."""
    if date.segment == trigger.token.segment:
        return False
    first = next(token for token in clauses.tokens if token.segment == trigger.token.segment)
    return first.is_word and first.word in _RELATIVE


_RELATIVE = folded("which who whose whom который которая которое которые")


def _is_of_noun(clauses: Clauses, trigger: Trigger, place: int, date: Token) -> bool:
    """Whether a date stands where that of a noun does: "the signing of ... on 5 May", "its 1991 creation"."""
    if date.start < trigger.token.start:
        # "its 1991 creation", "the year 1991 saw the foundation of"
        said = [token.word for token in clauses.tokens[place + 1 : trigger.place]]
        return not said or (said[0] in _SAW and _ARTICLES.issuperset(said[1:]))
    between = clauses.tokens[trigger.place + trigger.length : place]
    gap = clauses.gap(trigger.token, date)
    verbs = [token for token in between if token.is_word and clauses.is_verbal(token.word)]
    is_label = trigger.token.word.startswith(_LABELS) and verbs == between[-1:] and between[-1].word in _IS
    if verbs and not is_label:
        return gap.rstrip().endswith("(")
    apart = date.segment - trigger.token.segment
    # "the third conference on mines (Halm, October 2004)"
    is_bracketed = "(" in gap and ")" not in gap and len(gap) - gap.rfind("(") < BRACKET
    if not apart or is_bracketed:
        return True
    # "its foundation, 1923", "the death of the master, Mr. Brown, on 3 March"
    before = clauses.tokens[place - 1]
    return apart <= _APPOSED and (not between or (before.is_word and before.word in _ON))


_SAW = frozenset({"saw", "sees", "witnessed", "brought", "marked", "marks"})
_ARTICLES = frozenset({"the", "its", "a"})
_LABELS = ("date of", "year of")
_IS = frozenset({"is", "was"})
_APPOSED = 2  # segments from an event's noun to its date, where what stands between only says who
_ON = frozenset({"on", "in", "of"})


def belongs_elsewhere(clauses: Clauses, place: int) -> bool:
    """Whether a date is no event's: "after 1991", "the 1995 law", "the Constitution of 1995", a wire's own day."""
    tokens = clauses.tokens
    if _is_dateline(clauses, tokens[place]):
        return True
    before = tokens[place - 1] if place else None
    if before is None or before.segment != tokens[place].segment:
        return False
    if before.word in clauses.words.unsure and before.is_word:
        # "by the decree from 14 December"
        return before.word not in _OF_DOCUMENTS or not document_before(clauses, place)
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if before.word in {"the", "a", "this", "its", "their", "his", "her"}:
        return after is not None and after.segment == before.segment and (after.name is not None or _is_thing(after))
    return False


_OF_DOCUMENTS = folded("from от")


def _is_dateline(clauses: Clauses, date: Token) -> bool:
    """Whether it stands with its place before the first words of a wire: "HALM, April 16 (Wire) -- "."""
    if date.start - clauses.sentence.start > DATELINE:
        return False
    return _BEFORE_STORY.match(clauses.reading.text, date.end, date.end + 2 * DATELINE) is not None


_BEFORE_STORY = re.compile(
    r"\.?\s{0,3}(?:\([^()\n]{2,50}\)\s{0,3}[-–—]|[/,]\s?[^\s/]{2,20}(?: [^\s/]{2,20})?/?\s{0,3}[-–—]{1,2}\s|[-–—]{2}\s)"
)


def _is_thing(token: Token) -> bool:
    return token.is_word and token.word not in {"of", "and", "in", "on", "by", "was", "were", "the", "to", "when"}


def document_of(clauses: Clauses, date: Token) -> str:
    """The document whose date this is, by its own word; '' if it is of none: "By decree of 14 December 2015"."""
    place = next((number for number, token in enumerate(clauses.tokens) if token.start == date.start), 0)
    if clauses.words.has_verb_last:  # "20 yanvar tarixli Fərmanı ilə"
        following = (token.word.split()[-1] for token in clauses.tokens[place + 1 : place + 4])
        return next((word for word in following if word in _DOCUMENTS), "")
    return document_before(clauses, place)


def document_before(clauses: Clauses, place: int) -> str:
    """The document that stands before a token in its part, no other date nor a verb between; '' where none does."""
    if place >= len(clauses.tokens):
        return ""
    for token in reversed(clauses.tokens[max(0, place - 9) : place]):
        if token.segment != clauses.tokens[place].segment or token.date:
            return ""
        if token.word in clauses.words.auxiliaries or (token.word in clauses.words.verbs and token.word != "dated"):
            return ""
        if token.is_word and token.word in _DOCUMENTS:
            return token.word
        if token.name is not None and token.word.split()[0] in _DOCUMENTS:
            return token.word.split()[0]
    return ""


_DOCUMENTS = folded(
    """decree law order resolution decision act statute edict ordinance directive constitution charter
    treaty agreement указ указу указом закон закону законом постановление постановлению постановлением решение
    решению решением приказ приказу приказом распоряжению распоряжением fərmanı fərmanına qanunu qərarı qərarına
    sərəncamı sərəncamına"""
)
