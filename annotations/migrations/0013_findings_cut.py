"""That a run tells of which sources not all findings are kept."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("annotations", "0012_statements"),
    ]

    operations = [
        migrations.AddField(
            model_name="checkrun",
            name="cut",
            field=models.JSONField(
                db_default=models.Value([], models.JSONField()),
                default=list,
                help_text="`{source, check}` where a check gave more than are kept of one",
            ),
        ),
    ]
