"""What stands with a decision to sign: the statement as it would be signed, and the fields to say again who one is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.models import Annotation
from annotations.models.states import Work
from annotations.pages.asked import number_in
from annotations.pages.frame import Here
from annotations.pages.statements import ShownStatement, shown_statement
from annotations.queries.confirming import FIELDS, Signer, confirming
from annotations.queries.statements import statement_shown
from annotations.rules import errors
from annotations.rules.confirming import holds
from annotations.rules.signoff import Move


@dataclass(frozen=True)
class AskedWho:
    """That whoever signs says again who they are: by which of the fields, how often, and what was wrong with each."""

    ways: Sequence[str]
    minutes: int
    errors: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def general(self) -> Sequence[str]:
        """What stands beside no field of its own."""
        return [reason for name, told in self.errors.items() if name not in self.ways for reason in told]


@dataclass(frozen=True)
class Signing:
    """What would be signed, with the place in the ledger before it was read; `who` None where nothing is asked."""

    statement: ShownStatement
    sha256: str
    sequence: int
    who: AskedWho | None


def signing_of(
    request: HttpRequest,
    here: Here,
    work: Work,
    ends: Sequence[Annotation],
    moves: Sequence[Move],
    refusal: errors.Refusal | None = None,
) -> Signing | None:
    """What goes with the moves on a thing; None if signing is not among them.

    Each of `ends` has its source at hand; what `here` is was read before the thing was, or before it was changed.
    """
    if Move.SIGN_OFF not in moves:
        return None
    return shown_signing(here, work, ends, who_signs(request, here, refusal))


def shown_signing(here: Here, work: Work, ends: Sequence[Annotation], who: AskedWho | None = None) -> Signing:
    """The same where signing is among the moves."""
    statement = statement_shown(work, ends, here.seat.person)
    return Signing(shown_statement(statement.said), statement.sha256, here.waiting.sequence, who)


def who_signs(request: HttpRequest, here: Here, refusal: errors.Refusal | None = None) -> AskedWho | None:
    """What whoever signs is asked now; None where the project does not ask, or not yet again."""
    minutes = here.project.sign_again_after
    is_refused = isinstance(refusal, errors.ConfirmationNeeded | errors.TooManyAttempts)
    if minutes is None or (not is_refused and holds(Signer(request).kept(), minutes=minutes, now=timezone.now())):
        return None
    ways = confirming().ways(request)
    return AskedWho(ways, minutes, _faults(refusal, ways))


def signer_in(request: HttpRequest) -> Signer:
    """Whoever sends the form, with what they typed to say who they are."""
    password, code = (request.POST.get(name, "") for name in FIELDS)
    return Signer(request, password, code.strip())


def seen_statement_in(request: HttpRequest) -> str | None:
    """The hash of the statement that the form showed."""
    return request.POST.get("seen_statement_sha256") or None


def seen_sequence_in(request: HttpRequest) -> int | None:
    """Where the ledger stood when the form was made."""
    return number_in(request.POST.get("seen_sequence"), digits=18)


def _faults(refusal: errors.Refusal | None, ways: Sequence[str]) -> Mapping[str, Sequence[str]]:
    if isinstance(refusal, errors.ConfirmationWrong):
        return refusal.errors
    if isinstance(refusal, errors.TooManyAttempts):
        return {next(iter(ways), ""): [_("Too many did not fit. Wait a quarter of an hour, then try again.")]}
    if isinstance(refusal, errors.ConfirmationNeeded):
        return {next(iter(ways), ""): [_("This is needed to sign. Nothing was signed yet.")]}
    return {}
