"""Whatever several people do at once, the ledger is an order in which the model allows all of it."""

import random
import threading
from uuid import uuid4

from django.db import connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotations.jobs.releases import build_release
from tests.keeping import Keeper
from tests.machine import history
from tests.machine.model import MOVES
from tests.play import Play, done, make_play
from tests.speaking import Answer, Speaker

DEEDS = 14  # of each person
QUOTES = ("1990-94", "9 August 1994", "213 recruited")
EXPECTED = {200, 201, 204, 400, 403, 404, 409, 410, 412}
ROLES = ("reviewer", "annotator", "manager", "reader")


class Somebody(threading.Thread):
    """A person who does one thing after the other; what they see may be old by the time they act on it."""

    def __init__(self, play: Play, username: str, things: list[dict[str, object]], seed: int) -> None:
        super().__init__(daemon=True)
        self.play, self.username, self.things = play, username, things
        self.speaker = play.speakers[username]
        self.chance = random.Random(f"{seed} {username}")
        self.answers: list[Answer] = []
        self.fault: BaseException | None = None

    def run(self) -> None:
        """All of it."""
        try:
            for _ in range(DEEDS):
                self.answers.append(self._do_something())
        except BaseException as fault:
            self.fault = fault
        finally:
            connections.close_all()

    def _do_something(self) -> Answer:
        thing = self.chance.choice(self.things)
        if self.username == "mona" and self.chance.random() < 0.4:
            return self._manage()
        path = f"/{'contradictions' if 'annotations' in thing else 'annotations'}/{thing['id']}/"
        now = self.speaker.get(path)
        body = now.body if now.status == 200 else now.body.get("current") or {"revision": 1, "status": "draft"}
        if self.chance.random() < 0.2:
            change = {"explanation": str(uuid4())} if "annotations" in thing else {"note": str(uuid4())}
            return self.speaker.patch(path, change, seen=body["revision"])
        likely = {"draft": "submit", "submitted": "sign_off", "signed_off": "reopen", "rejected": "reopen"}
        move = likely[body["status"]] if self.chance.random() < 0.8 else self.chance.choice(MOVES)
        said = {"move": move, "reason": "because", "seen_revision": body["revision"]}
        return self.speaker.post(f"{path}signoff-events/", said)

    def _manage(self) -> Answer:
        """Roles change under the others' feet, and what takes two reviewers."""
        if self.chance.random() < 0.5:
            path = f"/projects/{self.play.project}/"
            seen = self.speaker.get(path).body["revision"]
            kinds = self.chance.sample(["claim", "contradiction"], self.chance.randrange(3))
            return self.speaker.patch(path, {"two_reviewers": sorted(kinds)}, seen=seen)
        seat = self.play.membership(self.chance.choice(("rosa", "rolf", "ben")))
        path = f"/projects/{self.play.project}/memberships/{seat['id']}/"
        return self.speaker.patch(path, {"role": self.chance.choice(ROLES)}, seen=seat["revision"])


def test_what_people_do_at_once_is_an_order_that_the_model_allows(
    speakers: dict[str, Speaker], keeper: Keeper, deep: bool
) -> None:
    @settings(
        deadline=None,
        max_examples=200 if deep else 3,
        suppress_health_check=list(HealthCheck),
        derandomize=not deep,
    )
    @given(st.integers(0, 2**32))
    def together(seed: int) -> None:
        keeper.empty()
        play = keeper.once("play", lambda: make_play(speakers))
        things = [play.say(quote, by=by) for quote, by in zip(QUOTES, ("ada", "ben", "rosa"), strict=True)]
        things += [play.contradict(things[0], things[1]), play.contradict(things[1], things[2], by="ben")]
        people = [Somebody(play, name, things, seed) for name in ("ada", "ben", "rosa", "rolf", "maya", "mona")]
        for person in people:
            person.start()
        release = done(play.speakers["maya"].post(f"/projects/{play.project}/releases/", {}), 202)["id"]
        build_release(release_id=release)
        for person in people:
            person.join(60)
            assert not person.is_alive(), f"{person.username} hangs"
            assert person.fault is None, person.fault
            odd = [(one.status, one.body) for one in person.answers if one.status not in EXPECTED]
            assert not odd, (person.username, odd)
        assert history.told(history.retrace(play)) == history.stored(play)

    together()
