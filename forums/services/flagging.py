"""Members say that a post should not stand."""

from __future__ import annotations

from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.urls import reverse

from clearinghouse.core import audit, outbox
from clearinghouse.core.errors import NotAllowed
from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.services.notifying import notify
from forums.enums import COMMON, FlagReason, PostState
from forums.errors import NotYourOwn
from forums.models import Claim, Flag, Post
from forums.readers import reader_of
from forums.selectors.people import moderators_of
from forums.selectors.recusal import recusal_for
from forums.selectors.rota import on_duty
from forums.services.claiming import is_waiting
from forums.services.editing import take_away
from forums.services.ledger import lock_post

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clearinghouse.accounts.models import User

# What still waits after this long, others than who is on duty hear of too.
STILL, STILL_WAITS = "forums.still", timedelta(hours=4)
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
    audit.record(found, "post.flagged", actor=actor, reason=reason, board=topic.board_id)
    tell_moderators(found, f"A post in “{topic}” is reported: {FlagReason(reason).label.lower()}")
    return flag


def tell_moderators(post: Post, text: str) -> None:
    """Tell those who moderate the board that something waits for them, but not whoever wrote it.

    On the consortium's boards whoever is on duty hears of it first; the others where it still waits after a few hours.
    """
    people = [person for person in moderators_of(post.topic.board) if person.pk != post.author_id]
    first = duty_for(post, people) if post.topic.board.audience in COMMON else []
    if first:
        outbox.enqueue(STILL, {"post": post.pk, "told": [person.pk for person in first]}, key=str(post.pk), wait=STILL_WAITS)
    say_it_waits(post, first or people, text)


def duty_for(post: Post, people: Sequence[User]) -> list[User]:
    """Who of these people is on duty for the post this week: the moderator, or the stand-in where that one leaves it to another."""
    known = {person.pk for person in people}
    able = (person for person in on_duty() if person.pk in known and not recusal_for(reader_of(person), post))
    return list(islice(able, 1))


def deliver_still(payloads: list[dict[str, Any]]) -> None:
    """The outbox's delivery: tell the others of what whoever is on duty has not got to."""
    for payload in payloads:
        post = Post.objects.filter(pk=payload["post"]).select_related("topic__board").first()
        if post is not None and is_waiting(post) and not Claim.objects.live().filter(post=post).exists():
            others = [one for one in moderators_of(post.topic.board) if one.pk not in (post.author_id, *payload["told"])]
            say_it_waits(post, others, f"A post in “{post.topic}” has waited for a moderator for hours")


def say_it_waits(post: Post, people: Sequence[User], text: str) -> None:
    """On the site and by mail, until somebody has decided."""
    url = reverse("forums:moderate", args=[post.pk])
    notify(people, kind=NotificationKind.FORUM_FLAG, text=text, url=url, subject=post)
