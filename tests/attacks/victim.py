"""Somebody else's project, of which an attacker knows every id, and how to tell that it was seen or touched."""

from dataclasses import dataclass
from typing import Any

from django.db import connection

from annotations.jobs.releases import build_release
from tests.finding import given, keep_in
from tests.play import done, path_of
from tests.speaking import Speaker

SECRET = "Quetzalcoatl"  # in everything that otto typed, and in nothing else
TEXT = f"{SECRET} was seen in 1990-94 and again on 9 August 1994."


@dataclass(frozen=True)
class Victim:
    """The ids of one of everything, by the name that addresses have for it."""

    ids: dict[str, str]

    def ledger(self) -> int:
        """How many entries its ledger has: the database lets nothing change without one."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT sequence FROM annotations_ledgerhead WHERE project_id = %s", [self.ids["project"]])
            return int(cursor.fetchone()[0])


def make_victim(otto: Speaker) -> Victim:
    """Make it, as otto; what he alone cannot sign off stays submitted."""
    named = {"name": SECRET, "description": SECRET, "guidelines": SECRET}
    project = done(otto.post("/projects/", named), 201)["id"]
    where = f"/projects/{project}/"
    source = done(otto.post(f"{where}sources/", {"title": SECRET, "publisher": SECRET, "text": TEXT}), 201)["id"]
    one, other = (_tag(otto, source, quote) for quote in ("1990-94", "9 August 1994"))
    ends = {"annotations": [one["id"], other["id"]], "explanation": SECRET, "kind": "dating"}
    contradiction = done(otto.post(f"{where}contradictions/", ends), 201)
    move = {"move": "submit", "seen_revision": 1}
    done(otto.post(f"{path_of(one)}signoff-events/", move), 201)
    membership = done(otto.get(f"{where}memberships/"), 200)["results"][0]
    invitation = done(otto.post(f"{where}invitations/", {"role": "manager"}), 201)
    ready, queued = (done(otto.post(f"{where}releases/", {"note": SECRET}), 202) for _ in range(2))
    build_release(ready["id"])
    (finding,) = keep_in(project, given(source, TEXT, SECRET, message=f"{SECRET} is named."))
    run = done(otto.get(f"{where}check-runs/"), 200)["results"][0]["id"]
    person = done(otto.get(f"{where}ledger/"), 200)["results"][0]["person"]
    return Victim(
        {
            "project": project,
            "source": source,
            "second": source,
            "annotation": one["id"],
            "contradiction": contradiction["id"],
            "membership": membership["id"],
            "invitation": invitation["id"],
            "release": ready["id"],
            "queued": queued["id"],
            "person": person,
            "finding": finding,
            "run": run,
            "other": other["id"],
        }
    )


def _tag(otto: Speaker, source: str, quote: str) -> dict[str, Any]:
    start = TEXT.index(quote)
    said = {"kind": "claim", "start": start, "end": start + len(quote), "quote": quote, "note": SECRET}
    return done(otto.post(f"/sources/{source}/annotations/", said), 201)
