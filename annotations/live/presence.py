"""Who reads where in a project, as one process knows it: in memory, for seconds, and shown only to those in it.

The clock comes in as an argument; it is the event loop's.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from uuid import UUID

import orjson

from annotations.queries.presence import Presence
from annotations.rules.presence import HOLDS, PAGES

_VERSIONS = count(1)


@dataclass(frozen=True)
class _Here:
    presence: Presence
    until: float


class Roster:
    """The open pages of everybody in a project. `version` changes with what it would show; no other has the same."""

    def __init__(self) -> None:
        # By person, the page that spoke last at the end.
        self._pages: dict[UUID, dict[UUID, _Here]] = {}
        self._shown: Mapping[UUID, Mapping[UUID, bytes]] | None = {}
        self.version = next(_VERSIONS)

    def hear(self, said: Presence, now: float) -> bool:
        """Take in what a page says; whether there is anything new to show."""
        pages = self._pages.setdefault(said.person, {})
        before = pages.pop(said.page, None)
        is_same = before is not None and before.presence == said and not pages
        if said.reading is not None:
            pages[said.page] = _Here(said, now + HOLDS)
            if len(pages) > PAGES:
                del pages[next(iter(pages))]
        elif not pages:
            del self._pages[said.person]
        return self._changed(not is_same)

    def expire(self, now: float) -> bool:
        """Forget whoever said nothing for too long; whether there was anybody."""
        late = [(person, page) for person, page, here in self._all() if here.until <= now]
        for person, page in late:
            del self._pages[person][page]
            if not self._pages[person]:
                del self._pages[person]
        return self._changed(bool(late))

    def forget(self, person: UUID) -> bool:
        """Whoever has lost their seat, or has another name now: they say it again, or cannot."""
        return self._changed(self._pages.pop(person, None) is not None)

    def sources_of(self, person: UUID) -> list[UUID]:
        """Where the person reads."""
        return list(dict.fromkeys(here.presence.source for here in self._pages.get(person, {}).values()))

    def others(self, source: UUID, person: UUID) -> bytes:
        """Who else reads the source, as JSON, in the order in which they came."""
        if self._shown is None:
            self._shown = self._write()
        here = self._shown.get(source, {})
        return b"[" + b",".join(written for one, written in here.items() if one != person) + b"]"

    def __bool__(self) -> bool:
        return bool(self._pages)

    def _write(self) -> Mapping[UUID, Mapping[UUID, bytes]]:
        """By source and person, where they read: what the last page to speak said."""
        shown: dict[UUID, dict[UUID, bytes]] = defaultdict(dict)
        for person, _, here in self._all():
            said, place = here.presence, here.presence.reading
            if place is not None:
                shape = {"person": person, "name": said.name, "first": place.first, "last": place.last}
                shown[said.source][person] = orjson.dumps({**shape, "caret": place.caret})
        return shown

    def _all(self) -> Iterator[tuple[UUID, UUID, _Here]]:
        return ((person, page, here) for person, pages in self._pages.items() for page, here in pages.items())

    def _changed(self, is_changed: bool) -> bool:
        if is_changed:
            self.version = next(_VERSIONS)
            self._shown = None
        return is_changed


class Sight:
    """What one listener was told of who is there: those see it who are seen there themselves."""

    def __init__(self, person: UUID) -> None:
        self._person = person
        self._version = -1
        self._told: dict[UUID, bytes] = {}

    def look(self, roster: Roster | None) -> bytes:
        """Events for what is not as it was told last; b'' for nothing new. They have no id: it is the ledger's."""
        if roster is None or roster.version == self._version:
            return b""
        self._version = roster.version
        now = {source: roster.others(source, self._person) for source in roster.sources_of(self._person)}
        news = [source for source, people in now.items() if self._told.get(source) != people]
        self._told = now
        return b"".join(
            b'event: presence\ndata: {"source":"%s","people":%s}\n\n' % (str(source).encode(), now[source])
            for source in news
        )
