"""Django's backend for PostgreSQL, for a database whose primary may change while we are connected; see base.py."""
