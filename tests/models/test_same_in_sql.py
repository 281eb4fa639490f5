"""What is said twice, in Python and in SQL, is the same: the table of moves, the states of things, the grants."""

import json
import random
import re
import zlib

import pytest
from django.db import connection, connections

from annotations.models.states import state_of
from annotations.rules.permissions import PERMISSIONS, Role, Standing
from annotations.rules.replay import NOT_YET_SAID
from annotations.rules.replayed_frame import FRAME
from annotations.rules.signoff import MOVES, NEEDS_REASON, ONLY_CONTRADICTIONS, Move, Status
from annotations.rules.undo import TAKEN_BACK_BY
from tests.models.scene import MODELS, Forger, Scene
from workbench import roles

THINGS = ("annotation", "contradiction")


def _who(move: Move) -> str:
    """The word that the SQL has for the predicate of rules/permissions.py."""
    if move not in PERMISSIONS:
        return "nobody"
    allowed = {
        (role, is_author)
        for role in Role
        for is_author in (False, True)
        if PERMISSIONS[move](Standing(role, is_author=is_author))
    }
    others_may = (Role.ANNOTATOR, False) in allowed
    authors_may = (Role.ANNOTATOR, True) in allowed
    return {(True, True): "author", (False, True): "owner", (False, False): "reviewer"}[others_may, authors_may]


def _as_in_sql() -> set[tuple[object, ...]]:
    rows: set[tuple[object, ...]] = {(thing, "create", "", "draft", "author", False) for thing in THINGS}
    for (status, move), after in MOVES.items():
        for thing in THINGS:
            if thing == "contradiction" or move not in ONLY_CONTRADICTIONS:
                rows.add((thing, move.value, status.value, after.value, _who(move), move in NEEDS_REASON))
    return rows


def test_the_database_knows_the_same_moves(scene: Scene) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT thing, action, from_status, to_status, who, needs_reason FROM annotations_signoffmove")
        assert set(cursor.fetchall()) == _as_in_sql()


def test_the_database_knows_what_takes_back_what(scene: Scene) -> None:
    with connections["owner"].cursor() as cursor:
        actions = [*map(str, TAKEN_BACK_BY), "endorse", "unsettle", "pseudonymise"]
        cursor.execute("SELECT action, workbench_taken_back_by(action) FROM unnest(%s::text[]) AS action", [actions])
        assert dict(cursor.fetchall()) == {action: TAKEN_BACK_BY.get(action) for action in actions}


def test_the_check_of_a_ledger_knows_the_same_deeds(scene: Scene) -> None:
    """What is done to what frames the work, whoever may do it."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = 'workbench_check_frame'")
        (source,) = cursor.fetchone()
    (table,) = re.findall(r"FROM \(VALUES(.*?)\) AS deeds", source, re.DOTALL)
    assert set(re.findall(r"\('(\w+)', '(\w+)', '[\w ]+'\)", table)) == FRAME.keys()


@pytest.mark.parametrize("thing", MODELS)
def test_the_check_of_a_ledger_knows_the_same_fields_that_came_later(scene: Scene, thing: str) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT workbench_not_yet_said(%s)", [thing])
        assert json.loads(cursor.fetchone()[0]) == NOT_YET_SAID.get(thing, {})


@pytest.mark.parametrize("thing", MODELS)
def test_the_database_sees_every_thing_in_the_same_state(scene: Scene, thing: str) -> None:
    stored = list(MODELS[thing]._default_manager.all())
    assert stored
    with connections["owner"].cursor() as cursor:
        for one in stored:
            cursor.execute("SELECT workbench_state(%s, %s)", [thing, one.pk])
            assert json.loads(cursor.fetchone()[0]) == state_of(one)


def test_what_is_stored_is_what_its_last_entry_says(forger: Forger) -> None:
    for model in MODELS.values():
        # A key that has kept the name of its account has no entry yet.
        for one in model._default_manager.exclude(revision=0):
            assert json.loads(forger.before(one.pk)) == state_of(one)


def test_every_status_of_the_rules_is_one_that_the_database_knows(scene: Scene) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT to_status FROM annotations_signoffmove")
        assert {status for (status,) in cursor.fetchall()} == set(Status)


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 200_000])
def test_what_the_database_packs_is_unpacked_as_it_was(scene: Scene, size: int) -> None:
    content = random.Random(size).randbytes(size)
    with connection.cursor() as cursor:
        cursor.execute("SELECT workbench_zlib(%s)", [content])
        assert zlib.decompress(cursor.fetchone()[0]) == content


def test_every_table_has_its_row_in_the_roles(scene: Scene) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [table for (table,) in cursor.fetchall()]
    assert {table for table in tables if not roles.privileges(table)} == set()
    with pytest.raises(KeyError):
        roles.privileges("annotations_new")


def test_the_weak_role_has_what_its_row_says_and_nothing_more(scene: Scene) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename, privilege FROM pg_tables, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE',"
            " 'TRUNCATE', 'REFERENCES', 'TRIGGER']) AS privilege"
            " WHERE schemaname = 'public' AND has_table_privilege(quote_ident(tablename), privilege)"
        )
        held: dict[str, set[str]] = {}
        for table, privilege in cursor.fetchall():
            held.setdefault(table, set()).add(privilege)
    assert held == {table: set(roles.privileges(table)) for table in held}
