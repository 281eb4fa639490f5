"""The accounts application."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People as this server knows them."""

    name = "workbench.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say in the API's description how to sign in."""
        from workbench.accounts import schema  # noqa: F401, PLC0415  (it registers itself)
