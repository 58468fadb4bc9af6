"""What is left of a purged post, place by place. Apps above the forums add their own places when they are ready."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from clearinghouse.core.enums import OutboxState
from clearinghouse.core.models import OutboxMessage
from clearinghouse.notifications.models import Notification
from forums.models import Draft, Post, PurgeProof, Topic

if TYPE_CHECKING:
    from django.db.models import QuerySet

GONE_TITLE = "Taken down"
TOLD_INSTEAD = "Something you were told of is gone: it told of a student."


@dataclass(frozen=True)
class Place:
    """Where words may stand, as moderators read it, and how many pieces of a purged post are still there."""

    name: str
    left: Callable[[Post], int]


_places: dict[str, Place] = {}


def register(place: Place) -> None:
    """Have purging look there too."""
    _places[place.name] = place


def left_of(post: Post) -> dict[str, int]:
    """How many pieces are left in each place, in the order in which they were registered."""
    return {place.name: place.left(post) for place in _places.values()}


def proof_of(post: Post) -> PurgeProof | None:
    """The proof of a purged post. One query."""
    return PurgeProof.objects.filter(post=post).select_related("purged_by").first()


def titled_by(post: Post) -> list[Topic]:
    """The topics that have their title from this post, but for titles that are gone: its own, and one that was merged. One query."""
    found = Topic.objects.filter(Q(pk=post.topic_id if post.is_first else None) | Q(began_with=post))
    return list(found.exclude(title=GONE_TITLE).order_by("pk"))


def told_of(post: Post) -> QuerySet[Notification]:
    """What people were told of a post, of a first post what they were told of its topic, and whatever else names a title of its."""
    kinds = ContentType.objects.get_for_models(Post, Topic)
    about = Q(subject_type=kinds[Post], subject_id=post.pk)
    if post.is_first:
        about |= Q(subject_type=kinds[Topic], subject_id=post.topic_id)
    for topic in titled_by(post):
        about |= Q(subject_type__in=kinds.values(), text__contains=f"“{topic.title}”")
    return Notification.objects.filter(about)


def quoting(post: Post) -> QuerySet[Post]:
    """Posts that answer it with a quotation and so may repeat it. A moderator looks at each."""
    return Post.objects.filter(quoted=post).exclude(text="").order_by("seq")


def in_post(post: Post) -> int:
    """Words in the post itself and, of a first post, in its title, where that topic was merged since too."""
    return int(bool(post.text or post.html)) + len(titled_by(post))


def in_versions(post: Post) -> int:
    """Earlier versions."""
    return post.revisions.count()


def in_files(post: Post) -> int:
    """Pictures and documents below it."""
    return post.files.count()


def drafts_quoting(post: Post) -> QuerySet[Draft]:
    """What others have begun to write with a quotation of it."""
    return Draft.objects.filter(quoted=post)


def in_notes(post: Post) -> int:
    """Notes with reports, and between moderators."""
    return post.flags.exclude(note="").count() + post.notes.count()


def in_what_was_told(post: Post) -> int:
    """What people were told on the site, which mail repeats."""
    return told_of(post).exclude(text__in=(TOLD_INSTEAD, *own_words(post))).count()


def own_words(post: Post) -> list[str]:
    """What is told of the purge itself."""
    return [f"Your post number {post.seq} on the board “{post.topic.board}” told of a student. Its words are gone for good."]


def in_outbox(post: Post) -> int:
    """Messages not yet sent that carry any text of theirs beside numbers; ours carry none."""
    waiting = OutboxMessage.objects.filter(topic__startswith="forums.", state=OutboxState.WAITING)
    about = waiting.filter(Q(payload__post=post.pk) | Q(payload__topic=post.topic_id))
    return sum(any(isinstance(value, str) for value in payload.values()) for payload in about.values_list("payload", flat=True))


for place in (
    Place("The post", in_post),
    Place("Earlier versions", in_versions),
    Place("Pictures and documents", in_files),
    Place("Drafts that quote it", lambda post: drafts_quoting(post).count()),
    Place("Notes of reporters and moderators", in_notes),
    Place("What people were told", in_what_was_told),
    Place("Mail not yet sent", in_outbox),
    Place("Posts that quote it", lambda post: quoting(post).count()),
):
    register(place)
