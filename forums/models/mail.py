from __future__ import annotations

from django.conf import settings
from django.db import models

from forums.enums import Arrival, Rhythm


class MailWish(models.Model):
    """How one person gets mail of the forums, and how their mail fared. Without a row: at once."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="forum_mail")
    rhythm = models.CharField("when mail comes", max_length=10, choices=Rhythm.choices, default=Rhythm.AT_ONCE)
    gathered_on = models.DateField(null=True, blank=True, help_text="The day of the newest letter that gathers.")
    reply_version = models.PositiveIntegerField(default=0, help_text="Rises to end all addresses made for answers so far.")
    bounces = models.PositiveSmallIntegerField(default=0, help_text="On how many days within a month letters came back.")
    bounced_on = models.DateField(null=True, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True, help_text="Since when no mail is sent, as it came back.")
    refusals = models.PositiveSmallIntegerField(default=0, help_text="How often a mail of theirs was answered with a no that day.")
    refused_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["rhythm"], name="mail_wish_by_rhythm")]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.rhythm}"

    @property
    def is_at_once(self) -> bool:
        """Whether each topic's letter goes out by itself."""
        return self.rhythm == Rhythm.AT_ONCE and self.paused_at is None


class ArrivalCount(models.Model):
    """How many mails came in on one day that fared the same. Nothing of them is kept."""

    day = models.DateField()
    arrival = models.CharField(max_length=10, choices=Arrival.choices)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-day", "arrival"]
        constraints = [models.UniqueConstraint(fields=["day", "arrival"], name="arrival_count_once_a_day")]

    def __str__(self) -> str:
        return f"{self.day} {self.arrival}: {self.number}"
