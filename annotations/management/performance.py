"""Performing the demonstration, through the same actions as real work and in the names of its people."""

from collections.abc import Callable, Mapping
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import connection, transaction
from django.db.models import Max

from annotations.actions.annotations import create_annotation, revise_annotation
from annotations.actions.contradictions import create_contradiction
from annotations.actions.memberships import add_member
from annotations.actions.projects import create_project
from annotations.actions.releases import ask_for_release
from annotations.actions.signoff import Asked, move_annotation, move_contradiction
from annotations.actions.sources import import_sources
from annotations.jobs.releases import build_release
from annotations.management.demonstration import Demonstration, Step
from annotations.management.speakers import speaker
from annotations.models import Annotation, LedgerEntry
from annotations.rules.signoff import Move

LOCK = 0x50A4  # a number of ours among PostgreSQL's advisory locks

Perform = Callable[[Demonstration, AbstractBaseUser, Step], None]


def perform(demonstration: Demonstration) -> bool:
    """Do what is not done yet, and say whether anything was left to do.

    Each act is one transaction, and whoever else is performing waits: a crash leaves no half act, and the next start
    goes on with the next one. What an act asks to be released is built before another act changes it.
    """
    performed = [_perform_act(demonstration, number) for number in range(len(demonstration.acts))]
    return any(performed)


def _perform_act(demonstration: Demonstration, number: int) -> bool:
    act = demonstration.acts[number]
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        is_new = not _is_done(demonstration, act[0])
        if is_new:
            people = {username: speaker(username) for username in {step["by"] for step in act}}
            for step in act:
                _perform_step(demonstration, people[step["by"]], step)
    for step in act:
        if "release" in step:
            build_release(release_id=str(demonstration.ids[step["release"]]))
    return is_new


def _is_done(demonstration: Demonstration, opening: Step) -> bool:
    name = opening.get("found") or opening["annotate"]
    return LedgerEntry.objects.filter(thing_id=demonstration.ids[name]).exists()


def _perform_step(demonstration: Demonstration, user: AbstractBaseUser, step: Step) -> None:
    (action,) = [action for verb, action in _ACTIONS.items() if verb in step]
    action(demonstration, user, step)
    # The database checks at every commit; here after every step, as if each were committed.
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def _found(demonstration: Demonstration, user: AbstractBaseUser, step: Step) -> None:
    name = step["found"]
    create_project(user, demonstration.projects[name], project_id=demonstration.ids[name])


def _seat(demonstration: Demonstration, user: AbstractBaseUser, step: Step) -> None:
    for username, role in step["seat"].items():
        add_member(user, demonstration.ids[step["within"]], username, role)


def _bring(demonstration: Demonstration, user: AbstractBaseUser, step: Step) -> None:
    new = [demonstration.source(file) for file in step["bring"]]
    import_sources(user, demonstration.ids[step["within"]], new)


def _annotate(demonstration: Demonstration, user: AbstractBaseUser, step: Step) -> None:
    said = demonstration.passage(step) | {key: step.get(key) for key in ("kind", "note", "details")}
    ids = demonstration.ids
    create_annotation(user, ids[step["within"]], said, annotation_id=ids[step["annotate"]])


def _contradict(demonstration: Demonstration, user: AbstractBaseUser, step: Step) -> None:
    ids = demonstration.ids
    said = {
        "kind": step["kind"],
        "explanation": step["explanation"],
        "annotations": [str(ids[end]) for end in step["ends"]],
        "resolution": _resolution(ids, step),
    }
    project = Annotation.objects.values_list("source__project_id", flat=True).get(pk=ids[step["ends"][0]])
    create_contradiction(user, project, said, contradiction_id=ids[step["contradict"]])


def _resolution(ids: Mapping[str, UUID], step: Step) -> dict[str, str] | None:
    if "resolution" not in step:
        return None
    resolution = dict(step["resolution"])
    if "preferred" in resolution:
        resolution["preferred"] = str(ids[resolution["preferred"]])
    return resolution


def _move(demonstration: Demonstration, user: AbstractBaseUser, step: Step) -> None:
    for name in step["things"]:
        thing = demonstration.ids[name]
        asked = Asked(Move(step["move"]), step.get("reason", ""), _revision(thing))
        move = move_contradiction if name in demonstration.contradictions else move_annotation
        move(user, thing, asked)


def _revision(thing: UUID) -> int:
    """The last one: with every entry about a thing its revision rises."""
    last: int = LedgerEntry.objects.filter(thing_id=thing).aggregate(last=Max("revision"))["last"]
    return last


def _revise(demonstration: Demonstration, user: AbstractBaseUser, step: Step) -> None:
    thing = demonstration.ids[step["revise"]]
    revise_annotation(user, thing, step["changes"], seen=_revision(thing))


def _release(demonstration: Demonstration, user: AbstractBaseUser, step: Step) -> None:
    ids = demonstration.ids
    ask_for_release(user, ids[step["within"]], step["note"], release_id=ids[step["release"]])


_ACTIONS: Mapping[str, Perform] = {
    "found": _found,
    "seat": _seat,
    "bring": _bring,
    "annotate": _annotate,
    "contradict": _contradict,
    "move": _move,
    "revise": _revise,
    "release": _release,
}
