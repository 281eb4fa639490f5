"""Whoever signs says again who they are: asked of the module that `settings.CONFIRMING` names, which knows accounts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import Protocol, TypeVar, cast

from django.conf import settings
from django.http import HttpRequest

from annotations.rules.confirming import Confirmation
from annotations.rules.errors import ConfirmationNeeded, ConfirmationWrong, TooManyAttempts

Signed = TypeVar("Signed")
FIELDS = ("password", "code")


class Given(Protocol):
    """How and when somebody said again who they are."""

    @property
    def by(self) -> str:
        """`password`, `totp` or `recovery_code`."""

    @property
    def at(self) -> datetime:
        """By the database's clock."""


class Outcome(Protocol):
    """What came of a password or code: it was right, or why not by field; `is_locked` if it was not looked at."""

    @property
    def given(self) -> Given | None:
        """None if it did not fit."""

    @property
    def errors(self) -> Mapping[str, Sequence[str]]:
        """In words, by `password` or `code`."""

    @property
    def is_locked(self) -> bool:
        """Whether there were too many that did not fit."""


class Confirming(Protocol):
    """What accounts know of people."""

    def ways(self, request: HttpRequest) -> Sequence[str]:
        """By which fields whoever asks can say who they are; nothing where they have neither."""

    def kept(self, request: HttpRequest) -> Given | None:
        """What the session keeps of it, of this very account."""

    def confirm(self, request: HttpRequest, *, password: str, code: str, keep: bool) -> Outcome:
        """Look at what was typed, count it if it is wrong, and keep it in the session if that is wanted."""


@dataclass(frozen=True)
class Signer:
    """Somebody who signs, and what they typed to say who they are. A token is no person: it keeps nothing."""

    request: HttpRequest
    password: str = ""
    code: str = ""
    is_in_session: bool = True

    def sign(self, attempt: Callable[[Confirmation | None], Signed]) -> Signed:
        """The attempt with what was confirmed before; where that is not enough, again with what was typed now.

        So nothing typed is looked at unless all else holds, and never inside the attempt's transaction, which would
        undo the count of wrong ones.
        """
        try:
            return attempt(self.kept())
        except ConfirmationNeeded:
            pass
        return attempt(self.confirm())

    def kept(self) -> Confirmation | None:
        """What the session keeps."""
        found = confirming().kept(self.request) if self.is_in_session else None
        return None if found is None else Confirmation(found.by, found.at)

    def confirm(self) -> Confirmation:
        """What was typed, if it is right."""
        if not (self.password or self.code):
            raise ConfirmationNeeded(accepts=confirming().ways(self.request))
        outcome = confirming().confirm(self.request, password=self.password, code=self.code, keep=self.is_in_session)
        if outcome.is_locked:
            raise TooManyAttempts("Too many of them did not fit. Wait a quarter of an hour, then try again.")
        if outcome.given is None:
            raise ConfirmationWrong(outcome.errors, accepts=confirming().ways(self.request))
        return Confirmation(outcome.given.by, outcome.given.at, is_fresh=True)


def confirming() -> Confirming:
    """The module that knows accounts."""
    return cast("Confirming", import_module(settings.CONFIRMING))
