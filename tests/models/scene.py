"""A project with everything in it that somebody could want to forge, and SQL as the weak role, past every action."""
# ruff: noqa: E501  (a row of a table reads better on one line)

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import psycopg
from django.db import DatabaseError, connection, transaction

from annotations.jobs.releases import build_release
from annotations.models import (
    Annotation,
    Assignment,
    Contradiction,
    Invitation,
    Membership,
    Person,
    Project,
    Release,
    Source,
)
from annotations.models.states import state_of
from annotations.queries.ends import ends_of
from annotations.queries.released import contents_of
from annotations.queries.statements import statement_shown
from annotations.rules.canonical import canonical_json
from annotations.rules.releases import NAMING
from annotations.rules.signoff import SIGNATURES
from tests.play import FIRST, Play, done, make_play
from tests.speaking import Speaker

MODELS: dict[str, Any] = {
    "annotation": Annotation,
    "assignment": Assignment,
    "contradiction": Contradiction,
    "invitation": Invitation,
    "membership": Membership,
    "person": Person,
    "project": Project,
    "release": Release,
    "source": Source,
}
RECORD = """
SELECT workbench_record(%(project)s, %(person)s, %(action)s, %(thing)s, %(id)s, %(revision)s, %(before)s, %(after)s,
    %(reason)s, %(cause)s, %(meaning)s, %(statement)s)
"""


class Forger:
    """SQL as the role that the application connects as. `names` are the ids that SQL may name."""

    def __init__(self, names: dict[str, Any]) -> None:
        self.names = names

    def sql(self, statement: str, /, **more: Any) -> list[tuple[Any, ...]]:
        """Run it; %(name)s stands for an id of the scene."""
        with connection.cursor() as cursor:
            cursor.execute(statement, self.names | more)
            return cursor.fetchall() if cursor.description else []

    def before(self, thing_id: Any) -> Any:
        """What the last entry about the thing says of it, as text; None where there is none."""
        rows = self.sql(
            "SELECT body FROM annotations_ledgerentry WHERE thing_id = %(it)s ORDER BY revision DESC LIMIT 1",
            it=thing_id,
        )
        return canonical_json(json.loads(rows[0][0])["after"]) if rows else None

    def entry(self, thing: str, name: str, by: str, action: str, /, **lies: Any) -> int:
        """Write the entry that would be right of what is stored now, but for the lies."""
        thing_id = self.names[name]
        stored = MODELS[thing]._default_manager.filter(pk=thing_id).first()
        state = None if stored is None else state_of(stored)
        before = self.before(thing_id)
        told = {
            "project": self.names["project"],
            "person": self.names[by],
            "action": action,
            "thing": thing,
            "id": thing_id,
            "revision": 1 if state is None else state["revision"],
            "before": before,
            "after": None if state is None else canonical_json(state),
            "reason": "because",
            "cause": None,
            "meaning": "I agree" if action in SIGNATURES else None,
            "statement": self.statement(stored, by) if action in SIGNATURES else None,
        }
        return int(self.sql(RECORD, **(told | lies))[0][0])

    def statement(self, stored: Any, signer: str, /, **lies: Any) -> str:
        """What somebody signs who saw what is stored, but for the lies."""
        ends = ends_of([stored.id]).get(stored.id, []) if isinstance(stored, Contradiction) else []
        before = json.loads(self.before(stored.id))
        said = statement_shown(stored, ends, self.names[signer]).said
        return canonical_json({**said, "meaning": "I agree", "signed": before} | lies)

    def sign(self, name: str, /, of: str = "annotation", **lies: Any) -> None:
        """Sign as rosa, but for the lies, each of which is told what would be true."""
        self.change(of, name, "status = 'signed_off'")
        stored = MODELS[of]._default_manager.get(pk=self.names[name])
        true = json.loads(self.statement(stored, "rosa"))
        told = {said: lie(true[said]) for said, lie in lies.items()}
        self.entry(of, name, "rosa", "sign_off", statement=self.statement(stored, "rosa", **told))

    def change(self, thing: str, name: str, what: str, /, **more: Any) -> None:
        """Change the row as an action would: the revision rises and the time is the database's."""
        self.sql(
            f"UPDATE annotations_{thing} SET revision = revision + 1, updated = clock_timestamp(), {what} WHERE id = %(it)s",
            it=self.names[name],
            **more,
        )

    def move(self, name: str, by: str, action: str, to: str, /, *, of: str = "annotation", **lies: Any) -> None:
        """Change the status, and write the entry."""
        self.change(of, name, "status = %(to)s", to=to)
        self.entry(of, name, by, action, **lies)

    def rename(self, whose: str, by: str, /, **lies: Any) -> None:
        """Put a name in the place of somebody's, in the ready release too, and write the entries, but for the lies.

        `entries` names those that are written, `releases`, `people`, `card` and `manifest` what the database is told.
        """
        files = {name: contents_of([UUID(self.names["release"])], name) for name in sorted(NAMING)}
        card, manifest, people = (next(iter(found.values())).decode() for found in files.values())
        told = {"name": "Some Body", "mark": b"m", "releases": [self.names["release"]], "it": self.names[whose]}
        told |= {"people": people, "card": card, "manifest": manifest, "entries": ("person", "release")} | lies
        self.sql(
            "SELECT workbench_pseudonymise(%(project)s, %(it)s, %(name)s, %(mark)s, %(releases)s::uuid[],"
            " ARRAY[%(people)s], ARRAY[%(card)s], ARRAY[%(manifest)s])",
            **told,
        )
        cause = None
        if "person" in told["entries"]:
            cause = self.entry("person", whose, by, "pseudonymise", reason=None)
        if "release" in told["entries"]:
            follows = {"cause": cause} | told.get("follows", {})
            self.entry("release", "release", told.get("then_by", by), "pseudonymise", reason=None, **follows)

    def annotate(self, by: str, *, entry: bool = True, **columns: Any) -> UUID:
        """A new annotation as an action would make it, but for these columns."""
        new = uuid4()
        self.names["new"] = new
        row = {
            "id": new,
            "source_id": self.names["first"],
            "kind": "claim",
            "start": 0,
            "end": 3,
            "quote": FIRST[:3],
            "prefix": "",
            "suffix": FIRST[3:35],
            "note": "",
            "details": '{"attributed_to":null,"certainty":null,"dating":null,"paraphrase":null}',
            "status": "draft",
            "revision": 1,
            "author_id": self.names[by],
            "authors": [self.names[by]],
            "deleted": False,
        } | columns
        names = ", ".join(f'"{name}"' for name in row)
        values = ", ".join(f"%({name})s" for name in row)
        self.sql(f"INSERT INTO annotations_annotation ({names}) VALUES ({values})", **row)
        if entry:
            self.entry("annotation", "new", by, "create", reason=None)
        return new


@contextmanager
def refused(code: str) -> Iterator[None]:
    """What is tried in the block is refused, at once or at the commit, with this SQLSTATE."""
    found = "not refused"
    try:
        with transaction.atomic():
            yield
    except DatabaseError as fault:
        assert isinstance(fault.__cause__, psycopg.Error), fault
        found = f"{fault.__cause__.sqlstate} {fault}"
    assert found.startswith(code), found


@dataclass(frozen=True)
class Scene:
    """The project, and by name the ids of what is in it."""

    play: Play
    names: dict[str, Any]

    def forger(self) -> Forger:
        """Somebody who would forge it."""
        return Forger(dict(self.names))


def make_scene(speakers: dict[str, Speaker]) -> Scene:
    """Make it through the API."""
    play = make_play(speakers)
    maya, otto = speakers["maya"], speakers["otto"]
    seat = done(maya.post(f"/projects/{play.project}/memberships/", {"username": "otto", "role": "reviewer"}), 201)
    assert maya.delete(f"/projects/{play.project}/memberships/{seat['id']}/", seen=1).status == 204
    elsewhere = done(otto.post("/projects/", {"name": "Otto's"}), 201)["id"]
    other_source = done(otto.post(f"/projects/{elsewhere}/sources/", {"title": "His", "text": FIRST}), 201)["id"]
    said = {"kind": "claim", "start": 0, "end": 3, "quote": "The"}
    things = {
        "other": done(otto.post(f"/sources/{other_source}/annotations/", said), 201),
        "draft": play.say("ministry"),
        "waiting": play.move("ada", play.say("speaks"), "submit"),
        "rosas": play.move("rosa", play.say("work", by="rosa"), "submit"),
        "mayas": play.move("maya", play.say("proves", by="maya"), "submit"),
        "signed": play.sign(play.say("recruited")),
        "end": play.sign(play.say("1990-94")),
        "far_end": play.sign(play.say("9 August 1994")),
        "signed_alone": play.sign(play.say("citizens")),
        "deleted": play.move("ada", play.say("convicted"), "delete"),
    }
    settled = play.sign(play.contradict(things["end"], things["far_end"]))
    unsettled = play.move("ada", play.contradict(things["waiting"], things["signed"]), "submit")
    assigned = {"username": "rosa", "source": play.first, "kind": "claim"}
    assignment = done(maya.post(f"/projects/{play.project}/assignments/", assigned), 201)["id"]
    invitation = done(maya.post(f"/projects/{play.project}/invitations/", {"role": "reader"}), 201)["id"]
    names = {name: thing["id"] for name, thing in things.items()} | {
        "project": play.project,
        "elsewhere": elsewhere,
        "first": play.first,
        "second": play.second,
        "other_source": other_source,
        "settled": settled["id"],
        "unsettled": unsettled["id"],
        "invitation": invitation,
        "assignment": assignment,
        "release": _release(play, "ready"),
        "queued": _release(play, "queued"),
        "nobody": UUID(int=7),
    }
    strangers = {"stranger": _people(elsewhere)["otto"], "ex_member": _people(play.project)["otto"]}
    return Scene(play, names | _people(play.project) | _seats(play.project) | strangers)


def _release(play: Play, status: str) -> str:
    release = done(play.speakers["maya"].post(f"/projects/{play.project}/releases/", {}), 202)["id"]
    if status == "ready":
        build_release(release_id=release)
    return str(release)


def _people(project: str) -> dict[str, UUID]:
    return dict(Person.objects.filter(project_id=project).values_list("name", "pk"))


def _seats(project: str) -> dict[str, UUID]:
    seats = Membership.objects.filter(project_id=project).values_list("person__name", "pk")
    return {f"seat_of_{name}": seat for name, seat in seats}
