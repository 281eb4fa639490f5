"""What there are pictures of: whose page, and where it is found."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Ask = Callable[[str], dict[str, Any]]
"""What the API answers the person whose picture it is, to an address after /api/v1."""

PROJECT = "/projects/{project}/"
WAIT = 120  # seconds for the checks to end


@dataclass(frozen=True)
class Scene:
    """One page. `address` may have the names of what `places` finds in braces; the picture begins at the heading."""

    name: str
    person: str
    address: str
    heading: str = ""


SCENES = (
    Scene("sign-in", "", "/accounts/sign-in/"),
    Scene("start", "rosa", "/"),
    Scene("project", "rosa", PROJECT),
    Scene("reading-room", "ada", "/sources/{source}/#annotation-{passage}"),
    Scene("contradictions", "rosa", f"{PROJECT}contradictions/"),
    Scene("side-by-side", "rosa", "/sources/{source}/beside/{other}/"),
    Scene("findings", "ada", f"{PROJECT}findings/"),
    Scene("checks", "maya", f"{PROJECT}checks/"),
    Scene("search", "rosa", f"{PROJECT}search/?words=decree"),
    Scene("timeline", "rosa", f"{PROJECT}timeline/"),
    Scene("between-sources", "rosa", f"{PROJECT}between-sources/"),
    Scene("progress", "rosa", f"{PROJECT}progress/"),
    Scene("review-queue", "rosa", f"{PROJECT}review/"),
    Scene("history", "maya", "/annotations/{annotation}/", heading="History"),
    Scene("release", "maya", "/releases/{release}/"),
)


def places(ask: Ask) -> dict[str, str]:
    """The ids of what the pictures show: the demonstration's project, and in it what has most to be seen."""
    project = str(ask("/projects/")["results"][0]["id"])
    wait_for_checks(ask, project)
    sources = ask(f"/projects/{project}/sources/")["results"]
    said = {one["id"]: ask(f"/sources/{one['id']}/annotations/")["results"] for one in sources}
    annotations = [annotation for found in said.values() for annotation in found]
    releases = ask(f"/projects/{project}/releases/")["results"]
    source = max(said, key=lambda source: len(said[source]))
    place_of = {one["id"]: one["source"] for one in annotations}
    ties = [
        {place_of[end] for end in one["annotations"]} for one in ask(f"/projects/{project}/contradictions/")["results"]
    ]
    against = [next(iter(tie - {source})) for tie in ties if source in tie and len(tie) == 2]
    other = max(against, key=against.count)
    return {
        "project": project,
        "source": source,
        "other": other,
        "passage": str(said[source][1]["id"]),
        "annotation": str(max(annotations, key=lambda annotation: annotation["revision"])["id"]),
        "release": str(releases[0]["id"]),
    }


def wait_for_checks(ask: Ask, project: str) -> None:
    """The checks run when the demonstration's sources come in; a picture shows what they found."""
    for _ in range(WAIT):
        runs = ask(f"/projects/{project}/check-runs/")["results"]
        if all(run["status"] not in ("queued", "running") for run in runs):
            return
        time.sleep(1)
