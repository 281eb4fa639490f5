"""People who do what comes to their minds, on a real PostgreSQL; each answer is held against the model."""

from typing import Any
from uuid import uuid4

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from annotations.jobs.releases import build_release
from tests.cast import CAST, EVERYBODY, EXTRAS
from tests.machine import history
from tests.machine.model import MOVES, Item, Model, Verdict
from tests.play import FIRST, Play, path_of
from tests.speaking import Answer

QUOTES = ("1990-94", "9 August 1994", "213 recruited", "👩‍👩‍👧")
KINDS = ("claim", "quote", "statistic")
COUNTED = {"value": "213", "counted": "citizens"}
PEOPLE = st.sampled_from(EVERYBODY)
WHICH = st.integers(0, 1_000)  # of the items there are, by remainder
SEEN = st.sampled_from(("now", "now", "now", "another", "nothing"))
MOST = 12  # items
REVIEWERS_LAST = ("ada", "ben", "maya", "rosa")
ROLES = ("manager", "annotator", "reviewer", "reader", None)


class Project(RuleBasedStateMachine):
    """A project, and everything that can be done in it and matters to sign-off."""

    def __init__(self, play: Play) -> None:
        super().__init__()
        self.play = play
        self.model = Model({name: role for name, role in (CAST | EXTRAS).items() if role is not None})
        self.seats = _seats(play)
        self.steps = 0
        self.last_released: set[str] = set()
        for by, kind, quote in zip(("ada", "ben", "rosa"), KINDS, QUOTES, strict=False):
            self.tag(by, kind, quote, complete=True)
        self.contradict("ada", 0, 0, complete=True)

    @precondition(lambda self: len(self.model.items) < MOST)
    @rule(by=PEOPLE, kind=st.sampled_from(KINDS), quote=st.sampled_from(QUOTES), complete=st.booleans())
    def tag(self, by: str, kind: str, quote: str, complete: bool) -> None:
        """Tag a passage, with all that is needed to submit it or without."""
        name = str(uuid4())
        start = FIRST.index(quote)
        body = {"id": name, "kind": kind, "start": start, "end": start + len(quote), "quote": quote}
        is_statistic = kind == "statistic"
        body["details"] = COUNTED if is_statistic and complete else {}
        item = Item(kind, [by], is_complete=complete or not is_statistic)
        answer = self.play.speakers[by].post(f"/sources/{self.play.first}/annotations/", body)
        self._compare(answer, self.model.create(by, name, item))

    @precondition(lambda self: len(self.model.items) < MOST)
    @rule(by=PEOPLE, first=WHICH, second=WHICH, complete=st.booleans())
    def contradict(self, by: str, first: int, second: int, complete: bool) -> None:
        """Set two annotations against each other."""
        ends = self._two(first, second)
        name = str(uuid4())
        body = {"id": name, "kind": "dating", "explanation": "They differ." if complete else "", "annotations": ends}
        answer = self.play.speakers[by].post(f"/projects/{self.play.project}/contradictions/", body)
        item = Item("contradiction", [by], is_complete=complete, ends=tuple(ends))
        self._compare(answer, self.model.create(by, name, item))

    @rule(by=PEOPLE, which=WHICH, seen=SEEN)
    def edit(self, by: str, which: int, seen: str) -> None:
        """Change what is said, and complete it."""
        name, item = self._item(which)
        changes: dict[str, object] = {"explanation": f"Since {item.revision}."} if item.ends else {"note": by}
        if item.kind == "statistic":
            changes["details"] = COUNTED
        self._revise(by, name, changes, seen, complete=True)

    @rule(by=PEOPLE, which=WHICH, first=WHICH, second=WHICH)
    def rest_it_on_others(self, by: str, which: int, first: int, second: int) -> None:
        """Let a contradiction rest on other annotations."""
        names = self._contradictions()
        ends = self._two(first, second)
        self._revise(by, names[which % len(names)], {"annotations": ends}, "now", ends=tuple(ends))

    @rule(by=PEOPLE, which=WHICH, move=st.sampled_from(MOVES), seen=SEEN, reason=st.sampled_from(("because", "")))
    def move(self, by: str, which: int, move: str, seen: str, reason: str) -> None:
        """Any move by anybody."""
        self._move(by, self._item(which)[0], move, seen, reason)

    @rule(which=WHICH, who=WHICH)
    def submit(self, which: int, who: int) -> None:
        """By somebody who may, so that much gets signed off."""
        self._lead(which, who, "draft", "submit", REVIEWERS_LAST)

    @rule(which=WHICH, who=WHICH)
    def sign(self, which: int, who: int) -> None:
        """By somebody who may, if there is one."""
        self._lead(which, who, "submitted", "sign_off", ("rosa", "rolf", "mona", "maya"))

    @rule(which=WHICH, who=WHICH)
    def sign_too(self, which: int, who: int) -> None:
        """The same: of what is drawn at random the half should be this."""
        self._lead(which, who, "submitted", "sign_off", ("rolf", "rosa"))

    @rule(by=PEOPLE, whom=PEOPLE, role=st.sampled_from(ROLES))
    def seat(self, by: str, whom: str, role: str | None) -> None:
        """Another role for somebody, a new seat, or none."""
        place, speaker = f"/projects/{self.play.project}/memberships/", self.play.speakers[by]
        if whom in self.model.roles:
            seat, revision = self.seats[whom]
            if role is None:
                answer = speaker.delete(f"{place}{seat}/", seen=revision)
            else:
                answer = speaker.patch(f"{place}{seat}/", {"role": role}, seen=revision)
                self.seats[whom] = (seat, revision + (answer.status == 200))
        elif role is None:
            return
        else:
            answer = speaker.post(place, {"username": whom, "role": role})
            if answer.status == 201:
                self.seats[whom] = (answer.body["id"], answer.body["revision"])
        self._compare(answer, self.model.seat(by, whom, role))

    @precondition(lambda self: self.steps % 6 == 0)
    @rule(kinds=st.sets(st.sampled_from((*KINDS, "contradiction"))), archive=st.sampled_from((False, False, True)))
    def set_up(self, kinds: set[str], archive: bool) -> None:
        """A manager says what takes two reviewers, and archives the project or takes it up again."""
        by = next(name for name, role in self.model.roles.items() if role == "manager")
        path = f"/projects/{self.play.project}/"
        seen = self.play.speakers[by].get(path).body["revision"]
        changes = {"two_reviewers": sorted(kinds), "archived": archive}
        self._compare(self.play.speakers[by].patch(path, changes, seen=seen), Verdict(200))
        self.model.two_reviewers, self.model.is_archived = frozenset(kinds), archive

    @precondition(lambda self: self.model.signed_off() != self.last_released)
    @rule(by=PEOPLE)
    def release(self, by: str) -> None:
        """Make a release: it holds what is signed off, and nothing else."""
        role = self.model.roles.get(by)
        answer = self.play.speakers[by].post(f"/projects/{self.play.project}/releases/", {})
        self._compare(answer, Verdict(404) if role is None else Verdict(202 if role == "manager" else 403))
        if answer.status == 202:
            build_release(release_id=answer.body["id"])
            self.last_released = self.model.signed_off()
            assert history.released(answer.body["id"]) == self.last_released

    @invariant()
    def stands_as_the_model_says(self) -> None:
        """Every item, after every step."""
        self.steps += 1
        assert not list(self.model.broken())
        names = {key: name for name, key in history.keys(self.play).items()}
        stored = {
            name: (status, revision, deleted, [names[key] for key in authors])
            for name, (status, revision, deleted, authors) in history.stored(self.play).items()
        }
        assert stored == history.told(self.model)

    def teardown(self) -> None:
        """What the ledger says, from its first entry on, is allowed in just that order and leads to what is there."""
        assert history.told(history.retrace(self.play)) == history.stored(self.play)

    def _lead(self, which: int, who: int, status: str, move: str, people: tuple[str, ...]) -> None:
        names = [name for name, item in self.model.items.items() if item.status == status and not item.is_deleted]
        if names:
            self._move(people[who % len(people)], names[which % len(names)], move, "now", "because")

    def _move(self, by: str, name: str, move: str, seen: str, reason: str) -> None:
        revision = self._seen(name, seen)
        body = {"move": move, "reason": reason} | ({} if revision is None else {"seen_revision": revision})
        path = path_of(self._named(name))
        answer = self.play.speakers[by].post(f"{path}signoff-events/", body)
        self._compare(answer, self.model.move(by, name, move, revision, reason))

    def _revise(
        self,
        by: str,
        name: str,
        changes: dict[str, object],
        seen: str,
        ends: tuple[str, ...] = (),
        *,
        complete: bool | None = None,
    ) -> None:
        revision = self._seen(name, seen)
        answer = self.play.speakers[by].patch(path_of(self._named(name)), changes, seen=revision)
        self._compare(answer, self.model.revise(by, name, revision, ends, complete=complete))

    def _compare(self, answer: Answer, expected: Verdict) -> None:
        assert answer.status == expected.status, (answer.status, answer.body, expected)
        if expected.code:
            assert answer.code == expected.code, (answer.body, expected)

    def _seen(self, name: str, seen: str) -> int | None:
        revision = self.model.items[name].revision
        return {"now": revision, "another": revision - 1 or revision + 1, "nothing": None}[seen]

    def _item(self, which: int) -> tuple[str, Item]:
        return list(self.model.items.items())[which % len(self.model.items)]

    def _named(self, name: str) -> dict[str, Any]:
        return {"id": name} | ({"annotations": []} if self.model.items[name].ends else {})

    def _annotations(self) -> list[str]:
        return [name for name, item in self.model.items.items() if not item.ends]

    def _contradictions(self) -> list[str]:
        return [name for name, item in self.model.items.items() if item.ends]

    def _two(self, first: int, second: int) -> list[str]:
        names = self._annotations()
        one = first % len(names)
        return [names[one], names[(one + 1 + second % (len(names) - 1)) % len(names)]]


def _seats(play: Play) -> dict[str, tuple[str, int]]:
    rows = play.speakers["maya"].get(f"/projects/{play.project}/memberships/").body["results"]
    return {row["username"]: (row["id"], row["revision"]) for row in rows}
