"""The database says no too: whole forgeries, a row changed together with an entry that would explain it."""
# ruff: noqa: E501  (a row of a table reads better on one line)

from collections.abc import Callable
from uuid import uuid4

import pytest

from tests.models.scene import Forger, refused

ROLE, NOT_IN_THE_TABLE, OWN_WORK, LIE = "WB001", "WB002", "WB003", "WB004"
GAP, NOT_THE_QUOTE, UNEXPLAINED, DELETED, UNSIGNED = "WB012", "WB013", "WB014", "WB015", "WB016"
DOUBLE = "23505"
NULL = "23502"

Forgery = Callable[[Forger], object]

SIGN_OFFS: list[tuple[str, str, Forgery]] = [
    (OWN_WORK, "a reviewer signs off their own", lambda f: f.move("rosas", "rosa", "sign_off", "signed_off")),
    (OWN_WORK, "a manager signs off their own", lambda f: f.move("mayas", "maya", "sign_off", "signed_off")),
    (OWN_WORK, "a manager rejects their own", lambda f: f.move("mayas", "maya", "reject", "rejected")),
    (ROLE, "an annotator signs off", lambda f: f.move("waiting", "ben", "sign_off", "signed_off")),
    (ROLE, "an author who is no reviewer signs off", lambda f: f.move("waiting", "ada", "sign_off", "signed_off")),
    (ROLE, "a reader signs off", lambda f: f.move("waiting", "remy", "sign_off", "signed_off")),
    (ROLE, "an ex-member signs off", lambda f: f.move("waiting", "ex_member", "sign_off", "signed_off")),
    (ROLE, "a stranger signs off", lambda f: f.move("waiting", "stranger", "sign_off", "signed_off")),
    (ROLE, "nobody signs off", lambda f: f.move("waiting", "nobody", "sign_off", "signed_off")),
    (ROLE, "a reader edits", lambda f: f.move("waiting", "remy", "revise", "draft")),
    (ROLE, "somebody submits another's", lambda f: f.move("draft", "ben", "submit", "submitted")),
    (ROLE, "a reader annotates", lambda f: f.annotate("remy")),
    (ROLE, "a stranger annotates", lambda f: f.annotate("stranger")),
    (NOT_IN_THE_TABLE, "a draft is signed off", lambda f: f.move("draft", "rosa", "sign_off", "signed_off")),
    (NOT_IN_THE_TABLE, "a sign-off leads to rejected", lambda f: f.move("waiting", "rosa", "sign_off", "rejected")),
    (NOT_IN_THE_TABLE, "a move of another name", lambda f: f.move("waiting", "rosa", "approve", "signed_off")),
    (NOT_IN_THE_TABLE, "an annotation is unsettled", lambda f: f.move("signed", "rosa", "unsettle", "submitted")),
    (NOT_IN_THE_TABLE, "an edit keeps the sign-off", lambda f: f.move("signed", "ben", "revise", "signed_off")),
    (NOT_IN_THE_TABLE, "a new one is signed off", lambda f: f.annotate("ada", status="signed_off")),
    (NOT_IN_THE_TABLE, "a new one is submitted", lambda f: f.annotate("ada", status="submitted")),
    (NOT_IN_THE_TABLE, "a new one is deleted", lambda f: f.annotate("ada", deleted=True)),
    (NOT_IN_THE_TABLE, "what is deleted is submitted", lambda f: f.move("deleted", "ada", "submit", "submitted")),
    (NOT_IN_THE_TABLE, "what is there is restored", lambda f: f.move("draft", "ada", "restore", "draft")),
    (NOT_IN_THE_TABLE, "a return has no reason", lambda f: f.move("waiting", "rosa", "return", "draft", reason=None)),
    (
        NOT_IN_THE_TABLE,
        "a reason is a line feed",
        lambda f: f.move("waiting", "rosa", "return", "draft", reason="\n\t"),
    ),
    (
        LIE,
        "nothing states what is signed",
        lambda f: f.move("waiting", "rosa", "sign_off", "signed_off", statement=None),
    ),
    (LIE, "the sign-off means nothing", lambda f: f.move("waiting", "rosa", "sign_off", "signed_off", meaning=None)),
    (
        LIE,
        "something else is signed",
        lambda f: f.move("waiting", "rosa", "sign_off", "signed_off", statement='{"meaning":"I agree","signed":{}}'),
    ),
    (LIE, "a submission is signed", lambda f: f.move("draft", "ada", "submit", "submitted", statement="{}")),
    (LIE, "a submission follows from something", lambda f: f.move("draft", "ada", "submit", "submitted", cause=1)),
]


def _edit(f: Forger, by: str, what: str, **lies: object) -> None:
    f.change("annotation", "draft", what, by=f.names[by])
    f.entry("annotation", "draft", by, "revise", **lies)


def _submit_with(f: Forger, what: str) -> None:
    f.change("annotation", "draft", f"status = 'submitted', {what}")
    f.entry("annotation", "draft", "ada", "submit")


ENTRIES: list[tuple[str, str, Forgery]] = [
    (DOUBLE, "an entry without a change", lambda f: f.entry("annotation", "draft", "ada", "create", before=None)),
    (LIE, "an entry of a revision to come", lambda f: f.entry("annotation", "draft", "ada", "revise", revision=2)),
    (LIE, "an entry of nothing", lambda f: f.entry("annotation", "nobody", "ada", "create", revision=1)),
    (LIE, "an entry of no source", lambda f: f.entry("source", "nobody", "ada", "create", revision=1)),
    (LIE, "an entry whose after lies", lambda f: f.move("draft", "ada", "submit", "submitted", after="{}")),
    (LIE, "an entry that says nothing is there", lambda f: f.move("draft", "ada", "submit", "submitted", after=None)),
    (GAP, "an entry whose before lies", lambda f: f.move("draft", "ada", "submit", "submitted", before="{}")),
    (GAP, "an entry that says nothing was there", lambda f: f.move("draft", "ada", "submit", "submitted", before=None)),
    (GAP, "a first revision that is the seventh", lambda f: f.annotate("ada", revision=7)),
    (LIE, "an entry in no project", lambda f: f.move("draft", "ada", "submit", "submitted", project=uuid4())),
    (
        GAP,
        "an entry about another project's annotation",
        lambda f: f.move("other", "ada", "submit", "submitted"),
    ),
    (
        GAP,
        "an entry in another project's ledger",
        lambda f: f.move("draft", "stranger", "submit", "submitted", project=f.names["elsewhere"]),
    ),
    (
        LIE,
        "a new annotation of another project's source",
        lambda f: f.annotate("ada", source_id=f.names["other_source"]),
    ),
    (LIE, "an entry without a person", lambda f: f.move("draft", "ada", "submit", "submitted", person=None)),
    (LIE, "an entry without an action", lambda f: f.move("draft", "ada", "submit", "submitted", action=None)),
    (LIE, "an entry without a thing", lambda f: f.move("draft", "ada", "submit", "submitted", id=None)),
    (LIE, "an entry without a revision", lambda f: f.move("draft", "ada", "submit", "submitted", revision=None)),
    (LIE, "an entry without a project", lambda f: f.move("draft", "ada", "submit", "submitted", project=None)),
    ("20000", "an entry of an unknown thing", lambda f: f.move("draft", "ada", "submit", "submitted", thing="lie")),
    ("20000", "an entry of no thing", lambda f: f.move("draft", "ada", "submit", "submitted", thing=None)),
    ("22P02", "an entry that is no JSON", lambda f: f.move("draft", "ada", "submit", "submitted", after="{nonsense")),
    ("22P02", "a before that is no JSON", lambda f: f.move("draft", "ada", "submit", "submitted", before="nonsense")),
    ("22P02", "an entry that goes on", lambda f: f.move("draft", "ada", "submit", "submitted", before='null,"x":1')),
    (LIE, "an edit by somebody who stays no author", lambda f: _edit(f, "ben", "note = 'x'")),
    (
        LIE,
        "an edit that makes others authors",
        lambda f: _edit(f, "ben", f"authors = authors || %(by)s::uuid || '{f.names['rosa']}'::uuid"),
    ),
    (LIE, "somebody else's author", lambda f: f.annotate("ada", author_id=f.names["ben"])),
    (LIE, "a new one with an author more", lambda f: f.annotate("ada", authors=[f.names["ada"], f.names["rosa"]])),
    (LIE, "the note changes with a submission", lambda f: _submit_with(f, "note = 'x'")),
    (LIE, "the details change with a submission", lambda f: _submit_with(f, "details = '{}'")),
    (LIE, "authors change with a submission", lambda f: _submit_with(f, "authors = authors || gen_random_uuid()")),
    (LIE, "the kind changes with a submission", lambda f: _submit_with(f, "kind = 'quote'")),
    (UNEXPLAINED, "the dating changes with a submission", lambda f: _submit_with(f, "dated = '[1,2]'")),
    (NOT_THE_QUOTE, "the prefix changes", lambda f: _submit_with(f, "prefix = 'x'")),
    (NOT_THE_QUOTE, "the suffix changes", lambda f: _submit_with(f, "suffix = 'x'")),
    ("WB011", "the annotation was made long ago", lambda f: f.annotate("ada", created="1999-01-01")),
    (UNEXPLAINED, "an annotation without an entry", lambda f: f.annotate("ada", entry=False)),
]

PASSAGES: list[tuple[str, str, Forgery]] = [
    (NOT_THE_QUOTE, "a quote that is not the text", lambda f: f.annotate("ada", quote="Tha")),
    (NOT_THE_QUOTE, "a passage beyond the text", lambda f: f.annotate("ada", start=1_000_000, end=1_000_003)),
    (NOT_THE_QUOTE, "a passage over the end of the text", lambda f: f.annotate("ada", end=1_000_000)),
    (NOT_THE_QUOTE, "an empty passage", lambda f: f.annotate("ada", start=3, quote="")),
    (NOT_THE_QUOTE, "a passage backwards", lambda f: f.annotate("ada", start=3, end=0, quote="")),
    (NOT_THE_QUOTE, "a passage before the text", lambda f: f.annotate("ada", start=-3, end=0)),
    (NOT_THE_QUOTE, "a passage of no source", lambda f: f.annotate("ada", source_id=uuid4())),
    (NOT_THE_QUOTE, "a prefix that is not there", lambda f: f.annotate("ada", prefix="Not")),
    ("WB010", "a source without a text", lambda f: _source(f, None)),
    ("WB010", "a source with another text's hash", lambda f: _source(f, "x" * 10, sha256=b"\0" * 32)),
    ("WB010", "a source with a hole", lambda f: _source(f, "x" * 10, start=5)),
    ("WB010", "a source of another length", lambda f: _source(f, "x" * 9)),
    ("23514", "a source in one long block", lambda f: _source(f, "x" * 10_000)),
    (UNEXPLAINED, "a source without an entry", lambda f: _source(f, "x" * 10, entry=False)),
    (ROLE, "a reader's source", lambda f: _source(f, "x" * 10, by="remy")),
    (LIE, "a source that somebody else recorded", lambda f: _source(f, "x" * 10, recorded_by=[f.names["rosa"]])),
    (LIE, "another project's source", lambda f: _source(f, "x" * 10, project_id=f.names["elsewhere"])),
]


def _source(
    f: Forger, text: str | None, *, start: int = 0, by: str = "ada", entry: bool = True, **columns: object
) -> None:
    import hashlib

    new = f.names["new"] = uuid4()
    row = {
        "id": new,
        "project_id": f.names["project"],
        "title": "New",
        "sha256": hashlib.sha256(b"x" * 10).digest(),
        "original_sha256": b"\0" * 32,
        "original_bytes": 10,
        "normalised": "[]",
        "length": 10,
        "lines": 1,
        "recorded_by": [f.names[by]],
        "archived": False,
        "revision": 1,
    } | columns
    f.sql(
        f"INSERT INTO annotations_source ({', '.join(row)}) VALUES ({', '.join(f'%({name})s' for name in row)})", **row
    )
    if text is not None:
        f.sql("INSERT INTO annotations_sourceblock VALUES (%(start)s, 0, %(text)s, %(new)s)", start=start, text=text)
    if entry:
        f.entry("source", "new", by, "create", reason=None)


def _contradict(f: Forger, *ends: str, by: str = "ada", preferred: str | None = None, later: str = "SELECT 1") -> None:
    f.names["new"] = uuid4()
    f.sql(
        "INSERT INTO annotations_contradiction (id, project_id, kind, explanation, resolution_state,"
        " resolution_preferred_id, resolution_reason, status, revision, author_id, authors, deleted)"
        " VALUES (%(new)s, %(project)s, 'fact', '', %(state)s, %(preferred)s, '', 'draft', 1, %(by)s, ARRAY[%(by)s], false)",
        by=f.names[by],
        state="preferred" if preferred else "open",
        preferred=f.names[preferred] if preferred else None,
    )
    for position, end in enumerate(ends):
        f.sql(
            "INSERT INTO annotations_contradictionend (contradiction_id, annotation_id, position)"
            " VALUES (%(new)s, %(end)s, %(position)s)",
            end=f.names[end],
            position=position,
        )
    f.entry("contradiction", "new", by, "create", reason=None)
    f.sql(later)


def _unsettle(f: Forger, *, cause: object) -> None:
    f.move("settled", "rosa", "unsettle", "submitted", of="contradiction", cause=cause, reason=None)


def _unsettle_after(f: Forger, name: str) -> None:
    _edit_quietly(f, name)
    _unsettle(f, cause=_last(f))


def _edit_quietly(f: Forger, name: str) -> None:
    f.change("annotation", name, "status = 'draft', note = 'x', authors = authors || %(ben)s::uuid", ben=f.names["ben"])
    f.entry("annotation", name, "ben", "revise", reason=None)


CONTRADICTIONS: list[tuple[str, str, Forgery]] = [
    (
        UNSIGNED,
        "a contradiction is signed off over an end that waits",
        lambda f: f.move("unsettled", "rosa", "sign_off", "signed_off", of="contradiction"),
    ),
    (
        UNSIGNED,
        "an end is reopened under a signed-off contradiction",
        lambda f: f.move("end", "rosa", "reopen", "submitted"),
    ),
    (UNSIGNED, "an end is edited under a signed-off contradiction", lambda f: _edit_quietly(f, "end")),
    (UNSIGNED, "an end is edited and what rests on it keeps its revision", lambda f: _edit_quietly(f, "waiting")),
    (DELETED, "an end is deleted under a contradiction", lambda f: _delete(f, "end")),
    (DELETED, "a contradiction rests on what is deleted", lambda f: _contradict(f, "draft", "deleted")),
    (LIE, "a contradiction with one end", lambda f: _contradict(f, "draft")),
    (LIE, "a contradiction without ends", _contradict),
    (LIE, "a contradiction with another project's annotation", lambda f: _contradict(f, "draft", "other")),
    (DOUBLE, "a contradiction of an annotation with itself", lambda f: _contradict(f, "draft", "draft")),
    (
        LIE,
        "a contradiction that prefers what it does not rest on",
        lambda f: _contradict(f, "draft", "end", preferred="signed"),
    ),
    (
        UNEXPLAINED,
        "an end goes after the entry was written",
        lambda f: _contradict(
            f,
            "draft",
            "end",
            "signed",
            later="DELETE FROM annotations_contradictionend WHERE contradiction_id = %(new)s AND position = 2",
        ),
    ),
    (LIE, "an unsettle from nothing", lambda f: _unsettle(f, cause=None)),
    (LIE, "an unsettle from long ago", lambda f: _unsettle(f, cause=1)),
    (
        LIE,
        "an unsettle from something it does not rest on",
        lambda f: _unsettle_after(f, "signed_alone"),
    ),
]


def _delete(f: Forger, name: str) -> None:
    f.change("annotation", name, "deleted = true")
    f.entry("annotation", name, "ada", "delete")


def _last(f: Forger) -> object:
    return f.sql("SELECT sequence FROM annotations_ledgerhead WHERE project_id = %(project)s")[0][0]


def _promote(f: Forger, whose: str, by: str, role: str = "manager") -> None:
    f.sql(
        "UPDATE annotations_membership SET role = %(role)s, revision = revision + 1 WHERE id = %(it)s",
        role=role,
        it=f.names[whose],
    )
    f.entry("membership", whose, by, "revise", reason=None)


def _sit_down(f: Forger, whose: str, by: str, role: str) -> None:
    f.names["new"] = uuid4()
    f.sql(
        "INSERT INTO annotations_membership (id, project_id, person_id, role, revision)"
        " VALUES (%(new)s, %(project)s, %(who)s, %(role)s, 1)",
        who=f.names[whose],
        role=role,
    )
    f.entry("membership", "new", by, "create", reason=None)


def _remove(f: Forger, whose: str, by: str) -> None:
    f.sql("DELETE FROM annotations_membership WHERE id = %(it)s", it=f.names[whose])
    f.entry("membership", whose, by, "delete", revision=2, reason=None)


def _rename(f: Forger, by: str) -> None:
    f.sql("UPDATE annotations_project SET name = 'x', revision = revision + 1 WHERE id = %(project)s")
    f.entry("project", "project", by, "revise", reason=None)


def _provenance(f: Forger, by: str, what: str) -> None:
    f.sql(f"UPDATE annotations_source SET {what}, revision = revision + 1 WHERE id = %(first)s")
    f.entry("source", "first", by, "revise", reason=None)


def _end_release(f: Forger, by: str, action: str, status: str) -> None:
    f.sql("UPDATE annotations_release SET status = %(status)s, revision = 2 WHERE id = %(queued)s", status=status)
    f.entry("release", "queued", by, action, reason=None)


FRAME: list[tuple[str, str, Forgery]] = [
    (ROLE, "an annotator makes themself manager", lambda f: _promote(f, "seat_of_ada", "ada")),
    (ROLE, "an annotator makes another reviewer", lambda f: _promote(f, "seat_of_ben", "ada", "reviewer")),
    (ROLE, "an ex-member sits down again", lambda f: _sit_down(f, "ex_member", "ex_member", "reviewer")),
    (ROLE, "an annotator seats somebody", lambda f: _sit_down(f, "ex_member", "ada", "reader")),
    (ROLE, "an annotator removes somebody", lambda f: _remove(f, "seat_of_ben", "ada")),
    (
        LIE,
        "a seat goes that is still there",
        lambda f: f.entry("membership", "seat_of_ben", "maya", "delete", revision=2, after=None),
    ),
    (ROLE, "a reviewer renames the project", lambda f: _rename(f, "rosa")),
    (ROLE, "a reader changes provenance", lambda f: _provenance(f, "remy", "title = 'x'")),
    (ROLE, "an annotator archives a source", lambda f: _provenance(f, "ada", "archived = true")),
    (
        LIE,
        "provenance is recorded in somebody else's name",
        lambda f: _provenance(f, "ada", f"recorded_by = recorded_by || '{f.names['rosa']}'::uuid"),
    ),
    (ROLE, "a reviewer cancels a release", lambda f: _end_release(f, "rosa", "cancel", "cancelled")),
    (NOT_IN_THE_TABLE, "a release is cancelled by failing", lambda f: _end_release(f, "maya", "cancel", "failed")),
    (LIE, "a release fails in another's name", lambda f: _end_release(f, "ada", "fail", "failed")),
    (NOT_IN_THE_TABLE, "an action that no release knows", lambda f: _end_release(f, "maya", "sign_off_all", "failed")),
]


def _both(f: Forger) -> None:
    f.rename("ada", "maya")
    f.rename("ben", "maya")


PSEUDONYMS: list[tuple[str, str, Forgery]] = [
    (UNEXPLAINED, "a name changes without an entry", lambda f: f.rename("ada", "maya", entries=())),
    (UNEXPLAINED, "names in a release change without an entry", lambda f: f.rename("ada", "maya", entries=("person",))),
    (UNEXPLAINED, "a name stays in a release", lambda f: f.rename("ada", "maya", releases=[], entries=("person",))),
    (ROLE, "an annotator makes another a pseudonym", lambda f: f.rename("ada", "ben")),
    (ROLE, "an ex-member makes themself a pseudonym", lambda f: f.rename("ex_member", "ex_member")),
    (ROLE, "a stranger makes somebody a pseudonym", lambda f: f.rename("ada", "stranger")),
    (ROLE, "another says why names in a release change", lambda f: f.rename("ada", "maya", then_by="mona")),
    (ROLE, "names in a release change by themselves", lambda f: f.rename("ada", "maya", entries=("release",))),
    (LIE, "names in a release follow from nothing", lambda f: f.rename("ada", "maya", follows={"cause": None})),
    (LIE, "names in a release follow from long ago", lambda f: f.rename("ada", "maya", follows={"cause": 1})),
    (LIE, "a pseudonym that could be an account's", lambda f: f.rename("ada", "maya", name="somebody")),
    (LIE, "no name at all", lambda f: f.rename("ada", "maya", name=None)),
    (LIE, "two people of one name", _both),
    (LIE, "somebody of another project", lambda f: f.rename("stranger", "maya")),
    (LIE, "an account is let go without a mark", lambda f: f.rename("ex_member", "maya", mark=None)),
    (
        LIE,
        "an entry about somebody to whom nothing happened",
        lambda f: f.entry("person", "ada", "maya", "pseudonymise"),
    ),
    ("WB011", "another's name changes as well", lambda f: f.rename("ada", "maya", people='{"key":"x","name":"y"}\n')),
    ("WB011", "the data card says something else", lambda f: f.rename("ada", "maya", card="# Another release")),
    ("WB011", "the manifest says something else", lambda f: f.rename("ada", "maya", manifest="{}")),
    (UNEXPLAINED, "a release that is not ready", lambda f: f.rename("ada", "maya", releases=[f.names["queued"]])),
]

ROWS = [*SIGN_OFFS, *ENTRIES, *PASSAGES, *CONTRADICTIONS, *FRAME, *PSEUDONYMS]


@pytest.mark.parametrize(("code", "sentence", "forge"), ROWS, ids=[sentence for _, sentence, _ in ROWS])
def test_the_database_refuses_that(forger: Forger, code: str, sentence: str, forge: Forgery) -> None:
    with refused(code):
        forge(forger)


# The same steps with nothing false in them get through, so that the rows above are refused for what they say.
HONEST: list[tuple[str, Forgery]] = [
    ("a reviewer signs off another's", lambda f: f.move("waiting", "rolf", "sign_off", "signed_off")),
    ("a member annotates", lambda f: f.annotate("ada")),
    ("an annotator edits a draft", lambda f: _edit(f, "ben", "note = 'x', authors = authors || %(by)s::uuid")),
    ("an annotator brings a source in", lambda f: _source(f, "x" * 10)),
    ("an annotator contradicts", lambda f: _contradict(f, "draft", "end", preferred="end")),
    ("a manager promotes", lambda f: _promote(f, "seat_of_ada", "maya", "reviewer")),
    ("a manager steps back", lambda f: _promote(f, "seat_of_mona", "mona", "reviewer")),
    ("a manager seats somebody", lambda f: _sit_down(f, "ex_member", "maya", "reader")),
    ("a manager removes somebody", lambda f: _remove(f, "seat_of_ben", "maya")),
    ("whoever is invited sits down", lambda f: _sit_down(f, "ex_member", "ex_member", "reader")),
    ("a manager renames the project", lambda f: _rename(f, "maya")),
    ("an annotator records provenance", lambda f: _provenance(f, "maya", "title = 'x'")),
    ("a manager makes somebody a pseudonym", lambda f: f.rename("ada", "maya")),
    ("somebody makes themself a pseudonym", lambda f: f.rename("ada", "ada")),
    ("a manager makes an ex-member a pseudonym", lambda f: f.rename("ex_member", "mona", entries=("person",))),
    ("a manager cancels a release", lambda f: _end_release(f, "mona", "cancel", "cancelled")),
]


class Honest(Exception):
    """Everything went through; nothing of it shall stay."""


@pytest.mark.parametrize(("sentence", "step"), HONEST, ids=[sentence for sentence, _ in HONEST])
def test_the_database_lets_what_is_honest_through(forger: Forger, sentence: str, step: Forgery) -> None:
    from django.db import transaction

    with pytest.raises(Honest), transaction.atomic():
        step(forger)
        forger.sql("SET CONSTRAINTS ALL IMMEDIATE")
        raise Honest
