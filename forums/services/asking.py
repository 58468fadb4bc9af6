"""Asking the consortium: a question is put to the few people who know most about it, none of them too often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from clearinghouse.core.errors import NotAllowed
from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.models import Notification
from clearinghouse.notifications.services.notifying import notify
from forums.enums import AskedState
from forums.errors import NothingToAskBy
from forums.models import Asked, Call, Helper, Topic
from forums.readers import reader_of
from forums.selectors.asking import WEEK, asked_since, candidates, known_of
from forums.services.ledger import lock_topic

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from clearinghouse.accounts.models import User
    from clearinghouse.resources.models import Topic as Tag

AT_ONCE = 5


@transaction.atomic
def declare(*, expertise: Iterable[Tag], a_week: int, actor: User) -> Helper:
    """Say what one may be asked about and how often in a week; nothing chosen, or 0, is never. Raises NotAllowed, ValidationError."""
    if not reader_of(actor).is_member:
        raise NotAllowed
    helper, _ = Helper.objects.get_or_create(user=actor)
    helper.a_week = a_week
    helper.full_clean()
    helper.save()
    helper.expertise.set(expertise)
    return helper


def call_out(topic: Topic) -> None:
    """Put a new question to the consortium, in the transaction that writes it. Raises NothingToAskBy without a term to go by."""
    if not topic.is_question or not topic.tags.exists():
        raise NothingToAskBy
    Call.objects.create(topic=topic)
    route(topic)


def route(topic: Topic) -> None:
    """Ask people, where the question was put to the consortium, is shown, and nobody was looked for yet. Again nothing happens."""
    first = Call.objects.filter(topic=topic, routed_at=None)
    if topic.is_shown and first.update(routed_at=timezone.now()):
        ask(topic, AT_ONCE)


def ask(topic: Topic, number: int) -> list[Asked]:
    """Ask so many more people this question, those who fit best and whose week is not full. Their rows are held: no week gets too full by two questions at once."""
    ranked = candidates(topic)
    held = {one.user_id: one for one in Helper.objects.select_for_update().filter(user__in=ranked).order_by("pk")}
    now = timezone.now()
    this_week = asked_since(ranked, now - WEEK)
    known = set(Asked.objects.filter(topic=topic).values_list("user", flat=True))
    free = [pk for pk in ranked if pk in held and pk not in known and this_week.get(pk, 0) < held[pk].a_week]
    rows = Asked.objects.bulk_create(Asked(topic=topic, user_id=pk, at=now) for pk in free[:number])
    tell(topic, free[:number])
    return rows


def tell(topic: Topic, people: list[int]) -> None:
    """On the site and by mail."""
    helpers = [helper.user for helper in Helper.objects.filter(user__in=people).select_related("user")]
    text = f"Can you help? {topic.author or 'Somebody'} asks: “{topic.title}”"
    notify(helpers, kind=NotificationKind.FORUM_ASKED, text=text, url=topic.get_absolute_url(), subject=topic)


@transaction.atomic
def decline(topic: Topic, *, actor: User) -> None:
    """Say that one cannot help with this; the next who fits is asked. Again nothing happens. Raises NotAllowed for whoever was not asked."""
    topic = lock_topic(topic.pk, reader_of(actor))
    asked = Asked.objects.filter(topic=topic, user=actor)
    if not asked.exists():
        raise NotAllowed
    is_news = asked.filter(state=AskedState.ASKED).update(state=AskedState.DECLINED)
    if is_news and topic.answer_id is None and not topic.is_locked:
        ask(topic, 1)


def words_of_mail(notification: Notification) -> dict[str, Any] | None:
    """What the mail says more; None where the person can no longer read it, has declined, or the question is answered."""
    asked = Asked.objects.visible_to(notification.recipient).filter(topic=notification.subject_id, state=AskedState.ASKED)
    found = asked.select_related("topic__board").first()
    if found is None or not found.topic.is_shown or found.topic.answer_id is not None:
        return None
    return {"topic": found.topic, "terms": known_of(found.topic, notification.recipient)}
