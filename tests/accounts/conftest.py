"""Somebody who is no other test's, so that their password may be changed."""

import pytest

from tests.accounts.people import PASSWORD, Person
from workbench.accounts.models import User


@pytest.fixture
def hanna(database: None) -> Person:
    """With an account, signed out."""
    User.objects.create_user("hanna", password=PASSWORD)
    return Person()


@pytest.fixture
def inside(hanna: Person) -> Person:
    """Signed in."""
    assert hanna.sign_in().status_code == 302
    return hanna
