from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("core", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="translationrecord",
            name="is_withdrawn_with_source",
            field=models.BooleanField(default=False),
        ),
    ]
