from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("forums", "0012_topics_counted_on_their_board"),
        ("resources", "0011_words_of_documents"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="topic",
            name="topic_in_its_board",
        ),
        migrations.AddIndex(
            model_name="topic",
            index=models.Index(
                fields=["board", "-is_pinned", "-last_posted_at", "-id", "state", "merged_into", "author"],
                name="topic_listed_on_its_board",
            ),
        ),
    ]
