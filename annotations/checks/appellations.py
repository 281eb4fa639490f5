"""One bearer under two names: a person spelt otherwise, an office or deed of two people, an acronym of two names."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from annotations.checks.across.held import (
    Held,
    are_ranked_apart,
    are_two_names,
    has_two_offices,
    holder_statements,
    is_one_office,
    read_held,
)
from annotations.checks.across.offices import SINGLE, Acronym, Bearer, acronyms_of, bearers_of
from annotations.checks.across.saying import listed, quoted, ranked
from annotations.checks.across.words import loosened
from annotations.checks.check import Setting, Settings
from annotations.checks.dating.mention import DateMention, Form
from annotations.checks.finding import Finding, Noticed
from annotations.checks.lexing.lexed import Span
from annotations.checks.reading import Reading
from annotations.checks.statement import Statement
from annotations.rules.dates import compare_dates
from annotations.rules.kinds import ContradictionKind
from annotations.rules.relations import Relation

NAME = "appellations"
TITLE = "One bearer, two names"
EXPLANATION = (
    "Two sources spell a person's name in two ways, name two holders of one office or doers of one deed, give one "
    "person two ranks, or one acronym two names. Whether it is one is told by the letters of names and the words "
    "beside them."
)
SETTINGS: tuple[Setting, ...] = (
    Setting("letters", 1, 1, 3, "in how many letters two spellings of one name differ at the most"),
)

MOST = 400  # persons of one source
SHORTEST = 4  # letters of a name that may be misspelt
OFFICE_WORDS = 2  # words of an office and its body that tie two holders
# What says that the likeness of two names is known, and they are of two.
_ANOTHER = re.compile(
    r"\b(?:neighbou?ring|namesake|no relation|not to be (?:confused|mixed)|однофамил\w+|соседн\w+)\b", re.I
)
_LAST = [{"s", "z"}, {"i", "y"}, {"s", "h"}, {"k", "c"}, {"f", "v"}, {"d", "t"}, {"m", "n"}]
_VOWELS = frozenset("aeiouyаеиоуыэюяіəıöü")


def statements(reading: Reading, settings: Settings) -> Iterable[Statement]:  # noqa: ARG001
    """Each spelling of each person's name once, with an office if it has one, and each acronym with its name."""
    yield from _of_persons(reading)
    yield from _of_acronyms(reading)
    yield from holder_statements(NAME, reading)


def _of_persons(reading: Reading) -> Iterator[Statement]:
    told: dict[tuple[str, ...], Bearer] = {}
    for bearer in bearers_of(reading):
        known = told.get(bearer.words)
        if (known is None and len(told) < MOST) or (known is not None and not known.office and bearer.office):
            told[bearer.words] = bearer
    starts = [date.start for date in reading.dates]
    for bearer in told.values():
        yield _of_person(reading, bearer, _dating(reading.dates, starts, reading.sentence_at(bearer.name.start)))


def _of_person(reading: Reading, bearer: Bearer, dating: str | None) -> Statement:
    family, given = bearer.words[-1], bearer.words[0]
    office = sorted(bearer.office)
    terms = {
        "person",
        f"family: {skeleton(family)}",
        f"given and family: {given} {family[:1]}",
        *(f"office: {word}" for word in office),
    }
    return Statement(
        check=NAME,
        passage=reading.passage(bearer.name.start, bearer.name.end),
        sentence=reading.sentence_text(bearer.name.start),
        terms=tuple(sorted(terms)),
        dating=dating,
        wording=" ".join(bearer.words),
        more={"sort": "person", "office": " ".join(office), "shown": bearer.shown},
    )


def _dating(dates: Sequence[DateMention], starts: Sequence[int], sentence: Span) -> str | None:
    """The only date of the sentence."""
    own = dates[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
    return own[0].edtf if len(own) == 1 and own[0].form is not Form.DURATION else None


def _of_acronyms(reading: Reading) -> Iterator[Statement]:
    seen: set[tuple[str, str]] = set()
    for acronym in acronyms_of(reading):
        if (acronym.letters, acronym.about.key) in seen:
            continue
        seen.add((acronym.letters, acronym.about.key))
        yield _of_acronym(reading, acronym)


def _of_acronym(reading: Reading, acronym: Acronym) -> Statement:
    return Statement(
        check=NAME,
        passage=reading.passage(acronym.name.start, acronym.name.end),
        sentence=reading.sentence_text(acronym.name.start),
        terms=("acronym", f"acronym: {acronym.letters}"),
        wording=acronym.about.key,
        more={"sort": "acronym", "letters": acronym.letters, "shown": acronym.about.shown},
    )


def compare(first: Statement, second: Statement, settings: Settings) -> Finding | None:
    """Between sources only: within one, other checks look at spellings and acronyms."""
    if first.passage.source == second.passage.source or first.more["sort"] != second.more["sort"]:
        return None
    if first.wording == second.wording and first.more["sort"] != "holder":
        return None
    if first.more["sort"] == "acronym":
        return _compare_acronyms(first, second)
    if first.more["sort"] == "holder":
        return _compare_held(first, second, settings["letters"])
    return _compare_spellings(first, second, settings["letters"]) or _compare_holders(first, second)


def _compare_acronyms(first: Statement, second: Statement) -> Finding | None:
    """One acronym: two names of it that share half of their words are rather of one body than of two."""
    one, other = set((first.wording or "").split()), set((second.wording or "").split())
    if first.more["letters"] != second.more["letters"] or 2 * len(one & other) < max(len(one), len(other)):
        return None
    said = f"Both have {quoted(first.more['letters'])}; the one for {quoted(first.more['shown'])}"
    return _finding(
        Noticed.CONTRADICTION, first, second, f"{said}, the other for {quoted(second.more['shown'])}.", one & other
    )


def _compare_spellings(first: Statement, second: Statement, letters: int) -> Finding | None:
    """One given name and two spellings of a family name, or the other way round."""
    one, other = ((statement.wording or "").split() for statement in (first, second))
    shared = set(first.more["office"].split()) & set(second.more["office"].split())
    differing = _differing(one, other, letters)
    if differing is None and shared and _alike(one[0], other[0], letters) and _alike(one[-1], other[-1], letters):
        differing = (one[-1],)
    if differing is None:
        return None
    office = f", and of {listed(tuple(sorted(shared)))}" if shared else ""
    if not shared and any(_ANOTHER.search(statement.sentence) for statement in (first, second)):
        return None
    kind = Noticed.CONTRADICTION if shared else Noticed.TENSION
    return _finding(
        kind,
        first,
        second,
        f"Both speak of {quoted(differing[0])}{office}; the one writes {quoted(first.passage.quote)}, the other "
        f"{quoted(second.passage.quote)}.",
        {differing[0], *shared},
    )


def _differing(one: list[str], other: list[str], letters: int) -> tuple[str, ...] | None:
    """The part of the name that agrees, if all that differs is how the other part is spelt; None if more differs."""
    given, family = _alike(one[0], other[0], letters), _alike(one[-1], other[-1], letters)
    if one[0] == other[0] and family and one[-1] != other[-1]:
        return (one[0],)
    if one[-1] == other[-1] and given and one[0] != other[0] and min(len(one[0]), len(other[0])) > 1:
        return (one[-1],)
    is_initial = min(len(one[0]), len(other[0])) == 1 and one[0][0] == other[0][0]
    return (min(one[0], other[0], key=len),) if is_initial and family and one[-1] != other[-1] else None


def _alike(one: str, other: str, letters: int) -> bool:
    """Whether two words are spellings of one: few letters apart, or the same but for vowels; not a feminine form."""
    if min(len(one), len(other)) < SHORTEST or (one[:-1] == other[:-1] and not _ends_otherwise(one, other)):
        return False
    if any(long == short + ending for long, short in ((one, other), (other, one)) for ending in ("a", "а", "o", "e")):
        return False
    if any(long[-2:-1] in ("е", "о") and long[:-2] + long[-1] == short for long, short in ((one, other), (other, one))):
        return False  # Павел and, without its ending, Павла
    return loosened(one) == loosened(other) or skeleton(one) == skeleton(other) or _distance(one, other, letters)


def _ends_otherwise(one: str, other: str) -> bool:
    """Whether the last letters are two ways to write one sound, and no ending: Benavides and Benavidez."""
    return {one[-1], other[-1]} in _LAST


def skeleton(word: str) -> str:
    """The consonants of a folded word, as transcriptions agree in them: Abramtseva and Abramceva are "brmcv"."""
    loose = loosened(word).replace("ts", "c").replace("tz", "c").replace("sh", "s").replace("ch", "c").replace("k", "c")
    return loose[:1] + "".join(letter for letter in loose[1:] if letter not in _VOWELS)


def _distance(one: str, other: str, most: int) -> bool:
    """Whether so few letters are to be changed, left out or put in to make the one the other."""
    if abs(len(one) - len(other)) > most:
        return False
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        new = [place]
        for column, against in enumerate(other, 1):
            new.append(min(row[column] + 1, new[-1] + 1, row[column - 1] + (letter != against)))
        row = new
    return row[-1] <= most


def _compare_holders(first: Statement, second: Statement) -> Finding | None:
    """One office that one person has at a time, on one day, with two names."""
    one, other = set(first.more["office"].split()), set(second.more["office"].split())
    if one != other or len(one) < OFFICE_WORDS or not one & SINGLE or first.dating is None or second.dating is None:
        return None
    if compare_dates(first.dating, second.dating) is not Relation.EQUAL:
        return None
    names = [(statement.wording or "").split() for statement in (first, second)]
    if names[0][-1] == names[1][-1]:
        return None
    said = f"Both speak of {listed(tuple(sorted(one)))} on {first.dating}"
    message = f"{said}; the one names {quoted(first.passage.quote)}, the other {quoted(second.passage.quote)}."
    return _finding(Noticed.TENSION, first, second, message, one)


def _compare_held(first: Statement, second: Statement, letters: int) -> Finding | None:
    """One office or deed with two names, or one name with two ranks or offices."""
    one, other = read_held(first), read_held(second)
    if has_two_offices(one, other):
        return _held(Noticed.TENSION, first, second, one, other)
    if not is_one_office(one, other):
        return None
    if are_ranked_apart(one, other):
        return _held(Noticed.TENSION, first, second, one, other)
    if not are_two_names(one, other) or _differing([*one.words], [*other.words], letters) is not None:
        return None
    is_one = one.is_first or one.relation == "named"  # nobody else was the first, or gave it his name
    return _held(Noticed.CONTRADICTION if is_one else Noticed.TENSION, first, second, one, other)


def _held(kind: Noticed, first: Statement, second: Statement, one: Held, other: Held) -> Finding:
    told = [f"{held.beside} {statement.passage.quote}".strip() for held, statement in ((one, first), (other, second))]
    order = "first " if one.is_first else ""
    said = f"The one says {quoted(order + one.told)} of {quoted(told[0])}"
    asks = "" if kind is Noticed.CONTRADICTION else ", which may be of two times"
    message = f"{said}, the other {quoted(order + other.told)} of {quoted(told[1])}{asks}."
    return _finding(kind, first, second, message, {one.told, other.told, *(one.topics.keys() & other.topics.keys())})


def _finding(kind: Noticed, first: Statement, second: Statement, message: str, matched: set[str]) -> Finding:
    return Finding(
        check=NAME,
        kind=kind,
        passages=(first.passage, second.passage),
        message=message,
        contradiction_kind=ContradictionKind.NAMING if kind is Noticed.CONTRADICTION else None,
        values={
            "matched": [*sorted(matched)],
            "first": first.passage.quote,
            "second": second.passage.quote,
            "rank": ranked(kind, len(matched)),
        },
    )
