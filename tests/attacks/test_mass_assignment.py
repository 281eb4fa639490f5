"""Nobody says what only the workbench says: a field that a body does not have is refused, in a form it is nothing."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.test import Client

from annotations.models import Annotation, Contradiction, Invitation, LedgerEntry, Membership, Project, Release, Source
from tests.api.stage import Stage, tried
from tests.attacks.operations import Operation, forms, objects_in, operations
from tests.pages.visiting import visitor

OTHERS = "00000000-0000-4000-8000-000000000000"
# What is stored of things and what must not come from whoever sends a body.
NEVER: dict[str, Any] = {
    **{"status": "signed_off", "revision": 9, "author": "rosa", "author_id": OTHERS, "authors": ["rosa"]},
    **{"origin": "a finding", "deleted": False, "created": "2020-01-01T00:00:00Z", "updated": "2020-01-01T00:00:00Z"},
    **{"created_by": "rosa", "created_by_id": OTHERS, "person": OTHERS, "person_id": OTHERS, "user": 1, "user_id": 1},
    **{"project": OTHERS, "project_id": OTHERS, "source_id": OTHERS, "at": "2020-01-01T00:00:00Z", "sequence": 1},
    **{"number": 7, "ledger_sequence": 1, "fault": "", "done": 1, "total": 1, "sha256": "00", "length": 1, "lines": 1},
    **{"recorded_by": ["rosa"], "normalised": [], "original_sha256": "00", "original_bytes": 1, "counts": {}},
    **{"accepted_by": OTHERS, "revoked": True, "expires": "2099-01-01T00:00:00Z", "meaning": "x", "statement": "{}"},
    **{"relation": "equal", "prefix": "", "suffix": "", "dated": "[1,2)", "reviews": [], "is_superuser": True},
    **{"is_staff": True, "is_active": True, "chain_sha256": "00", "__proto__": {}, "pk": OTHERS},
}
# Forms have all of them too, and what browsers could send as well.
FORM = {name: str(value) for name, value in NEVER.items()} | {"_method": "delete", "visible_to": "everybody"}


def known() -> set[str]:
    """Fields of bodies that have one of these names by right."""
    return {"source", "annotations", "archived", "person"}


@pytest.mark.parametrize("operation", operations(), ids=lambda one: f"{one.method} {one.address}{one.variation}")
def test_no_body_takes_a_field_that_it_does_not_have(stage: Stage, operation: Operation) -> None:
    maya = stage.play.speakers["otto" if operation.address == "invitations/" else "maya"]
    path, headers = operation.path(stage), operation.headers(stage)
    good = operation.body(stage)
    assert tried(maya, operation.method, path, good, **headers).status < 400
    for place in objects_in(operation.schema):
        at: Any = good
        for key in place.keys:
            at = at.get(key) if isinstance(at, dict) else at[0] if isinstance(at, list) and at else None
        extra = {name: value for name, value in NEVER.items() if name not in place.properties}
        body = place.put(good, {**(at if isinstance(at, dict) else {}), **extra})
        answer = tried(maya, operation.method, path, body, **headers)
        assert answer.status == 400, (place, answer.body)
        told = str(answer.body)
        assert place.keys or set(extra) <= set(answer.body["errors"]), set(extra) - set(answer.body["errors"])
        assert "status" in told or "status" in place.properties, answer.body


def everything() -> dict[str, list[str]]:
    """What is stored of the things, but for ids and times, which differ from one making to the next."""
    work = ("kind", "status", "revision", "author__name", "deleted", "origin")
    rows: dict[str, Any] = {
        "annotations": Annotation.objects.values_list(*work, "start", "end", "note", "source__title"),
        "contradictions": Contradiction.objects.values_list(*work, "explanation", "project__name"),
        "sources": Source.objects.values_list("title", "archived", "revision", "length", "sha256", "project__name"),
        "projects": Project.objects.values_list("name", "archived", "revision", "description"),
        "members": Membership.objects.values_list("person__name", "role", "revision", "project__name"),
        "invitations": Invitation.objects.values_list("role", "revoked", "revision", "created_by__name", "accepted_by"),
        "releases": Release.objects.values_list("number", "status", "note", "revision", "done", "created_by__name"),
        "accounts": get_user_model().objects.values_list("username", "is_staff", "is_superuser", "is_active", "email"),
        "ledger": LedgerEntry.objects.values_list("person__name", "action", "thing", "revision", "status", "sequence"),
    }
    authors = [str(len(authors)) for authors in Annotation.objects.values_list("authors", flat=True)]
    return {name: sorted(map(repr, found)) for name, found in rows.items()} | {"authors": sorted(authors)}


def after(browser: Client, path: str, form: dict[str, object]) -> tuple[int, object]:
    """The status, and what is stored then; it is undone."""
    with transaction.atomic():
        status = browser.post(path, form).status_code
        if status < 400:
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        found = everything()
        transaction.set_rollback(True)
    return status, found


def test_no_form_takes_a_field_that_it_does_not_have(stage: Stage) -> None:
    browser = visitor("maya")
    for address, path, form in forms(stage):
        extra = {name: value for name, value in FORM.items() if name not in form and name not in known()}
        assert after(browser, path, {**extra, **form}) == after(browser, path, form), address
