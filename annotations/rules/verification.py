"""Checking a whole ledger, wherever it comes from: its chain, what each entry says, and that each follows the rules."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from annotations.rules.chain import START, Chain, Head, Misfit, Unfit
from annotations.rules.entries import Given, Said, read_body, read_entry
from annotations.rules.present import Released
from annotations.rules.replay import Replay


@dataclass(frozen=True)
class Verdict:
    """How many entries fit, and the first that does not; what the fitting ones say of releases.

    `chain` has the chain hashes of the entries that were asked for, as far as they fit.
    """

    count: int
    misfit: Misfit | None
    releases: Mapping[int, Released]
    chain: Mapping[int, bytes]


class Examination:
    """The entries so far, each looked at by itself, and the chain through them."""

    def __init__(self, project: str, wanted: Collection[int]) -> None:
        self.kept = {0: START}
        self._project = project
        self._wanted = frozenset(wanted)
        self._chain = Chain()

    def take(self, given: Given) -> Said:
        """What the next entry says; Unfit where it does not come next, or is not what was hashed, or no entry."""
        self._chain.check_next(given.link.sequence)
        said = read_entry(given)
        if said["project"] != self._project:
            raise Unfit(f"it is of another project, {said['project']}")
        self._chain.follow(given.link)
        if self._chain.length in self._wanted:
            self.kept[self._chain.length] = self._chain.last
        return said

    def check_end(self, head: Head) -> None:
        """Unfit where the chain does not end there."""
        self._chain.check_end(head)


def verify(entries: Iterable[Given], head: Head, *, project: str, wanted: Collection[int] = ()) -> Verdict:
    """Follow the entries from the first to the head, and stop at the first that does not fit.

    `entries` may itself raise Unfit for one that cannot be read.
    """
    examination, replay, count, misfit = Examination(project, wanted), Replay(), 0, None
    try:
        for given in entries:
            replay.take(examination.take(given), given.statement)
            count += 1
        examination.check_end(head)
        replay.check_end()
    except Unfit as fault:
        misfit = Misfit(count + 1, str(fault))
    kept = {sequence: chain for sequence, chain in examination.kept.items() if sequence <= count}
    return Verdict(count, misfit, _by_number(replay), kept)


# The same in two halves, for two processes: what they find together is what `verify` finds where everything fits.


def examined(
    entries: Iterable[Given], head: Head, *, project: str, wanted: Collection[int] = ()
) -> Mapping[int, bytes]:
    """The chain hashes that are wanted, if each entry fits by itself and in the chain; Unfit otherwise."""
    examination = Examination(project, wanted)
    for given in entries:
        examination.take(given)
    examination.check_end(head)
    return examination.kept


def replayed(entries: Iterable[tuple[bytes, str | None]]) -> Mapping[int, Released]:
    """The releases, if the bodies with their statements follow each other by the rules; Unfit otherwise."""
    replay = Replay()
    for body, statement in entries:
        replay.take(read_body(body), statement)
    replay.check_end()
    return _by_number(replay)


def _by_number(replay: Replay) -> Mapping[int, Released]:
    return {released.number: released for released in replay.present.releases}
