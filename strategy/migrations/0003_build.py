from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('strategy', '0002_publication_format'),
    ]

    operations = [
        migrations.CreateModel(
            name='Build',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('started_at', models.DateTimeField(auto_now_add=True, verbose_name='Begonnen')),
                ('finished_at', models.DateTimeField(null=True, verbose_name='Beendet')),
                ('total', models.PositiveSmallIntegerField(default=0)),
                ('done', models.PositiveSmallIntegerField(default=0)),
                ('built', models.PositiveSmallIntegerField(default=0, verbose_name='Neu gebaut')),
                ('refused', models.PositiveSmallIntegerField(default=0, verbose_name='Nicht gebaut')),
                ('current', models.CharField(blank=True, max_length=50)),
            ],
            options={
                'verbose_name': 'Lauf',
                'verbose_name_plural': 'Läufe',
                'ordering': ['-pk'],
            },
        ),
    ]
