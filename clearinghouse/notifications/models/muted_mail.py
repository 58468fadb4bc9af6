from django.conf import settings
from django.db import models

from clearinghouse.notifications.enums import NotificationKind


class MutedMail(models.Model):
    """A kind of notification that a person does not want by mail; without a row, mail is sent."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="muted_mail")
    kind = models.CharField(max_length=30, choices=NotificationKind.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "kind"], name="muted_mail_once")]

    def __str__(self) -> str:
        return self.get_kind_display()
