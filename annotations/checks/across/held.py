"""Whether two sources name one holder of an office, or doer of a deed, with two names, or one with two ranks."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotations.checks.across.holders import Holder, holders_of, rank_of
from annotations.checks.across.offices_told import ONCE
from annotations.checks.across.sameness import LINKED
from annotations.checks.across.subjects import is_body
from annotations.checks.across.topics import Topics, read_names, read_themes, romanised, shared_topics, topics_of
from annotations.checks.reading import Reading
from annotations.checks.statement import Statement
from annotations.rules.dates import compare_dates
from annotations.rules.relations import Relation

AMONG = 5  # words of what the source is about that its holders are found by
LONG = 3  # letters of a word that two names have in common
APART = 1  # years between the days of two sources that may speak of one holder


@dataclass(frozen=True, slots=True)
class Held:
    """A statement of a holder read back."""

    relation: str
    words: tuple[str, ...]
    kind: frozenset[str]
    named_body: frozenset[str]
    body: frozenset[str]
    beside: str
    is_first: bool
    is_deputy: bool
    rivals: int
    told: str
    topics: Mapping[str, str]
    themes: frozenset[str]
    years: frozenset[str]
    published: str
    dating: str | None


def holder_statements(check: str, reading: Reading) -> Iterator[Statement]:
    """Each holder of an office, and doer of a deed, that a source names."""
    topics = topics_of(reading)
    starts = [date.start for date in reading.dates]
    for holder in holders_of(reading):
        yield _statement(check, reading, topics, holder, _dating(reading, starts, holder))


def _statement(check: str, reading: Reading, topics: Topics, holder: Holder, dating: str | None) -> Statement:
    about = map(romanised, (*topics.names[:AMONG], *sorted(topics.themes)[:AMONG], *sorted(holder.named_body)))
    published = reading.published.text[:4] if reading.published else ""
    told = f"{holder.relation} first" if holder.is_first else holder.relation
    return Statement(
        check=check,
        passage=reading.passage(holder.name.start, holder.name.end),
        sentence=reading.sentence_text(holder.name.start),
        terms=tuple(
            sorted(
                {
                    f"held: {holder.relation}",
                    f"holder: {romanised(holder.words[-1])}",
                    *(f"held: {told} among {word}" for word in about),
                }
            )
        ),
        dating=dating,
        wording=" ".join(holder.words),
        more={
            "sort": "holder",
            "relation": holder.relation,
            "told": holder.told,
            "kind": " ".join(sorted(holder.kind)),
            "named_body": " ".join(sorted(holder.named_body)),
            "body": " ".join(sorted(holder.body)),
            "beside": holder.beside,
            "first": "yes" if holder.is_first else "",
            "deputy": "yes" if holder.is_deputy else "",
            "rivals": str(holder.rivals),
            "topics": topics.written,
            "themes": topics.written_themes,
            "years": " ".join(sorted(topics.years)[:60]),
            "published": published if published.isdigit() else "",
        },
    )


def _dating(reading: Reading, starts: Sequence[int], holder: Holder) -> str | None:
    """The only date of its sentence."""
    sentence = reading.sentence_at(holder.name.start)
    own = reading.dates[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
    return own[0].edtf if len(own) == 1 else None


def read_held(statement: Statement) -> Held:
    """What a statement of a holder says."""
    more = statement.more
    return Held(
        relation=more["relation"],
        words=tuple((statement.wording or "").split()),
        kind=frozenset(more["kind"].split()),
        named_body=frozenset(more["named_body"].split()),
        body=frozenset(more["body"].split()),
        beside=more["beside"],
        is_first=bool(more["first"]),
        is_deputy=bool(more["deputy"]),
        rivals=int(more["rivals"]),
        told=more["told"],
        topics=read_names(more["topics"]),
        themes=read_themes(more["themes"]),
        years=frozenset(more["years"].split()),
        published=more["published"],
        dating=statement.dating,
    )


def is_one_office(one: Held, other: Held) -> bool:
    """Whether both are of one office or deed, of the same body, in the same time, and neither source has two."""
    if one.relation != other.relation or one.is_first != other.is_first or max(one.rivals, other.rivals) > 1:
        return False
    if one.is_deputy != other.is_deputy or one.kind != other.kind or not _are_linked(one, other):
        return False
    return _is_one_body(one, other) and _is_one_time(one, other)


def _are_linked(one: Held, other: Held) -> bool:
    """Whether the sources are about the same, or the body is named."""
    if any(not is_body((word,)) for word in _met(one.named_body, other.named_body)):
        return True
    return shared_topics(one.topics, other.topics, one.themes, other.themes) >= LINKED


def _met(one: frozenset[str], other: Iterable[str]) -> frozenset[str]:
    """Those words of the one that the other has too, whatever ending was left of them."""
    others = tuple(other)
    return frozenset(
        word
        for word in one
        if any(min(len(word), len(own)) >= LONG and (word.startswith(own) or own.startswith(word)) for own in others)
    )


def _is_one_body(one: Held, other: Held) -> bool:
    """Whether nothing that is said of whose office it is, or of what was done, says that it is another's."""
    if one.body and other.body and not _met(one.body, other.body):
        return False
    if one.named_body and other.named_body:
        met = _met(one.named_body, other.named_body)
        return bool(met) and 2 * len(met) >= min(len(one.named_body), len(other.named_body))
    for named, against in ((one, other), (other, one)):
        own = frozenset(word for word in named.named_body if not is_body((word,)))
        if own and not _met(own, against.topics) and not _met(own, map(romanised, against.topics)):
            return False
    return one.relation not in ONCE or one.is_first or _is_one_deed(one, other)


def _is_one_deed(one: Held, other: Held) -> bool:
    """Of what many things were: both say what it was done to, and the same; or one says "it"."""
    first, second = one.body | one.named_body, other.body | other.named_body
    return bool(_met(first, second)) or not first or not second


def _is_one_time(one: Held, other: Held) -> bool:
    if one.dating and other.dating:
        relation = compare_dates(one.dating, other.dating)
        return relation is not Relation.DISJOINT
    if one.is_first or one.relation in ONCE:
        return True
    if one.published and other.published:
        return abs(int(one.published) - int(other.published)) <= APART
    years = [held.years - {held.published} for held in (one, other)]
    return bool(years[0] & years[1]) or not years[0] or not years[1]


def are_two_names(one: Held, other: Held) -> bool:
    """Whether the names have no word in common, in whatever letters, and the last of both are not one misspelt."""
    first, second = (frozenset(romanised(word) for word in held.words if len(word) >= LONG) for held in (one, other))
    return bool(first) and bool(second) and not first & second and _sound(one.words[-1]) != _sound(other.words[-1])


def _sound(word: str) -> str:
    """The consonants of a word of a name, as they are in most transcriptions of it."""
    latin = romanised(word).replace("q", "g").replace("k", "c").replace("ts", "c").replace("sh", "s").replace("ch", "c")
    return latin[:1] + "".join(letter for letter in latin[1:] if letter not in "aeiouyj")


def are_ranked_apart(one: Held, other: Held) -> bool:
    """Whether one surname is told with two military ranks."""
    ranks = rank_of(one.beside), rank_of(other.beside)
    return _is_one_family(one, other) and None not in ranks and ranks[0] != ranks[1]


def has_two_offices(one: Held, other: Held) -> bool:
    """Whether one full name is told with two offices of a kind at one time: a minister of this and of that, a head and
    a deputy head of one body.
    """
    is_one = len(one.words) > 1 and tuple(map(romanised, one.words)) == tuple(map(romanised, other.words))
    if not is_one or one.relation != other.relation or max(one.rivals, other.rivals) > 1:
        return False
    if not _are_linked(one, other) or not _is_one_body(one, other) or not _is_one_time(one, other):
        return False
    return one.is_deputy != other.is_deputy or (bool(one.kind) and bool(other.kind) and one.kind.isdisjoint(other.kind))


def _is_one_family(one: Held, other: Held) -> bool:
    return romanised(one.words[-1]) == romanised(other.words[-1])
