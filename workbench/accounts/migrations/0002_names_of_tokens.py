"""What a token is for, in its user's words."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_people_and_tokens")]

    operations = [
        migrations.AddField(model_name="token", name="name", field=models.CharField(max_length=100, null=True)),
    ]
