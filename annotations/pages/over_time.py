"""The progress of a project over time: what was made, submitted, signed off and sent back, and what waits now."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from annotations.pages.frame import Here, open_project, page, show, user_of
from annotations.pages.over_time_drawing import Curves, draw_curves
from annotations.pages.pictures import TAB, alone
from annotations.pages.progress import progress_of
from annotations.queries.over_time import done_by_day, standing_now, waiting_of
from annotations.rules.over_time import Length, Period, length_for, periods_of
from annotations.rules.permissions import CONTRIBUTORS

# The lines of the picture and the columns of the table, by the entries of the ledger that they count.
SERIES: Mapping[str, tuple[str, ...]] = {
    "made": ("annotation create",),
    "submitted": ("annotation submit",),
    "signed_off": ("annotation sign_off",),
    "sent_back": ("annotation return", "annotation reject"),
    "contradictions": ("contradiction create",),
    "contradictions_signed_off": ("contradiction sign_off",),
}
FOR_READERS = ("signed_off", "contradictions_signed_off")


@page
@require_safe
def progress(request: HttpRequest, project: UUID) -> HttpResponse:
    """As a page."""
    here = open_project(request, project)
    periods, length = _periods(here)
    annotations, contradictions = standing_now(user_of(request), project)
    context = {
        "curves": _curves(here, periods),
        "columns": [_columns()[name] for name in _names(here)],
        "rows": [(_when(one, length), _amounts(here, one)) for one in _told(periods)],
        "length": length,
        "annotations": progress_of(annotations),
        "contradictions": progress_of(contradictions),
        "waiting": waiting_of(annotations) + waiting_of(contradictions),
        "is_member": here.seat.role in CONTRIBUTORS,
    }
    return show(request, "pages/progress", context, here=here, tab=TAB)


@page
@require_safe
def progress_file(request: HttpRequest, project: UUID) -> HttpResponse:
    """What is drawn on the page, as a file."""
    here = open_project(request, project)
    periods, _length = _periods(here)
    described = _("What was done in all, until %(day)s") % {"day": _day(periods[-1].last if periods else _today())}
    context = {"curves": _curves(here, periods), "project": here.project, "described": described}
    return alone(request, "progress", context, name="progress.svg")


def _periods(here: Here) -> tuple[list[Period], Length]:
    by_day = {
        day: {name: sum(done.get(one, 0) for one in counted) for name, counted in SERIES.items()}
        for day, done in done_by_day(here.project.id, here.seat.role).items()
    }
    length = length_for(min(by_day), max(_today(), *by_day)) if by_day else Length.DAY
    return periods_of(by_day, _today()), length


def _curves(here: Here, periods: list[Period]) -> Curves:
    return draw_curves(periods, {name: _columns()[name] for name in _names(here)})


def _names(here: Here) -> tuple[str, ...]:
    return tuple(SERIES) if here.seat.role in CONTRIBUTORS else FOR_READERS


def _columns() -> Mapping[str, str]:
    return {
        "made": _("Annotations made"),
        "submitted": _("Submitted"),
        "signed_off": _("Signed off"),
        "sent_back": _("Returned or rejected"),
        "contradictions": _("Contradictions made"),
        "contradictions_signed_off": _("Contradictions signed off"),
    }


def _told(periods: list[Period]) -> list[Period]:
    """The newest first, without those in which nothing was done."""
    return [one for one in reversed(periods) if any(one.done.values())]


def _amounts(here: Here, period: Period) -> list[tuple[int, int]]:
    """By column, what was done in the period, and in all until its end."""
    return [(period.done.get(name, 0), period.so_far.get(name, 0)) for name in _names(here)]


def _when(period: Period, length: Length) -> str:
    if length is Length.DAY:
        return _day(period.first)
    if length is Length.WEEK:
        return _("week from %(day)s") % {"day": _day(period.first)}
    return period.first.strftime("%B %Y" if length is Length.MONTH else "%Y")


def _day(day: date) -> str:
    return day.strftime("%-d %B %Y")


def _today() -> date:
    return timezone.now().date()
