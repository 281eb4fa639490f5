"""What sources state, as checks compare it; found by the numbers of terms, and counted by them."""

import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("annotations", "0011_findings")]

    operations = [
        migrations.CreateModel(
            name="TermCount",
            fields=[
                ("key", models.BigIntegerField(primary_key=True, serialize=False)),
                ("statements", models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("check_name", models.CharField(max_length=60)),
                (
                    "number",
                    models.PositiveIntegerField(help_text="its place among those of its source and check, from 0"),
                ),
                (
                    "start",
                    models.PositiveIntegerField(help_text="code points into the stored text; the passage is half-open"),
                ),
                ("end", models.PositiveIntegerField()),
                ("quote", models.TextField()),
                ("sentence", models.TextField()),
                ("terms", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                (
                    "keys",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(),
                        help_text="of the terms, by which it is found; rules/terms.py",
                        size=None,
                    ),
                ),
                ("dating", models.TextField(help_text="EDTF", null=True)),
                (
                    "dated",
                    django.contrib.postgres.fields.ranges.BigIntegerRangeField(
                        help_text="earliest and latest day, as ordinals with 0001-01-01 as day 1", null=True
                    ),
                ),
                (
                    "figures",
                    django.contrib.postgres.fields.ranges.DecimalRangeField(
                        help_text="the bounds of its figure, both included", null=True
                    ),
                ),
                ("unit", models.TextField(null=True)),
                ("wording", models.TextField(null=True)),
                ("more", models.JSONField()),
                (
                    "source",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="statements",
                        to="annotations.source",
                    ),
                ),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=False, fields=["keys"], name="statements_by_term"
                    ),
                    django.contrib.postgres.indexes.GistIndex(
                        condition=models.Q(("dated__isnull", False)), fields=["dated"], name="statements_by_date"
                    ),
                    django.contrib.postgres.indexes.GistIndex(
                        condition=models.Q(("figures__isnull", False)), fields=["figures"], name="statements_by_figure"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("source", "check_name", "number"), name="statements_in_order"),
                    models.CheckConstraint(
                        condition=models.Q(("start__lt", models.F("end"))), name="statement_passage_is_not_empty"
                    ),
                ],
            },
        ),
    ]
