"""Who stands behind the keys of a project, and becoming a pseudonym."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from rest_framework.request import Request

from annotations.actions.pseudonyms import become_pseudonym
from annotations.api.endpoints import Endpoint, known_filters, page_limit, page_start, refuse_last
from annotations.api.memberships import only
from annotations.api.parsing import seen_revision
from annotations.api.presenting import present_people, present_person
from annotations.api.rendering import answer
from annotations.api.schema import PAGING, described
from annotations.api.shapes.base import page_of
from annotations.api.shapes.projects import PersonOut, PseudonymIn
from annotations.models import Person
from annotations.queries.seats import seat_in
from annotations.queries.visible import visible
from annotations.rules.errors import InvalidFields


class People(Endpoint):
    """Everybody who ever had a seat in a project."""

    @described(
        "Everybody who ever had a seat, by key",
        {200: page_of(PersonOut)},
        refusals=[400],
        parameters=PAGING,
    )
    def get(self, request: Request, project: UUID) -> HttpResponse:
        """List."""
        seat_in(project, self.user)
        known_filters(request.GET, ())
        limit = page_limit(request.GET)
        people = Person.objects.visible_to(self.user).filter(project_id=project).order_by("id")
        start = page_start(request.GET, (UUID,))
        if start is not None:
            people = people.filter(id__gt=start[0])
        return self.page(list(people[: limit + 1]), limit, present_people, lambda row: [str(row.id)])


class OnePerson(Endpoint):
    """One of them."""

    @described("Somebody who has or had a seat", {200: PersonOut})
    def get(self, request: Request, project: UUID, person: UUID) -> HttpResponse:  # noqa: ARG002
        """Show."""
        found = visible(self._people(project), person)
        return answer(present_person(found), revision=found.revision)

    def _people(self, project: UUID) -> "QuerySet[Person]":
        return Person.objects.visible_to(self.user).filter(project_id=project)


class Pseudonym(Endpoint):
    """The name that somebody has in place of their own."""

    @described(
        "Become a pseudonym, in every release too; nobody can take it back",
        {201: PersonOut},
        takes=PseudonymIn,
        refusals=[403, 412, 428],
    )
    def post(self, request: Request, project: UUID, person: UUID) -> HttpResponse:  # noqa: ARG002
        """Rename."""
        body = self.body()
        seen = seen_revision(body.get("seen_revision"))
        try:
            only(body, "name", "seen_revision")
        except InvalidFields as fault:
            refuse_last(fault, lambda: become_pseudonym(self.user, project, person, body.get("name"), seen=seen))
        renamed = become_pseudonym(self.user, project, person, body.get("name"), seen=seen)
        return answer(
            present_person(renamed),
            201,
            revision=renamed.revision,
            location=f"/api/v1/projects/{project}/people/{person}/",
        )
