"""The accounts application."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People as this server knows them."""

    name = "workbench.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
