"""What a project asks of its annotators, and the ledger's functions that know of it."""

from pathlib import Path

from django.db import migrations, models

SQL = Path(__file__).parent / "sql" / "guidelines.sql"


class Migration(migrations.Migration):
    dependencies = [("annotations", "0002_what_the_database_refuses")]

    operations = [
        migrations.AddField(
            "project",
            "guidelines",
            models.TextField(blank=True, default="", db_default="", help_text="what annotators are asked to do"),
        ),
        migrations.RunSQL(SQL.read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
