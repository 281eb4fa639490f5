"""`script/bench team`: thirty-two people in one project for two minutes, on the default set-up, all streams open.

Half tag passages, submit, edit and set them against each other; a quarter reviews; a quarter reads pages. A person
pauses half a second to a second and a half after each deed, which is faster than anybody works. Every answer is timed,
every acknowledged write is looked for afterwards, every stream has to have told of every entry once and in order, and
the ledger has to fit. At the end the same people do not pause at all for a while.
"""

import asyncio
import json
import random
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from bench.client import Connection, connected, request, run
from bench.measures import Measures, note, percentile
from bench.server import running
from bench.team import Team, make_team
from bench.work import annotation_body

PEOPLE = 32
SECONDS = 120
HURRIED_SECONDS = 20
PAUSE = (0.5, 1.5)
SOURCES = 20
TOO_LATE = frozenset({409, 412})  # somebody else was faster, which is an answer and no error
RIGHTS = ("annotator",) * 16 + ("reviewer",) * 8 + ("reader",) * 8
STEPS = ["creating", "submitting", "editing", "contradicting", "reviewing", "queueing", "opening", "passages"]


@dataclass
class Crowd:
    """The people at work; what was acknowledged to them (revision by id), how long it took, and what went wrong."""

    team: Team
    people: dict[str, tuple[str, str]]
    until: float = 0.0
    hurried: bool = False
    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    acknowledged: dict[str, int] = field(default_factory=dict)
    contradictions: dict[str, int] = field(default_factory=dict)
    too_late: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def goes_on(self) -> bool:
        """Whether there is time left."""
        return time.perf_counter() < self.until

    async def pause(self, chance: random.Random) -> None:
        """What people do between two deeds."""
        await asyncio.sleep(0 if self.hurried else chance.uniform(*PAUSE))

    async def ask(self, connection: Connection, step: str, content: bytes) -> tuple[int, Any]:
        """One request, timed; its status and body."""
        begun = time.perf_counter()
        answer = await connection.ask(content)
        self.seconds[step].append(time.perf_counter() - begun)
        if answer.status in TOO_LATE:
            self.too_late += 1
        elif answer.status >= 400:
            self.errors.append(f"{step}: {answer.status} {answer.body[:300].decode(errors='replace')}")
        is_json = answer.body[:1] in (b"{", b"[")
        return answer.status, json.loads(answer.body) if is_json and answer.status < 400 else None


@dataclass
class Somebody:
    """One person with a connection."""

    crowd: Crowd
    name: str
    connection: Connection
    chance: random.Random

    async def send(self, step: str, method: str, path: str, body: object = None) -> tuple[int, Any]:
        """To the API."""
        content = b"" if body is None else json.dumps(body).encode()
        return await self.crowd.ask(
            self.connection, step, request(method, f"/api/v1{path}", self.crowd.people[self.name][0], content)
        )

    async def annotate(self) -> None:
        """Tag, now and then edit, submit, and set against what one tagged before."""
        mine: list[str] = []
        number = self.chance.randrange(10**6)
        while self.crowd.goes_on:
            number += 1
            source = self.chance.choice(list(self.crowd.team.texts))
            body = annotation_body(self.crowd.team.texts[source], number) | {"id": str(uuid4())}
            status, made = await self.send("creating", "POST", f"/sources/{source}/annotations/", body)
            await self.crowd.pause(self.chance)
            if status == 201:
                mine.append(made["id"])
                await self._go_on_with(made)
            if len(mine) > 1 and not number % 8:
                await self._contradict(self.chance.sample(mine[-20:], 2))

    async def _go_on_with(self, made: dict[str, Any]) -> None:
        acknowledged = self.crowd.acknowledged
        acknowledged[made["id"]] = 1
        path = f"/annotations/{made['id']}/"
        if self.chance.random() < 0.25:
            content = json.dumps({"note": f"Looked at again, {made['id']}."}).encode()
            asked = request("PATCH", f"/api/v1{path}", self.crowd.people[self.name][0], content)
            asked = asked.replace(b"\r\n\r\n", b'\r\nIf-Match: "1"\r\n\r\n', 1)
            status, body = await self.crowd.ask(self.connection, "editing", asked)
            acknowledged[made["id"]] = body["revision"] if status == 200 else 1
            await self.crowd.pause(self.chance)
        move = {"move": "submit", "seen_revision": acknowledged[made["id"]]}
        status, body = await self.send("submitting", "POST", f"{path}signoff-events/", move)
        if status == 201:
            acknowledged[made["id"]] += 1
        await self.crowd.pause(self.chance)

    async def _contradict(self, ends: Sequence[str]) -> None:
        body = {"kind": "dating", "explanation": "They give other dates.", "annotations": list(ends)}
        path = f"/projects/{self.crowd.team.project}/contradictions/"
        status, made = await self.send("contradicting", "POST", path, body)
        if status == 201:
            self.crowd.contradictions[made["id"]] = 1
        await self.crowd.pause(self.chance)

    async def review(self) -> None:
        """Look at what waits, decide on one of the first."""
        while self.crowd.goes_on:
            _, queue = await self.send("queueing", "GET", f"/projects/{self.crowd.team.project}/review-queue/?limit=40")
            await self.crowd.pause(self.chance)
            if not queue or not queue["results"]:
                await asyncio.sleep(0.1)
                continue
            item = self.chance.choice(queue["results"])
            move = "sign_off" if self.chance.random() < 0.8 else "return"
            said = {"move": move, "reason": "Give the page.", "seen_revision": item["revision"]}
            kind = "contradictions" if "annotations" in item else "annotations"
            status, _ = await self.send("reviewing", "POST", f"/{kind}/{item['id']}/signoff-events/", said)
            if status == 201:
                known = self.crowd.acknowledged if kind == "annotations" else self.crowd.contradictions
                known[item["id"]] = max(known.get(item["id"], 0), item["revision"] + 1)
            await self.crowd.pause(self.chance)

    async def read(self) -> None:
        """Open a source in the reading room, with what is said of it."""
        while self.crowd.goes_on:
            source = self.chance.choice(list(self.crowd.team.texts))
            for step, path in (("opening", f"/sources/{source}/"), ("passages", f"/sources/{source}/passages/")):
                asked = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: sessionid={self.crowd.people[self.name][1]}"
                await self.crowd.ask(self.connection, step, f"{asked}\r\n\r\n".encode())
            await self.crowd.pause(self.chance)


@dataclass
class Stream:
    """What one person heard."""

    port: int
    path: str
    token: str
    heard: list[int] = field(default_factory=list)
    writer: asyncio.StreamWriter | None = None

    async def listen(self) -> None:
        """Until it is closed."""
        reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        self.writer.write(
            f"GET {self.path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Token {self.token}\r\n\r\n".encode()
        )
        event = ""
        async for line in reader:
            words = line.decode().strip()
            if words.startswith("id: "):
                event = words[4:]
            elif words.startswith("data: "):
                self.heard.append(int(event))


def run_all(measures: Measures) -> None:
    """On a server of its own."""
    with running() as server:
        team = make_team(server, sources=SOURCES)
        note(f"making {PEOPLE} accounts")
        people = json.loads(server.python("-m", "bench.crowd", str(PEOPLE)))
        for name, role in zip(people, RIGHTS, strict=True):
            team.ask("POST", f"/projects/{team.project}/memberships/", {"username": name, "role": role})
        crowd = Crowd(team, people)
        streams = [
            Stream(server.port, f"/api/v1/projects/{team.project}/events/", token) for token, _ in people.values()
        ]
        note(f"{PEOPLE} people at work for {SECONDS} seconds")
        run(lambda: _work(crowd, streams, measures))
        _check(crowd, streams, measures)


async def _work(crowd: Crowd, streams: list[Stream], measures: Measures) -> None:
    begun = [asyncio.create_task(stream.listen()) for stream in streams]
    await asyncio.sleep(1)
    async with connected(crowd.team.server.port, PEOPLE) as connections:
        people = [
            Somebody(crowd, name, connection, random.Random(name))
            for name, connection in zip(crowd.people, connections, strict=True)
        ]
        await _for(crowd, people, SECONDS)
        _tell(crowd, measures, "")
        crowd.hurried = True
        crowd.seconds.clear()
        before = crowd.team.server.cpu_seconds()
        await _for(crowd, people, HURRIED_SECONDS)
        _tell(crowd, measures, "hurried_")
        measures.add(hurried_cores=(crowd.team.server.cpu_seconds() - before) / HURRIED_SECONDS)
    await asyncio.sleep(2)  # what was told last is still on its way
    for task in begun:
        task.cancel()
    await asyncio.gather(*begun, return_exceptions=True)


async def _for(crowd: Crowd, people: Sequence[Somebody], seconds: float) -> None:
    crowd.until = time.perf_counter() + seconds
    deeds: dict[str, Callable[[Somebody], Awaitable[None]]] = {
        "annotator": Somebody.annotate,
        "reviewer": Somebody.review,
        "reader": Somebody.read,
    }
    await asyncio.gather(*(deeds[role](person) for role, person in zip(RIGHTS, people, strict=True)))


def _tell(crowd: Crowd, measures: Measures, prefix: str) -> None:
    everything = [one for step in crowd.seconds.values() for one in step]
    values = {f"{prefix}requests": len(everything), f"{prefix}p95_ms": 1000 * percentile(everything, 95)}
    for step in STEPS:
        if crowd.seconds[step]:
            values[f"{prefix}{step}_p95_ms"] = 1000 * percentile(crowd.seconds[step], 95)
    measures.add(**values)


def _check(crowd: Crowd, streams: Sequence[Stream], measures: Measures) -> None:
    """What is there afterwards: all that was acknowledged, told of on every stream, in a ledger that fits."""
    team = crowd.team
    kept: dict[str, int] = {}
    for source in team.texts:
        found = team.ask("GET", f"/sources/{source}/annotations/?limit=10000")
        kept |= {one["id"]: one["revision"] for one in found["results"]}
    found = team.ask("GET", f"/projects/{team.project}/contradictions/?limit=10000")
    kept |= {one["id"]: one["revision"] for one in found["results"]}
    acknowledged = crowd.acknowledged | crowd.contradictions
    lost = [name for name, revision in acknowledged.items() if kept.get(name, 0) < revision]
    last = max(max(stream.heard, default=0) for stream in streams)
    whole = [stream for stream, role in zip(streams, RIGHTS, strict=True) if role != "reader"]
    incomplete = [stream for stream in whole if stream.heard != list(range(stream.heard[0], last + 1))]
    verified = "entries fit" in team.server.command("verify_ledger", team.project)
    measures.add(
        errors=len(crowd.errors),
        lost_writes=len(lost),
        streams_with_holes=len(incomplete),
        ledger_fits=float(verified),
        somebody_was_faster=crowd.too_late,
        acknowledged_writes=len(acknowledged),
        ledger_entries=last,
    )
    for error in crowd.errors[:10]:
        note(error)
