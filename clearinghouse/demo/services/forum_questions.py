"""Questions that the demo's people have put to the consortium: who is asked follows from what they said they know."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from clearinghouse.accounts.models import User
from clearinghouse.demo.services.forums import LAST_HOUR, MINUTES_BETWEEN_POSTS, move_back, say
from clearinghouse.notifications.models import Notification
from clearinghouse.resources.models import ResourcePage
from clearinghouse.resources.models import Topic as Term
from forums.enums import TopicKind
from forums.models import Asked, Board, Call, Post, Topic
from forums.services.answers import accept_answer
from forums.services.asking import call_out, decline
from forums.services.posting import Opening, new_topic

HOUR = timedelta(hours=1)


def load_forum_questions(entries: list[dict[str, Any]]) -> int:
    """Ask each question once, by its title. Returns how many were put to the consortium."""
    people = {user.email.partition("@")[0]: user for user in User.objects.filter(is_active=True)}
    for entry in entries:
        board = Board.objects.get(name=entry["board"])
        if not board.topics.filter(title=entry["ask"]).exists():
            load_question(board, entry, people)
    return Call.objects.count()


def load_question(board: Board, entry: dict[str, Any], people: dict[str, User]) -> None:
    """One question with whom it was put to, what they said, its answer, and its place in time."""
    author, resource = people[entry["by"]], ResourcePage.objects.get(slug=entry["resource"])
    topic = new_topic(board, Opening(entry["ask"], TopicKind.QUESTION, subject=resource), author)
    topic.tags.set(Term.objects.filter(slug__in=entry["tags"]))
    posts = [say(topic, author, entry["text"])]
    call_out(topic)
    for name in entry.get("cannot", ()):
        decline(topic, actor=people[name])
    posts += [say(topic, people[by], text) for by, text in entry.get("replies", ())]
    if "answer" in entry:
        accept_answer(posts[entry["answer"]], actor=author)
    ask_back_then(topic, posts, timezone.localtime().replace(hour=LAST_HOUR, minute=0) - timedelta(days=entry["days_ago"]))


def ask_back_then(topic: Topic, posts: list[Post], latest: datetime) -> None:
    """Let it have been asked, told and said then; where it is answered, nobody has news of it any more."""
    move_back(topic, posts, latest)
    first = latest - timedelta(minutes=(len(posts) - 1) * MINUTES_BETWEEN_POSTS)
    Call.objects.filter(topic=topic).update(routed_at=first)
    Asked.objects.filter(topic=topic).update(at=first)
    told = Notification.objects.filter(subject_type=ContentType.objects.get_for_model(Topic), subject_id=topic.pk)
    told.update(created_at=first)
    if Topic.objects.filter(pk=topic.pk).exclude(answer=None).exists():
        told.filter(read_at=None).update(read_at=latest + HOUR)
