"""Members say that a post should not stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse

from clearinghouse.core import audit
from clearinghouse.core.errors import NotAllowed
from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.services.notifying import notify
from forums.enums import FlagReason, PostState
from forums.errors import NotYourOwn
from forums.models import Flag, Post
from forums.readers import reader_of
from forums.selectors.people import moderators_of
from forums.services.editing import take_away
from forums.services.ledger import lock_post

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User

UNTIL_LOOKED_AT = "Somebody says that it tells of a student. A moderator looks at it."


@transaction.atomic
def flag_post(post: Post, *, reason: FlagReason, note: str = "", actor: User) -> Flag:
    """Report a post; the same person's again is one. What may tell of a student is hidden at once, and looked at afterwards.

    The moderators of the board are told. Raises NotAllowed, NotYourOwn.
    """
    reader = reader_of(actor)
    topic, found = lock_post(post.pk, reader)
    known = Flag.objects.filter(post=post, reporter=actor).first()
    if known is not None:
        return known
    if not found.is_shown or not reader.is_member:
        raise NotAllowed
    if found.author_id == actor.pk:
        raise NotYourOwn
    flag = Flag.objects.create(post=found, reporter=actor, reason=reason, note=" ".join(note.split())[:300])
    if reason == FlagReason.STUDENT:
        found.hidden_because = UNTIL_LOOKED_AT
        take_away(topic, found, PostState.HIDDEN)
    audit.record(found, "post.flagged", actor=actor, reason=reason)
    tell_moderators(found, f"A post in “{topic}” is reported: {FlagReason(reason).label.lower()}")
    return flag


def tell_moderators(post: Post, text: str) -> None:
    """Tell those who moderate the board that something waits for them, but not whoever wrote it."""
    people = [person for person in moderators_of(post.topic.board) if person.pk != post.author_id]
    url = reverse("forums:moderate", args=[post.pk])
    notify(people, kind=NotificationKind.FORUM_FLAG, text=text, url=url, subject=post)
