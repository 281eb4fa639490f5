"""People can become pseudonyms: the ledger's functions that know of it, and the names in releases that follow."""

from pathlib import Path

from django.conf import settings
from django.db import migrations, models

SQL = Path(__file__).parent / "sql"
ONE_KEY = "one_key_per_person_and_project"


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("annotations", "0004_signing_and_assigning"),
    ]

    operations = [
        migrations.AddField(
            "person",
            "account_mark",
            models.BinaryField(
                max_length=32, null=True, help_text="recognises, with the server's key, an account that was let go"
            ),
        ),
        migrations.AddField("person", "pseudonymous", models.BooleanField(default=False, db_default=False)),
        migrations.AddField(
            "person",
            "revision",
            models.PositiveIntegerField(default=0, db_default=0, help_text="how often the ledger speaks of it"),
        ),
        # Partial, so that letting an account go needs no lock that every entry of the person would wait for.
        migrations.RemoveConstraint("person", ONE_KEY),
        migrations.AddConstraint(
            "person",
            models.UniqueConstraint(
                fields=("project", "user"), condition=models.Q(("user__isnull", False)), name=ONE_KEY
            ),
        ),
        *(
            migrations.RunSQL((SQL / f"{name}.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop)
            for name in ("pseudonyms", "renaming")
        ),
    ]
