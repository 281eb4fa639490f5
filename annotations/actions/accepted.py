"""What an accepted finding became: whether it still stands, and taking all of it back at once."""

from collections.abc import Sequence

from annotations.actions.locks import ends_of, lock_annotations
from annotations.actions.undo import take_back
from annotations.models import Annotation, Contradiction, Finding, FindingDecision, LedgerEntry, Viewer
from annotations.models.states import Work
from annotations.rules.errors import NotPossibleNow, Stale
from annotations.rules.findings import FindingStatus
from annotations.rules.signoff import Move
from annotations.rules.undo import CREATE


def standing_work(finding: Finding) -> list[Work]:
    """What accepting it made and nobody deleted, in the order in which it can be deleted: what rests on others first.

    An annotation that was there before and stood for a passage is not among it.
    """
    last = finding.decisions.order_by("-revision").first()
    assert last is not None  # noqa: S101  (the database sees to it)
    made = Annotation.objects.filter(pk__in=last.annotations, origin__contains=str(finding.id), deleted=False)
    opposed = [] if last.contradiction is None or last.contradiction.deleted else [last.contradiction]
    return [*opposed, *made.order_by("-id")]


def take_back_work(user: Viewer, finding: Finding) -> None:
    """Undo what accepting it made, all of it or nothing, in the caller's transaction; what it takes is an undo's.

    Refused where somebody else made it, or built on it, or where it stands for another finding too.
    """
    standing = _held(finding)
    _check_not_shared(finding, standing)
    for work in standing:
        try:
            take_back(user, finding.project_id, _made_by(work), seen=work.revision)
        except Stale:
            raise NotPossibleNow("Somebody changed this while you took it back. Look at it again.") from None


def _held(finding: Finding) -> list[Work]:
    """What stands, all of it held before any is undone: from then on the head of the ledger is, and nothing is waited
    for.
    """
    found = standing_work(finding)
    ends = [end for work in found if isinstance(work, Contradiction) for end in ends_of(work.id)]
    lock_annotations({*ends, *(work.id for work in found if isinstance(work, Annotation))})
    return standing_work(finding)


def _check_not_shared(finding: Finding, standing: Sequence[Work]) -> None:
    ids = [work.id for work in standing if isinstance(work, Annotation)]
    others = FindingDecision.objects.filter(
        finding__project_id=finding.project_id, finding__status=FindingStatus.ACCEPTED.value, annotations__overlap=ids
    ).exclude(finding=finding)
    if others.exists():
        raise NotPossibleNow(
            "What this finding became stands for another accepted finding too; take that back first.", code="built_on"
        )


def _made_by(work: Work) -> int:
    """The entry since which it is there: what was deleted and restored is there since then."""
    entries = LedgerEntry.objects.filter(thing_id=work.id, action__in=[CREATE, Move.RESTORE.value])
    made = entries.order_by("-revision").values_list("sequence", flat=True).first()
    assert made is not None  # noqa: S101  (the ledger explains what is there)
    return made
