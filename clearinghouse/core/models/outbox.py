from django.db import models
from django.utils import timezone

from clearinghouse.core.enums import OutboxState


class OutboxMessage(models.Model):
    """Something to tell another server, written in the transaction that makes it true and delivered after commit."""

    topic = models.CharField(max_length=100)
    key = models.CharField(max_length=200, help_text="Of the waiting messages of one topic and key, only the newest is delivered.")
    payload = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=OutboxState.choices, default=OutboxState.WAITING)
    attempts = models.PositiveIntegerField(default=0, help_text="Deliveries that failed or died by the message's own fault.")
    pauses = models.PositiveIntegerField(default=0, help_text="How often it was put off; each pause is longer.")
    due_at = models.DateTimeField(default=timezone.now)
    leased_until = models.DateTimeField(null=True, blank=True)
    last_error = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["topic", "state", "due_at"], name="outbox_due"),
            models.Index(fields=["topic", "key", "state"], name="outbox_key"),
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.key} ({self.state})"
