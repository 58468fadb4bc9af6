from django.db import models


class MailRhythm(models.TextChoices):
    """When a saved search tells what it newly finds."""

    DAILY = "daily", "On school days"
    WEEKLY = "weekly", "Once a week, on Monday"
    NEVER = "never", "Never: I look here myself"
