"""Where a person sits: the key that stands for them in a project, and their role there."""

from dataclasses import dataclass
from uuid import UUID

from annotations.models import Membership, Viewer
from annotations.models.states import Work
from annotations.rules.errors import NotPossibleNow, NotVisible
from annotations.rules.permissions import Deed, Role, Standing, permit
from annotations.rules.signoff import Move


@dataclass(frozen=True)
class Seat:
    """A person in a project."""

    project: UUID
    person: UUID
    role: Role
    project_archived: bool = False
    name: str = ""

    def permit(self, deed: Deed) -> None:
        """Refuse what the role does not allow."""
        permit(Standing(self.role), deed)

    def permit_move(self, move: Move, work: Work) -> None:
        """Refuse the move where role or authorship do not allow it."""
        permit(Standing(self.role, is_author=self.person in work.authors), move)

    def check_open(self) -> None:
        """Refuse to change what is archived."""
        if self.project_archived:
            raise NotPossibleNow("This project is archived; a manager can take it up again.", code="archived")


def seat_in(project: UUID, user: Viewer) -> Seat:
    """The person's seat in the project; NotVisible for everybody who has none."""
    if not user.pk:
        raise NotVisible
    row = (
        Membership.objects.filter(project_id=project, person__user_id=user.pk)
        .values_list("person_id", "role", "project__archived", "person__name")
        .first()
    )
    if row is None:
        raise NotVisible
    return Seat(project=project, person=row[0], role=Role(row[1]), project_archived=row[2], name=row[3])
