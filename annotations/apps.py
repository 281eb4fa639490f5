"""The annotations application."""

from django.apps import AppConfig


class AnnotationsConfig(AppConfig):
    """Sources, what is said of them, and its sign-off."""

    name = "annotations"
    default_auto_field = "django.db.models.BigAutoField"
