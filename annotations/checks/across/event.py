"""What an event is, and the words of the tables that tell of one in a sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from annotations.checks.across import events_az, events_en, events_ru
from annotations.checks.across.attaching import Trigger
from annotations.checks.across.clauses import Clauses, Token
from annotations.checks.across.event_table import KINDS, EventKind, EventWords
from annotations.checks.across.events_further import with_further
from annotations.checks.across.once import once_per_reading
from annotations.checks.across.subjects import Subject
from annotations.checks.dating.mention import DateMention
from annotations.checks.lexing.lexed import Span
from annotations.checks.naming.mention import NameMention
from annotations.checks.reading import Reading

TABLES: Mapping[str, EventWords] = {
    language: with_further(table.WORDS, language)
    for language, table in (("az", events_az), ("en", events_en), ("ru", events_ru))
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """`about` is what it happened to; `others` whom or what else its clause names; `words` what else it says, as stems.

    `by` are the words of a document that the date may be of rather than of the event; '' where it is the event's.
    `is_main` says that it is told of what the whole source is about.
    """

    kind: EventKind
    trigger: Token
    date: DateMention
    about: Subject
    others: tuple[Subject, ...]
    words: frozenset[str]
    sentence: Span
    start: int
    end: int
    by: str = ""
    is_sure: bool = True
    also: tuple[DateMention, ...] = field(default=())
    sorts: frozenset[str] = frozenset()
    is_main: bool = False


def words_for(language: str | None) -> EventWords:
    """The table of a language; English where there is none."""
    return TABLES.get(language or "", TABLES["en"])


@once_per_reading
def names_by_place(reading: Reading) -> tuple[Sequence[NameMention], list[int]]:
    """The names, and where they start."""
    return reading.names, [name.start for name in reading.names]


def triggers_of(clauses: Clauses) -> list[Trigger]:
    """Every word or phrase of the table, the longest at each place."""
    found: list[Trigger] = []
    lengths = clauses.words.lengths
    reached = 0
    for place, token in enumerate(clauses.tokens):
        if place < reached or not token.is_word or token.word not in lengths:
            continue
        trigger = _trigger_at(clauses, place)
        if trigger is not None:
            found.append(trigger)
            reached = place + trigger.length
    return found


def _trigger_at(clauses: Clauses, place: int) -> Trigger | None:
    tokens = clauses.tokens
    verbs, nouns = clauses.words.verbs, clauses.words.nouns
    begins = tuple([token.word for token in tokens[place : place + 2]])
    goes_on = begins in clauses.words.pairs
    for length in clauses.words.lengths.get(tokens[place].word, ()):
        if length > 1 and not goes_on:
            continue
        phrase = tokens[place : place + length]
        said = " ".join([token.word for token in phrase])
        name = verbs.get(said) or nouns.get(said)
        if name is None or len(phrase) < length or not all(token.is_word for token in phrase):
            continue
        if not _is_folded_away(clauses, phrase, said):
            token = Token(phrase[0].start, phrase[-1].end, said, phrase[0].segment)
            return Trigger(token, place, length, KINDS[name], said not in verbs)
    return None


def _is_folded_away(clauses: Clauses, phrase: Sequence[Token], said: str) -> bool:
    """Whether letters that folding makes alike tell two words apart: "olub" (was) is no "ölüb" (died)."""
    text = clauses.reading.text
    return said.startswith("ol") and "ö" not in text[phrase[0].start : phrase[-1].end].casefold() and said in _DYING


_DYING = frozenset(phrase for phrase, kind in events_az.WORDS.verbs.items() if kind == "died")


def is_real(clauses: Clauses, trigger: Trigger) -> bool:
    """Whether it is told as something that happened: not denied, planned, wished for or remembered."""
    segment, is_unreal = trigger.token.segment, clauses.words.is_unreal
    for token in clauses.tokens[max(0, trigger.place - 8) : trigger.place + trigger.length + 3]:
        if token.is_word and token.segment == segment and is_unreal(token.word):
            return False
    return True
