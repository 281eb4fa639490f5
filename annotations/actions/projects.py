"""Making projects and saying what they are."""

from collections.abc import Mapping
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac

from annotations.actions.check_runs import queue_run
from annotations.actions.ledger import Entry, created, id_taken, record, record_all
from annotations.models import CheckRun, Membership, Person, Project, Source
from annotations.models.ids import new_id
from annotations.models.states import state_of
from annotations.queries.seats import seat_in
from annotations.queries.visible import check_seen
from annotations.rules import fields
from annotations.rules.checks import RunCause
from annotations.rules.errors import InvalidFields, NotPossibleNow
from annotations.rules.kinds import NOTE_LIMIT, REVIEWED
from annotations.rules.permissions import Deed, Role

NEW = ("name", "description", "guidelines", "two_reviewers", "sign_again_after")
EDITABLE = (*NEW, "archived")
NAME_LIMIT = 200
LONGEST_WINDOW = 720  # minutes


def create_project(user: AbstractBaseUser, said: Mapping[str, object], *, project_id: UUID | None = None) -> Project:
    """A new project, with whoever makes it as its first manager."""
    found = _read(
        {"description": "", "guidelines": "", "two_reviewers": [], "sign_again_after": None} | dict(said), NEW
    )
    with transaction.atomic():
        project = Project(id=project_id or new_id(), **found)
        try:
            project.save(force_insert=True)
        except IntegrityError:
            raise id_taken() from None
        person = person_in(project.id, user)
        membership = Membership.objects.create(id=new_id(), project=project, person=person, role=Role.MANAGER.value)
        record_all([created(project.id, person.id, project), created(project.id, person.id, membership)])
    return project


def revise_project(
    user: AbstractBaseUser, project_id: UUID, changes: Mapping[str, object], *, seen: int | None
) -> Project:
    """Change the name, description or guidelines, archive, or take up again."""
    with transaction.atomic():
        seat = seat_in(project_id, user)
        project = Project.objects.select_for_update(no_key=True).get(pk=project_id)
        seat.permit(Deed.REVISE_PROJECT)
        check_seen(project, project.revision, seen)
        before = state_of(project)
        found = _read({name: getattr(project, name) for name in EDITABLE} | dict(changes), EDITABLE)
        for name, value in found.items():
            setattr(project, name, value)
        project.revision += 1
        project.save(update_fields=[*found, "revision"])
        if before["archived"] and not project.archived:
            _check_once(project, seat.person)
        record(Entry(project.id, seat.person, "revise", project, before, state_of(project)))
    return project


def _check_once(project: Project, person: UUID) -> None:
    """What was brought in while it was archived was never checked."""
    sources = Source.objects.filter(project=project, archived=False).order_by("created", "pk")
    if not CheckRun.objects.filter(project=project).exists() and sources.exists():
        queue_run(project.id, person, list(sources.values_list("pk", flat=True)), RunCause.ARRIVAL)


def person_in(project_id: UUID, user: AbstractBaseUser) -> Person:
    """The key that stands for the person in the project, made when there is none; the same when they come back.

    It is held, so that it does not let its account go meanwhile; a key that did so is another's from then on.
    A name that stands beside another key already is refused: the work of an account that is gone would look theirs.
    """
    here = Person.objects.filter(project_id=project_id)
    if person := here.select_for_update(no_key=True).filter(user_id=user.pk).first():
        return person
    if here.filter(name=user.get_username()).exists():
        raise NotPossibleNow(
            "Somebody else has worked in this project under this name; take part with an account of another name.",
            code="name_taken",
        )
    mark = account_mark(project_id, user.pk)
    came_back = here.filter(account_mark=mark).exists()
    person, _ = Person.objects.get_or_create(
        project_id=project_id,
        user_id=user.pk,
        defaults={"id": new_id(), "name": user.get_username(), "account_mark": mark if came_back else None},
    )
    return person


def account_mark(project_id: UUID, user_id: int) -> bytes:
    """What is kept of an account that a pseudonym let go: nobody without the server's key can tell whose it was.

    By it the database knows somebody who came back, and lets nobody review what they wrote under another key.
    """
    return salted_hmac("annotations.person", f"{project_id} {user_id}", algorithm="sha256").digest()


def let_account_go(person: Person) -> None:
    """For a pseudonym whose seat was taken away: nothing leads from the key to the account any more."""
    if person.pseudonymous and person.user_id is not None:
        person.account_mark = person.account_mark or account_mark(person.project_id, person.user_id)
        person.user_id = None
        person.save(update_fields=["user", "account_mark"])


def _read(said: Mapping[str, object], known: tuple[str, ...]) -> dict[str, object]:
    errors: dict[str, list[str]] = {key: [fields.unknown_key(known)] for key in said if key not in known}
    found: dict[str, object] = {}
    for name, limit in (("name", NAME_LIMIT), ("description", NOTE_LIMIT), ("guidelines", NOTE_LIMIT)):
        try:
            found[name] = fields.read_text(said.get(name), limit).strip()
        except ValueError as fault:
            errors[name] = [str(fault)]
    if not errors.get("name") and not found["name"]:
        errors["name"] = [f"A name of 1 to {NAME_LIMIT} characters is needed."]
    for read in (_two_reviewers, _sign_again_after):
        name = read.__name__.removeprefix("_")
        try:
            found[name] = read(said.get(name))
        except ValueError as fault:
            errors[name] = [str(fault)]
    if "archived" in known:
        found["archived"] = said.get("archived")
        if not isinstance(found["archived"], bool):
            errors["archived"] = ["True or false is needed here."]
    if errors:
        raise InvalidFields(errors)
    return found


def _two_reviewers(said: object) -> list[str]:
    """In the order of the kinds, each once."""
    if not isinstance(said, list) or not all(kind in REVIEWED for kind in said):
        raise ValueError(f"A list of what takes two reviewers is needed, of these: {', '.join(REVIEWED)}.")
    return [kind for kind in REVIEWED if kind in said]


def _sign_again_after(said: object) -> int | None:
    if said is None or (isinstance(said, int) and not isinstance(said, bool) and 0 <= said <= LONGEST_WINDOW):
        return said
    raise ValueError(
        f"Minutes from 0 to {LONGEST_WINDOW} are needed, or null: 0 asks at each signature, null does not ask."
    )
