"""Every address of the workbench."""

from csp.decorators import csp_update
from django.urls import URLPattern, URLResolver, include, path
from drf_spectacular.views import SpectacularJSONAPIView, SpectacularSwaggerSplitView

from annotations.api.annotations import OneAnnotation, SourceAnnotations
from annotations.api.contradictions import Contradictions, OneContradiction
from annotations.api.events import Events
from annotations.api.health import healthz
from annotations.api.ledger import Ledger
from annotations.api.memberships import Acceptance, Invitations, Memberships, OneInvitation, OneMembership
from annotations.api.projects import OneProject, Projects
from annotations.api.releases import OneRelease, OneReleaseFile, ReleaseArchive, ReleaseChanges, Releases
from annotations.api.signoff import (
    AnnotationSignoffEvents,
    ContradictionSignoffEvents,
    ProjectSignoffEvents,
    ReviewQueue,
)
from annotations.api.sources import OneSource, Sources, SourceText
from annotations.pages.invitations import take_invitation
from annotations.pages.start import start

# Swagger UI styles itself inline: the one page with a policy of its own besides the admin.
docs = csp_update({"style-src": ["'unsafe-inline'"]})(SpectacularSwaggerSplitView.as_view(url_name="schema"))

project: list[URLPattern | URLResolver] = [
    path("", OneProject.as_view()),
    path("memberships/", Memberships.as_view()),
    path("memberships/<uuid:membership>/", OneMembership.as_view()),
    path("invitations/", Invitations.as_view()),
    path("invitations/<uuid:invitation>/", OneInvitation.as_view()),
    path("sources/", Sources.as_view()),
    path("contradictions/", Contradictions.as_view()),
    path("signoff-events/", ProjectSignoffEvents.as_view()),
    path("review-queue/", ReviewQueue.as_view()),
    path("ledger/", Ledger.as_view()),
    path("releases/", Releases.as_view()),
    path("events/", Events.as_view()),
]

api: list[URLPattern | URLResolver] = [
    path("projects/", Projects.as_view()),
    path("projects/<uuid:project>/", include(project)),
    path("sources/<uuid:source>/", OneSource.as_view()),
    path("sources/<uuid:source>/text/", SourceText.as_view()),
    path("sources/<uuid:source>/annotations/", SourceAnnotations.as_view()),
    path("annotations/<uuid:annotation>/", OneAnnotation.as_view()),
    path("annotations/<uuid:annotation>/signoff-events/", AnnotationSignoffEvents.as_view()),
    path("contradictions/<uuid:contradiction>/", OneContradiction.as_view()),
    path("contradictions/<uuid:contradiction>/signoff-events/", ContradictionSignoffEvents.as_view()),
    path("releases/<uuid:release>/", OneRelease.as_view()),
    path("releases/<uuid:release>/files/<str:name>", OneReleaseFile.as_view()),
    path("releases/<uuid:release>/archive.zip", ReleaseArchive.as_view()),
    path("releases/<uuid:release>/changes/", ReleaseChanges.as_view()),
    path("invitations/", Acceptance.as_view()),
    path("schema/", SpectacularJSONAPIView.as_view(), name="schema"),
    path("docs/", docs, name="docs"),
]

urlpatterns = [
    path("", start, name="start"),
    path("invitations/<str:secret>/", take_invitation, name="take_invitation"),
    path("healthz", healthz),
    path("api/v1/", include(api)),
]
