"""Every refusal of the workbench, by name; a message says what is the case and what would be accepted."""

from collections.abc import Mapping, Sequence


class Refusal(Exception):
    """Something asked for will not be done. `code` is stable and part of the public interface."""

    code = "refused"

    def __init__(self, message: str, *, code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        if code is not None:
            self.code = code


class Malformed(Refusal):
    """What arrived cannot be read at all: no JSON, not an object, not UTF-8."""

    code = "malformed"


class InvalidFields(Refusal):
    """Some fields cannot be accepted; `errors` has the reasons by field, in the order found."""

    code = "invalid"

    def __init__(self, errors: Mapping[str, Sequence[str]]) -> None:
        super().__init__("Some of what was sent cannot be accepted; see errors.")
        self.errors = {field: list(reasons) for field, reasons in errors.items()}


class NotVisible(Refusal):
    """There is no such thing, or none that this person may know of: the two are never told apart."""

    code = "not_found"

    def __init__(self, message: str = "There is nothing here that you can see.") -> None:
        super().__init__(message)


class NotAllowed(Refusal):
    """The person can see the thing but may not do this to it."""

    code = "not_allowed"


class OwnWork(NotAllowed):
    """A review move on something the person wrote or edited."""

    code = "own_work"

    def __init__(self) -> None:
        super().__init__("You are among the authors of this; somebody else has to review it.")


class ConfirmationNeeded(NotAllowed):
    """The project asks those who sign to say again who they are; `accepts` names what would be: password, code."""

    code = "confirmation_needed"

    def __init__(self, message: str | None = None, *, accepts: Sequence[str] = ()) -> None:
        super().__init__(message or "This project asks those who sign to say again who they are.")
        self.accepts = list(accepts)


class ConfirmationWrong(ConfirmationNeeded):
    """What somebody typed to say who they are did not fit; `errors` by its field, without what was typed."""

    code = "confirmation_wrong"

    def __init__(self, errors: Mapping[str, Sequence[str]], *, accepts: Sequence[str] = ()) -> None:
        super().__init__("This does not fit, so nothing was signed; see errors.", accepts=accepts)
        self.errors = {field: list(reasons) for field, reasons in errors.items()}


class TooManyAttempts(Refusal):
    """So many passwords or codes did not fit that none is looked at for a while."""

    code = "too_many_attempts"


class Gone(Refusal):
    """The thing was deleted; `last` is its last state, for those who could see it."""

    code = "deleted"

    def __init__(self, last: object) -> None:
        super().__init__("This was deleted. Its history is kept, and an author or a manager can restore it.")
        self.last = last


class PreconditionMissing(Refusal):
    """The change does not say which revision it saw."""

    code = "precondition_required"


class Stale(Refusal):
    """Somebody changed the thing meanwhile; `current` is what is there now."""

    code = "stale"

    def __init__(self, current: object, message: str | None = None) -> None:
        super().__init__(message or "This was changed after you read it. Look at what is there now, then decide again.")
        self.current = current


class StatementChanged(Stale):
    """What would be signed is not what was shown, though the thing has its revision; `statement` is what would be."""

    code = "statement_changed"

    def __init__(self, current: object, statement: str) -> None:
        super().__init__(current)
        self.message = "What you would sign was changed after you read it. See what is there now, then decide again."
        self.statement = statement


class NotPossibleNow(Refusal):
    """Allowed in principle, but not in the state that things are in."""

    code = "not_possible_now"


class TooLarge(Refusal):
    """More than is accepted; `limit` is how much would be, in `unit`."""

    code = "too_large"

    def __init__(self, message: str, *, limit: int, unit: str) -> None:
        super().__init__(message)
        self.limit = limit
        self.unit = unit
