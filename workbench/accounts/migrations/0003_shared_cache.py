"""A cache that all web processes share."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_names_of_tokens")]

    operations = [
        migrations.CreateModel(
            name="CacheEntry",
            fields=[
                ("key", models.CharField(max_length=250, primary_key=True, serialize=False)),
                ("value", models.JSONField()),
                ("expires", models.DateTimeField(db_index=True, null=True)),
            ],
        ),
    ]
