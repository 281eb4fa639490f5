"""What was done day by day is read from an index alone, however long a ledger is."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("annotations", "0006_undo")]

    operations = [
        migrations.AddIndex(
            model_name="ledgerentry",
            index=models.Index(fields=["project", "thing", "action", "at"], name="ledger_over_time"),
        ),
    ]
