"""The PostgreSQL that a fresh machine gets with nothing to install: binaries of a wheel, a life cycle of our own."""

from workbench.embedded.connections import ConnectionSettings, connection_settings
from workbench.embedded.failures import DatabaseFailure
from workbench.embedded.places import Role, default_data_directory
from workbench.embedded.server import Embedded
from workbench.embedded.shared import ensure_running, is_wanted

__all__ = [
    "ConnectionSettings",
    "DatabaseFailure",
    "Embedded",
    "Role",
    "connection_settings",
    "default_data_directory",
    "ensure_running",
    "is_wanted",
]
