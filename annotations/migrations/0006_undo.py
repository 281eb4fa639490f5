"""Undo: an entry of work can take back an earlier one, and each is taken back at most once."""

from pathlib import Path

from django.db import migrations, models

SQL = Path(__file__).parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("annotations", "0005_pseudonyms")]

    operations = [
        migrations.AlterField(
            "ledgerentry",
            "cause",
            models.BigIntegerField(help_text="the sequence of the entry it follows from, or takes back", null=True),
        ),
        migrations.AddConstraint(
            "ledgerentry",
            models.UniqueConstraint(
                fields=("project", "cause"),
                condition=models.Q(
                    ("cause__isnull", False),
                    ("thing__in", ["annotation", "contradiction"]),
                    models.Q(("action", "unsettle"), _negated=True),
                ),
                name="taken_back_once",
            ),
        ),
        migrations.RunSQL((SQL / "undo.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
