"""Texts are kept as search compares them; what was indexed before is of no version, and is indexed again by a job."""

import django.contrib.postgres.search
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("annotations", "0007_ledger_over_time")]

    operations = [
        migrations.AddField("sourceindex", "folded", models.TextField(default="", db_default="")),
        migrations.AddField(
            "sourceindex",
            "version",
            models.TextField(default="", db_default="", help_text="how it was made; what is of another is not used"),
        ),
        migrations.AlterField(
            "sourceindex", "start", models.PositiveIntegerField(help_text="code points of the text before it")
        ),
        migrations.AlterField(
            "sourceindex",
            "words",
            django.contrib.postgres.search.SearchVectorField(
                help_text="its folded words, and their stems behind the name of a language"
            ),
        ),
    ]
