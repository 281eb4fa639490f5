"""Whose drafts are whose is read from an index, on every page of everybody who works."""

import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("annotations", "0009_what_is_signed")]

    operations = [
        migrations.AddIndex(
            model_name=name,
            index=django.contrib.postgres.indexes.GinIndex(
                condition=models.Q(("deleted", False), ("status", "draft")), fields=["authors"], name=f"{name}s_drafts"
            ),
        )
        for name in ("annotation", "contradiction")
    ]
