"""Sources, annotations, contradictions, invitations and releases. Lists show where things stand, never what is said."""

from django.contrib import admin
from django.utils.translation import gettext_lazy

from annotations.admin.kept import Kept
from annotations.models import Annotation, Contradiction, Invitation, Release, Source


@admin.register(Source)
class SourceAdmin(Kept):
    """A source, without its text: that is read in the project."""

    list_display = ("title", "project", "length", "archived", "created")
    read = ("title", "project__name", "length", "archived", "created")
    exclude = ("sha256", "original_sha256")
    found_by = ("pk", "project")
    search_help_text = gettext_lazy("The whole id of a source or of a project")


@admin.register(Annotation)
class AnnotationAdmin(Kept):
    """What is said of a passage."""

    list_display = ("id", "kind", "status", "revision", "deleted", "author", "source", "updated")
    read = ("kind", "status", "revision", "deleted", "author__name", "source__title", "updated")
    exclude = ("dated",)
    found_by = ("pk", "source")
    search_help_text = gettext_lazy("The whole id of an annotation or of a source")


@admin.register(Contradiction)
class ContradictionAdmin(Kept):
    """What does not go together."""

    list_display = ("id", "kind", "status", "revision", "deleted", "author", "project", "updated")
    read = ("kind", "status", "revision", "deleted", "author__name", "project__name", "updated")
    found_by = ("pk", "project")
    search_help_text = gettext_lazy("The whole id of a contradiction or of a project")


@admin.register(Invitation)
class InvitationAdmin(Kept):
    """A link by which somebody joins; what opens it is kept nowhere."""

    list_display = ("id", "project", "role", "created_by", "expires", "revoked")
    read = ("project__name", "role", "created_by__name", "expires", "revoked")
    exclude = ("sha256",)
    found_by = ("pk", "project")
    search_help_text = gettext_lazy("The whole id of an invitation or of a project")


@admin.register(Release)
class ReleaseAdmin(Kept):
    """A frozen dataset, without its files: those are downloaded in the project."""

    list_display = ("id", "project", "number", "status", "created", "created_by")
    read = ("project__name", "number", "status", "created", "created_by__name")
    found_by = ("pk", "project")
    search_help_text = gettext_lazy("The whole id of a release or of a project")
