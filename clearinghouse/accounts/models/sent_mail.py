from django.db import models


class SentMail(models.Model):
    """A mail that the mail server has taken, by its key: the outbox delivers at least once, people should read it once."""

    key = models.CharField(max_length=200, unique=True)
    sent_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.key
