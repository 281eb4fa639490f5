"""Every address of the workbench."""

from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path
from drf_spectacular.views import SpectacularJSONAPIView, SpectacularSwaggerSplitView

from annotations.api import problems
from annotations.api.annotations import OneAnnotation, SourceAnnotations
from annotations.api.assignments import Assignments, OneAssignment
from annotations.api.checks import CheckRuns, Checks, OneCheck, OneCheckRun
from annotations.api.contradictions import Contradictions, OneContradiction
from annotations.api.events import Events
from annotations.api.findings import FindingDecisions, Findings, OneFinding
from annotations.api.health import healthz
from annotations.api.ledger import Ledger, LedgerFile
from annotations.api.memberships import Acceptance, Invitations, Memberships, OneInvitation, OneMembership
from annotations.api.people import OnePerson, People, Pseudonym
from annotations.api.presence import Presences
from annotations.api.projects import OneProject, Projects
from annotations.api.queue import ReviewQueue
from annotations.api.releases import OneRelease, OneReleaseFile, ReleaseArchive, ReleaseChanges, Releases
from annotations.api.search import Search
from annotations.api.signoff import AnnotationSignoffEvents, ContradictionSignoffEvents, ProjectSignoffEvents
from annotations.api.sources import OneSource, Sources, SourceText
from annotations.api.statements import AnnotationStatement, ContradictionStatement
from annotations.api.undo import Undo
from annotations.pages.annotation_forms import edit_annotation, new_annotation
from annotations.pages.annotations import annotation_card, show_annotation
from annotations.pages.assignments import assignments, end
from annotations.pages.beside import beside, choose_beside, ties
from annotations.pages.between_sources import between_sources, between_sources_file
from annotations.pages.by_words import tag_by_words
from annotations.pages.checks import check_run, checks, set_project_check
from annotations.pages.contradiction_forms import edit_contradiction, new_contradiction
from annotations.pages.contradictions import contradiction_card, contradictions, show_contradiction
from annotations.pages.findings import finding_card, findings, show_finding, source_findings
from annotations.pages.history import history
from annotations.pages.invitations import take_invitation
from annotations.pages.keys import keys
from annotations.pages.left_behind import drafts_left_behind
from annotations.pages.mine import my_work
from annotations.pages.moves import annotation_moves, contradiction_moves
from annotations.pages.nowhere import no_such_page
from annotations.pages.over_time import progress, progress_file
from annotations.pages.people import change_member, invitations, people, remove, revoke
from annotations.pages.projects import archive_project, new_project, project_settings, show_project
from annotations.pages.provenance import archive_source, provenance
from annotations.pages.pseudonyms import pseudonym
from annotations.pages.reading import explain_date, marked_source, passages, read_source
from annotations.pages.release_changes import release_changes
from annotations.pages.releases import release_progress, releases, show_release
from annotations.pages.review import review
from annotations.pages.review_all import review_all
from annotations.pages.search import search
from annotations.pages.sheets import release_signoffs, source_signoffs
from annotations.pages.signatures import (
    annotation_signature,
    annotation_statement,
    contradiction_signature,
    contradiction_statement,
)
from annotations.pages.sources import brought_in, new_sources
from annotations.pages.start import start
from annotations.pages.timeline import nowhere_in_time, timeline, timeline_file
from annotations.pages.timeline_table import timeline_table
from annotations.pages.turns import lease
from annotations.pages.undo import next_undo, undo

# Swagger UI styles itself inline: the one page with a policy of its own besides the admin.
docs = csp_update({"style-src": ["'unsafe-inline'"]})(SpectacularSwaggerSplitView.as_view(url_name="schema"))

project: list[URLPattern | URLResolver] = [
    path("", OneProject.as_view()),
    path("memberships/", Memberships.as_view()),
    path("memberships/<uuid:membership>/", OneMembership.as_view()),
    path("people/", People.as_view()),
    path("people/<uuid:person>/", OnePerson.as_view()),
    path("people/<uuid:person>/pseudonym/", Pseudonym.as_view()),
    path("assignments/", Assignments.as_view()),
    path("assignments/<uuid:assignment>/", OneAssignment.as_view()),
    path("invitations/", Invitations.as_view()),
    path("invitations/<uuid:invitation>/", OneInvitation.as_view()),
    path("sources/", Sources.as_view()),
    path("contradictions/", Contradictions.as_view()),
    path("findings/", Findings.as_view()),
    path("check-runs/", CheckRuns.as_view()),
    path("checks/", Checks.as_view()),
    path("checks/<str:check>/", OneCheck.as_view()),
    path("signoff-events/", ProjectSignoffEvents.as_view()),
    path("review-queue/", ReviewQueue.as_view()),
    path("undo/", Undo.as_view()),
    path("search/", Search.as_view()),
    path("ledger/", Ledger.as_view()),
    path("ledger.jsonl", LedgerFile.as_view()),
    path("releases/", Releases.as_view()),
    path("events/", Events.as_view()),
]

api: list[URLPattern | URLResolver] = [
    path("projects/", Projects.as_view()),
    path("projects/<uuid:project>/", include(project)),
    path("sources/<uuid:source>/", OneSource.as_view()),
    path("sources/<uuid:source>/text/", SourceText.as_view()),
    path("sources/<uuid:source>/annotations/", SourceAnnotations.as_view()),
    path("sources/<uuid:source>/presence/", Presences.as_view()),
    path("annotations/<uuid:annotation>/", OneAnnotation.as_view()),
    path("annotations/<uuid:annotation>/signoff-events/", AnnotationSignoffEvents.as_view()),
    path("annotations/<uuid:annotation>/statement/", AnnotationStatement.as_view()),
    path("contradictions/<uuid:contradiction>/", OneContradiction.as_view()),
    path("contradictions/<uuid:contradiction>/signoff-events/", ContradictionSignoffEvents.as_view()),
    path("contradictions/<uuid:contradiction>/statement/", ContradictionStatement.as_view()),
    path("findings/<uuid:finding>/", OneFinding.as_view()),
    path("findings/<uuid:finding>/decisions/", FindingDecisions.as_view()),
    path("check-runs/<uuid:run>/", OneCheckRun.as_view()),
    path("releases/<uuid:release>/", OneRelease.as_view()),
    path("releases/<uuid:release>/files/<str:name>", OneReleaseFile.as_view()),
    path("releases/<uuid:release>/archive.zip", ReleaseArchive.as_view()),
    path("releases/<uuid:release>/changes/", ReleaseChanges.as_view()),
    path("invitations/", Acceptance.as_view()),
    path("schema/", SpectacularJSONAPIView.as_view(), name="schema"),
    path("docs/", docs, name="docs"),
]

project_pages: list[URLPattern | URLResolver] = [
    path("", show_project, name="project"),
    path("about/", project_settings, name="project_settings"),
    path("archive/", archive_project, name="archive_project"),
    path("people/", people, name="people"),
    path("people/invitations/", invitations, name="invitations"),
    path("people/invitations/<uuid:invitation>/revoke/", revoke, name="revoke_invitation"),
    path("people/<uuid:membership>/", change_member, name="change_member"),
    path("people/<uuid:membership>/remove/", remove, name="remove_member"),
    path("people/<uuid:person>/pseudonym/", pseudonym, name="pseudonym"),
    path("people/left-behind/", drafts_left_behind, name="left_behind"),
    path("assignments/", assignments, name="assignments"),
    path("assignments/<uuid:assignment>/end/", end, name="end_assignment"),
    path("sources/new/", new_sources, name="new_sources"),
    path("contradictions/", contradictions, name="contradictions"),
    path("contradictions/new/", new_contradiction, name="new_contradiction"),
    path("mine/", my_work, name="my_work"),
    path("review/", review, name="review"),
    path("review/all/", review_all, name="review_all"),
    path("review/lease/", lease, name="lease"),
    path("history/", history, name="history"),
    path("search/", search, name="search"),
    path("timeline/", timeline, name="timeline"),
    path("timeline/nowhere/", nowhere_in_time, name="nowhere_in_time"),
    path("timeline.svg", timeline_file, name="timeline_file"),
    path("timeline.csv", timeline_table, name="timeline_table"),
    path("findings/", findings, name="findings"),
    path("checks/", checks, name="checks"),
    path("checks/<str:check>/", set_project_check, name="set_check"),
    path("between-sources/", between_sources, name="between_sources"),
    path("between-sources.svg", between_sources_file, name="between_sources_file"),
    path("progress/", progress, name="progress"),
    path("progress.svg", progress_file, name="progress_file"),
    path("undo/", undo, name="undo"),
    path("undo/next/", next_undo, name="next_undo"),
    path("releases/", releases, name="releases"),
]

pages: list[URLPattern | URLResolver] = [
    path("", start, name="start"),
    path("keys/", keys, name="keys"),
    path("projects/new/", new_project, name="new_project"),
    path("projects/<uuid:project>/", include(project_pages)),
    path("sources/<uuid:source>/", read_source, name="source"),
    path("sources/<uuid:source>/marked/", marked_source, name="marked_source"),
    path("sources/<uuid:source>/beside/", choose_beside, name="choose_beside"),
    path("sources/<uuid:source>/beside/<uuid:second>/", beside, name="beside"),
    path("sources/<uuid:source>/beside/<uuid:second>/ties/", ties, name="ties"),
    path("sources/<uuid:source>/passages/", passages, name="passages"),
    path("sources/<uuid:source>/findings/", source_findings, name="source_findings"),
    path("sources/<uuid:source>/provenance/", provenance, name="provenance"),
    path("sources/<uuid:source>/sheet/", source_signoffs, name="source_sheet"),
    path("sources/<uuid:source>/archive/", archive_source, name="archive_source"),
    path("sources/<uuid:source>/brought-in/", brought_in, name="brought_in"),
    path("sources/<uuid:source>/annotations/new/", new_annotation, name="new_annotation"),
    path("sources/<uuid:source>/annotations/by-words/", tag_by_words, name="tag_by_words"),
    path("dates/", explain_date, name="explain_date"),
    path("annotations/<uuid:annotation>/", show_annotation, name="annotation"),
    path("annotations/<uuid:annotation>/card/", annotation_card, name="annotation_card"),
    path("annotations/<uuid:annotation>/edit/", edit_annotation, name="edit_annotation"),
    path("annotations/<uuid:annotation>/moves/", annotation_moves, name="annotation_moves"),
    path("annotations/<uuid:annotation>/signatures/<int:revision>/", annotation_signature, name="annotation_signature"),
    path(
        "annotations/<uuid:annotation>/signatures/<int:revision>/statement.json",
        annotation_statement,
        name="annotation_signed_statement",
    ),
    path("contradictions/<uuid:contradiction>/", show_contradiction, name="contradiction"),
    path("contradictions/<uuid:contradiction>/card/", contradiction_card, name="contradiction_card"),
    path("contradictions/<uuid:contradiction>/edit/", edit_contradiction, name="edit_contradiction"),
    path("contradictions/<uuid:contradiction>/moves/", contradiction_moves, name="contradiction_moves"),
    path(
        "contradictions/<uuid:contradiction>/signatures/<int:revision>/",
        contradiction_signature,
        name="contradiction_signature",
    ),
    path(
        "contradictions/<uuid:contradiction>/signatures/<int:revision>/statement.json",
        contradiction_statement,
        name="contradiction_signed_statement",
    ),
    path("releases/<uuid:release>/", show_release, name="release"),
    path("releases/<uuid:release>/sheet/", release_signoffs, name="release_sheet"),
    path("findings/<uuid:finding>/", show_finding, name="finding"),
    path("findings/<uuid:finding>/card/", finding_card, name="finding_card"),
    path("check-runs/<uuid:run>/", check_run, name="check_run"),
    path("releases/<uuid:release>/progress/", release_progress, name="release_progress"),
    path("releases/<uuid:release>/changes/", release_changes, name="release_changes"),
]

urlpatterns = [
    path("", include(pages)),
    path("invitations/<str:secret>/", take_invitation, name="take_invitation"),
    path("healthz", healthz),
    path("api/v1/", include(api)),
]


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """No such address: a problem for programs, a page for people."""
    if request.path.startswith("/api/"):
        return problems.not_found(request, exception)
    return no_such_page(request)
