from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from forums.enums import AskedState
from forums.models.topic import Topic

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User

USUALLY_A_WEEK = 2
MOST_A_WEEK = 7


class Helper(models.Model):
    """Somebody who lets the consortium ask them what they know about, and how often in a week; 0 is never."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="forum_helper")
    a_week = models.PositiveSmallIntegerField(default=USUALLY_A_WEEK, validators=[MaxValueValidator(MOST_A_WEEK)])
    expertise = models.ManyToManyField("resources.Topic", blank=True, related_name="forum_helpers")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(a_week__lte=MOST_A_WEEK), name="helper_is_not_asked_each_hour")]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.a_week} a week"


class Call(models.Model):
    """A question that is put to the consortium. `routed_at`: when people were first looked for, which waits until the question is shown."""

    topic = models.OneToOneField(Topic, on_delete=models.CASCADE, related_name="call")
    routed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.topic_id} to the consortium"


class AskedQuerySet(models.QuerySet["Asked"]):
    def visible_to(self, user: User | AnonymousUser | None) -> AskedQuerySet:
        """A person's own, of topics that they may read now."""
        if user is None or not user.is_authenticated or not user.is_active:
            return self.none()
        return self.filter(user=user, topic__in=Topic.objects.visible_to(user).values("pk"))


class Asked(models.Model):
    """One person is asked one question, and never twice."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="asked")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="forum_asked")
    state = models.CharField(max_length=10, choices=AskedState.choices, default=AskedState.ASKED)
    at = models.DateTimeField()

    objects = AskedQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["topic", "user"], name="asked_once_per_question")]
        indexes = [models.Index(fields=["user", "at"], name="asked_lately")]

    def __str__(self) -> str:
        return f"{self.user_id} about {self.topic_id}"
