"""A project to play in, and the short ways of doing in it what tests need done."""

from dataclasses import dataclass
from typing import Any

from tests.cast import CAST, EXTRAS
from tests.speaking import Answer, Speaker

FIRST = (
    "The ministry speaks of work in 1990-94 and proves it by a decree of 9 August 1994.\n"
    "It counts 213 recruited citizens: 27 were convicted and 186 let go. 👩‍👩‍👧 So it is said.\n"
)
SECOND = "A second text dates the decree to 10 August 1994\nand speaks of 212 citizens. نص عربي قصير.\n"


@dataclass
class Play:
    """A project with two sources; what people do in it through the API, and what came of it."""

    speakers: dict[str, Speaker]
    project: str
    first: str
    second: str

    def say(
        self, quote: str = "1990-94", *, by: str = "ada", source: str | None = None, kind: str = "claim", **details: Any
    ) -> dict[str, Any]:
        """Tag the first place where the quote stands; the annotation."""
        place = source or self.first
        text = FIRST if place == self.first else SECOND
        start = text.index(quote)
        body = {"kind": kind, "start": start, "end": start + len(quote), "quote": quote, "details": details}
        return done(self.speakers[by].post(f"/sources/{place}/annotations/", body), 201)

    def contradict(
        self, *ends: dict[str, Any], by: str = "ada", kind: str | None = "dating", explanation: str = "They differ."
    ) -> dict[str, Any]:
        """Set annotations against each other; the contradiction."""
        body = {"kind": kind, "explanation": explanation, "annotations": [end["id"] for end in ends]}
        return done(self.speakers[by].post(f"/projects/{self.project}/contradictions/", body), 201)

    def try_move(self, by: str, thing: dict[str, Any], move: str, reason: str = "") -> Answer:
        """A move on the thing as it was last seen; the answer, whatever it is."""
        body = {"move": move, "reason": reason, "seen_revision": thing["revision"]}
        return self.speakers[by].post(f"{path_of(thing)}signoff-events/", body)

    def move(self, by: str, thing: dict[str, Any], move: str, reason: str = "because") -> dict[str, Any]:
        """A move that is possible; the thing after it."""
        return done(self.try_move(by, thing, move, reason), 201)

    def sign(self, thing: dict[str, Any], *, by: str = "rosa", author: str = "ada") -> dict[str, Any]:
        """Submit as the author and sign off as somebody else."""
        return self.move(by, self.move(author, thing, "submit"), "sign_off")

    def now(self, thing: dict[str, Any], *, by: str = "maya") -> dict[str, Any]:
        """The thing as it is now."""
        return done(self.speakers[by].get(path_of(thing)), 200)

    def membership(self, username: str) -> dict[str, Any]:
        """Somebody's membership."""
        members = done(self.speakers["maya"].get(f"/projects/{self.project}/memberships/"), 200)["results"]
        return next(member for member in members if member["username"] == username)

    def person(self, name: str) -> dict[str, Any]:
        """Somebody who has or had a seat."""
        people = done(self.speakers["maya"].get(f"/projects/{self.project}/people/"), 200)["results"]
        return next(person for person in people if person["name"] == name)

    def pseudonymise(self, name: str, pseudonym: str | None = None, *, by: str = "maya") -> dict[str, Any]:
        """Somebody as a pseudonym."""
        person = self.person(name)
        body = {"name": pseudonym, "seen_revision": person["revision"]}
        return done(self.speakers[by].post(f"/projects/{self.project}/people/{person['id']}/pseudonym/", body), 201)

    def entries(self) -> list[dict[str, Any]]:
        """The whole ledger of the project."""
        entries: list[dict[str, Any]]
        entries = done(self.speakers["maya"].get(f"/projects/{self.project}/ledger/?limit=10000"), 200)["results"]
        return entries


def path_of(thing: dict[str, Any]) -> str:
    """Where an annotation or contradiction is found."""
    return f"/{'contradictions' if 'annotations' in thing else 'annotations'}/{thing['id']}/"


def done(answer: Answer, status: int) -> dict[str, Any]:
    """The body of an answer that has to be of this status."""
    assert answer.status == status, (answer.status, answer.body)
    body: dict[str, Any] = answer.body
    return body


def make_play(speakers: dict[str, Speaker]) -> Play:
    """Make it, as maya."""
    maya = speakers["maya"]
    project = done(maya.post("/projects/", {"name": "Dates of a ministry"}), 201)["id"]
    for username, role in (CAST | EXTRAS).items():
        if role is not None and username != "maya":
            done(maya.post(f"/projects/{project}/memberships/", {"username": username, "role": role}), 201)
    first = done(maya.post(f"/projects/{project}/sources/", {"title": "The ministry's page", "text": FIRST}), 201)["id"]
    second = done(maya.post(f"/projects/{project}/sources/", {"title": "Another page", "text": SECOND}), 201)["id"]
    return Play(speakers, project, first, second)
