"""The demo's boards and what is said on them, told as if it had been said over the last school year."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from clearinghouse.accounts.models import User
from clearinghouse.challenges.models import Challenge
from clearinghouse.demo.drawing import draw_scene
from clearinghouse.districts.models import District
from clearinghouse.resources.models import Topic as Term
from forums.enums import TopicKind
from forums.models import Board, Post, Reaction, Topic, TopicEvent, TopicMark
from forums.readers import reader_of
from forums.services.boards import free_slug
from forums.services.files import Brought, attach
from forums.services.ledger import lock_topic
from forums.services.posting import Opening, Words, append, new_topic
from forums.uploads import taken

KINDS = {"ask": TopicKind.QUESTION, "tell": TopicKind.DISCUSSION, "announce": TopicKind.ANNOUNCEMENT}
# Topics are spread over a year; the first of each board is the oldest.
DAYS_BETWEEN_TOPICS, MINUTES_BETWEEN_POSTS = 23, 70
LAST_HOUR, MINUTES_BETWEEN_BOARDS = 16, 4


def load_forums(entries: list[dict[str, Any]]) -> int:
    """Make each board and topic once, by its name and title. Returns how many topics there are."""
    people = {user.email.partition("@")[0]: user for user in User.objects.filter(is_active=True)}
    for place, entry in enumerate(entries):
        board = Board.objects.filter(name=entry["name"]).first() or open_board(entry, place)
        known = set(board.topics.values_list("title", flat=True))
        for number, row in enumerate(reversed(entry["topics"])):
            if title_of(row) not in known:
                load_topic(board, row, people, number * DAYS_BETWEEN_TOPICS % 300 + 1, place)
    return Topic.objects.count()


def open_board(entry: dict[str, Any], place: int) -> Board:
    """One board, as its keepers would open it."""
    board = Board(
        name=entry["name"],
        slug=free_slug(entry["name"]),
        description=entry["description"],
        rules=entry.get("rules", ""),
        audience=entry["audience"],
        role=entry.get("role", ""),
        district=District.objects.get(slug=entry["district"]) if "district" in entry else None,
        is_moderated=entry.get("moderated", False),
        position=place + 1,
    )
    board.full_clean()
    board.save()
    if "districts" in entry:
        board.districts.set(District.objects.filter(slug__in=[entry["district"], *entry["districts"]]))
    return board


def title_of(row: dict[str, Any]) -> str:
    """The title, which stands under what kind of topic it is."""
    return str(next(row[kind] for kind in KINDS if kind in row))


def load_topic(board: Board, row: dict[str, Any], people: dict[str, User], days_ago: int, place: int) -> None:
    """One topic with its replies, its answer, and its place in time."""
    author = people[row["by"]]
    kind = next(KINDS[kind] for kind in KINDS if kind in row)
    subject = Challenge.objects.filter(slug=row["challenge"]).first() if "challenge" in row else None
    topic = new_topic(board, Opening(title_of(row), kind, subject=subject), author)
    topic.tags.set(Term.objects.filter(slug__in=row.get("tags", ())))
    said = [(author, row["text"]), *((people[by], text) for by, text in row.get("replies", ()))]
    posts = [say(topic, person, text.replace("{site}", settings.SITE_URL)) for person, text in said]
    for number, scene, shows in row.get("pictures", ()):
        attach(posts[number], [Brought(taken(SimpleUploadedFile(f"{scene}.jpg", draw_scene(scene))), shows)])
    Reaction.objects.bulk_create(
        Reaction(post=posts[number], user=people[by], kind=kind) for number, kind, *names in row.get("said", ()) for by in names
    )
    Topic.objects.filter(pk=topic.pk).update(
        answer=posts[row["answer"]].pk if "answer" in row else None, is_pinned=row.get("pin", False)
    )
    afternoon = timezone.localtime().replace(hour=LAST_HOUR, minute=place * MINUTES_BETWEEN_BOARDS % 60)
    move_back(topic, posts, afternoon - timedelta(days=days_ago))


def say(topic: Topic, person: User, text: str) -> Post:
    """One post, past the limits of how fast a person writes."""
    held = lock_topic(topic.pk, reader_of(person)) if topic.last_seq else topic
    post = append(held, Words(text), author=person)
    topic.last_seq = held.last_seq
    return post


def move_back(topic: Topic, posts: list[Post], latest: datetime) -> None:
    """Let it have been said then. Whoever wrote has read it; what is older than their account is new to nobody."""
    for number, post in enumerate(reversed(posts)):
        at = latest - timedelta(minutes=number * MINUTES_BETWEEN_POSTS)
        Post.objects.filter(pk=post.pk).update(created_at=at, updated_at=at)
    first = latest - timedelta(minutes=(len(posts) - 1) * MINUTES_BETWEEN_POSTS)
    Topic.objects.filter(pk=topic.pk).update(created_at=first, updated_at=latest, last_posted_at=latest)
    TopicEvent.objects.filter(topic=topic).update(at=latest)
    TopicMark.objects.filter(topic=topic).update(read_seq=len(posts))
