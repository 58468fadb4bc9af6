from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from clearinghouse.advocacy.enums import ContactState, ContactTopic
from clearinghouse.core.models import TimeStamped
from clearinghouse.districts.policies import Capability, can

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


class ContactMessageQuerySet(models.QuerySet["ContactMessage"]):
    def visible_to(self, user: User | AnonymousUser | None) -> ContactMessageQuerySet:
        """For those who answer them, and nobody else."""
        return self if user is not None and can(user, Capability.ANSWER_MESSAGES) else self.none()

    def open(self) -> ContactMessageQuerySet:
        return self.filter(state=ContactState.OPEN)


class ContactMessage(TimeStamped):
    """What somebody wrote through the contact form. It is deleted a year after it was answered."""

    name = models.CharField("your name", max_length=150)
    email = models.EmailField("e-mail address")
    topic = models.CharField("what it is about", max_length=10, choices=ContactTopic.choices)
    body = models.TextField("your message", max_length=5000, validators=[MaxLengthValidator(5000)])
    state = models.CharField(max_length=5, choices=ContactState.choices, default=ContactState.OPEN)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)

    objects = ContactMessageQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=ContactState.OPEN, done_at=None) | Q(state=ContactState.DONE, done_at__isnull=False),
                name="contact_message_is_done_at_some_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} on {self.get_topic_display()}"

    def get_absolute_url(self) -> str:
        return reverse("advocacy:contact_message", args=[self.pk])
