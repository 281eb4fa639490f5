"""The ledger's text is canonical whatever people write, and alone rebuilds what is there."""

import json
from collections.abc import Callable

import pytest
import rfc8785
from django.db import transaction

from annotations.models import Annotation, Contradiction, LedgerEntry, Source
from annotations.models.states import state_of
from annotations.queries.chains import misfit_of
from annotations.rules.canonical import canonical_json
from tests.actions.documented import documented_check
from tests.models.scene import Forger
from tests.play import Play, done

NASTY = 'a "quote" \\ / \b\f\n\r\t \x01\x1f \x7f   \u2028\u2029 👩‍👩‍👧 é é نص \ufeff \U0010ffff'


@pytest.fixture
def full(play: Play) -> Play:
    """A project with a sign-off, and an entry after it."""
    play.sign(play.say())
    play.say("ministry")
    return play


SMUGGLED: list[tuple[str, Callable[[str], str]]] = [
    ("spaces", lambda after: after.replace(":", ": ")),
    (
        "another order of keys",
        lambda after: json.dumps(dict(reversed(json.loads(after).items())), separators=(",", ":")),
    ),
    ("a key twice", lambda after: after.replace("{", '{"id":"lie",', 1)),
    ("escapes that nobody needs", lambda after: after.replace("draft", "\\u0064raft")),
    ("a figure written otherwise", lambda after: after.replace('"revision":1', '"revision":1.0')),
]


@pytest.mark.parametrize(("sentence", "smuggle"), SMUGGLED, ids=[row[0] for row in SMUGGLED])
def test_an_entry_smuggled_in_as_other_than_canonical_text_is_named(
    full: Play, sentence: str, smuggle: Callable[[str], str]
) -> None:
    """The database compares values; the text is what the check looks at."""
    people = dict(LedgerEntry.objects.values_list("person__name", "person_id"))
    forger = Forger({"project": full.project, "first": full.first} | people)
    with transaction.atomic():
        new = forger.annotate("ada", entry=False)
        after = smuggle(canonical_json(state_of(Annotation.objects.get(pk=new))))
        forger.entry("annotation", "new", "ada", "create", reason=None, after=after)
    misfit = misfit_of(full.project)[1]  # type: ignore[arg-type]
    assert misfit is not None and misfit.sequence == 15
    assert misfit.reason == "the body is not canonical JSON"


NASTIER = [NASTY, *(chr(code) + "x" for code in (*range(1, 33), 34, 47, 92, 127, 128, 0x2028, 0xE000, 0xFFFF))]


def test_what_sql_writes_is_canonical(full: Play) -> None:
    thing = full.say("speaks")
    for reason in NASTIER:
        thing = full.move("rosa", full.move("ada", thing, "submit"), "return", reason)
        body = LedgerEntry.objects.filter(project_id=full.project).latest("sequence").body
        assert json.loads(body)["reason"] == reason
        assert canonical_json(json.loads(body)) == body == rfc8785.dumps(json.loads(body)).decode()


def test_the_check_in_the_documentation_verifies_what_the_api_gives(full: Play) -> None:
    full.move("rosa", full.move("ada", full.say("speaks"), "submit"), "return", NASTY)
    assert documented_check()(full.entries()) is None


def test_the_ledger_alone_rebuilds_what_is_there(full: Play) -> None:
    end, other = full.sign(full.say("recruited")), full.sign(full.say("citizens", by="ben"), author="ben")
    contradiction = full.sign(full.contradict(end, other))
    done(full.speakers["ben"].patch(f"/annotations/{end['id']}/", {"note": NASTY}, seen=3), 200)
    ends = {"annotations": [other["id"], full.say("work")["id"]]}
    seen = full.now(contradiction)["revision"]
    done(full.speakers["ben"].patch(f"/contradictions/{contradiction['id']}/", ends, seen=seen), 200)
    done(
        full.speakers["maya"].patch(f"/sources/{full.first}/", {"title": "Other", "published": "1994-08"}, seen=1), 200
    )
    full.move("ada", full.say("proves"), "delete")
    rebuilt = {entry["id"]: entry["after"] for entry in full.entries()}
    for model in (Annotation, Contradiction, Source):
        assert model.objects.exists()
        for thing in model.objects.all():
            assert rebuilt[str(thing.pk)] == state_of(thing)
