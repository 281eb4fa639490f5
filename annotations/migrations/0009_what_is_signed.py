"""What is signed names whoever signs it, and shows passages and sources as they are stored."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("annotations", "0008_search")]

    operations = [
        migrations.RunSQL((SQL / "statements.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
