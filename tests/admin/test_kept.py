"""The admin shows and changes nothing that the ledger keeps, whoever asks and however; walks whatever is registered."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.core.exceptions import ImproperlyConfigured
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from annotations import models
from annotations.admin.kept import Kept
from tests.api.stage import Stage, set_stage
from tests.keeping import Keeper
from tests.pages.visiting import visitor
from tests.play import make_play
from tests.speaking import Speaker

REGISTERED = sorted(admin.site._registry, key=lambda model: model._meta.label)
ACCOUNT = get_user_model()
# An account has one field that is changed here; tests/admin/test_accounts.py has what comes of it.
KEPT = [model for model in REGISTERED if model is not ACCOUNT]
NOT_SHOWN = {
    models.Assignment: "is made and ended in the project",
    models.ContradictionEnd: "stands in its contradiction",
    models.LedgerEntry: "has no key of one column; a project's page leads to its ledger",
    models.Lease: "lasts minutes",
    models.LedgerHead: "stands in the last entry",
    models.ReceivedRequest: "is of no use to anybody but the application",
    models.ReleaseChunk: "is a piece of a file",
    models.ReleaseFile: "is downloaded in the project",
    models.SourceBlock: "is a piece of a text",
    models.SourceIndex: "is for the search",
    models.CheckRun: "is asked for and cancelled in the project",
    models.CheckSetting: "is set in the project",
    models.Finding: "is nobody's work, and decided in the project",
    models.FindingPassage: "stands with its finding",
    models.FindingDecision: "stands with its finding",
    models.Statement: "is for the checks",
    models.TermCount: "is for the checks",
}


@pytest.fixture
def stage(speakers: dict[str, Speaker], keeper: Keeper) -> Stage:
    """A project in which there is one of everything."""
    return keeper.once("stage", lambda: set_stage(make_play(speakers)))


@pytest.fixture
def operator(stage: Stage) -> Client:
    """Somebody who may do everything that an account can be allowed."""
    ACCOUNT.objects.filter(username="otto").update(is_staff=True, is_superuser=True)
    return visitor("otto")


def named(model: type[Model], view: str, *args: object) -> str:
    """An address of the admin."""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{view}", args=args)


def addresses(model: type[Model], thing: Model) -> Iterator[str]:
    """Everything that could be posted to."""
    yield named(model, "changelist")
    yield named(model, "add")
    yield from (named(model, view, thing.pk) for view in ("change", "delete", "history"))
    yield named(model, "change", thing.pk) + "password/"


def every_field(thing: Model) -> dict[str, object]:
    """A form in which everything is something else."""
    form: dict[str, object] = {"_save": "Save", "post": "yes", "index": "0", "select_across": "1"}
    form |= {"action": "delete_selected", "_selected_action": str(thing.pk), "_method": "delete"}
    for field in thing._meta.concrete_fields:
        form[field.name] = "changed" if field.get_internal_type() in {"TextField", "CharField"} else ""
    return form


@pytest.mark.parametrize("model", KEPT, ids=lambda model: model._meta.label)
def test_nothing_is_added_changed_or_deleted_by_the_operator(
    operator: Client, keeper: Keeper, model: type[Model]
) -> None:
    thing = model._default_manager.all()[0]
    operator.get(named(model, "changelist"))
    before = without_sessions(keeper)
    for address in addresses(model, thing):
        assert operator.post(address, every_field(thing)).status_code in {200, 302, 403}, address
        assert without_sessions(keeper) == before, address
    assert operator.post(named(model, "delete", thing.pk), {"post": "yes"}).status_code == 403
    assert operator.post(named(model, "add"), every_field(thing)).status_code == 403
    assert operator.post(named(model, "change", thing.pk), every_field(thing)).status_code == 403


def without_sessions(keeper: Keeper) -> dict[str, list[tuple[Any, ...]]]:
    """All that is in the tables, but for who looks."""
    return {name: rows for name, rows in keeper.rows().items() if name != "django_session"}


@pytest.mark.parametrize("model", KEPT, ids=lambda model: model._meta.label)
def test_each_page_says_why_nothing_can_be_changed(operator: Client, model: type[Model]) -> None:
    thing = model._default_manager.all()[0]
    for address in (named(model, "changelist"), named(model, "change", thing.pk)):
        page = operator.get(address).content.decode()
        assert "So nothing can be changed here." in page
        assert "in the project" in page
        for word in ('name="_save"', "delete_selected", "addlink", "deletelink", 'name="action"'):
            assert word not in page, (address, word)


def test_whatever_is_registered_is_kept() -> None:
    for model in REGISTERED:
        shown = admin.site._registry[model]
        assert isinstance(shown, Kept), f"{model._meta.label} is registered without annotations/admin/kept.py"
        assert not list(shown.inlines)
        assert shown.actions is None
        for name in ("has_add_permission", "has_delete_permission", "actions", "inlines", "get_urls"):
            is_own = name in vars(type(shown))
            assert not is_own or (name, model) == ("get_urls", models.Project), (model, name)
        assert ("has_change_permission" in vars(type(shown))) == (model is ACCOUNT)


def test_everything_that_is_stored_is_shown_or_it_is_said_why_not() -> None:
    stored = {model for model in vars(models).values() if isinstance(model, type) and issubclass(model, Model)}
    assert stored - set(REGISTERED) == NOT_SHOWN.keys()
    assert not NOT_SHOWN.keys() & set(REGISTERED)


def test_what_means_nothing_here_is_not_offered(operator: Client) -> None:
    page = operator.get("/admin/").content.decode().lower()
    for word in ("group", "permission", "authenticator", "email address", "access attempt"):
        assert word not in page


def test_the_ledger_is_read_entry_by_entry(operator: Client, stage: Stage) -> None:
    project = stage.play.project
    assert (
        named(models.Project, "ledger", project) in operator.get(named(models.Project, "changelist")).content.decode()
    )
    page = operator.get(named(models.Project, "ledger", project)).content.decode()
    last = stage.play.entries()[-1]
    assert named(models.Project, "entry", project, last["sequence"]) in page
    assert last["body"] not in page
    entry = operator.get(named(models.Project, "entry", project, last["sequence"])).content.decode()
    assert last["chain_sha256"] in entry
    for sequence in (0, 10**6, 10**18, 10**40):
        assert operator.get(named(models.Project, "entry", project, sequence)).status_code == 404
    for address in (named(models.Project, "ledger", project), named(models.Project, "entry", project, 1)):
        assert operator.post(address, {}).status_code == 405


def test_a_list_neither_counts_everything_nor_reads_what_is_said(
    operator: Client, django_assert_max_num_queries: DjangoAssertNumQueries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Kept, "list_per_page", 1)
    for model in KEPT:
        with django_assert_max_num_queries(10) as asked:
            assert operator.get(named(model, "changelist")).status_code == 200
        said = [query["sql"] for query in asked.captured_queries if f'FROM "{model._meta.db_table}"' in query["sql"]]
        assert said, model
        for query in said:
            assert "LIMIT" in query or model._default_manager.count() == 1, query
            for column in ("quote", "note", "details", "explanation", "description", "guidelines", "sha256"):
                assert f'."{column}"' not in query, (model, column)


def test_the_ledger_is_not_counted(operator: Client, stage: Stage) -> None:
    from django.db import connection

    with CaptureQueriesContext(connection) as asked:
        operator.get(named(models.Project, "ledger", stage.play.project))
    said = [query["sql"] for query in asked.captured_queries if 'FROM "annotations_ledgerentry"' in query["sql"]]
    assert len(said) == 1
    assert "LIMIT" in said[0]
    assert "COUNT" not in said[0]
    assert '"body"' not in said[0]


def test_one_is_found_by_its_id_or_its_projects(operator: Client, stage: Stage) -> None:
    source = models.Source.objects.get(pk=stage.play.first)
    for words, count in ((str(source.pk), 1), (stage.play.project, 2), (str(stage.ready["id"]), 0), ("no id", 0)):
        page = operator.get(f"{named(models.Source, 'changelist')}?{urlencode({'q': words})}")
        assert page.context["cl"].result_count == count, words


@pytest.mark.parametrize("person", ["maya", ""])
def test_nobody_else_gets_in(stage: Stage, person: str) -> None:
    pages = [named(model, "changelist") for model in REGISTERED]
    for address in (*pages, "/admin/", named(models.Project, "ledger", stage.play.project)):
        assert visitor(person).get(address)["Location"].startswith(("/admin/login/", "/accounts/sign-in/"))


def test_somebody_of_the_staff_without_more_sees_nothing(stage: Stage) -> None:
    ACCOUNT.objects.filter(username="otto").update(is_staff=True)
    otto = visitor("otto")
    for address in (
        *(named(model, "changelist") for model in REGISTERED),
        named(models.Project, "ledger", stage.play.project),
    ):
        assert otto.get(address).status_code == 403


def test_a_password_is_changed_where_guessing_is_counted(operator: Client) -> None:
    for answer in (
        operator.get("/admin/password_change/"),
        operator.post("/admin/password_change/", {"old_password": "x"}),
    ):
        assert (answer.status_code, answer["Location"]) == (302, "/accounts/password/")


def test_the_admin_runs_nothing_that_is_not_ours_and_is_not_framed(operator: Client, stage: Stage) -> None:
    for address in ("/admin/", named(models.Project, "change", stage.play.project), named(ACCOUNT, "changelist")):
        answer = operator.get(address)
        assert "unsafe" not in answer["Content-Security-Policy"]
        assert "default-src 'none'" in answer["Content-Security-Policy"]
        assert answer["X-Frame-Options"] == "DENY"
        assert "no-store" in answer["Cache-Control"]


def test_entries_cannot_be_registered_by_mistake() -> None:
    with pytest.raises(ImproperlyConfigured):
        admin.AdminSite().register(models.LedgerEntry)
