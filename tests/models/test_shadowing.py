"""The weak role may make temporary tables; none of them stands in for a table that the database decides by."""

import pytest
from django.db import connection, transaction

from tests.models.scene import Forger, refused

SHADOWS = (
    "annotations_ledgerentry",
    "annotations_ledgerhead",
    "annotations_signoffmove",
    "annotations_membership",
    "annotations_sourceblock",
    "annotations_contradictionend",
    "annotations_release",
)


def _shadow(forger: Forger, table: str) -> None:
    forger.sql("SET LOCAL search_path = pg_temp, public")
    forger.sql(f"CREATE TEMP TABLE {table} ON COMMIT DROP AS SELECT * FROM public.{table}")


def test_a_forged_entry_in_a_temporary_ledger_explains_nothing(forger: Forger) -> None:
    with refused("WB014"):
        _shadow(forger, "annotations_ledgerentry")
        forger.sql("ALTER TABLE pg_temp.annotations_ledgerentry ALTER transaction SET DEFAULT pg_current_xact_id()")
        forger.sql(
            "INSERT INTO pg_temp.annotations_ledgerentry SELECT e.* FROM public.annotations_ledgerentry AS e"
            " WHERE thing_id = %(waiting)s AND revision = 2"
        )
        forger.sql("UPDATE pg_temp.annotations_ledgerentry SET revision = 3, transaction = pg_current_xact_id()")
        forger.change("annotation", "waiting", "status = 'signed_off'")


def test_a_temporary_membership_gives_no_role(forger: Forger) -> None:
    with refused("WB001"):
        _shadow(forger, "annotations_membership")
        forger.sql("UPDATE pg_temp.annotations_membership SET role = 'manager'")
        forger.move("waiting", "ben", "sign_off", "signed_off")


def test_a_temporary_table_of_moves_allows_no_move(forger: Forger) -> None:
    with refused("WB002"):
        _shadow(forger, "annotations_signoffmove")
        forger.sql("UPDATE pg_temp.annotations_signoffmove SET from_status = 'draft' WHERE action = 'sign_off'")
        forger.move("draft", "rosa", "sign_off", "signed_off")


def test_a_temporary_text_is_not_what_quotes_are_checked_against(forger: Forger) -> None:
    with refused("WB013"):
        _shadow(forger, "annotations_sourceblock")
        forger.sql("UPDATE pg_temp.annotations_sourceblock SET text = 'Lie' || text")
        forger.annotate("ada", quote="Lie")


@pytest.mark.parametrize("table", SHADOWS)
def test_an_honest_move_goes_through_whatever_shadows_a_table(forger: Forger, table: str) -> None:
    with transaction.atomic():
        forger.sql(f"CREATE TEMP TABLE {table} (lie integer) ON COMMIT DROP")
        forger.sql("SET LOCAL search_path = public, pg_temp")
        forger.move("waiting", "rolf", "sign_off", "signed_off")
        forger.sql("SET LOCAL search_path = pg_temp, public")
        forger.sql("SET CONSTRAINTS ALL IMMEDIATE")
        transaction.set_rollback(True)


def test_every_function_of_ours_has_a_search_path_of_its_own(scene: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname FROM pg_proc WHERE proname LIKE 'workbench%%'"
            " AND NOT 'search_path=public, pg_temp' = ANY(coalesce(proconfig, '{}'))"
        )
        assert cursor.fetchall() == []


def test_functions_in_the_name_of_the_owner_are_for_nobody_but_where_it_is_meant(scene: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname, has_function_privilege(oid, 'EXECUTE') FROM pg_proc WHERE prosecdef AND proowner <> 10"
            " OR prosecdef AND proname LIKE 'workbench%%' ORDER BY proname"
        )
        assert cursor.fetchall() == [
            ("workbench_pseudonymise", True),
            ("workbench_record", True),
            ("workbench_starts_a_chain", False),
        ]
