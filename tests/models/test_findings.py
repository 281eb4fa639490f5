"""What the database refuses of findings, as the weak role, past every action: forged places, words and decisions."""
# ruff: noqa: E501  (a row of a table reads better on one line)

from uuid import uuid4

import pytest
from django.db import connection

from tests.finding import ask, claim_at, decide, given, keep, opposed
from tests.models.scene import Forger, Scene, refused

NO_PRIVILEGE = "42501"
NOT_IN_THE_LIST = "23514"
NEVER_CHANGES = "WB011"
NO_STEP = "WB012"
NOT_THE_QUOTE = "WB013"
UNEXPLAINED = "WB014"

NEW = (
    'INSERT INTO annotations_finding (id, project_id, check_name, kind, message, "values", key, status, revision)'
    " VALUES (%(new)s, %(project)s, 'dates', 'claim', 'why', '{}', sha256('x'), 'open', 1)"
)
PLACED = (
    NEW
    + '; INSERT INTO annotations_findingpassage (finding_id, number, source_id, start, "end", quote) VALUES (%(new)s, 0'
)
DECIDED = (
    "INSERT INTO annotations_findingdecision (id, finding_id, revision, decision, person_id, reason, annotations)"
    " VALUES (%(new)s, %(open)s, 2"
)
OPEN = "UPDATE annotations_finding SET revision = revision + 1, status = 'accepted' WHERE id = %(open)s"

FORGED = [
    ("a finding is not removed", NO_PRIVILEGE, "DELETE FROM annotations_finding"),
    ("a place is not removed", NO_PRIVILEGE, "DELETE FROM annotations_findingpassage"),
    ("a place never moves", NO_PRIVILEGE, "UPDATE annotations_findingpassage SET start = 0"),
    ("a decision is not removed", NO_PRIVILEGE, "DELETE FROM annotations_findingdecision"),
    ("a decision never changes", NO_PRIVILEGE, "UPDATE annotations_findingdecision SET reason = 'another'"),
    ("a run is not removed", NO_PRIVILEGE, "DELETE FROM annotations_checkrun"),
    ("nobody accepted it", UNEXPLAINED, OPEN),
    ("nobody dismissed it", UNEXPLAINED, OPEN.replace("accepted", "dismissed")),
    ("nobody opened it again", UNEXPLAINED, "UPDATE annotations_finding SET revision = revision + 1, status = 'open' WHERE id = %(dismissed)s"),
    ("a decision on another revision", NO_STEP, OPEN.replace("revision + 1", "revision + 2")),
    ("its words change unseen", NO_STEP, "UPDATE annotations_finding SET message = 'x' WHERE id = %(open)s"),
    ("its key changes", NEVER_CHANGES, "UPDATE annotations_finding SET key = sha256('y') WHERE id = %(open)s"),
    ("its kind changes", NEVER_CHANGES, "UPDATE annotations_finding SET kind = 'quote' WHERE id = %(open)s"),
    ("what it found changes", NEVER_CHANGES, "UPDATE annotations_finding SET \"values\" = '{}' WHERE id = %(open)s"),
    ("it goes to another project", NEVER_CHANGES, "UPDATE annotations_finding SET project_id = %(elsewhere)s WHERE id = %(open)s"),
    ("it begins accepted", NEVER_CHANGES, NEW.replace("'open'", "'accepted'")),
    ("its kind is none", NOT_IN_THE_LIST, NEW.replace("'claim'", "'rumour'")),
    ("it says nothing", NOT_IN_THE_LIST, NEW.replace("'why'", "''")),
    ("a contradiction does not say of which kind", NOT_IN_THE_LIST, NEW.replace("'claim'", "'contradiction'")),
    ("the quote is not what stands there", NOT_THE_QUOTE, f"{PLACED}, %(first)s, 0, 3, 'Thy')"),
    ("the quote is longer than its place", NOT_THE_QUOTE, f"{PLACED}, %(first)s, 0, 3, 'The ministry')"),
    ("the place lies behind the text", NOT_THE_QUOTE, f"{PLACED}, %(first)s, 9000, 9003, 'The')"),
    ("the source is another project's", NOT_THE_QUOTE, f"{PLACED}, %(other_source)s, 0, 3, 'The')"),
    ("the place is empty", NOT_IN_THE_LIST, f"{PLACED}, %(first)s, 3, 3, '')"),
    ("a dismissal without a reason", NOT_IN_THE_LIST, f"{OPEN.replace('accepted', 'dismissed')}; {DECIDED}, 'dismiss', %(ada)s, '', '{{}}')"),
    ("a dismissal that becomes work", NOT_IN_THE_LIST, f"{OPEN.replace('accepted', 'dismissed')}; {DECIDED}, 'dismiss', %(ada)s, 'x', ARRAY[%(draft)s]::uuid[])"),
    ("a decision of somebody elsewhere", NOT_THE_QUOTE, f"{OPEN}; {DECIDED}, 'accept', %(stranger)s, '', '{{}}')"),
    ("work of another project", NOT_THE_QUOTE, f"{OPEN}; {DECIDED}, 'accept', %(ada)s, '', ARRAY[%(other)s]::uuid[])"),
    ("work that is not there", NOT_THE_QUOTE, f"{OPEN}; {DECIDED}, 'accept', %(ada)s, '', ARRAY[%(nobody)s]::uuid[])"),
    ("a run ends and goes on", NEVER_CHANGES, "UPDATE annotations_checkrun SET status = 'running', revision = 2 WHERE id = %(ended)s"),
    ("a run ends unseen", NO_STEP, "UPDATE annotations_checkrun SET status = 'done', ended = now() WHERE id = %(run)s"),
    ("a run of somebody else", NEVER_CHANGES, "UPDATE annotations_checkrun SET asked_by_id = %(ben)s WHERE id = %(run)s"),
    ("work says another origin", NEVER_CHANGES, "UPDATE annotations_annotation SET revision = revision + 1, updated = clock_timestamp(), origin = 'finding' WHERE id = %(draft)s"),
]  # fmt: skip


@pytest.fixture(scope="module")
def noticed(scene: Scene) -> Scene:
    """The scene with findings and runs in it."""
    play = scene.play
    one, other = keep(play, claim_at(play), opposed(play))
    decide(play, other, "dismiss", reason="why")
    waiting, ended = ask(play), ask(play, play.first)
    play.speakers["ada"].delete(f"/check-runs/{ended}/", seen=1)
    scene.names.update({"open": one["id"], "dismissed": other["id"], "run": waiting, "ended": ended, "new": uuid4()})
    return scene


@pytest.mark.parametrize(("code", "statements"), [row[1:] for row in FORGED], ids=[row[0] for row in FORGED])
def test_what_is_forged_is_refused(noticed: Scene, code: str, statements: str) -> None:
    forger = Forger(dict(noticed.names))
    with refused(code):
        for statement in statements.split("; "):
            forger.sql(statement)


@pytest.mark.parametrize("rights", [f"{OPEN}; {DECIDED}, 'accept', %(ada)s, '', '{{}}')", f"{PLACED}, %(first)s, 0, 3, 'The')"])  # fmt: skip
def test_what_is_right_is_not(noticed: Scene, rights: str) -> None:
    forger = Forger(dict(noticed.names))
    with pytest.raises(AssertionError, match="not refused"), refused("nothing"):
        for statement in rights.split("; "):
            forger.sql(statement)
        forger.sql("SET CONSTRAINTS ALL IMMEDIATE")
        connection.set_rollback(True)


def test_a_place_far_into_a_long_text_is_the_quote(noticed: Scene) -> None:
    text = "".join(f"Line {number} of 1990-94 👩‍👩‍👧.\n" for number in range(2_000))
    body = {"title": "A long page", "text": text}
    source = noticed.play.speakers["maya"].post(f"/projects/{noticed.play.project}/sources/", body).body["id"]
    shown = keep(noticed.play, *(given(source, text, f"Line {number} of") for number in (0, 777, 1_999)))
    assert [one["passages"][0]["quote"] for one in shown] == ["Line 0 of", "Line 777 of", "Line 1999 of"]
