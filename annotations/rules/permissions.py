"""Who may do what in a project, as one table of one-line predicates; a missing entry refuses."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from annotations.rules.errors import NotAllowed, OwnWork
from annotations.rules.signoff import ASKED_FOR, MOVES, REVIEW_MOVES, Move, Status


class Role(StrEnum):
    """What a member is in a project; one role a person."""

    MANAGER = "manager"
    ANNOTATOR = "annotator"
    REVIEWER = "reviewer"
    READER = "reader"


class Deed(StrEnum):
    """What is done in a project apart from the moves of sign-off."""

    ANNOTATE = "annotate"
    CONTRADICT = "contradict"
    IMPORT_SOURCES = "import_sources"
    REVISE_PROVENANCE = "revise_provenance"
    ARCHIVE = "archive"
    REVISE_PROJECT = "revise_project"
    MANAGE_MEMBERS = "manage_members"
    PSEUDONYMISE = "pseudonymise"
    ASSIGN = "assign"
    RELEASE = "release"
    TAKE_LEDGER = "take_ledger"
    BE_SEEN = "be_seen"
    DECIDE_FINDINGS = "decide_findings"
    RUN_CHECKS = "run_checks"
    SET_CHECKS = "set_checks"


@dataclass(frozen=True)
class Standing:
    """How a person stands to a thing: the role in its project, and whether they are among its authors, or are it."""

    role: Role
    is_author: bool = False
    is_self: bool = False


REVIEWERS = frozenset({Role.REVIEWER, Role.MANAGER})
CONTRIBUTORS = frozenset({Role.ANNOTATOR, Role.REVIEWER, Role.MANAGER})


def _is_manager(standing: Standing) -> bool:
    return standing.role is Role.MANAGER


def _contributes(standing: Standing) -> bool:
    return standing.role in CONTRIBUTORS


def _owns(standing: Standing) -> bool:
    return (_contributes(standing) and standing.is_author) or _is_manager(standing)


def _is_concerned(standing: Standing) -> bool:
    return standing.is_self or _is_manager(standing)


def _reviews(standing: Standing) -> bool:
    return standing.role in REVIEWERS and not standing.is_author


PERMISSIONS: Mapping[Move | Deed, Callable[[Standing], bool]] = {
    Move.SUBMIT: _owns,
    Move.WITHDRAW: _owns,
    Move.ENDORSE: _reviews,
    Move.SIGN_OFF: _reviews,
    Move.RETURN: _reviews,
    Move.REJECT: _reviews,
    Move.REOPEN: _reviews,
    Move.REVISE: _contributes,
    Move.DELETE: _owns,
    Move.RESTORE: _owns,
    Deed.ANNOTATE: _contributes,
    Deed.CONTRADICT: _contributes,
    Deed.IMPORT_SOURCES: _contributes,
    Deed.REVISE_PROVENANCE: _contributes,
    Deed.ARCHIVE: _is_manager,
    Deed.REVISE_PROJECT: _is_manager,
    Deed.MANAGE_MEMBERS: _is_manager,
    Deed.PSEUDONYMISE: _is_concerned,
    Deed.ASSIGN: _is_manager,
    Deed.RELEASE: _is_manager,
    Deed.TAKE_LEDGER: _is_manager,
    Deed.BE_SEEN: _contributes,
    Deed.DECIDE_FINDINGS: _contributes,
    Deed.RUN_CHECKS: _contributes,
    Deed.SET_CHECKS: _is_manager,
}

_NEEDED: Mapping[Callable[[Standing], bool], str] = {
    _is_manager: "a manager",
    _contributes: "an annotator, a reviewer or a manager",
    _owns: "one of its authors or a manager",
    _is_concerned: "the person themself or a manager",
    _reviews: "a reviewer or a manager",
}


def may(standing: Standing, deed: Move | Deed) -> bool:
    """Whether the deed is allowed; what the table does not know is not."""
    permission = PERMISSIONS.get(deed)
    return permission is not None and permission(standing)


def permit(standing: Standing, deed: Move | Deed) -> None:
    """Refuse what is not allowed: with `own_work` where only authorship stands in the way."""
    if may(standing, deed):
        return
    if deed in REVIEW_MOVES and standing.role in REVIEWERS:
        raise OwnWork
    needed = _NEEDED.get(PERMISSIONS.get(deed, _is_manager), "nobody")
    raise NotAllowed(f"This takes {needed} of the project; you are its {standing.role}.")


def possible_moves(standing: Standing, status: Status, *, deleted: bool = False) -> list[Move]:
    """What the person may do to a thing as it stands, in the order of the moves; an edit is not among them."""
    if deleted:
        return [Move.RESTORE] if may(standing, Move.RESTORE) else []
    asked_for = [move for move in Move if move in ASKED_FOR - {Move.RESTORE}]
    return [move for move in asked_for if (status, move) in MOVES and may(standing, move)]
