"""A person's own work: what came back and why, drafts and what they lack, what waits, what was decided."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from annotations.actions.signoff import Asked
from annotations.models import Contradiction, Viewer
from annotations.models.assignments import AssignmentQuerySet
from annotations.models.states import Work
from annotations.pages.asked import shown_items
from annotations.pages.assignments import shown_assignments
from annotations.pages.frame import Here, done, offer_all, open_project, page, show, user_of
from annotations.pages.many import Report, move_chosen
from annotations.pages.work import ShownWork, show_works
from annotations.queries.assignments import assignments_in
from annotations.queries.mine import Decision, decisions_on, own_work
from annotations.queries.seats import Seat
from annotations.queries.turns import turns_of
from annotations.rules import details, errors
from annotations.rules.kinds import Kind
from annotations.rules.permissions import CONTRIBUTORS
from annotations.rules.signoff import Move, Status
from annotations.templatetags.telling import field_label

MOST = 200
LATELY = 20
DECISIONS = (Move.SIGN_OFF, Move.RETURN, Move.REJECT)


@dataclass(frozen=True)
class Own:
    """One of a person's things, with what a reviewer decided last and what it lacks before it can be submitted."""

    shown: ShownWork
    decision: Decision | None
    missing: list[tuple[str, str]]

    @property
    def is_as_decided(self) -> bool:
        """Whether nothing happened to it since."""
        return self.decision is not None and self.decision.revision == self.shown.work.revision


@dataclass
class Drafts:
    """The drafts of one source, or all contradictions."""

    title: str
    source: UUID | None
    drafts: list[Own] = field(default_factory=list)

    @property
    def complete(self) -> list[Own]:
        """Those that can be submitted."""
        return [draft for draft in self.drafts if not draft.missing]


@page
@require_http_methods(["GET", "HEAD", "POST"])
def my_work(request: HttpRequest, project: UUID) -> HttpResponse:
    """What the person can do next with their own work; complete drafts are submitted together."""
    here = open_project(request, project)
    if request.method != "POST":
        return _show(request, here, None)
    report = move_chosen(user_of(request), project, shown_items(request, MOST), Asked(Move.SUBMIT, "", None))
    if report.refused:
        return _show(request, here, report)
    offer_all(request, project, here.waiting.sequence)
    message = ngettext("%(n)d submitted for review.", "%(n)d submitted for review.", report.moved) % {"n": report.moved}
    return done(request, reverse("my_work", args=[project]), message=message)


def _show(request: HttpRequest, here: Here, report: Report | None) -> HttpResponse:
    user, seat = user_of(request), here.seat
    drafts = own_work(user, seat, [Status.DRAFT], most=MOST + 1)
    waiting = own_work(user, seat, [Status.SUBMITTED], most=MOST + 1)
    decided = own_work(user, seat, [Status.SIGNED_OFF, Status.REJECTED], most=LATELY)
    own = {one.shown.work.id: one for one in own_shown(user, seat, [*drafts[:MOST], *waiting[:MOST], *decided])}
    own_drafts = [own[work.id] for work in drafts[:MOST]]
    context = {
        "contributes": seat.role in CONTRIBUTORS,
        "returned": [one for one in own_drafts if one.is_as_decided],
        "groups": _by_source(one for one in own_drafts if not one.is_as_decided),
        "waiting": [own[work.id] for work in waiting[:MOST]],
        "decided": [own[work.id] for work in decided],
        "assigned": shown_assignments(user, seat.project, list(_assigned(user, seat))),
        "is_more": len(drafts) > MOST or len(waiting) > MOST,
        "most": MOST,
        "report": report,
        "submit": [Move.SUBMIT],
        "withdraw": [Move.WITHDRAW],
    }
    return show(request, "pages/my_work", context, here=here, tab="my_work")


def own_shown(user: Viewer, seat: Seat, works: Sequence[Work]) -> list[Own]:
    """Work as it is shown to whoever can go on with it."""
    decisions = decisions_on(user, seat.project, [work.id for work in works], DECISIONS)
    turns = turns_of(user, seat.project, seat.person, works)
    shown = show_works(works, seat.project, turns=turns)
    return [Own(one, decisions.get(one.work.id), _missing(one.work)) for one in shown]


def _assigned(user: Viewer, seat: Seat) -> AssignmentQuerySet:
    return assignments_in(seat.project, user).filter(person_id=seat.person)[:MOST]


def _missing(work: Work) -> list[tuple[str, str]]:
    """What is needed before it can be submitted, by the labels of its fields."""
    try:
        if isinstance(work, Contradiction):
            resolution = work.resolution_state, work.resolution_reason
            details.check_contradiction_complete(work.kind, work.explanation, *resolution)
        else:
            details.check_complete(Kind(work.kind), work.details)
    except errors.InvalidFields as fault:
        return [(field_label(name), reason) for name, reasons in fault.errors.items() for reason in reasons]
    return []


def _by_source(drafts: Iterable[Own]) -> Sequence[Drafts]:
    groups: dict[UUID | None, Drafts] = {}
    for draft in drafts:
        work = draft.shown.work
        source = None if isinstance(work, Contradiction) else work.source
        key, title = (None, _("Contradictions")) if source is None else (source.id, source.title)
        groups.setdefault(key, Drafts(title, key)).drafts.append(draft)
    return list(groups.values())
