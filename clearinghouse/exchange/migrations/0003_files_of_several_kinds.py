from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("exchange", "0002_what_other_libraries_were_told"),
    ]

    operations = [
        migrations.RenameModel(old_name="EvidenceImport", new_name="FileImport"),
        migrations.AddField(
            model_name="fileimport",
            name="kind",
            field=models.CharField(
                choices=[("evidence", "Findings of research"), ("records", "Resources")], default="evidence", max_length=10
            ),
        ),
        migrations.AddField(
            model_name="fileimport",
            name="publishes",
            field=models.BooleanField(default=False, help_text="Whether what it brings is published at once."),
        ),
    ]
