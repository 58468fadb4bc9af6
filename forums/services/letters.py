"""The mail of a topic: what is new in it for one person, in one letter until they have looked. Everything is asked anew as it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core import signing
from django.template.loader import render_to_string
from django.urls import reverse

from clearinghouse.accounts.models import User
from clearinghouse.accounts.services.mail import Mail, message_id, one_click
from clearinghouse.notifications.enums import NotificationKind
from forums.enums import Level
from forums.inbound.addresses import make_address
from forums.inbound.quotes import MARK
from forums.markup import plain, shortened
from forums.models import BoardMark, Post, Topic, TopicMark
from forums.selectors.letters import muted_kinds, wanted, wish_of
from forums.selectors.people import readers_of
from forums.services.sending import bounce_address, send_letter
from forums.services.telling import MAIL

if TYPE_CHECKING:
    from clearinghouse.notifications.models import Notification
    from forums.models import MailWish

SALT = "forums.stop"
MOST = 10
LONGEST = 1500


def deliver(payloads: list[dict[str, Any]]) -> None:
    """The outbox's delivery."""
    for payload in payloads:
        write(payload["user"], payload["topic"])


def write(user_id: int, topic_id: int) -> None:
    """Send one person what is new in one topic, where they may still read it, have not yet, and still want to hear of it."""
    person = User.objects.filter(pk=user_id, is_active=True).first()
    told = Topic.objects.filter(pk=topic_id).first()
    topic_id = told.heir.pk if told else topic_id
    topic = Topic.objects.visible_to(person).shown().select_related("board").filter(pk=topic_id).first() if person else None
    if person is None or topic is None or not readers_of(topic.board).filter(pk=person.pk).exists():
        return
    wish = wish_of(person)
    mark = TopicMark.objects.filter(user=person, topic=topic).first() or TopicMark(user=person, topic=topic)
    posts = news_for(person, topic, mark) if wish.is_at_once else []
    if posts:
        send_letter(person, letter(person, topic, posts, wish), key=f"{MAIL}:{person.pk}:{topic.pk}:{posts[-1].seq}")
        remember(mark, posts[-1].seq)


def news_for(person: User, topic: Topic, mark: TopicMark) -> list[Post]:
    """The posts to tell of: those after what was read and told, that the person wants by mail. After a letter, only what names them until they have looked."""
    muted = muted_kinds(person)
    new = list(
        topic.posts.shown()
        .filter(seq__gt=max(mark.read_seq, mark.told_seq))
        .exclude(author=person)
        .select_related("author", "district")
        .order_by("seq")
    )
    if mark.told_seq > mark.read_seq:
        muted.add(NotificationKind.FORUM_POST)
    board_mark = BoardMark.objects.filter(user=person, board=topic.board).first()
    return wanted(new, person_id=person.pk, level=mark.level, muted=muted, board_mark=board_mark)


def letter(person: User, topic: Topic, posts: list[Post], wish: MailWish) -> Mail:
    """Text and HTML, with the link that stops mail of this topic without signing in, and the address to answer to where there is one."""
    stop, answers_to = stop_url(person.pk, topic.pk), make_address(person.pk, topic.pk, wish.reply_version)
    words = {
        **said(posts),
        "site_name": settings.SITE_NAME,
        "person": person,
        "topic": topic,
        "mark": MARK if answers_to else "",
        "unsubscribe_url": stop,
        "settings_url": settings.SITE_URL + reverse("forums:mail"),
    }
    return Mail(
        to=person.email,
        subject=" ".join(f"{topic.title} ({topic.board})".split()),
        text=render_to_string("forums/email/letter.txt", words),
        html=render_to_string("forums/email/letter.html", words),
        headers={
            **one_click(stop),
            "Auto-Submitted": "auto-generated",
            "References": message_id(f"{MAIL}:{topic.pk}"),
            **({"Reply-To": answers_to} if answers_to else {}),
        },
        bounces_to=bounce_address(person, wish.reply_version),
    )


def said(posts: list[Post]) -> dict[str, Any]:
    """What a letter tells of these posts: the first of them in words, how many more there are, and where they begin."""
    return {
        "posts": [{"post": post, "words": shortened(plain(post.html), LONGEST)} for post in posts[:MOST]],
        "more": max(0, len(posts) - MOST),
        "url": settings.SITE_URL + posts[0].get_absolute_url(),
    }


def remember(mark: TopicMark, seq: int) -> None:
    """Note how far the person was told."""
    stored, _ = TopicMark.objects.get_or_create(user=mark.user, topic=mark.topic)
    TopicMark.objects.filter(pk=stored.pk, told_seq__lt=seq).update(told_seq=seq)


def stop_url(user_id: int, topic_id: int) -> str:
    """The address that stops mail of this topic for this person. It never expires: old mail must still be able to stop new mail."""
    return settings.SITE_URL + reverse("forums:stop", args=[signing.dumps([user_id, topic_id], salt=SALT)])


def read_stop_token(token: str) -> tuple[User, Topic] | None:
    """Whom and which topic a link is for; None when we have not signed it or either is gone."""
    try:
        user_id, topic_id = signing.loads(token, salt=SALT)
        return User.objects.get(pk=user_id, is_active=True), Topic.objects.get(pk=topic_id).heir
    except (signing.BadSignature, User.DoesNotExist, Topic.DoesNotExist, ValueError, TypeError):
        return None


def stop(person: User, topic: Topic) -> None:
    """Tell this person nothing more of the topic; again does no harm. The signed link is the permission."""
    TopicMark.objects.update_or_create(user=person, topic=topic, defaults={"level": Level.MUTE})


def no_second_mail(notification: Notification) -> None:
    """The letter says it; what the site keeps is sent by no mail of its own."""
