"""What an accepted finding became: whether it still stands, and taking all of it back at once."""

from annotations.actions.undo import take_back
from annotations.models import Annotation, Finding, LedgerEntry, Viewer
from annotations.models.states import Work
from annotations.rules.errors import NotPossibleNow, Stale
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

    Refused where somebody else made it, or built on it.
    """
    for work in standing_work(finding):
        entries = LedgerEntry.objects.filter(project_id=finding.project_id, thing_id=work.id, action=CREATE)
        made = entries.values_list("sequence", flat=True).get()
        try:
            take_back(user, finding.project_id, made, seen=work.revision)
        except Stale:
            raise NotPossibleNow("Somebody changed this while you took it back. Look at it again.") from None
