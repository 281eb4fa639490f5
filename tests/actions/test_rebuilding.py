"""The ledger alone rebuilds what is there: everything that happens in a project can be read from its entries."""

from annotations.models import LedgerEntry, Release
from annotations.queries.chains import check_ledger
from annotations.rules.replayed_frame import FRAME
from annotations.rules.signoff import Move
from tests.play import Play
from tests.replaying import rebuilt, stored


def test_everything_that_happens_can_be_rebuilt_from_the_ledger(rich: Play) -> None:
    actions = LedgerEntry.objects.filter(project_id=rich.project).values_list("action", flat=True)
    assert set(actions) == {*(action for _, action in FRAME), *Move}, "everything happens in the play"
    assert rebuilt(rich.project) == stored(rich.project)


def test_everything_that_happens_fits_the_rules_and_both_releases_agree(rich: Play) -> None:
    checked = check_ledger(rich.project)  # type: ignore[arg-type]
    assert checked.verdict.misfit is None
    assert checked.verdict.count == LedgerEntry.objects.count()
    pinned = Release.objects.filter(number__isnull=False).order_by("number").values_list("number", "ledger_sequence")
    assert [str(release) for release in checked.releases] == [f"release {n} agrees (entry {at})" for n, at in pinned]
    assert len(checked.releases) == 2
