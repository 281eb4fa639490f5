"""What statements of events are found by: the terms that two tellings of one event have in common."""

import re
from functools import lru_cache

from annotations.checks.across.event import Event
from annotations.checks.across.event_table import SAID
from annotations.checks.across.events_retold import families_of
from annotations.checks.across.subjects import is_body
from annotations.checks.across.topics import Topics, romanised
from annotations.checks.across.words import loosened

SAID_WITH = 5  # words and names beside a date that it is found by
OTHERS = 8  # names beside, at the most
AMONG = 9  # names that the source is about that its events are found by
THEMES = 6  # other words that it is about
NAMED = 4  # names that it is about that a day told of in another year is found by
_DAY = re.compile(r"\d{4}-(\d\d-\d\d)")


def terms_of(event: Event, topics: Topics) -> tuple[str, ...]:
    """What two statements of one event share: its kind, and that with all the words, or a person's family name, or the
    sort of thing and what the source is about.
    """
    about, kind = event.about, event.kind.name
    terms = {kind, f"{kind}: {about.key}", *(f"{kind} of {sort}" for sort in event.sorts)}
    if about.named and not is_body(about.words):
        terms.update(f"{kind}: {word}" for word in (about.words[0], about.words[-1]) if len(word) > 1)
    elif about.named or about.is_generic:
        terms.update(f"{kind}: {word} {event.date.edtf}" for word in about.words if is_body((word,)))
    terms |= _terms_of_date(event) | _terms_of_source(event, topics)
    if not about.named:
        terms.update(f"{kind}: {' '.join(sorted({*about.words, *one.words}))}" for one in event.others[:OTHERS])
    return tuple(sorted(terms))


def _terms_of_source(event: Event, topics: Topics) -> frozenset[str]:
    """What sources about the same share that tell of such an event, whatever of; of a date alone, its year."""
    names = topics.names[:AMONG]
    if event.kind == SAID or event.kind.name.startswith("verb "):
        year, day = _year(event), _DAY.fullmatch(event.date.edtf or "")
        found = _among((year,), names, frozenset()) if year else frozenset()
        return found | (_among((f"day {day[1]}",), names[:NAMED], frozenset()) if day else frozenset())
    families = families_of(event.kind.name)
    return _among(families, names, topics.themes) | frozenset(families)


@lru_cache(maxsize=1024)
def _among(told: tuple[str, ...], names: tuple[str, ...], themes: frozenset[str]) -> frozenset[str]:
    """Each of what is told with each of what the source is about: the same for all events of a kind."""
    others = sorted(map(loosened, themes))[:THEMES]
    return frozenset(f"{one} among {word}" for one in told for word in (*map(romanised, names), *others))


def _year(event: Event) -> str:
    """The year of its date, '' of one that has none."""
    year = (event.date.edtf or "")[:4]
    return year if year.isdigit() else ""


def _terms_of_date(event: Event) -> set[str]:
    """What two statements share that date alike, or nearly so: the date, its day, its month, and words beside."""
    parts = (event.date.edtf or "").split("-")
    if len(parts) > 3 or not all(part.isdigit() for part in parts):
        return set()
    terms = {f"on {event.date.edtf}"} | (
        {f"day {parts[1]}-{parts[2]}", f"not month {parts[0]}-{parts[2]}"} if len(parts) == 3 else set()
    )
    if len(parts) > 1:
        terms.add(f"month {parts[0]}-{parts[1]}")
    words = sorted({loosened(word) for word in event.words})[:SAID_WITH]
    names = sorted({word for one in (event.about, *event.others) for word in one.words})[:SAID_WITH]
    return terms | {f"year {parts[0]}: {word}" for word in (*words, *names)}
