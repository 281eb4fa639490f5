"""The database says no too: single statements as the weak role, past every action of the application."""
# ruff: noqa: E501  (a row of a table reads better on one line)

import pytest
from django.db import connection

from tests.models.scene import Forger, refused

NO_PRIVILEGE = "42501"
NEVER_CHANGES = "WB011"
NOT_THE_TEXT = "WB010"
NOT_THE_QUOTE = "WB013"
UNEXPLAINED = "WB014"
UNREADABLE = "42"

LEDGER = [
    ("an entry is never changed", "UPDATE annotations_ledgerentry SET action = 'x'"),
    ("an entry is never removed", "DELETE FROM annotations_ledgerentry WHERE project_id = %(project)s"),
    (
        "an entry is written by the ledger's own function only",
        "INSERT INTO annotations_ledgerentry SELECT * FROM annotations_ledgerentry",
    ),
    ("the ledger is never emptied", "TRUNCATE annotations_ledgerentry CASCADE"),
    (
        "the ledger is never emptied by a setting of the tests",
        "SET LOCAL workbench.allow_truncate = 'on'; TRUNCATE annotations_ledgerentry",
    ),
    ("a head is never set back", "UPDATE annotations_ledgerhead SET sequence = 1"),
    ("a head is never removed", "DELETE FROM annotations_ledgerhead"),
    (
        "a head is never made by hand",
        "INSERT INTO annotations_ledgerhead (project_id, sequence, chain_sha256) VALUES (%(nobody)s, 0, '')",
    ),
    ("the ledger's triggers stay on", "ALTER TABLE annotations_ledgerentry DISABLE TRIGGER ALL"),
    ("a trigger of the ledger stays", "DROP TRIGGER ledger_never_changes ON annotations_ledgerentry"),
    ("triggers are not switched off for a session", "SET session_replication_role = replica"),
    ("the weak role does not become the owner", "SET ROLE workbench_owner"),
    ("nothing is made in the schema", "CREATE TABLE public.annotations_forged (id integer)"),
    ("no schema is made", "CREATE SCHEMA forged"),
    ("no function is replaced", "CREATE OR REPLACE FUNCTION public.workbench_record() RETURNS void LANGUAGE sql AS ''"),
    ("no function is dropped", "DROP FUNCTION workbench_is_explained() CASCADE"),
    ("no column is added", "ALTER TABLE annotations_annotation ADD COLUMN forged integer"),
    (
        "the check of work is not called by itself",
        "SELECT workbench_check_work(NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL)",
    ),
    ("the table of moves is not changed", "UPDATE annotations_signoffmove SET who = 'author'"),
    (
        "the table of moves does not grow",
        "INSERT INTO annotations_signoffmove VALUES ('annotation','approve','draft','signed_off','author',false)",
    ),
    ("the table of moves does not shrink", "DELETE FROM annotations_signoffmove"),
    (
        "nobody grants themselves anything",
        "GRANT UPDATE ON annotations_ledgerhead TO CURRENT_USER; UPDATE annotations_ledgerhead SET sequence = 1",
    ),
    ("nobody takes the tables over", "ALTER TABLE annotations_ledgerentry OWNER TO CURRENT_USER"),
    (
        "a trigger in the owner's name does not serve somebody's own table",
        "CREATE TEMP TABLE mine (id uuid); CREATE TRIGGER t AFTER INSERT ON mine FOR EACH ROW EXECUTE FUNCTION workbench_starts_a_chain()",
    ),
    ("no rule redirects what is written", "CREATE RULE r AS ON INSERT TO annotations_annotation DO INSTEAD NOTHING"),
    ("no annotation is removed", "DELETE FROM annotations_annotation"),
    ("no contradiction is removed", "DELETE FROM annotations_contradiction"),
    ("no source is removed", "DELETE FROM annotations_source"),
    ("no project is removed", "DELETE FROM annotations_project"),
    ("no person is removed", "DELETE FROM annotations_person"),
    ("no release is removed", "DELETE FROM annotations_release"),
    ("an end does not change its annotation", "UPDATE annotations_contradictionend SET annotation_id = %(signed)s"),
    ("a release's file is never changed", "UPDATE annotations_releasefile SET bytes = 1"),
    ("a piece of a release is never changed", "UPDATE annotations_releasechunk SET content = ''"),
    ("releases are never emptied", "TRUNCATE annotations_releasechunk"),
    (
        "no file of a release is replaced by itself",
        "SELECT workbench_replace_file(%(release)s, 'people.jsonl', '', 'x')",
    ),
    ("a block of text is never changed", "UPDATE annotations_sourceblock SET text = upper(text)"),
    ("a block of text is never removed", "DELETE FROM annotations_sourceblock"),
]

TEXTS = [
    (NOT_THE_TEXT, "a text does not grow", "INSERT INTO annotations_sourceblock VALUES (999, 2, 'more', %(first)s)"),
    (
        "23514",
        "a text does not grow by nothing either",
        "INSERT INTO annotations_sourceblock (source_id, start, first_line, text) SELECT id, length, lines, '' FROM annotations_source",
    ),
    (
        NEVER_CHANGES,
        "a source keeps its hash",
        "UPDATE annotations_source SET sha256 = '\\x00', revision = revision + 1",
    ),
    (NEVER_CHANGES, "a source keeps its length", "UPDATE annotations_source SET length = 1, revision = revision + 1"),
    (
        NEVER_CHANGES,
        "a source keeps its project",
        "UPDATE annotations_source SET project_id = %(elsewhere)s, revision = revision + 1",
    ),
    (
        "WB012",
        "nobody is taken off those who recorded",
        "UPDATE annotations_source SET recorded_by = '{}', revision = revision + 1",
    ),
    ("WB012", "a source's revision rises by one", "UPDATE annotations_source SET title = 'x', revision = revision + 2"),
    (
        UNEXPLAINED,
        "provenance changes with an entry",
        "UPDATE annotations_source SET title = 'x', revision = revision + 1",
    ),
]

ANNOTATIONS = [
    (
        "WB012",
        "a revision does not skip",
        "UPDATE annotations_annotation SET revision = revision + 2, updated = now() WHERE id = %(draft)s",
    ),
    (
        "WB012",
        "a revision does not go back",
        "UPDATE annotations_annotation SET revision = revision - 1, updated = now() WHERE id = %(waiting)s",
    ),
    (
        "WB012",
        "nothing changes without a revision",
        "UPDATE annotations_annotation SET note = 'x', updated = now() WHERE id = %(draft)s",
    ),
    (
        UNEXPLAINED,
        "a status changes with an entry",
        "UPDATE annotations_annotation SET status = 'signed_off', revision = revision + 1, updated = now() WHERE id = %(waiting)s",
    ),
    (
        NEVER_CHANGES,
        "who made it never changes",
        "UPDATE annotations_annotation SET author_id = %(ben)s, revision = revision + 1, updated = now()",
    ),
    (
        NEVER_CHANGES,
        "when it was made never changes",
        "UPDATE annotations_annotation SET created = now(), revision = revision + 1, updated = now()",
    ),
    (
        NEVER_CHANGES,
        "nothing was changed long ago",
        "UPDATE annotations_annotation SET updated = '1999-01-01', revision = revision + 1",
    ),
    (
        "WB012",
        "an author stays one",
        "UPDATE annotations_annotation SET authors = '{}', revision = revision + 1, updated = now()",
    ),
    (
        "WB012",
        "an author is not replaced",
        "UPDATE annotations_annotation SET authors = ARRAY[%(ben)s]::uuid[], revision = revision + 1, updated = now() WHERE id = %(draft)s",
    ),
    (
        "WB012",
        "authors keep their order",
        "UPDATE annotations_annotation SET authors = %(ben)s::uuid || authors, revision = revision + 1, updated = now() WHERE id = %(draft)s",
    ),
    (
        NEVER_CHANGES,
        "an annotation stays in its source",
        "UPDATE annotations_annotation SET source_id = %(other_source)s, revision = revision + 1, updated = now() WHERE id = %(draft)s",
    ),
    (
        "23514",
        "an unknown status is none",
        "UPDATE annotations_annotation SET status = 'done', revision = revision + 1, updated = now()",
    ),
    (
        "23514",
        "an unknown kind is none",
        "UPDATE annotations_annotation SET kind = 'lie', revision = revision + 1, updated = now()",
    ),
    (
        NEVER_CHANGES,
        "a contradiction stays in its project",
        "UPDATE annotations_contradiction SET project_id = %(elsewhere)s, revision = revision + 1, updated = now()",
    ),
    (
        UNEXPLAINED,
        "an end goes with an edit only",
        "DELETE FROM annotations_contradictionend WHERE annotation_id = %(far_end)s",
    ),
    (
        UNEXPLAINED,
        "an end comes with an edit only",
        "INSERT INTO annotations_contradictionend (contradiction_id, annotation_id, position) VALUES (%(settled)s, %(signed)s, 7)",
    ),
]

FRAME = [
    (
        "WB017",
        "a project keeps a manager",
        "DELETE FROM annotations_membership WHERE role = 'manager' AND project_id = %(elsewhere)s",
    ),
    (
        "WB014",
        "a seat is given with an entry",
        "INSERT INTO annotations_membership (id, project_id, person_id, role, revision)"
        " VALUES (gen_random_uuid(), %(project)s, %(ex_member)s, 'reviewer', 1)",
    ),
    (
        "WB014",
        "a role changes with an entry",
        "UPDATE annotations_membership SET role = 'reviewer', revision = revision + 1 WHERE person_id = %(ada)s",
    ),
    (
        "WB012",
        "a role changes with a revision",
        "UPDATE annotations_membership SET role = 'reviewer' WHERE person_id = %(ada)s",
    ),
    ("WB014", "a seat is taken away with an entry", "DELETE FROM annotations_membership WHERE person_id = %(ada)s"),
    (
        NEVER_CHANGES,
        "a seat is nobody else's",
        "UPDATE annotations_membership SET person_id = %(ex_member)s, revision = revision + 1 WHERE person_id = %(ada)s",
    ),
    (
        NEVER_CHANGES,
        "a key stands for one person",
        "UPDATE annotations_person SET user_id = (SELECT user_id FROM annotations_person WHERE id = %(ex_member)s) WHERE id = %(ada)s",
    ),
    (
        NEVER_CHANGES,
        "a name is not changed by hand",
        "UPDATE annotations_person SET name = 'Some Body', pseudonymous = true, revision = revision + 1 WHERE id = %(ada)s",
    ),
    (NEVER_CHANGES, "a name does not change quietly", "UPDATE annotations_person SET name = 'x' WHERE id = %(ada)s"),
    (
        NEVER_CHANGES,
        "nobody begins as a pseudonym",
        "INSERT INTO annotations_person (id, project_id, name, pseudonymous) VALUES (%(nobody)s, %(project)s, 'Some Body', true)",
    ),
    (
        NEVER_CHANGES,
        "an account that was let go is recognised for ever",
        "UPDATE annotations_person SET account_mark = 'm' WHERE id = %(ada)s; UPDATE annotations_person SET account_mark = NULL",
    ),
    ("WB014", "a project changes with an entry", "UPDATE annotations_project SET name = 'x', revision = revision + 1"),
    (
        "WB017",
        "a project begins with a manager",
        "INSERT INTO annotations_project (id, name, description, archived, revision) VALUES (gen_random_uuid(), 'x', '', false, 1)",
    ),
    (
        "WB014",
        "an invitation is accepted with an entry",
        "UPDATE annotations_invitation SET accepted_by_id = %(ben)s, revision = revision + 1",
    ),
    (
        NEVER_CHANGES,
        "an invitation does not last longer",
        "UPDATE annotations_invitation SET expires = now() + interval '9 years', revision = revision + 1",
    ),
    (
        NEVER_CHANGES,
        "an invitation keeps its role",
        "UPDATE annotations_invitation SET role = 'manager', revision = revision + 1",
    ),
]

RELEASES = [
    (
        NEVER_CHANGES,
        "a ready release never changes",
        "UPDATE annotations_release SET note = 'x' WHERE id = %(release)s",
    ),
    (
        NEVER_CHANGES,
        "a ready release is never cancelled",
        "UPDATE annotations_release SET status = 'cancelled', number = NULL WHERE id = %(release)s",
    ),
    (
        NEVER_CHANGES,
        "a ready release keeps its files",
        "DELETE FROM annotations_releasefile WHERE release_id = %(release)s",
    ),
    (
        NEVER_CHANGES,
        "a ready release keeps its pieces",
        "DELETE FROM annotations_releasechunk WHERE release_id = %(release)s",
    ),
    (
        NEVER_CHANGES,
        "a ready release gets no more files",
        "INSERT INTO annotations_releasefile (release_id, name, media_type, bytes, sha256) VALUES (%(release)s, 'x', 'x', 0, '')",
    ),
    (
        NEVER_CHANGES,
        "a ready release gets no more pieces",
        "INSERT INTO annotations_releasechunk (release_id, name, number, content) VALUES (%(release)s, 'x', 1, '')",
    ),
    (
        NEVER_CHANGES,
        "a ready release keeps its names",
        "DELETE FROM annotations_releasechunk WHERE release_id = %(release)s AND name = 'people.jsonl'",
    ),
    (
        NEVER_CHANGES,
        "a ready release gets no more names",
        "INSERT INTO annotations_releasechunk (release_id, name, number, content) VALUES (%(release)s, 'people.jsonl', 1, '')",
    ),
    (
        NEVER_CHANGES,
        "a ready release keeps its revision",
        "UPDATE annotations_release SET revision = revision + 1 WHERE id = %(release)s",
    ),
    (
        NEVER_CHANGES,
        "a release that nobody builds gets no files",
        "INSERT INTO annotations_releasefile (release_id, name, media_type, bytes, sha256) VALUES (%(queued)s, 'x', 'x', 0, '')",
    ),
    (
        NEVER_CHANGES,
        "a release does not begin ready",
        "INSERT INTO annotations_release (id, project_id, number, note, status, fault, done, total, revision, created_by_id)"
        " VALUES (gen_random_uuid(), %(project)s, 2, '', 'ready', '', 0, 0, 1, %(maya)s)",
    ),
    (
        NEVER_CHANGES,
        "a release is not ready before it is complete",
        "UPDATE annotations_release SET status = 'building' WHERE id = %(queued)s; UPDATE annotations_release"
        " SET status = 'ready', number = 2, ledger_sequence = 1, revision = 2 WHERE id = %(queued)s",
    ),
    (
        "WB012",
        "release numbers have no holes",
        "UPDATE annotations_release SET status = 'building' WHERE id = %(queued)s; INSERT INTO annotations_releasefile"
        " (release_id, name, media_type, bytes, sha256) VALUES (%(queued)s, 'manifest.json', 'x', 0, ''); UPDATE annotations_release"
        " SET status = 'ready', number = 3, ledger_sequence = 1, revision = 2 WHERE id = %(queued)s",
    ),
    (
        UNEXPLAINED,
        "a release turns ready with an entry",
        "UPDATE annotations_release SET status = 'building' WHERE id = %(queued)s; INSERT INTO annotations_releasefile"
        " (release_id, name, media_type, bytes, sha256) VALUES (%(queued)s, 'manifest.json', 'x', 0, ''); UPDATE annotations_release"
        " SET status = 'ready', number = 2, ledger_sequence = 1, revision = 2 WHERE id = %(queued)s",
    ),
    (
        NEVER_CHANGES,
        "who asked for a release stays",
        "UPDATE annotations_release SET created_by_id = %(mona)s WHERE id = %(queued)s",
    ),
    ("23514", "only what is ready has a number", "UPDATE annotations_release SET number = 2 WHERE id = %(queued)s"),
    (
        UNEXPLAINED,
        "a release is cancelled with an entry",
        "UPDATE annotations_release SET status = 'cancelled', revision = 2 WHERE id = %(queued)s",
    ),
]

ROWS = [
    *[(NO_PRIVILEGE, sentence, sql) for sentence, sql in LEDGER],
    *TEXTS,
    *ANNOTATIONS,
    *FRAME,
    *RELEASES,
]


@pytest.mark.parametrize(("code", "sentence", "sql"), ROWS, ids=[sentence for _, sentence, _ in ROWS])
def test_the_database_refuses(forger: Forger, code: str, sentence: str, sql: str) -> None:
    with refused(code):
        forger.sql(sql)


def test_all_this_is_tried_as_the_weak_role(forger: Forger) -> None:
    assert forger.sql("SELECT current_user, rolsuper FROM pg_roles WHERE rolname = current_user") == [
        (connection.settings_dict["USER"], False)
    ]
    assert forger.sql("SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user") == [
        (0,)
    ]
