"""A project in which there is one of everything, and trying a request on it without leaving a trace."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import connection, transaction

from annotations.checks import running
from annotations.jobs.releases import build_release
from annotations.models import LedgerEntry
from tests.finding import claim_at, keep
from tests.play import Play, done
from tests.speaking import Answer, Speaker

Thing = dict[str, Any]


@dataclass(frozen=True)
class Stage:
    """One of everything; all of it by people who are not in the table's columns, but for a claim of maya's."""

    play: Play
    annotation: Thing
    contradiction: Thing
    membership: Thing
    assignment: Thing
    invitation: Thing
    secret: str
    ready: Thing
    queued: Thing
    person: Thing
    own: Thing

    @cached_property
    def entry(self) -> int:
        """Of the ledger: maya made her claim."""
        return LedgerEntry.objects.values_list("sequence", flat=True).get(thing_id=self.own["id"])

    @cached_property
    def finding(self) -> str:
        """Of a check; nobody decided about it yet."""
        return self._first_of("findings")

    @cached_property
    def run(self) -> str:
        """Of checks, queued when the sources came in."""
        return self._first_of("check-runs")

    def _first_of(self, things: str) -> str:
        """By the interface: a server that is not this process has a database of its own."""
        found = done(self.play.speakers["maya"].get(f"/projects/{self.play.project}/{things}/"), 200)["results"][0]
        return str(found["id"])

    def fill(self, address: str, variation: str = "") -> str:
        """The address with the ids of what is on the stage."""
        release = self.queued if variation == "queued" else self.ready
        ids = {
            "project": self.play.project,
            "source": self.play.first,
            "second": self.play.second,
            "annotation": self.annotation["id"],
            "contradiction": self.contradiction["id"],
            "membership": self.membership["id"],
            "person": self.person["id"],
            "assignment": self.assignment["id"],
            "invitation": self.invitation["id"],
            "release": release["id"],
            "name": "annotations.jsonl",
            "finding": self.finding if "<finding>" in address else "",
            "run": self.run if "<run>" in address else "",
            "check": next((check.NAME for check in running.EVERY), "none"),
            "secret": self.secret,
            "revision": str(self.annotation["revision"]),
        }
        for name, value in ids.items():
            address = address.replace(f"<{name}>", value)
        return address


def set_stage(play: Play) -> Stage:
    """Signed-off work of ben's, an invitation, a release that is ready and one that waits."""
    one, other, third = (
        play.sign(play.say(quote, by="ben"), by="rolf", author="ben") for quote in ("1990-94", "213", "27")
    )
    contradiction = play.sign(play.contradict(other, third, by="ben"), by="rolf", author="ben")
    maya = play.speakers["maya"]
    invitation = done(maya.post(f"/projects/{play.project}/invitations/", {"role": "annotator"}), 201)
    ready, queued = (done(maya.post(f"/projects/{play.project}/releases/", {}), 202) for _ in range(2))
    build_release(ready["id"])
    ready = done(maya.get(f"/releases/{ready['id']}/"), 200)
    assert ready["status"] == "ready", ready
    said = {"username": "rolf", "source": play.first, "kind": "quote"}
    assignment = done(maya.post(f"/projects/{play.project}/assignments/", said), 201)
    secret = invitation["link"].rstrip("/").rpartition("/")[2]
    ben, person = play.membership("ben"), play.person("ben")
    own = play.say("A second text", by="maya", source=play.second)
    keep(play, claim_at(play, "9 August 1994"))
    return Stage(play, one, contradiction, ben, assignment, invitation, secret, ready, queued, person, own)


def tried(speaker: Speaker, method: str, path: str, body: object = None, **headers: str) -> Answer:
    """What the request is answered; whatever it did is undone, after the database has agreed to it."""
    with transaction.atomic():
        answer = speaker.send(method, path, body, **headers)
        if answer.status < 400:
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        transaction.set_rollback(True)
    return answer
