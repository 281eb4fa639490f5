"""Checking a ledger that was downloaded, and releases beside it, with nothing but the files."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from annotations.imports.ledgers import Unreadable, read_entries, read_head
from annotations.imports.releases import read_release
from annotations.queries.chains import LONG, Watch, unwatched
from annotations.queries.meanwhile import is_worth_it, meanwhile
from annotations.rules.chain import Unfit
from annotations.rules.pins import CheckedRelease, GivenRelease, check_release
from annotations.rules.verification import Verdict, examined, replayed, verify

_BUFFER = 1_000_000


def check_file(
    path: Path, releases: Sequence[Path], watch: Watch = unwatched
) -> tuple[str, Verdict, list[CheckedRelease]]:
    """The project it is of, what came out of it, and of each release; Unreadable names the file that is at fault.

    A long ledger is checked in two halves by two processes. If they find something, it is looked for once more by one,
    which names it.
    """
    given = [_read_release(place) for place in releases]
    wanted = frozenset(one.pin.sequence for one in given)
    try:
        with path.open("rb", buffering=_BUFFER) as file:
            project, head = read_head(file)
        verdict = _by_two(path, wanted, watch) if head.sequence >= LONG and is_worth_it() else None
        if verdict is None:
            with path.open("rb", buffering=_BUFFER) as file:
                project, head = read_head(file)
                entries = watch(read_entries(file), head.sequence)
                verdict = verify(entries, head, project=project, wanted=wanted)
    except Unreadable as fault:
        raise Unreadable(f"{path} {fault}") from None
    except OSError as fault:
        raise Unreadable(f"{path} cannot be read: {fault.strerror}") from None
    return project, verdict, [_checked(one, project, verdict) for one in given]


def _by_two(path: Path, wanted: frozenset[int], watch: Watch) -> Verdict | None:
    """What came out of it if everything fits; None otherwise."""
    with meanwhile(_examine) as helper, path.open("rb", buffering=_BUFFER) as file:
        helper.ask((path, wanted))
        _, head = read_head(file)
        entries = watch(read_entries(file), head.sequence)
        try:
            releases = replayed((one.link.body, one.statement) for one in entries)
        except Unfit:
            return None
        kept = helper.answer()
    return None if kept is None else Verdict(head.sequence, None, releases, kept)


def _examine(asked: tuple[Path, frozenset[int]]) -> Mapping[int, bytes] | None:
    """The half of the other process: the chain hashes that are wanted, or None if something does not fit."""
    path, wanted = asked
    with path.open("rb", buffering=_BUFFER) as file:
        project, head = read_head(file)
        try:
            return examined(read_entries(file), head, project=project, wanted=wanted)
        except Unfit:
            return None


def _read_release(path: Path) -> GivenRelease:
    try:
        return read_release(path)
    except Unreadable as fault:
        raise Unreadable(f"{path} {fault}") from None
    except OSError as fault:
        raise Unreadable(f"{path} cannot be read: {fault.strerror or fault}") from None


def _checked(given: GivenRelease, project: str, verdict: Verdict) -> CheckedRelease:
    try:
        check_release(given, project, verdict)
    except Unfit as fault:
        return CheckedRelease(given.pin.number, str(fault))
    return CheckedRelease(given.pin.number, None, given.pin.sequence, is_whole=given.is_whole)
