import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("forums", "0009_moderation_shared_by_small_staffs"),
    ]

    operations = [
        migrations.AddField(
            model_name="topic",
            name="began_with",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The first post of a topic that was merged: its title goes with that post's words.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="begun",
                to="forums.post",
            ),
        ),
    ]
