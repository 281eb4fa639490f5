"""What every test can have: a database with real commits as the weak role, the cast, and a project to play in."""

import gc
import os
from collections.abc import Generator, Iterator

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from hypothesis import settings as searching

from tests import databases
from tests.cast import EVERYBODY, token_of
from tests.finding import Looking, only_these
from tests.keeping import Keeper, leave
from tests.play import Play, make_play
from tests.rich_play import act_richly
from tests.sharing_out import SharingOut
from tests.speaking import Speaker
from workbench.embedded import Embedded

# A test that measures time fails on a busy machine; what has to be quick is measured in bench/.
searching.register_profile("unhurried", deadline=None)
searching.load_profile("unhurried")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--deep` searches longer."""
    parser.addoption("--deep", action="store_true", help="search longer: state machines, fuzzing, rounds of killing")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is collected stays until the end: nobody need look again and again for what of it is garbage.

    Nor so often afterwards: a request leaves so much that to look after every 700 things took a thirtieth of the time.
    """
    gc.disable()
    collected = yield
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)
    gc.enable()
    return collected


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What waits longest begins first, so that no process is left with it at the end."""
    slow = ("tests/browser/", "tests/workbench/")
    items.sort(key=lambda item: next((place for place, name in enumerate(slow) if item.nodeid.startswith(name)), 9))


@pytest.hookimpl(optionalhook=True)  # of pytest-xdist
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> SharingOut:
    """Who gives the tests to several processes."""
    return SharingOut(config, log)


@pytest.fixture(scope="session")
def deep(request: pytest.FixtureRequest) -> bool:
    """Whether to search longer."""
    return bool(request.config.getoption("--deep"))


def _use(name: str) -> None:
    for alias in ("default", "owner"):
        settings.DATABASES[alias]["NAME"] = name
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: object) -> Iterator[None]:
    """A database of this process's own, copied from a template that is migrated once."""
    server = databases.embedded()
    server.start()
    template = databases.template_name()
    with databases.alone("template"), django_db_blocker.unblock():  # type: ignore[attr-defined]
        if not databases.exists(server, template):
            _make_template(server, template)
        name = f"test_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}_{os.getpid()}"
        databases.create(server, name, template)
    _use(name)
    yield
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        connections.close_all()
    databases.drop(server, name)
    server.stop()


def _make_template(server: Embedded, template: str) -> None:
    databases.create(server, f"{template}_draft")
    _use(f"{template}_draft")
    call_command("migrate", database="owner", verbosity=0)
    call_command("set_up_roles", verbosity=0, stdout=open(os.devnull, "w"))  # noqa: SIM115, PTH123
    from workbench.accounts.models import Token, User
    from workbench.accounts.tokens import digest

    for username in EVERYBODY:
        user = User.objects.create_user(username, password=f"password-of-{username}")
        Token.objects.create(user=user, sha256=digest(token_of(username)))
    connections.close_all()
    databases.rename(server, f"{template}_draft", template)


@pytest.fixture(scope="session")
def keeper(django_db_setup: None) -> Iterator[Keeper]:
    """Who empties the tables between tests, and fills them with what was made before."""
    keeper = Keeper(databases.embedded().url("owner", settings.DATABASES["owner"]["NAME"]))
    yield keeper
    keeper.close()


@pytest.fixture
def database(keeper: Keeper, django_db_blocker: object) -> Iterator[None]:
    """The database with real commits; emptied afterwards by its owner, since the weak role cannot."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        yield
        leave(connections["default"])
        keeper.empty()


@pytest.fixture
def speakers(database: None) -> dict[str, Speaker]:
    """The cast as clients of the API, by username; '' is nobody."""
    return {username: Speaker(username) for username in ("", *EVERYBODY)}


@pytest.fixture
def play(speakers: dict[str, Speaker], keeper: Keeper) -> Play:
    """A project with the cast in their roles and two sources."""
    return keeper.once("play", lambda: make_play(speakers))


@pytest.fixture
def rich(speakers: dict[str, Speaker], keeper: Keeper) -> Play:
    """The same after everything has happened in it that can."""
    return keeper.once("rich", lambda: act_richly(make_play(speakers)))


@pytest.fixture
def looking(monkeypatch: pytest.MonkeyPatch) -> Looking:
    """A check that finds what it is told to, and a comparison: the only ones that there are."""
    return only_these(monkeypatch)
