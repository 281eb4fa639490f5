"""What a project asks of those who sign, who is to look at what, and the ledger's functions that know of it."""

from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

SQL = Path(__file__).parent / "sql" / "signing.sql"


def _belongs_to(model: str, name: str, *, null: bool = False) -> models.ForeignKey:
    return models.ForeignKey(
        null=null, on_delete=django.db.models.deletion.PROTECT, related_name=name, to=f"annotations.{model}"
    )


class Migration(migrations.Migration):
    dependencies = [("annotations", "0003_guidelines")]

    operations = [
        migrations.AddField(
            "project",
            "sign_again_after",
            models.PositiveSmallIntegerField(
                null=True,
                help_text="minutes after which whoever signs says again who they are; null is never, 0 each time",
            ),
        ),
        migrations.AddField(
            "project",
            "two_reviewers",
            django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=20),
                db_default=[],
                default=list,
                help_text="what takes two reviewers, by kind",
            ),
        ),
        migrations.CreateModel(
            "Lease",
            fields=[
                (
                    "thing_id",
                    models.UUIDField(help_text="an annotation or a contradiction", primary_key=True, serialize=False),
                ),
                ("expires", models.DateTimeField()),
                ("person", _belongs_to("person", "leases")),
                ("project", _belongs_to("project", "leases")),
            ],
        ),
        migrations.CreateModel(
            "Assignment",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(help_text="a kind or contradiction; null is all", max_length=20, null=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "created",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("person", _belongs_to("person", "assignments")),
                ("project", _belongs_to("project", "assignments")),
                ("source", _belongs_to("source", "assignments", null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("project", "person", "source", "kind"), name="assigned_once", nulls_distinct=False
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source__isnull", False), ("kind__isnull", False), _connector="OR"),
                        name="something_is_assigned",
                    ),
                ],
            },
        ),
        migrations.RunSQL(SQL.read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
