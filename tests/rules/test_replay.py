"""Whoever hashes a whole ledger anew is found out where its entries do what the rules do not allow."""
# ruff: noqa: E501  (a row of a table reads better on one line)

import copy
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.rules.chain import Misfit
from tests.rules.forging import Body, Forgery, forged

NOBODY = "00000000-0000-4000-8000-000000000000"


def change(sequence: int, **changes: Any) -> Callable[[Forgery], None]:
    """An entry that says something else."""
    return lambda ledger: ledger[sequence].update(changes)


def leave(sequence: int, **changes: Any) -> Callable[[Forgery], None]:
    """An entry that leaves its thing in another state."""
    return lambda ledger: ledger[sequence]["after"].update(changes)


def by(sequence: int, name: str) -> Callable[[Forgery], None]:
    """An entry that somebody else made."""
    return lambda ledger: ledger[sequence].update(person=ledger.people[name])


def drop(sequence: int) -> Callable[[Forgery], None]:
    """An entry that is left out."""
    return lambda ledger: ledger.drop(sequence)


def cut(last: int) -> Callable[[Forgery], None]:
    """An early end."""
    return lambda ledger: ledger.cut(last)


def made_by(sequence: int, name: str) -> Callable[[Forgery], None]:
    """Something that somebody else made, and is the author of."""

    def forge(ledger: Forgery) -> None:
        person = ledger.people[name]
        ledger[sequence]["person"] = person
        ledger[sequence]["after"] |= {"author": person, "authors": [person]}

    return forge


def rejects_a_draft(ledger: Forgery) -> None:
    ledger[12].update({"action": "reject", "person": ledger.people["rosa"], "reason": "no"})
    ledger[12]["after"]["status"] = "rejected"


def deletes_what_is_rested_on(ledger: Forgery) -> None:
    ledger[61].update({"action": "delete", "person": ledger.people["mona"], "reason": None})
    ledger[61]["after"] |= {"deleted": True, "status": "signed_off"}


def leaves_no_manager(ledger: Forgery) -> None:
    first = ledger[2]["after"]
    after = first | {"role": "reader", "revision": 2}
    ledger[80].update({"action": "revise", "thing": "membership", "id": first["id"], "before": first, "after": after})
    ledger[80].update({"revision": 2, "person": ledger.people["maya"]})


def revokes_what_was_used(ledger: Forgery) -> None:
    used = ledger[71]["after"]
    after = used | {"revoked": True, "accepted_by": None, "revision": 3}
    ledger[73].update({"id": used["id"], "before": used, "after": after, "revision": 3})


def assigns_to_a_reader(ledger: Forgery) -> None:
    remy = ledger[76]["after"]["person"]
    after = {"id": NOBODY, "project": ledger.project, "person": remy, "source": None, "kind": "claim", "revision": 1}
    ledger[80].update({"thing": "assignment", "id": NOBODY, "after": after, "revision": 1})


def rests_on_what_is_deleted(ledger: Forgery) -> None:
    ledger[49]["after"]["annotations"][0] = ledger[31]["id"]


def takes_back_twice(ledger: Forgery) -> None:
    """After what was made and deleted was restored and deleted again."""
    ledger[29]["cause"] = 24
    again = ledger[29]
    for sequence, action, deleted in ((30, "restore", False), (31, "delete", True)):
        before = ledger[sequence - 1]["after"]
        after = before | {"deleted": deleted, "revision": before["revision"] + 1}
        ledger[sequence].update({name: again[name] for name in ("thing", "id", "person")})
        ledger[sequence].update({"action": action, "before": before, "after": after, "revision": after["revision"]})
    ledger[31]["cause"] = 24


FORGERIES: list[tuple[str, Callable[[Forgery], object], int, str]] = [
    ("an author signs off", by(26, "ada"), 26, "whoever makes the move sign_off is among the authors"),
    ("an editor signs off", by(16, "ben"), 16, "is among the authors"),
    ("a draft is rejected", rejects_a_draft, 12, "reject from draft to rejected is not in the table of moves"),
    ("a submission leads to a sign-off", leave(12, status="signed_off"), 12, "submit from draft to signed_off is not in the table"),
    ("an annotation is unsettled", change(12, action="unsettle"), 12, "nothing follows at this point"),
    ("there is no such move", change(12, action="publish"), 12, "publish of annotation is not in the table"),
    ("there is no such status", leave(11, status="published"), 11, "there is no status published"),
    ("what is new is submitted", leave(11, status="submitted"), 11, "created as a draft"),
    ("a return has no reason", change(13, reason=" "), 13, "return needs a reason and has none"),
    ("an annotator signs off", by(26, "ben"), 26, "a person of role annotator may not sign_off it"),
    ("a reader annotates", made_by(11, "remy"), 11, "a person of role reader may not create it"),
    ("somebody from elsewhere annotates", made_by(11, "otto"), 11, "is no member at this point"),
    ("somebody submits another's work", by(12, "ben"), 12, "a person of role annotator may not submit it"),
    ("an editor does not become an author", lambda ledger: ledger[14]["after"]["authors"].pop(), 14, "adds nobody but whoever makes it"),
    ("somebody else is the author of what is new", by(11, "ben"), 11, "not its first and only author"),
    ("a submission edits", leave(12, note="smuggled"), 12, "submit changes what it cannot: note"),
    ("a submission deletes", leave(12, deleted=True), 12, "submit does not lead here from what is or is not deleted"),
    ("what is not deleted is restored", change(12, action="restore"), 12, "restore from draft to submitted"),
    ("an annotation moves to another source", lambda ledger: ledger[14]["after"].update(source=ledger[10]["id"]), 14, "stays in its source"),
    ("a source is not there", leave(11, source=NOBODY), 11, "there is no source"),
    ("a quote is shorter than its place", leave(11, end=999), 11, "not as long as the place"),
    ("a contradiction is signed off on an end that is not", drop(34), 42, "is signed off while resting on annotation"),
    ("a contradiction rests on nothing known", lambda ledger: ledger[41]["after"]["annotations"].append(NOBODY), 41, "is not there at this point"),
    ("a contradiction rests on what is deleted", rests_on_what_is_deleted, 49, "which is deleted at this point"),
    ("a contradiction rests on one", lambda ledger: ledger[41]["after"]["annotations"].pop(), 41, "does not rest on two"),
    ("what is rested on is deleted", deletes_what_is_rested_on, 61, "rests on it at this point"),
    ("an edit does not unsettle one of three", drop(54), 55, "should be unsettled here, since entry 52 changed"),
    ("a reopening does not unsettle", drop(62), 64, "should be unsettled here, since entry 61 changed"),
    ("the ledger ends before all is unsettled", cut(53), 54, "should be unsettled here, since entry 52"),
    ("an unsettle names another cause", change(53, cause=51), 53, "follows from entry 52"),
    ("an unsettle is somebody else's", by(53, "ben"), 53, "follows from entry 52"),
    ("a source follows from something", change(10, cause=9), 10, "nothing follows at this point"),
    ("a submission takes back what was made", change(12, cause=11), 12, "submit does not take back create"),
    ("somebody takes back what another did", change(23, cause=22), 23, "about something else or by somebody else"),
    ("something is taken back of another thing", change(19, cause=12), 19, "about something else or by somebody else"),
    ("what is to come is taken back", change(19, cause=20), 19, "entry 20, which is not there at this point"),
    ("something is taken back twice", takes_back_twice, 31, "entry 24 was taken back before"),
    ("a revision is left out", lambda ledger: (ledger[14].update(revision=5), ledger[14]["after"].update(revision=5)), 14, "its revision should be 4 and is 5"),
    ("a revision of the state is another", leave(14, revision=7), 14, "another thing or revision"),
    ("what was there before is another", lambda ledger: ledger[14]["before"].update(note="x"), 14, "not what the last entry about it left"),
    ("what is new was there before", lambda ledger: ledger[11].update(before=ledger[11]["after"]), 11, "not what the last entry"),
    ("a thing becomes another", change(12, thing="contradiction"), 12, "is a annotation and no contradiction"),
    ("a thing that nobody knows", change(11, thing="wish"), 11, "nobody can create a wish"),
    ("an entry of another project", change(5, project=NOBODY), 5, "it is of another project"),
    ("no project at the beginning", drop(1), 1, "begins with the making of its project"),
    ("nobody sits down first", drop(2), 2, "is no member at this point"),
    ("an annotator brings in a member", by(78, "ada"), 78, "a person of role annotator may not create a membership"),
    ("a seat without an invitation", drop(69), 69, "is no member at this point"),
    ("an invitation for another role", leave(70, role="manager"), 70, "is no member at this point"),
    ("an invitation is revoked after its use", revokes_what_was_used, 73, "used or revoked before"),
    ("an invitation by a reviewer", by(72, "rosa"), 72, "may not create a invitation"),
    ("a member sits twice", lambda ledger: ledger[78]["after"].update(person=ledger.people["ada"]), 78, "is a member already"),
    ("no manager is left", leaves_no_manager, 80, "without a manager"),
    ("work is assigned to a reader", assigns_to_a_reader, 80, "does not work in the project"),
    ("a source gets another text", leave(81, sha256="00" * 32), 81, "the text of a source never changes"),
    ("an annotator archives a source", by(98, "ada"), 98, "a person of role annotator may not revise a source"),
    ("somebody else recorded it", lambda ledger: ledger[81]["after"]["recorded_by"].append(NOBODY), 81, "who recorded it is somebody else"),
    ("a release leaves a number out", leave(85, number=2), 85, "it should be release 1"),
    ("a release reads what comes later", leave(85, ledger_sequence=85), 85, "reads the ledger as it was before"),
    ("a reviewer makes a release", by(82, "rosa"), 82, "a person of role reviewer may not create a release"),
    ("a cancelled release is completed", lambda ledger: ledger[86]["after"].update(status="ready"), 86, "cancel does not lead a release to ready"),
    ("a failed release has another note", leave(87, note="x"), 87, "fail changes what it cannot: note"),
    ("one signs for both", by(97, "rosa"), 97, "takes two different reviewers"),
    ("an endorsement where one is enough", leave(93, two_reviewers=[]), 96, "only the first of two reviewers endorses"),
    ("two are asked for and one signs", leave(1, two_reviewers=["claim"]), 16, "takes two different reviewers"),
    ("nobody asks again", leave(93, sign_again_after=0), 96, "had not said again who they are"),
    ("work in an archived project", drop(100), 100, "the project is archived at this point"),
    ("something else was signed", lambda ledger: ledger.statement(26)["signed"].update(note="x"), 26, "what was signed is not what was there"),
    ("it means something else", lambda ledger: ledger.statement(26).update(meaning="x"), 26, "means something else"),
    ("an end was shown as another", lambda ledger: ledger.statement(43)["ends"][0].update(note="x"), 43, "the ends that were signed are not those"),
    ("another signer in the statement", lambda ledger: ledger.statement(26).update(signer=NOBODY), 26, "another signer"),
    ("a signature without a statement", lambda ledger: ledger.statements.__setitem__(25, None), 26, "does not say what was signed"),
    ("a submission is signed", change(12, meaning="I agree"), 12, "only a signature states what is signed"),
    ("an entry of another format", change(12, format=2), 12, "format"),
    ("a time without microseconds", change(12, at="2026-11-22T08:42:16Z"), 12, "time"),
    ("a revision that is no number", change(12, revision="2"), 12, "no acceptable revision"),
    ("a member leaves nothing", change(12, after=None), 12, "leaves nothing of the annotation"),
]  # fmt: skip


def test_the_whole_ledger_fits() -> None:
    verdict = Forgery().verdict()
    assert verdict.misfit is None
    assert verdict.count == 102
    assert {number: released.sequence for number, released in verdict.releases.items()} == {1: 84, 2: 91}


@pytest.mark.parametrize(("sentence", "forge", "sequence", "reason"), FORGERIES, ids=[row[0] for row in FORGERIES])
def test_a_forged_ledger_is_named_where_it_breaks_the_rules(
    sentence: str, forge: Callable[[Forgery], object], sequence: int, reason: str
) -> None:
    misfit = forged(forge).misfit
    assert misfit is not None and misfit.sequence == sequence, misfit
    assert reason in misfit.reason, misfit


@pytest.mark.parametrize(("sequence", "cause"), [(19, 18), (20, 19), (29, 28), (29, 24)])
def test_what_takes_back_an_own_deed_about_the_same_thing_fits(sequence: int, cause: int) -> None:
    assert forged(change(sequence, cause=cause)).misfit is None


def _without(*names: str) -> Callable[[Forgery], object]:
    return lambda ledger: [ledger[1]["after"].pop(name) for name in names]


@pytest.mark.parametrize(
    "came", [("two_reviewers", "sign_again_after"), ("guidelines", "two_reviewers", "sign_again_after")]
)
def test_a_field_that_came_later_stands_in_the_first_entry_that_has_it(came: tuple[str, ...]) -> None:
    assert forged(_without(*came)).misfit is None


@pytest.mark.parametrize(
    "forge",
    [
        _without("description"),
        _without("guidelines"),  # what came before another did not come after it
        lambda ledger: (
            _without("two_reviewers", "sign_again_after")(ledger),
            ledger[93]["before"].update(sign_again_after=5),
        ),
    ],
)
def test_no_other_field_comes_later_nor_with_another_value(forge: Callable[[Forgery], object]) -> None:
    assert forged(forge).misfit == Misfit(93, "what was there before is not what the last entry about it left")


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    keys = list(value) if isinstance(value, dict) else list(range(len(value))) if isinstance(value, list) else []
    return [path, *(place for key in keys for place in _places(value[key], (*path, key)))] if path or keys else [path]


ODD: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, -1, 2**52, "", "x", NOBODY, [], {}, [1], [[]], {"a": []}, ["x", "x"]]
)


@settings(max_examples=150)
@given(st.data())
def test_whatever_stands_in_an_entry_is_named_or_fits_and_stops_nothing(data: st.DataObject) -> None:
    ledger = Forgery()
    sequence = data.draw(st.integers(1, len(ledger.bodies)))
    target: Body | None = data.draw(
        st.sampled_from([ledger[sequence], ledger.statements[sequence - 1] or ledger[sequence]])
    )
    assert target is not None
    place = data.draw(st.sampled_from([path for path in _places(target) if path]))
    for key in place[:-1]:
        target = target[key]
    target[place[-1]] = copy.deepcopy(data.draw(ODD))
    misfit = ledger.verdict().misfit
    assert misfit is None or misfit.sequence >= sequence
