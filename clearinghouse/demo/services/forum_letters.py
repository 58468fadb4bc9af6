"""How the demo's people have mail of the forums, with something that is new to them so that a letter has words."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from clearinghouse.accounts.models import User
from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.services.notifying import notify
from forums.enums import Rhythm
from forums.models import Post, Topic, TopicMark
from forums.services.wishes import set_rhythm


def load_forum_letters(entries: list[dict[str, Any]]) -> int:
    """Keep each person's choice, and leave the newest replies unread where that is said. Returns how many people have one."""
    for entry in entries:
        person = User.objects.get(email=entry["email"])
        set_rhythm(person, rhythm=Rhythm(entry["rhythm"]))
        for topic in Topic.objects.filter(title__in=entry.get("unread", ())):
            leave_unread(person, topic)
    return len(entries)


@transaction.atomic
def leave_unread(person: User, topic: Topic) -> None:
    """The newest reply came a moment ago and the person was told on the site; once, however often the demo is loaded."""
    marks = TopicMark.objects.filter(user=person, topic=topic, read_seq=topic.last_seq)
    if marks.update(read_seq=topic.last_seq - 1):
        moment, latest = timezone.now(), topic.posts.get(seq=topic.last_seq)
        Post.objects.filter(pk=latest.pk).update(created_at=moment)
        Topic.objects.filter(pk=topic.pk).update(last_posted_at=moment)
        url = latest.get_absolute_url()
        notify(person, kind=NotificationKind.FORUM_POST, text=f"New in “{topic}”", url=url, subject=topic)
