"""What topics are about: things of other rooms, known here by the name of their model and their own rules of who may see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType

from clearinghouse.core.pagination import LONGEST_NUMBER
from forums.enums import SubjectKind
from forums.models import Topic
from forums.models.topic import subject_model
from forums.readers import reads_as

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.db.models import Model

    from clearinghouse.accounts.models import User
    from forums.models.topic import TopicQuerySet
    from forums.readers import Reader

FEW = 5


@dataclass(frozen=True)
class Talk:
    """What is said about a thing: the latest few topics, and whether there are more and the person may start one. `about` is its word in addresses."""

    about: str
    topics: list[Topic]
    has_more: bool
    may_start: bool


def subject_asked(about: str, user: User | AnonymousUser) -> Any:
    """What an address such as `?about=event-12` names, where this person may see it; None for anything else."""
    kind, _, number = about.partition("-")
    if kind.upper() not in SubjectKind.__members__ or not (number.isascii() and number.isdigit() and len(number) <= LONGEST_NUMBER):
        return None
    return visible(subject_model(SubjectKind[kind.upper()]), user).filter(pk=number).first()


def visible(model: Any, user: User | AnonymousUser | None) -> Any:
    """The rows of this model that the person may see; of pages those that are published."""
    rows = model.objects.visible_to(user)
    return rows.live() if hasattr(rows, "live") else rows


def kind_of(subject: Model) -> SubjectKind:
    """Which kind of subject this is."""
    return next(kind for kind in SubjectKind if isinstance(subject, subject_model(kind)))


def type_of(subject: Model) -> ContentType:
    """The type under which a topic keeps it: a resource of any kind is kept as a resource."""
    return ContentType.objects.get_for_model(subject_model(kind_of(subject)), for_concrete_model=False)


def word_for(subject: Model) -> str:
    """How an address names this subject."""
    return f"{kind_of(subject).name.lower()}-{subject.pk}"


def subject_of(topic: Topic, user: User | AnonymousUser) -> Any:
    """What a topic is about, where this person may see it; who may not sees a topic about nothing."""
    if topic.subject_type_id is None:
        return None
    model = ContentType.objects.get_for_id(topic.subject_type_id).model_class()
    known = model is not None and any(model is subject_model(kind) for kind in SubjectKind)
    return visible(model, user).filter(pk=topic.subject_id).first() if known else None


def topics_about(subject: Model, reader: Reader) -> TopicQuerySet:
    """The shown topics about this thing that this person may read, the latest first."""
    known = subject_model(kind_of(subject))._meta
    # By its name, not by its number, which would have to be asked for first.
    kind = {"subject_type__app_label": known.app_label, "subject_type__model": known.model_name}
    here = Topic.objects.visible_with(reader).shown().filter(**kind, subject_id=subject.pk)
    found: TopicQuerySet = here.order_by("-last_posted_at", "-pk")
    return found


def talk_of(subject: Model, user: User | AnonymousUser | None) -> Talk:
    """What the page of a thing shows of the talk about it. Two queries at most, for a visitor one."""
    reader = reads_as(user)
    topics = list(topics_about(subject, reader).select_related("board")[: FEW + 1])
    return Talk(word_for(subject), topics[:FEW], has_more=len(topics) > FEW, may_start=reader.is_member)
