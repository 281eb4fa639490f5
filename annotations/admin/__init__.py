"""The admin: what is here for whoever runs the server to look at, and the one switch that is theirs."""

from annotations.admin import accounts, projects, work

__all__ = ["accounts", "projects", "work"]
