"""The progress of a project: counted from its ledger, for those who may see it."""

import re
from uuid import UUID

import psycopg
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.models import LedgerEntry
from annotations.queries.over_time import done_by_day
from annotations.rules.permissions import Role
from tests import databases
from tests.pages.drawings import page, picture
from tests.play import Play

MEMBERS = ("Annotations made", "Submitted", "Signed off", "Returned or rejected", "Contradictions made")


def totals(play: Play, by: str = "ada") -> dict[str, int]:
    """What stands at the ends of the lines."""
    drawn = picture(play, "progress.svg", by)
    said = [text.text or "" for text in drawn.iter() if text.tag.endswith("}text")]
    return {what: int(number) for one in said if ": " in one for what, number in [one.split(": ")]}


def work(play: Play) -> None:
    """Two signed off and set against each other, one sent back and signed off then, one rejected, one draft."""
    signed = [play.sign(play.say(quote)) for quote in ("1990-94", "213")]
    returned = play.move("rosa", play.move("ada", play.say("27"), "submit"), "return")
    play.sign(returned)
    play.move("rosa", play.move("ada", play.say("186"), "submit"), "reject")
    play.say("proves")
    play.sign(play.contradict(*signed))


def test_what_was_done_is_counted_from_the_ledger(play: Play) -> None:
    work(play)
    assert totals(play) == {
        "Annotations made": 5,
        "Submitted": 5,
        "Signed off": 3,
        "Returned or rejected": 2,
        "Contradictions made": 1,
        "Contradictions signed off": 1,
    }


def test_readers_are_told_of_what_stands_signed_off_and_of_nothing_else(play: Play) -> None:
    work(play)
    again = play.sign(play.say("speaks"))
    play.move("rosa", again, "reopen", "look again")
    assert totals(play, "remy") == {"Signed off": 3, "Contradictions signed off": 1}
    shown = page(play, "progress/", by="remy")
    for word in ("Submitted", "Annotations made", "Returned", "waiting", "draft", "rejected", "wait for review"):
        assert word not in shown
    assert "3 signed off" in shown


def test_it_says_what_waits_now_and_leads_there(play: Play) -> None:
    play.move("ada", play.say("1990-94"), "submit")
    play.move("rosa", play.move("ada", play.say("213"), "submit"), "return")
    assert "1 thing waits for review." in page(play, "progress/")
    assert f'href="/projects/{play.project}/review/">1 of them can be decided by you' in page(play, "progress/", "rosa")


def test_days_are_told_apart_and_added_up(play: Play) -> None:
    play.say("1990-94")
    play.say("213")
    first = LedgerEntry.objects.filter(project_id=play.project, thing="annotation").order_by("sequence")[0]
    with psycopg.connect(databases.embedded().url("owner", settings.DATABASES["owner"]["NAME"])) as owner:
        owner.execute("ALTER TABLE annotations_ledgerentry DISABLE TRIGGER USER")
        owner.execute(
            "UPDATE annotations_ledgerentry SET at = at - interval '3 days' WHERE project_id = %s AND sequence = %s",
            [play.project, first.sequence],
        )
        owner.execute("ALTER TABLE annotations_ledgerentry ENABLE TRIGGER USER")
    rows = re.findall(r"<tr><th scope=\"row\">.*?</tr>", page(play, "progress/"))
    found = [re.findall(r"\+(\d+) <span class=\"quiet\">of (\d+)", row) for row in rows]
    assert found == [[("1", "2")], [("1", "1")]]


def test_an_empty_project_says_so(play: Play) -> None:
    assert "Nothing has been done yet" in page(play, "progress/")


def test_what_is_counted_over_a_long_ledger_stands_in_one_index(play: Play) -> None:
    # Of a few entries the planner may think otherwise, so it is not asked.
    with CaptureQueriesContext(connection) as asked:
        done_by_day(UUID(play.project), Role.MANAGER)
    (sql,) = (one["sql"] for one in asked.captured_queries if "annotations_ledgerentry" in one["sql"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'ledger_over_time'")
        (definition,) = cursor.fetchone()
    indexed = re.findall(r"\w+", definition.rpartition("(")[2])
    columns = {field.column for field in LedgerEntry._meta.fields}
    assert indexed[0] == "project_id"
    assert {word for word in re.findall(r"\w+", sql) if word in columns} <= set(indexed)
