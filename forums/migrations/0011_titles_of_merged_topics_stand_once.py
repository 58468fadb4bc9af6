from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def find_first_posts(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """A topic's row is stored right before its first post: of its author's posts since, that is the oldest where its posts went."""
    topics, posts = apps.get_model("forums", "Topic"), apps.get_model("forums", "Post")
    for topic in topics.objects.exclude(merged_into=None):
        heir = topic
        while heir.merged_into_id is not None:
            heir = heir.merged_into
        since = posts.objects.filter(topic=heir, author=topic.author_id, created_at__gte=topic.created_at)
        topic.began_with = since.order_by("created_at", "pk").first()
        topic.save(update_fields=["began_with"])


def leave_titles_to_topics(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The audit trail names a merged topic by its number alone, so that its title stands in one place."""
    entries = apps.get_model("wagtailcore", "ModelLogEntry").objects.filter(action="topic.merged")
    for entry in entries:
        data = {name: value for name, value in entry.data.items() if name != "title"}
        entries.filter(pk=entry.pk).update(data=data)


class Migration(migrations.Migration):
    dependencies = [
        ("forums", "0010_merged_topics_know_what_they_began_with"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.RunPython(find_first_posts, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(leave_titles_to_topics, migrations.RunPython.noop, elidable=True),
    ]
