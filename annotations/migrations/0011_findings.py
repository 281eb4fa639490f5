"""Findings, what people decided about them, the runs that give them, and what a project sets for its checks."""

from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

SQL = Path(__file__).parent / "sql" / "findings.sql"


class Migration(migrations.Migration):
    dependencies = [
        ("annotations", "0010_drafts_by_author"),
    ]

    operations = [
        migrations.CreateModel(
            name="CheckSetting",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "project_id", "check_name", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("check_name", models.CharField(max_length=60)),
                ("is_on", models.BooleanField()),
                ("settings", models.JSONField(help_text="by name, what is not the check's own")),
                (
                    "revision",
                    models.PositiveIntegerField(help_text="from 2 on, since a check that nobody has set is at 1"),
                ),
                (
                    "project",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="check_settings",
                        to="annotations.project",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("check_name", models.CharField(max_length=60)),
                ("kind", models.CharField(max_length=20)),
                ("contradiction_kind", models.CharField(max_length=12, null=True)),
                ("relation", models.CharField(help_text="of the first value to the second", max_length=12, null=True)),
                ("message", models.TextField()),
                ("values", models.JSONField(help_text="details of the annotation kind, or what was compared")),
                ("key", models.BinaryField(help_text="SHA-256 over what it is; rules/findings.py", max_length=32)),
                ("status", models.CharField(default="open", max_length=9)),
                (
                    "revision",
                    models.PositiveIntegerField(default=1, help_text="rises with each decision and each other wording"),
                ),
                (
                    "first_given",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "ceased",
                    models.DateTimeField(
                        help_text="when a run first did not give it any more; null while the last one does", null=True
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="annotations.project",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FindingDecision",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("revision", models.PositiveIntegerField(help_text="of the finding, after it")),
                ("decision", models.CharField(max_length=7)),
                ("reason", models.TextField(blank=True)),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                (
                    "annotations",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(),
                        default=list,
                        help_text="what it became, in order of its passages",
                        size=None,
                    ),
                ),
                (
                    "contradiction",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="annotations.contradiction",
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="annotations.finding",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="annotations.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FindingPassage",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "finding_id", "number", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "start",
                    models.PositiveIntegerField(help_text="code points into the stored text; the passage is half-open"),
                ),
                ("end", models.PositiveIntegerField()),
                ("quote", models.TextField()),
                (
                    "finding",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="passages",
                        to="annotations.finding",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="annotations.source",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CheckRun",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                (
                    "sources",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(),
                        help_text="in their order; null until it begins: all",
                        null=True,
                        size=None,
                    ),
                ),
                ("cause", models.CharField(max_length=10)),
                ("status", models.CharField(default="queued", max_length=10)),
                ("fault", models.TextField(blank=True, help_text="why it failed")),
                (
                    "done",
                    models.PositiveIntegerField(
                        default=0, help_text="steps; each source is read once and compared once"
                    ),
                ),
                ("total", models.PositiveIntegerField(default=0)),
                ("given", models.PositiveIntegerField(default=0, help_text="findings that it gave, known ones too")),
                ("revision", models.PositiveIntegerField(default=1)),
                ("created", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ("ended", models.DateTimeField(null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="annotations.person",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="check_runs",
                        to="annotations.project",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["project", "created", "id"], name="check_runs_in_order")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["queued", "running", "done", "failed", "cancelled"])),
                        name="check_run_status_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cause__in", ["asked", "arrival", "provenance"])),
                        name="check_run_cause_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("done__lte", models.F("total"))), name="no_more_done_than_there_is"
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="finding",
            index=models.Index(fields=["project", "id"], name="findings_in_order"),
        ),
        migrations.AddIndex(
            model_name="finding",
            index=models.Index(
                condition=models.Q(("ceased__isnull", True)),
                fields=["project", "check_name", "status"],
                name="findings_by_check",
            ),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.UniqueConstraint(fields=("project", "key"), name="one_finding_per_key"),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "claim",
                            "statistic",
                            "quote",
                            "translation_error",
                            "contradiction",
                            "tension",
                            "holds",
                            "dependence",
                        ],
                    )
                ),
                name="finding_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["open", "accepted", "dismissed"])), name="finding_status_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("relation__in", ["equal", "contains", "within", "overlaps", "disjoint", "cannot_tell"])
                ),
                name="finding_relation_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("contradiction_kind__in", ["dating", "figure", "fact", "naming", "attribution", "translation"])
                ),
                name="finding_contradiction_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("contradiction_kind__isnull", False), ("kind", "contradiction")),
                    models.Q(models.Q(("kind", "contradiction"), _negated=True), ("contradiction_kind__isnull", True)),
                    _connector="OR",
                ),
                name="contradictions_say_which_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(("message", ""), _negated=True), name="finding_says_why"
            ),
        ),
        migrations.AddConstraint(
            model_name="findingdecision",
            constraint=models.UniqueConstraint(fields=("finding", "revision"), name="one_decision_on_a_finding"),
        ),
        migrations.AddConstraint(
            model_name="findingdecision",
            constraint=models.CheckConstraint(
                condition=models.Q(("decision__in", ["accept", "dismiss", "reopen"])), name="finding_decision_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="findingdecision",
            constraint=models.CheckConstraint(
                condition=models.Q(("decision", "dismiss"), ("reason", ""), _negated=True),
                name="dismissals_have_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="findingdecision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decision", "accept"),
                    models.Q(("annotations", []), ("contradiction__isnull", True)),
                    _connector="OR",
                ),
                name="only_accepted_findings_become_work",
            ),
        ),
        migrations.AddIndex(
            model_name="findingpassage",
            index=models.Index(fields=["source", "start", "end"], name="findings_in_source"),
        ),
        migrations.AddConstraint(
            model_name="findingpassage",
            constraint=models.CheckConstraint(
                condition=models.Q(("start__lt", models.F("end"))), name="finding_passage_is_not_empty"
            ),
        ),
        migrations.RunSQL(SQL.read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
