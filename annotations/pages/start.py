"""The first page: what this is, for those who are signed out; my projects and what waits in them, for the others."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from annotations.pages.frame import show, user_of
from annotations.pages.progress import Progress, progress_of
from annotations.queries.overview import Overview, projects_of

ACCOUNTS = "demonstration-accounts"


@dataclass(frozen=True)
class ProjectCard:
    """One of my projects, with the bar of its work."""

    overview: Overview
    progress: Progress


@never_cache
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What is here for who looks."""
    if not request.user.is_authenticated:
        is_demonstration = (settings.DATA_DIRECTORY / ACCOUNTS).exists()
        return show(request, "pages/welcome", {"is_demonstration": is_demonstration})
    cards = [ProjectCard(overview, progress_of(overview.counts)) for overview in projects_of(user_of(request))]
    context = {
        "cards": [card for card in cards if not card.overview.project.archived],
        "archived": [card.overview.project for card in cards if card.overview.project.archived],
    }
    return show(request, "pages/start", context)
