"""What only those see who work in a project: to its readers it is as hidden as drafts are."""

from typing import Self, TypeVar

from django.db import models

from annotations.models.viewers import Viewer
from annotations.rules.permissions import CONTRIBUTORS

Contributed = TypeVar("Contributed", bound=models.Model)


class ContributedQuerySet(models.QuerySet[Contributed]):
    """Rows of a model that has a project."""

    def visible_to(self, user: Viewer) -> Self:
        """Those of every project in which the person is more than a reader."""
        if not user.pk:
            return self.none()
        return self.filter(
            project__memberships__person__user_id=user.pk,
            project__memberships__role__in=[role.value for role in CONTRIBUTORS],
        )
