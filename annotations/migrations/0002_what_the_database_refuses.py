"""Triggers and functions: the ledger's own writer, and what the database refuses whoever asks."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("annotations", "0001_the_tables")]

    operations = [
        migrations.RunSQL((SQL / f"{name}.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop)
        for name in ("moves", "texts", "work", "ledger", "releases")
    ]
